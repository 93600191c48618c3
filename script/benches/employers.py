"""Fills the database with employers that share with a service point, in bulk, each with a dossier in use."""

from datetime import timedelta
from random import Random

DIMENSIONS = ("willen", "kunnen", "context")
STAGES = ("sensibiliseren", "motiveren", "ondersteunen", "verankeren", "")


def team_with_employers(name: str, employers: int, managers: int = 8) -> object:
    """A service point with so many employers; gives one of its team leads.

    One of ten shares nothing, and two of three of the others measured again.
    """
    from scan.models import Membership, ServicePoint, User

    point = ServicePoint.objects.create(name=name, region=name)
    people = [User.objects.create_user(f"{name}-{n}@example.org", first_name=f"Collega {n}") for n in range(managers)]
    Membership.objects.bulk_create(Membership(service_point=point, user=one, is_lead=True) for one in people)
    chance = Random(name)  # noqa: S311  (the same employers every time; nothing secret)
    # In one order, so that none stands beside its neighbours by accident of making.
    for begin in range(0, employers, 1000):
        _share(point, people, range(begin, min(begin + 1000, employers)), chance)
    return people[0]


def _share(point: object, people: list[object], numbers: range, chance: Random) -> None:
    from django.db import transaction

    from scan.models import Dossier, DossierOrganisation, Organisation

    with transaction.atomic():
        names = [f"Werkgever {number} {chance.choice(('BV', 'Groep', 'en zonen'))}" for number in numbers]
        organisations = Organisation.objects.bulk_create(Organisation(name=name) for name in names)
        dossiers = Dossier.objects.bulk_create(
            Dossier(service_point=point, name=name, follow_up_on=_some_day(chance)) for name in names
        )
        DossierOrganisation.objects.bulk_create(
            DossierOrganisation(dossier=dossier, organisation=one, service_point=point)
            for dossier, one in zip(dossiers, organisations, strict=True)
        )
        sharing = [one for number, one in enumerate(organisations) if number % 10]
        first = _measure(point, sharing, chance, days_ago=200)
        again = [one for one in sharing if chance.random() < 2 / 3]
        _plan(first[: len(first) // 4] + _measure(point, again, chance, days_ago=20)[: len(again) // 4])
        _write(dossiers, people, chance)


def _measure(point: object, organisations: list[object], chance: Random, *, days_ago: int) -> list[object]:
    """Scans of these organisations with a result, shared."""
    from django.utils import timezone

    from scan.models import InstrumentVersion, Result, Scan, Share

    version = InstrumentVersion.objects.latest("number")
    sectors = [str(option.value) for option in version.instrument.options["sector"]]
    then = timezone.now() - timedelta(days=days_ago)
    scans = Scan.objects.bulk_create(Scan(organisation=one, version=version, started_at=then) for one in organisations)
    results = Result.objects.bulk_create(
        Result(
            scan=scan,
            version=version,
            data={"padding": "x" * 2000},
            dimensions={key: chance.choice((None, *range(0, 101, 7))) for key in DIMENSIONS},
            sector=chance.choice(sectors),
            size=chance.choice(("1-9", "10-24", "50-99")),
            kind="privaat",
            stage=chance.choice(STAGES),
            lowest=chance.choice(DIMENSIONS),
            wishes=chance.choice(("", " begeleiding ", " functies  team ")),
        )
        for scan in scans
    )
    for scan, result in zip(scans, results, strict=True):
        scan.result = result
    Scan.objects.bulk_update(scans, ["result"], batch_size=500)
    Share.objects.bulk_create(
        Share(
            scan=scan,
            service_point=point,
            organisation_name=scan.organisation.name,
            contact_name=f"Contact {number}",
            includes_plan=True,
            shared_at=then,
            until=timezone.now() + timedelta(days=chance.choice((-10, *[90] * 9))),
            first_seen_at=chance.choice((None, then)),
        )
        for number, scan in enumerate(scans)
    )
    return scans


def _plan(scans: list[object]) -> None:
    """A plan for each of these scans, in which nothing changed for a while."""
    from django.utils import timezone

    from scan.models import Plan, PlanStep

    before = timezone.now() - timedelta(days=45)
    when = {"status_at": before, "chosen_at": before, "changed_at": before}
    plans = Plan.objects.bulk_create(Plan(scan=scan) for scan in scans)
    PlanStep.objects.bulk_create(
        PlanStep(plan=plan, version_id=plan.scan.version_id, step="stap", title="Stap", status="bezig", **when)
        for plan in plans
    )


def _write(dossiers: list[object], people: list[object], chance: Random) -> None:
    """Who looks after these dossiers, and what was written in them."""
    from django.utils import timezone

    from scan.models import Agreement, Assignment, Contact, EmployerInvitation

    today = timezone.localdate()
    Assignment.objects.bulk_create(
        Assignment(dossier=one, manager=chance.choice(people), note=chance.choice(("", "Lees dit.")))
        for one in dossiers
        if chance.random() < 0.8
    )
    Agreement.objects.bulk_create(
        Agreement(dossier=one, text="Bellen", due=_some_day(chance), done_on=chance.choice((None, today)))
        for one in dossiers
        for _ in range(2)
    )
    Contact.objects.bulk_create(
        Contact(dossier=one, name=f"Persoon {one.pk}", until=chance.choice((None, None, today - timedelta(days=9))))
        for one in dossiers
    )
    EmployerInvitation.objects.bulk_create(
        EmployerInvitation(
            dossier=one,
            token_hash=f"token-{one.pk}",
            stop_hash=f"stop-{one.pk}",
            started_at=timezone.now() - timedelta(days=chance.randint(1, 60)),
        )
        for one in dossiers
        if chance.random() < 0.3
    )


def _some_day(chance: Random) -> object:
    """A day around today, or none."""
    from django.utils import timezone

    return chance.choice((None, timezone.localdate() + timedelta(days=chance.randint(-20, 40))))

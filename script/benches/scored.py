"""Fills the database with employers that share a result which was really scored, in bulk."""

from datetime import timedelta
from random import Random

SCORED = 300
"""How many different results there are; the others have one of these too."""

CHUNK = 1000
STATUSES = ("te-doen", "bezig", "gedaan", "gestopt")


def point_with_scans(name: str, scans: int) -> object:
    """A service point with so many employers that share; one in twenty has measured twice."""
    from scan.models import InstrumentVersion, ServicePoint

    point = ServicePoint.objects.create(name=name, region=name)
    version = InstrumentVersion.objects.latest("number")
    chance = Random(name)  # noqa: S311  (the same scans every time; nothing secret)
    outcomes = _outcomes(version.instrument, min(SCORED, scans))
    for begin in range(0, scans, CHUNK):
        organisations = _organisations(point, range(begin, min(begin + CHUNK, scans)))
        again = [one for one in organisations if chance.random() < 0.05]
        _measure(point, version, organisations, outcomes, chance)
        _measure(point, version, again, outcomes, chance)
    return point


def _outcomes(instrument: object, number: int) -> list[object]:
    """Outcomes of scans that were made up by chance: the fields of a Result, and the keys of the first steps."""
    from scan.core.lint.asking import Asking
    from scan.core.lint.made_up import Aim, Maker
    from scan.core.lint.reach import Reach
    from scan.core.outcome import outcome_of, to_plain
    from scan.models.columns import columns_of

    maker = Maker(instrument, Reach(instrument, Asking(instrument)), Random("scans"))  # noqa: S311  (nothing secret)
    made = (outcome_of(instrument, maker.scan(Aim())) for _ in range(number))
    return [
        ({"data": to_plain(one), **columns_of(instrument, one)}, [step.key for step in one.advice.steps[:3]])
        for one in made
    ]


def _organisations(point: object, numbers: range) -> list[object]:
    from scan.models import Dossier, DossierOrganisation, Organisation

    made = Organisation.objects.bulk_create(Organisation(name=f"Werkgever {number}") for number in numbers)
    dossiers = Dossier.objects.bulk_create(Dossier(service_point=point, name=one.name) for one in made)
    DossierOrganisation.objects.bulk_create(
        DossierOrganisation(dossier=dossier, organisation=one, service_point=point)
        for dossier, one in zip(dossiers, made, strict=True)
    )
    return made


def _measure(
    point: object, version: object, organisations: list[object], outcomes: list[object], chance: Random
) -> None:
    """Scans of these organisations with a result, shared, some with a plan."""
    from django.utils import timezone

    from scan.models import Result, Scan, Share

    scans = Scan.objects.bulk_create(Scan(organisation=one, version=version) for one in organisations)
    chosen = [chance.choice(outcomes) for _ in scans]
    results = Result.objects.bulk_create(
        Result(scan=scan, version=version, **fields) for scan, (fields, _) in zip(scans, chosen, strict=True)
    )
    for scan, result in zip(scans, results, strict=True):
        scan.result = result
    Scan.objects.bulk_update(scans, ["result"], batch_size=500)
    Share.objects.bulk_create(
        Share(
            scan=scan,
            service_point=point,
            organisation_name=scan.organisation.name,
            contact_name="Joost Jansen",
            contact_email=f"contact{scan.pk}@example.org",
            includes_open_answers=chance.random() < 0.5,
            includes_roles=chance.random() < 0.5,
            includes_plan=chance.random() < 0.5,
            until=timezone.now() + timedelta(days=90),
        )
        for scan in scans
    )
    _plan(scans, chosen, chance)


def _plan(scans: list[object], outcomes: list[object], chance: Random) -> None:
    """One in three made a plan of three steps."""
    from scan.models import Plan, PlanStep

    planning = [(scan, one) for scan, one in zip(scans, outcomes, strict=True) if chance.random() < 0.33]
    plans = Plan.objects.bulk_create(Plan(scan=scan) for scan, _ in planning)
    PlanStep.objects.bulk_create(
        PlanStep(plan=plan, step=step, version_id=scan.version_id, title=step, status=chance.choice(STATUSES))
        for plan, (scan, (_, steps)) in zip(plans, planning, strict=True)
        for step in steps
    )

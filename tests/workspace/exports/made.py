"""Many shared scans at once: really scored answers by chance, stored in bulk, with names and words that are hostile."""

from collections.abc import Iterator
from datetime import timedelta
from random import Random

from django.utils import timezone

from scan.core.instrument import Instrument
from scan.core.lint.asking import Asking
from scan.core.lint.made_up import Aim, Maker
from scan.core.lint.reach import Reach
from scan.core.measurement import Measurement
from scan.core.outcome import Outcome, outcome_of, to_plain
from scan.models import (
    Dossier,
    DossierOrganisation,
    InstrumentVersion,
    Organisation,
    Plan,
    PlanStep,
    Result,
    Scan,
    ServicePoint,
    Share,
)
from scan.models.columns import columns_of
from tests.export.hostile import HOSTILE

STATUSES = ("te-doen", "bezig", "gedaan", "gestopt", "afgewezen", "doen-wij-al", "open")


def outcomes(instrument: Instrument, number: int, seed: str = "scans") -> Iterator[Outcome]:
    """Outcomes of made-up measurements; each has words of its own."""
    chance = Random(seed)
    maker = Maker(instrument, Reach(instrument, Asking(instrument)), chance)
    for place in range(number):
        made = maker.scan(Aim())
        facts = {**made.facts, "toelichting": HOSTILE[place % len(HOSTILE)]}
        yield outcome_of(instrument, Measurement(facts, made.respondents))


def share_many(
    point: ServicePoint,
    version: InstrumentVersion,
    number: int,
    *,
    seed: str = "scans",
    organisations: list[Organisation] | None = None,
    days_ago: int = 0,
    repeat: int = 0,
) -> list[Share]:
    """So many shared scans with a result, a dossier each and some plans; only `repeat` of them are scored, if said."""
    chance = Random(f"{seed}-stored")
    instrument = version.instrument
    scored = list(outcomes(instrument, min(number, repeat or number), seed))
    then = timezone.now() - timedelta(days=days_ago)
    if organisations is None:
        organisations = _organisations(point, number)
    scans = Scan.objects.bulk_create(Scan(organisation=one, version=version, started_at=then) for one in organisations)
    results = Result.objects.bulk_create(
        Result(scan=scan, version=version, created_at=then, data=to_plain(outcome), **columns_of(instrument, outcome))
        for scan, outcome in zip(scans, (scored[n % len(scored)] for n in range(number)), strict=True)
    )
    for scan, result in zip(scans, results, strict=True):
        scan.result = result
    Scan.objects.bulk_update(scans, ["result"], batch_size=500)
    shares = Share.objects.bulk_create(
        Share(
            scan=scan,
            service_point=point,
            organisation_name=scan.organisation.name[:200],
            contact_name=f"Contact {place}",
            contact_email=f"contact{place}@example.org",
            includes_open_answers=chance.random() < 0.6,
            includes_roles=chance.random() < 0.6,
            includes_plan=chance.random() < 0.6,
            consent_text="Ja.",
            shared_at=then,
            until=timezone.now() + timedelta(days=90),
        )
        for place, scan in enumerate(scans)
    )
    _plans(scans, chance)
    return shares


def _organisations(point: ServicePoint, number: int) -> list[Organisation]:
    names = (HOSTILE[place % len(HOSTILE)][:150] for place in range(number))
    made = Organisation.objects.bulk_create(Organisation(name=name) for name in names)
    dossiers = Dossier.objects.bulk_create(Dossier(service_point=point, name=one.name) for one in made)
    DossierOrganisation.objects.bulk_create(
        DossierOrganisation(dossier=dossier, organisation=one, service_point=point)
        for dossier, one in zip(dossiers, made, strict=True)
    )
    return made


def _plans(scans: list[Scan], chance: Random) -> None:
    """A plan for one in three, with steps in every status."""
    with_plan = [scan for scan in scans if chance.random() < 0.33]
    plans = Plan.objects.bulk_create(Plan(scan=scan) for scan in with_plan)
    steps = []
    for plan in plans:
        advised = [step["key"] for step in plan.scan.result.data["advice"]["steps"]]
        for key in chance.sample(advised, k=min(len(advised), 4)):
            step = PlanStep(plan=plan, step=key, version_id=plan.scan.version_id, title=key)
            step.status = chance.choice(STATUSES)
            steps.append(step)
    PlanStep.objects.bulk_create(steps)

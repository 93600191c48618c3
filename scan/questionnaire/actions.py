"""What an employer does to a scan while filling it in: start, save, finish, reopen, delete."""

from django.db import transaction
from django.utils import timezone

from scan.core.outcome import outcome_of, to_plain
from scan.core.parts import Answer as GivenAnswer
from scan.core.scoring import shown_number
from scan.models import Act, InstrumentVersion, Organisation, Response, Result, Scan
from scan.models.answers import Screen
from scan.models.answers import save_answer as upsert_answer
from scan.models.audit import record
from scan.models.scan import measurement_of


class ScanFinishedError(Exception):
    """The response was finished, or deleted: it takes no answers."""


def start_scan(role: str) -> Response:
    """Start a scan on the newest version and return the owner's response. The role is one that may own a scan."""
    with transaction.atomic():
        scan = Scan.objects.create(
            organisation=Organisation.objects.create(), version=InstrumentVersion.objects.latest("number")
        )
        response = Response.objects.create(scan=scan, role=role, is_owner=True)
        record(Act.STARTED, scan)
    return response


def save_answer(response: Response, question: str, value: GivenAnswer | None, screen: Screen) -> bool:
    """Save one answer; False when the save was late and dropped. Raises ScanFinishedError."""
    if response.finished_at is not None:
        raise ScanFinishedError
    saved = upsert_answer(response, question, value, screen)
    if not saved and not Response.objects.filter(pk=response.pk, finished_at=None).exists():
        raise ScanFinishedError
    return saved


def finish(response: Response) -> Result:
    """Finish a response and make the scan's new result. Finishing again changes nothing but makes the result anew."""
    with transaction.atomic():
        Response.objects.filter(pk=response.pk, finished_at=None).update(finished_at=timezone.now())
        response.refresh_from_db(fields=["finished_at"])
        result = make_result(response.scan)
        record(Act.FINISHED, response.scan)
    return result


def make_result(scan: Scan) -> Result:
    """Score the finished responses and keep the outcome as the result; to who it is shared with it is new."""
    outcome = outcome_of(scan.instrument, measurement_of(scan))
    facts = outcome.scores.facts
    result = Result.objects.create(
        scan=scan,
        version=scan.version,
        data=to_plain(outcome),
        dimensions={
            key: None if score is None else shown_number(score) for key, score in outcome.scores.dimensions.items()
        },
        sector=str(facts.get("sector", "")),
        size=str(facts.get("omvang", "")),
        stage=outcome.advice.stage or "",
    )
    Scan.objects.filter(pk=scan.pk).update(result=result)
    scan.result = result
    # From two results of almost the same people somebody's answers could be worked out: only the newest is kept.
    scan.results.exclude(pk=result.pk).delete()
    scan.shares.filter(withdrawn_at=None).update(first_seen_at=None)
    return result


def reopen(response: Response) -> None:
    """Let the answers be changed again. The result stays as it is until the response is finished anew."""
    with transaction.atomic():
        if Response.objects.filter(pk=response.pk).exclude(finished_at=None).update(finished_at=None):
            record(Act.REOPENED, response.scan)


def delete_scan(scan: Scan) -> None:
    """Delete a scan for good, with its answers, results, links and shares. Only a line in the audit log remains."""
    with transaction.atomic():
        record(Act.DELETED, scan)
        organisation = scan.organisation
        scan.delete()
        if not organisation.scans.exists():
            organisation.delete()

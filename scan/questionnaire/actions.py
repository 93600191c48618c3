"""What an employer does to a scan while filling it in: start, save, finish, reopen, delete."""

from django.db import transaction
from django.utils import timezone

from scan.core.outcome import outcome_of, to_plain
from scan.core.parts import Answer as GivenAnswer
from scan.models import Act, Response, Result, Scan
from scan.models.answers import Screen
from scan.models.answers import save_answer as upsert_answer
from scan.models.audit import record
from scan.models.columns import columns_of
from scan.models.counting import counting_answers_of_owner, counts, measurement_of, protected_roles
from scan.models.scan import lock
from scan.models.starting import begin
from scan.privacy.erasing import erase_scan


class ScanFinishedError(Exception):
    """The response was finished, closed or deleted: it takes no answers."""


def start_scan(role: str, *, short: bool = False) -> Response:
    """Start a scan on the newest version and return the owner's response. The role is one that may own a scan."""
    return begin(role, short=short)


def go_on(response: Response) -> None:
    """From the short version on to the full scan: the same response, with the answers that it has."""
    Response.objects.filter(pk=response.pk).update(short=False)
    response.short = False


def save_answer(response: Response, question: str, value: GivenAnswer | None, screen: Screen) -> bool:
    """Save one answer; False when the save was late and dropped. Raises ScanFinishedError."""
    if not response.is_open:
        raise ScanFinishedError
    saved = upsert_answer(response, question, value, screen)
    if not saved and not Response.objects.filter(pk=response.pk, finished_at=None, closed_at=None).exists():
        raise ScanFinishedError
    return saved


def finish(response: Response) -> Result | None:
    """Finish a response, and make the scan's result anew where that changes it. Finishing again changes nothing else.

    None when no result was made: the owner has not finished, or this response counts only once the round is closed.
    Raises Response.DoesNotExist when it was deleted meanwhile.
    """
    with transaction.atomic():
        lock(response.scan)
        Response.objects.filter(pk=response.pk, finished_at=None, closed_at=None).update(finished_at=timezone.now())
        response.refresh_from_db(fields=["finished_at", "closed_at"])
        record(Act.FINISHED, response.scan)
        return renew_result(response.scan) if counts(response, protected_roles(response.scan)) else None


def renew_result(scan: Scan) -> Result | None:
    """Make the result anew, or None: without the owner, who gives the facts and reads the result, there is none yet."""
    if not scan.responses.filter(is_owner=True).exclude(finished_at=None).exists():
        return None
    return make_result(scan)


def make_result(scan: Scan) -> Result:
    """Score the responses that count and keep the outcome as the result; to who it is shared with it is new."""
    outcome = outcome_of(scan.instrument, measurement_of(scan))
    own = counting_answers_of_owner(scan)
    result = Result.objects.create(
        scan=scan,
        version=scan.version,
        data=to_plain(outcome),
        helped=sorted(key for key, helped in own.items() if helped),
        own_answers=len(own),
        **columns_of(scan.instrument, outcome),
    )
    Scan.objects.filter(pk=scan.pk).update(result=result)
    scan.result = result
    # From two results of almost the same people somebody's answers could be worked out: only the newest is kept.
    scan.results.exclude(pk=result.pk).delete()
    scan.shares.filter(withdrawn_at=None).update(first_seen_at=None)
    return result


def reopen(response: Response) -> None:
    """Let the answers be changed again, unless the round was closed. The result stays until it is finished anew."""
    with transaction.atomic():
        if Response.objects.filter(pk=response.pk, closed_at=None).exclude(finished_at=None).update(finished_at=None):
            record(Act.REOPENED, response.scan)


def delete_scan(scan: Scan) -> None:
    """Delete a scan for good, with its answers, results, links and shares. Only a line in the audit log remains."""
    erase_scan(scan)

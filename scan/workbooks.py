"""Brings a stored result to the export: which workbook does which reader get?"""

from dataclasses import replace
from datetime import date

from django.db.models import QuerySet
from django.http import HttpResponse
from django.utils.http import content_disposition_header
from django.utils.timezone import localdate

from scan.core.outcome import Outcome
from scan.core.sharing import SharedParts, left_out, shared_outcome
from scan.export.inputs import Audience, Earlier, PlannedStep, Report
from scan.export.workbook import workbook
from scan.models import PlanStep, Result, Scan, Share
from scan.models.plan import ASIDE, ENDED, UNDER_WAY, Help, Status, plan_steps

CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

_STATUSES = {
    Status.CHOSEN: "Te doen",
    Status.BUSY: "Bezig",
    Status.DONE: "Gedaan",
    Status.STOPPED: "Gestopt",
    Status.ALREADY: "Doen wij al",
    Status.REJECTED: "Past niet bij ons",
}

_SHARED_STATUSES = (*UNDER_WAY, *ENDED)


def report_of(result: Result, *, audience: Audience, share: Share | None = None) -> Report:
    """What the workbook needs of a result. Names come from the share that it is read under, if there is one."""
    outcome = result.outcome
    return Report(
        organisation=share.organisation_name if share else result.scan.organisation.name,
        contact=f"{share.contact_name}, {share.contact_email}" if share else "",
        finished=result.created_at,
        service_point=share.service_point.name if share else "",
        version=result.version.number,
        respondents=sum(outcome.scores.answered.values()),
        instrument=result.instrument,
        outcome=outcome,
        audience=audience,
        plan=_planned(result.scan, tuple(_STATUSES)),
        helped=tuple(result.helped),
    )


def report_for_employer(result: Result) -> Report:
    """What the employer's own workbook holds: everything, also what changed since the measurement before this one."""
    report = report_of(result, audience="employer")
    before = _results().filter(scan=result.scan.previous_id).first() if result.scan.previous_id else None
    if before is None:
        return report
    plan = _became(before.scan, report.outcome, tuple(_STATUSES))
    return replace(report, earlier=Earlier(before.created_at, before.instrument, before.outcome, report.outcome, plan))


def report_under(share: Share) -> Report:
    """What the workbook of the account manager holds: what the page shows under this share, and no more."""
    report = report_of(share.scan.result, audience="account_manager", share=share)
    kept_back = left_out(share.parts, people=report.respondents)
    # What was put aside stays with the employer, as on the page.
    plan = _planned(share.scan, _SHARED_STATUSES) if share.parts.plan else {}
    plan = {key: replace(step, why_aside="") for key, step in plan.items()}
    return replace(
        report, outcome=share.outcome, left_out=tuple(kept_back), plan=plan, earlier=_earlier_under(share, report)
    )


def _earlier_under(share: Share, report: Report) -> Earlier | None:
    """The measurement before this one, only when it is shared with the same service point too, now.

    Both are told with as much left out as of either: a step that rests on differences between roles would seem new or
    gone where only one of the two shares tells of roles.
    """
    earlier = Share.objects.active().filter(scan=share.scan.previous_id, service_point=share.service_point_id).first()
    before = _results().filter(scan=share.scan.previous_id).first() if earlier else None
    if earlier is None or before is None:
        return None
    ours, theirs = share.parts, earlier.parts
    both = SharedParts(
        open_answers=ours.open_answers and theirs.open_answers,
        roles=ours.roles and theirs.roles,
        plan=ours.plan and theirs.plan,
    )
    now = shared_outcome(report.instrument, report.outcome, both)
    plan = _became(before.scan, now, _SHARED_STATUSES) if theirs.plan else ()
    outcome = shared_outcome(before.instrument, before.outcome, both)
    return Earlier(before.created_at, before.instrument, outcome, now, plan)


def _results() -> QuerySet[Result]:
    return Result.objects.select_related("version", "scan").defer("version__document")


def _became(scan: Scan, now: Outcome, statuses: tuple[str, ...]) -> tuple[tuple[str, str, date, bool], ...]:
    """What became of the plan of an earlier scan: title, status, since when, and whether it is still advised."""
    advised = {one.key for one in now.advice.steps}
    return tuple(
        (step.title, _STATUSES[Status(step.status)], localdate(step.status_at), step.step in advised)
        for step in plan_steps(scan).filter(status__in=statuses)
    )


def _planned(scan: Scan, statuses: tuple[str, ...]) -> dict[str, PlannedStep]:
    """The steps in the plan with one of these statuses, as the sheet Stappen tells of them. Notes are never in it."""
    return {step.step: _as_planned(step) for step in plan_steps(scan).filter(status__in=statuses)}


def _as_planned(step: PlanStep) -> PlannedStep:
    return PlannedStep(
        owner=step.who,
        status=_STATUSES[Status(step.status)],
        due=step.due,
        note=_in_words(step),
        step=step.advice,
        instrument=step.version.instrument,
        chosen=localdate(step.chosen_at),
        since=localdate(step.status_at),
        if_then=_if_then(step),
        first_action=step.first_action,
        help_wanted=_help(step),
        why_aside=_why_aside(step),
    )


def _in_words(step: PlanStep) -> str:
    """As "Als ... dan ...", with the first action and the help that is wanted, as far as they were written."""
    wanted = _help(step)
    lines = [
        _if_then(step),
        f"Eerste actie: {step.first_action}" if step.first_action else "",
        f"Hulp gevraagd: {wanted}" if wanted else "",
    ]
    return "\n".join(line for line in lines if line)


def _if_then(step: PlanStep) -> str:
    return " ".join(f"{word} {said}" for word, said in (("Als", step.if_words), ("dan", step.then_words)) if said)


def _help(step: PlanStep) -> str:
    """Who is asked to help, and with what, as far as that was written."""
    helper = "" if step.help_from in ("", Help.NOBODY) else step.get_help_from_display().lower()
    return ": ".join(said for said in (helper, step.help_words) if said)


def _why_aside(step: PlanStep) -> str:
    """Why a step does not fit, in the words of the employer."""
    if step.status not in ASIDE:
        return ""
    return " ".join(said for said in (step.get_reason_display(), step.reason_words) if said)


def download(report: Report) -> HttpResponse:
    """The workbook as a file to keep. A name with other letters than ASCII needs a header of its own kind."""
    file = HttpResponse(workbook(report), content_type=CONTENT_TYPE)
    file["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=file_name(report))
    return file


def file_name(report: Report) -> str:
    """A name for the file: letters and digits of the organisation, and the date."""
    plain = "".join(letter if letter.isalnum() else "-" for letter in report.organisation.lower()).strip("-")
    return "-".join(part for part in ("inclusiescan", plain[:60], f"{report.local_time:%Y-%m-%d}") if part) + ".xlsx"

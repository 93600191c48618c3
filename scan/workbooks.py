"""Brings a stored result to the export: which workbook does which reader get?"""

from dataclasses import replace

from django.http import HttpResponse
from django.utils.http import content_disposition_header

from scan.core.sharing import left_out
from scan.export.inputs import Audience, PlannedStep, Report
from scan.export.workbook import workbook
from scan.models import PlanStep, Result, Scan, Share
from scan.models.plan import ENDED, UNDER_WAY, Help, Status, plan_steps

CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

_STATUSES = {
    Status.CHOSEN: "Te doen",
    Status.BUSY: "Bezig",
    Status.DONE: "Gedaan",
    Status.STOPPED: "Gestopt",
    Status.ALREADY: "Doen wij al",
    Status.REJECTED: "Past niet bij ons",
}


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
    )


def report_under(share: Share) -> Report:
    """What the workbook of the account manager holds: what the page shows under this share, and no more."""
    report = report_of(share.scan.result, audience="account_manager", share=share)
    kept_back = left_out(share.parts, people=report.respondents)
    # What was put aside stays with the employer, as on the page.
    plan = _planned(share.scan, (*UNDER_WAY, *ENDED)) if share.parts.plan else {}
    return replace(report, outcome=share.outcome, left_out=tuple(kept_back), plan=plan)


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
    )


def _in_words(step: PlanStep) -> str:
    """As "Als ... dan ...", with the first action and the help that is wanted, as far as they were written."""
    helper = "" if step.help_from in ("", Help.NOBODY) else step.get_help_from_display().lower()
    wanted = ": ".join(said for said in (helper, step.help_words) if said)
    lines = [
        " ".join(f"{word} {said}" for word, said in (("Als", step.if_words), ("dan", step.then_words)) if said),
        f"Eerste actie: {step.first_action}" if step.first_action else "",
        f"Hulp gevraagd: {wanted}" if wanted else "",
    ]
    return "\n".join(line for line in lines if line)


def download(report: Report) -> HttpResponse:
    """The workbook as a file to keep. A name with other letters than ASCII needs a header of its own kind."""
    file = HttpResponse(workbook(report), content_type=CONTENT_TYPE)
    file["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=file_name(report))
    return file


def file_name(report: Report) -> str:
    """A name for the file: letters and digits of the organisation, and the date."""
    plain = "".join(letter if letter.isalnum() else "-" for letter in report.organisation.lower()).strip("-")
    return "-".join(part for part in ("inclusiescan", plain[:60], f"{report.local_time:%Y-%m-%d}") if part) + ".xlsx"

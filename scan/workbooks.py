"""Brings a stored result to the export: which workbook does which reader get?"""

from django.http import HttpResponse
from django.utils.http import content_disposition_header

from scan.export.inputs import Audience, Report
from scan.export.workbook import workbook
from scan.models import Result, Share

CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


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
    )


def download(report: Report) -> HttpResponse:
    """The workbook as a file to keep. A name with other letters than ASCII needs a header of its own kind."""
    file = HttpResponse(workbook(report), content_type=CONTENT_TYPE)
    file["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=file_name(report))
    return file


def file_name(report: Report) -> str:
    """A name for the file: letters and digits of the organisation, and the date."""
    plain = "".join(letter if letter.isalnum() else "-" for letter in report.organisation.lower()).strip("-")
    return "-".join(part for part in ("inclusiescan", plain[:60], f"{report.local_time:%Y-%m-%d}") if part) + ".xlsx"

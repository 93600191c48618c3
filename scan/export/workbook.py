"""What is the Excel workbook of one scan? A finished document for one reader, made from the frames of the report."""

from openpyxl import Workbook

from scan.export import style
from scan.export.cells import clean
from scan.export.charts import described
from scan.export.package import packed
from scan.export.report import Report, frames
from scan.export.sheets import answers, conversation, explanation, scores, steps, summary

_WRITERS = {
    "Samenvatting": summary.write,
    "Scores": scores.write,
    "Antwoorden": answers.write,
    "Stappen": steps.write,
    "Gesprek": conversation.write,
    "Toelichting": explanation.write,
}


def workbook(report: Report) -> bytes:
    """The workbook as an xlsx file; the same report gives the same bytes."""
    made = frames(report)
    book = Workbook()
    book.remove(book.worksheets[0])
    book._named_styles["Normal"].font = style.BODY  # what is typed in an empty cell looks the same
    for title, frame in made.items():
        _WRITERS[title](book.create_sheet(title), report, frame)
    _properties(book, report)
    texts = {title: described(made[title]) for title in ("Samenvatting", "Scores")}
    return packed(book, report.local_time.replace(tzinfo=None), texts)


def _properties(book: Workbook, report: Report) -> None:
    """What a file manager shows of the document."""
    book.properties.title = f"Inclusiescan {clean(report.name)}"
    book.properties.creator = "Inclusiescan"
    book.properties.lastModifiedBy = "Inclusiescan"
    book.properties.language = "nl-NL"

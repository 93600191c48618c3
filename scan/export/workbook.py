"""What is the Excel workbook of one scan? A finished document for one reader, made from the frames of the report."""

from collections.abc import Callable, Mapping

import pandas as pd
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from scan.export import style
from scan.export.cells import clean
from scan.export.charts import described
from scan.export.formulas import Cached
from scan.export.package import packed
from scan.export.report import Report, frames
from scan.export.sheets import (
    answers,
    calculation,
    codebook,
    conversation,
    explanation,
    plan,
    roles,
    scores,
    since,
    steps,
    summary,
)

_WRITERS: dict[str, Callable[[Worksheet, Report, pd.DataFrame], Mapping[str, Cached] | None]] = {
    "Samenvatting": summary.write,
    "Scores": scores.write,
    "Rollen": roles.write,
    "Ontwikkeling": since.write,
    "Antwoorden": answers.write,
    "Stappen": steps.write,
    "Plan": plan.write,
    "Gesprek": conversation.write,
    "Rekenblad": calculation.write,
    "Codeboek": codebook.write,
    "Toelichting": explanation.write,
}


def workbook(report: Report) -> bytes:
    """The workbook as an xlsx file; the same report gives the same bytes."""
    made = frames(report)
    book = Workbook()
    book.remove(book.worksheets[0])
    book._named_styles["Normal"].font = style.BODY  # what is typed in an empty cell looks the same
    cached = {title: _WRITERS[title](book.create_sheet(title), report, frame) for title, frame in made.items()}
    _properties(book, report)
    texts = {title: described(made[title]) for title in ("Samenvatting", "Scores")}
    known = {title: values for title, values in cached.items() if values}
    return packed(book, report.local_time.replace(tzinfo=None), texts, known)


def _properties(book: Workbook, report: Report) -> None:
    """What a file manager shows of the document."""
    book.properties.title = f"Inclusiescan {clean(report.name)}"
    book.properties.creator = "Inclusiescan"
    book.properties.lastModifiedBy = "Inclusiescan"
    book.properties.language = "nl-NL"

"""What helps the account manager to prepare the conversation? Styles with their reasons, and topics.

Never in the workbook of an employer.
"""

from collections.abc import Iterator

import pandas as pd

from scan.core.parts import Style
from scan.export.data.typed import TEXT, WHOLE, typed_frame
from scan.export.data.words import listed, sources
from scan.export.inputs import Report

STYLE, TOPIC = "Accent", "Onderwerp"
COLUMNS = {"Soort": TEXT, "Titel": TEXT, "Punten": WHOLE, "Uitleg": TEXT, "Openingsvragen": TEXT, "Notities": TEXT}

Row = tuple[str, str, int | None, str, str | None, None]


def frame(report: Report) -> pd.DataFrame:
    """Styles with points, from high to low, and then the topics in the order of the instrument."""
    return typed_frame([*_styles(report), *_topics(report)], COLUMNS)


def _styles(report: Report) -> Iterator[Row]:
    points = report.outcome.advice.styles
    ordered = sorted(report.instrument.styles, key=lambda style: -points[style.key])
    for style in ordered:
        if points[style.key] > 0:
            yield (STYLE, style.title, points[style.key], _reasons(report, style), None, None)


def _reasons(report: Report, style: Style) -> str:
    """Each part of the points with what gave it, on a line of its own."""
    parts = report.outcome.style_reasons[style.key]
    return listed(f"{number} punten, {' en '.join(reasons)}." for number, reasons in parts)


def _topics(report: Report) -> Iterator[Row]:
    by_key = {topic.key: topic for topic in report.instrument.topics}
    for key in report.outcome.advice.topics:
        topic = by_key[key]
        source = sources(report.instrument, topic.text.references)
        told = listed([*topic.text.explanation, *([f"Bron: {source}"] if source else [])])
        yield (TOPIC, topic.title, None, told, listed(topic.text.questions), None)

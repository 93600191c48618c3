"""The previews of the working copy's rows, for the templates that Wagtail renders."""

from collections.abc import Callable, Mapping
from typing import Any

from django import template

from scan.authoring import previews
from scan.models.working.advice import StageRow, StepRow, StyleRow, TopicRow
from scan.models.working.background import TermRow
from scan.models.working.questions import QuestionRow
from scan.models.working.row import Row

register = template.Library()

_PREVIEWS: Mapping[type[Row], Callable[[Any], object]] = {
    QuestionRow: previews.preview_question,
    StepRow: previews.preview_step,
    TopicRow: previews.preview_topic,
    StageRow: previews.preview_stage,
    StyleRow: previews.preview_style,
    TermRow: previews.preview_term,
}


@register.simple_tag
def preview_of(row: Row) -> dict[str, object]:
    """What to show of a row, saved or not: `shown`, or else in `not_yet` a sentence that says what to do first."""
    try:
        return {"shown": _PREVIEWS[type(row)](row), "not_yet": ""}
    except previews.NotYetError as reason:
        return {"shown": None, "not_yet": str(reason)}

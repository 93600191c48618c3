"""Which options have to stay? Answers and rules know an option by its value, so a value never goes unnoticed."""

from collections.abc import Iterator
from typing import Any

from scan.authoring.uses import uses_of_option
from scan.models import InstrumentVersion
from scan.models.working.questions import AnswerScaleRow, QuestionRow

Options = list[dict[str, Any]]

FIXED = "De waarde van ‘{label}’ ligt vast sinds de publicatie. Zet weer ‘{value}’ neer."
USED = "‘{label}’ kan niet weg. De optie wordt gebruikt door: {uses}."


def objections(row: QuestionRow | AnswerScaleRow, before: Options, after: Options) -> Iterator[str]:
    """Why the options of a row cannot become these, a sentence for each that has to stay."""
    values = {option["value"] for option in after}
    published = _published_values(row)
    for option in before:
        if option["value"] in values:
            continue
        if option["value"] in published and _renamed(option, before, after):
            yield FIXED.format(**option)
            continue
        uses = uses_of_option(row, option["value"])
        if uses:
            yield USED.format(label=option["label"], uses=", ".join(use.title for use in uses))


def _renamed(option: dict[str, Any], before: Options, after: Options) -> bool:
    """Whether an option is still there under the same text, with a value that was not there before."""
    known = {one["value"] for one in before}
    return any(one["label"] == option["label"] and one["value"] not in known for one in after)


def _published_values(row: QuestionRow | AnswerScaleRow) -> set[int | str]:
    """The values of the options that the newest version has for this row."""
    newest = InstrumentVersion.objects.first()
    if newest is None:
        return set()
    if isinstance(row, AnswerScaleRow):
        options = newest.instrument.answer_scales.get(row.key, ())
    else:
        options = newest.instrument.options.get(row.key, ())
    return {option.value for option in options}

"""How do two moments of one field differ, in words? For the history of a row.

Rules are said as sentences, lists by line, keys by the titles of what they name; titles are those of now.
"""

from collections.abc import Callable
from typing import Any

from django.utils.safestring import SafeString, mark_safe
from pydantic import TypeAdapter, ValidationError
from wagtail.admin.compare import FieldComparison, diff_text

from scan.authoring.checking import check_working_copy
from scan.core.advice import WISH_QUESTION
from scan.core.changes import showing
from scan.core.condition import Condition, Rule
from scan.core.instrument import Instrument
from scan.core.parts import Option, Reference, StylePoints
from scan.core.rule_sentence import dutch_number, rule_sentence
from scan.models import InstrumentVersion
from scan.models.working.row import Row

Keys = tuple[str, ...]

YES, NO, NOTHING = "ja", "nee", "–"


def _options(_: Instrument, value: tuple[Option, ...]) -> str:
    """Options on a line each: "Ja (waarde ja, score 100)"."""
    return "\n".join(_option(one) for one in value)


def _option(option: Option) -> str:
    facts = [f"waarde {option.value}"]
    if option.score is not None:
        facts.append(f"score {dutch_number(option.score)}")
    if option.exclusive:
        facts.append("sluit andere uit")
    return f"{option.label} ({', '.join(facts)})"


# Per field of a row what it holds as part of an instrument, and how that is said.
_SHOWN: dict[str, tuple[Any, Callable[[Instrument, Any], str]]] = {
    "when": (Rule, rule_sentence),
    "show_if": (tuple[Condition, ...], showing.shown_when),
    "points": (tuple[StylePoints, ...], showing.points),
    "options": (tuple[Option, ...], _options),
    "references": (tuple[Reference, ...], showing.references),
    "what": (Keys, showing.paragraphs),
    "why": (Keys, showing.paragraphs),
    "explanation": (Keys, showing.paragraphs),
    "actions": (Keys, showing.lines),
    "questions": (Keys, showing.lines),
    "variants": (Keys, showing.lines),
    "regions": (Keys, showing.lines),
    "schemes": (Keys, showing.words),
    "sources": (Keys, showing.titles("sources")),
    "targets": (Keys, showing.titles("scales")),
    "asked_of": (Keys, showing.titles("roles")),
    "wish": (Keys, showing.answers_to(WISH_QUESTION)),
    "section": (str, showing.titles("sections")),
    "scale": (str, showing.titles("scales")),
    "dimension": (str, showing.titles("dimensions")),
    "phase": (str, showing.titles("phases")),
    "actor": (str, showing.titles("roles")),
}


class InWords(FieldComparison):
    """Wagtail's comparison of a field, of what is said instead of what is stored."""

    def __init__(self, field: Any, obj_a: Row, obj_b: Row) -> None:
        super().__init__(field, obj_a, obj_b)
        self.rows = (obj_a, obj_b)

    def htmldiff(self) -> SafeString:
        """What went and what came, marked; `diff_text` escapes what people typed."""
        before, after = (in_words(row, self.field.name) for row in self.rows)
        return mark_safe(diff_text(before, after).to_html().replace("\n", "<br>"))  # noqa: S308  (to_html escapes)


def in_words(row: Row, name: str) -> str:
    """The value of one field of a row as an editor reads it."""
    value = getattr(row, name)
    if isinstance(value, bool):
        return YES if value else NO
    if value in (None, "", [], {}):
        return NOTHING
    field = row._meta.get_field(name)
    if field.choices:
        return str(dict(field.flatchoices).get(value, value))
    kind, show = _SHOWN.get(name, (None, None))
    instrument = _instrument()
    if show is None or instrument is None:
        return str(value)
    try:
        return show(instrument, TypeAdapter(kind).validate_python(value))
    except ValidationError:
        return str(value)


def _instrument() -> Instrument | None:
    """Where titles are looked up: the working copy, or the newest version while the copy cannot be read."""
    check = check_working_copy()
    if check.is_readable:
        return check.copy.instrument
    newest = InstrumentVersion.objects.first()
    return newest.instrument if newest else None

"""How is a thing of the instrument called, and how is a change of one of its fields said?"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from scan.core.changes.catalogue import Identity, Thing
from scan.core.changes.fields import FIELDS, Field, Flag, shown
from scan.core.instrument import Instrument

NOUNS = {
    "instrument": "het instrument",
    "answer_scales": "de antwoordschaal",
    "options": "het antwoord",
    "roles": "de rol",
    "dimensions": "de dimensie",
    "scales": "de schaal",
    "sections": "de sectie",
    "questions": "de vraag",
    "arbeidsmarktregios": "de arbeidsmarktregio",
    "sources": "de bron",
    "levels": "het niveau",
    "stages": "het stadium",
    "styles": "de stijl",
    "phases": "de fase",
    "schemes": "de regeling",
    "steps": "de stap",
    "topics": "het gespreksonderwerp",
    "terms": "het begrip",
    "sample_employers": "de proefwerkgever",
}
"""What an editor calls one thing of each part, as in the menu."""

LONGEST_TITLE = 90


@dataclass(frozen=True)
class Told:
    """A changed field in words: a sentence, and both values where they are too long for it."""

    sentence: str
    old: str | None = None
    new: str | None = None


def named(thing: Thing, ones: Mapping[Identity, Thing]) -> str:
    """The thing in a sentence: "de stap ‘Maak de rekensom’", "het antwoord ‘Ja’ bij de vraag ‘Is er werk?’"."""
    noun = NOUNS.get(thing.part, thing.part)
    if thing.part == "instrument":
        return noun
    title = thing.title
    if len(title) > LONGEST_TITLE:
        title = f"{title[:LONGEST_TITLE].rsplit(' ', 1)[0]}…"
    name = f"{noun} ‘{title}’"
    return f"{name} bij {named(ones[thing.inside], ones)}" if thing.part == "options" else name


def described(instrument: Instrument, thing: Thing, ones: Mapping[Identity, Thing]) -> str:
    """Everything of a thing, a line for each field that says something, and its answers."""
    names = [*FIELDS.get(thing.part, {}), *thing.fields]
    lines = [
        _line(instrument, thing, name, thing.fields[name])
        for name in dict.fromkeys(names)
        if _says(thing.fields.get(name))
    ]
    answers = [one.title for one in ones.values() if one.part == "options" and one.inside == thing.identity]
    return "\n".join([*lines, *(f"Antwoord: {title}" for title in answers)])


def field_sentence(old: tuple[Instrument, Any], new: tuple[Instrument, Any], part: str, name: str, thing: str) -> Told:
    """Say that a field went from the one value to the other. Each value is told by the instrument that it stands in."""
    field = FIELDS.get(part, {}).get(name) or Field(f"‘{name}’", lambda _, value: str(value))
    if isinstance(field, Flag):
        verb, rest = field.yes.split(" ", 1)
        return Told(f"{_capital(thing)} {f'{verb} nu {rest}' if new[1] else field.no}.")
    was, now = (shown(instrument, field, part, name, value) for instrument, value in (old, new))
    if was is None or now is None:
        return _come_or_gone(field, thing, was, now)
    if was == now:
        # The words are the same, such as for two things with one title: then the bare values show what differs.
        was, now = str(old[1]), str(new[1])
    elif name == "title":
        return Told(f"{_capital(thing)} heet nu {now}.")
    elif field.by_line and set(was.splitlines()) != set(now.splitlines()):
        was, now = _only_in(was, now), _only_in(now, was)
    elif not field.long:
        be, had = ("zijn", "waren") if field.plural else ("is", "was")
        return Told(f"Bij {thing} {be} {field.noun} nu {now}. Dat {had} {was}.")
    return Told(f"Bij {thing} {'zijn' if field.plural else 'is'} {field.noun} veranderd.", was, now)


def _come_or_gone(field: Field, thing: str, was: str | None, now: str | None) -> Told:
    """A field that was filled in for the first time, or emptied; or emptied in another way."""
    be, had = ("zijn", "waren") if field.plural else ("is", "was")
    if was is None and now is None:
        return Told(f"Bij {thing} {be} {field.noun} anders leeg.")
    if field.long:
        return Told(f"Bij {thing} {be} {field.noun} {'nieuw' if was is None else 'weg'}.", was, now)
    if was is None:
        return Told(f"Bij {thing} {be} {field.noun} nu {now}. Eerst {had} er geen.")
    return Told(f"Bij {thing} {be} {field.noun} weg. Dat {had} {was}.")


def _line(instrument: Instrument, thing: Thing, name: str, value: Any) -> str:
    field = FIELDS.get(thing.part, {}).get(name)
    if isinstance(field, Flag):
        return f"{_capital(field.yes)}."
    if field is None:
        return f"{name}: {value}"
    noun = field.noun.split(" ", 1)[1]
    return f"{_capital(noun)}: {shown(instrument, field, thing.part, name, value)}"


def _only_in(text: str, other: str) -> str:
    """The lines that the other does not have."""
    there = set(other.splitlines())
    return "\n".join(line for line in text.splitlines() if line not in there)


def _says(value: Any) -> bool:
    """Whether a value is more than empty: zero says something, false does not."""
    return value is not None and value is not False and value not in ("", (), {})


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]

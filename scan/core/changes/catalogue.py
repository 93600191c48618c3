"""Which things does an instrument hold? All its parts in one list, so that two instruments can be laid side by side."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from typing import Any

from scan.core.instrument import Instrument

Identity = tuple[Any, ...]

HELD = {"dimensions": "scales", "sections": "questions"}
"""Parts whose things hold things of another part."""


@dataclass(frozen=True)
class Thing:
    """One part of an instrument without what it holds: a section without its questions, a question without its options.

    `identity` stays the same wherever the thing goes: its part and key (for an option also whose it is), and a count
    for a key that stands twice. `inside` is the identity of the thing that holds it; `fields` are the values by name.
    """

    part: str
    key: str
    title: str
    identity: Identity
    inside: Identity
    fields: Mapping[str, Any]


def things(instrument: Instrument) -> dict[Identity, Thing]:
    """Everything in the instrument by identity, in the order of the document. Each field is told by one thing."""
    catalogue = _Catalogue()
    for field in fields(instrument):
        catalogue.add_part(field.name, getattr(instrument, field.name))
    return catalogue.things


class _Catalogue:
    def __init__(self) -> None:
        self.things: dict[Identity, Thing] = {}
        self._seen: Counter[Identity] = Counter()

    def add_part(self, part: str, value: Any) -> None:
        if part == "about":
            self._add("instrument", "", _values(value))
        elif isinstance(value, dict):
            for key, options in value.items():
                self._add_options(self._add(part, key, {}), options)
        else:
            for one in value:
                self._add_one(part, one, ())

    def _add_one(self, part: str, one: Any, inside: Identity) -> None:
        if isinstance(one, str):
            self._add(part, one, {})
            return
        values = _values(one)
        held, options = values.pop(HELD.get(part, ""), ()), values.pop("options", ())
        identity = self._add(part, values.pop("key"), values, inside)
        self._add_options(identity, options)
        for inner in held:
            self._add_one(HELD[part], inner, identity)

    def _add_options(self, whose: Identity, options: Iterable[Any]) -> None:
        for option in options:
            values = _values(option)
            self._add("options", values.pop("value"), values, whose)

    def _add(self, part: str, key: Any, values: Mapping[str, Any], inside: Identity = ()) -> Identity:
        # A question stays itself in another section; an answer belongs to its question.
        name = (part, key, inside) if part == "options" else (part, key)
        self._seen[name] += 1
        identity = (*name, self._seen[name])
        titles = (values.get(field) for field in ("title", "text", "label"))
        title = next((one.strip() for one in titles if isinstance(one, str) and one.strip()), str(key))
        self.things[identity] = Thing(part, str(key), title, identity, inside, values)
        return identity


def _values(one: Any) -> dict[str, Any]:
    """The fields of a dataclass by name; those of the text of a step or topic stand beside the others."""
    values = {field.name: getattr(one, field.name) for field in fields(one)}
    if not isinstance(values.get("text", ""), str):
        values |= _values(values.pop("text"))
    return values

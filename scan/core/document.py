"""How is an instrument written down in one way only? As its canonical document, of plain dicts and lists.

Canonical means: two equal instruments give the same document, to the order of the keys. Keys stand in the order of the
dataclasses, and what is as it would be without saying so is left out. Mappings whose order has no meaning get one:
answer scales by name, answers of a sample employer in the order of the questions.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from pydantic.fields import FieldInfo

from scan.core.condition import Condition
from scan.core.instrument import Instrument
from scan.core.parts import SampleEmployer, SampleRespondent

ANSWERS = {SampleEmployer: "facts", SampleRespondent: "answers"}
"""Per part the field that holds answers by question."""


def document_of(instrument: Instrument) -> dict[str, Any]:
    """The canonical document: `instrument_from(document_of(i)) == i`, whatever document `i` came from."""
    order = {key: place for place, key in enumerate(instrument.questions)}
    document: dict[str, Any] = _plain(instrument, order)
    document["answer_scales"] = dict(sorted(document["answer_scales"].items()))
    return document


def fields_of(part: Any) -> dict[str, tuple[str, FieldInfo]]:
    """The fields of a dataclass of the instrument: by the name in a document, the name in Python and what it is."""
    infos: dict[str, FieldInfo] = part.__pydantic_fields__
    return {info.alias or name: (name, info) for name, info in infos.items()}


def _plain(thing: Any, order: Mapping[str, int]) -> Any:
    """A part, list or value as it stands in a document; `order` is the place of each question."""
    if isinstance(thing, Condition):
        return _plain_condition(thing)
    if hasattr(thing, "__pydantic_fields__"):
        return dict(_plain_fields(thing, order))
    if isinstance(thing, Mapping):
        return {key: _plain(value, order) for key, value in thing.items()}
    if isinstance(thing, tuple):
        return [_plain(one, order) for one in thing]
    return _number(thing)


def _plain_fields(part: Any, order: Mapping[str, int]) -> Iterator[tuple[str, Any]]:
    for written, (name, info) in fields_of(part).items():
        value = getattr(part, name)
        if not info.is_required() and value == info.default:
            continue
        if ANSWERS.get(type(part)) == name:
            value = dict(sorted(value.items(), key=lambda given: (order.get(given[0], len(order)), given[0])))
        yield written, _plain(value, order)


def _plain_condition(condition: Condition) -> dict[str, Any]:
    """As in rules.yaml: {stage: [a, b]} or {scale: begeleiding, below: 60}."""
    value = list(condition.value) if isinstance(condition.value, tuple) else _number(condition.value)
    if condition.subject == "stage":
        return {"stage": value}
    return {condition.subject: condition.key, condition.test: value}


def _number(value: Any) -> Any:
    """Whole numbers without a decimal point, as people write them."""
    return int(value) if isinstance(value, float) and value.is_integer() else value

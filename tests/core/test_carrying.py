"""Which facts of an earlier scan are proposed again."""

from copy import deepcopy
from typing import Any

import pytest

from scan.core.carrying import carried_facts
from scan.core.instrument import Instrument, instrument_from
from tests.core.little import document

FACTS = {"kind": "x", "more": "q", "hulpvraag": ("mensen", "geld")}


def changed(at: int, **fields: Any) -> Instrument:
    """The little instrument, with one question about the organisation changed."""
    new = deepcopy(document())
    new["sections"][0]["questions"][at] |= fields
    return instrument_from(new)


def options(*pairs: tuple[str, str]) -> dict[str, Any]:
    return {"options": [{"value": value, "label": label} for value, label in pairs]}


def test_in_the_same_version_all_facts_are_carried_over():
    same = instrument_from(document())
    assert carried_facts(same, same, FACTS) == FACTS


@pytest.mark.parametrize(
    ("new", "left_out"),
    [
        (changed(0, text="Welke soort precies?"), {"kind"}),
        (changed(0, help="Kies er een."), {"kind"}),
        (changed(0, **options(("x", "Een andere x"), ("y", "De y"))), {"kind"}),
        (changed(0, **options(("y", "De y"), ("z", "De z"))), {"kind"}),
        (changed(0, **options(("x", "De x"), ("y", "Een andere y"), ("w", "De w"))), set()),
        (changed(2, **options(("mensen", "Mensen vinden"))), {"hulpvraag"}),
        (changed(0, key="kind-2"), {"kind"}),
        (changed(1, show_if=[]), set()),
    ],
    ids=["text", "help", "label", "option gone", "another option", "one of two gone", "key gone", "condition only"],
)
def test_what_changed_or_is_gone_is_not_carried_over(new: Instrument, left_out: set[str]):
    kept = carried_facts(instrument_from(document()), new, FACTS)
    assert kept == {key: answer for key, answer in FACTS.items() if key not in left_out}


def test_a_number_is_carried_over_while_it_is_within_bounds():
    number = {"key": "many", "type": "number", "text": "Hoeveel?", "minimum": 0, "maximum": 10}
    old, new = deepcopy(document()), deepcopy(document())
    old["sections"][0]["questions"].append(number)
    new["sections"][0]["questions"].append(number | {"maximum": 5})
    kept = [carried_facts(instrument_from(old), instrument_from(new), {"many": many}).get("many") for many in (3, 5, 6)]
    assert kept == [3, 5, None]


def test_a_remark_belongs_to_its_moment(instrument: Instrument):
    facts = {"sector": "C", "toelichting": "Wij verhuizen volgend jaar."}
    assert carried_facts(instrument, instrument, facts) == {"sector": "C"}


def test_answers_about_the_work_are_never_carried_over(instrument: Instrument):
    assert carried_facts(instrument, instrument, {"att-past": 4}) == {}

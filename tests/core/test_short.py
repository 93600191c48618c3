"""The short version: an indication per dimension (scoring.md, "Short version")."""

import pytest

from scan.content import read_document
from scan.core.instrument import Instrument, instrument_from
from scan.core.short import Indication, ShortVersion, short_version
from scan.core.short import indications as found

WILLEN = {"att-levert-op": 5, "norm-directie": 4, "ctrl-lukt": 3, "int-12mnd": 2}


def indications(instrument: Instrument, role: str, answers: dict) -> dict[str, float | None]:
    return {key: one.score for key, one in found(instrument, role, answers).items()}


def test_twelve_items_are_short(instrument: Instrument):
    assert sum(item.short for item in instrument.items.values()) == 12


def test_an_indication_is_the_mean_of_the_short_items(instrument: Instrument):
    assert indications(instrument, "directie", WILLEN) == {"willen": 62.5, "kunnen": None, "context": None}


def test_other_items_do_not_count(instrument: Instrument):
    assert indications(instrument, "directie", {**WILLEN, "att-past": 1, "norm-leiding": 1})["willen"] == 62.5


@pytest.mark.parametrize(("answered", "enough"), [(4, True), (3, True), (2, False), (1, False), (0, False)])
def test_two_thirds_of_the_short_items_that_apply_need_a_score(instrument: Instrument, answered, enough):
    some = dict(list(WILLEN.items())[:answered])
    assert (indications(instrument, "directie", some)["willen"] is not None) is enough


def test_weet_ik_niet_gives_no_score_but_the_item_still_applies(instrument: Instrument):
    given = {"att-levert-op": 5, "ctrl-lukt": 3, "norm-directie": "weet-niet", "int-12mnd": "weet-niet"}
    assert indications(instrument, "directie", given)["willen"] is None


def test_an_item_that_is_not_asked_of_the_role_does_not_apply(instrument: Instrument):
    """wet-gebruik is not asked of a leidinggevende: two short items of context are left, and both have a score."""
    context = {"eco-krapte": 5, "reg-contact": 3, "wet-gebruik": 1}
    assert indications(instrument, "leidinggevende", context)["context"] == 75.0
    assert indications(instrument, "hr", context)["context"] == 50.0


def test_nvt_takes_an_item_out_of_what_applies(instrument: Instrument):
    context = {"eco-krapte": 5, "reg-contact": 3, "wet-gebruik": "nvt"}
    assert indications(instrument, "hr", context)["context"] == 75.0


def test_where_no_short_item_applies_there_is_no_indication(instrument: Instrument):
    """A medewerker gets no short item of context."""
    assert indications(instrument, "medewerker", {})["context"] is None


def test_an_indication_says_on_how_many_of_the_questions_it_rests(instrument: Instrument):
    some = {"att-levert-op": 5, "norm-directie": "weet-niet", "ctrl-lukt": 3, "int-12mnd": 2}
    assert found(instrument, "directie", some)["willen"] == Indication(pytest.approx(175 / 3), 3, 4)


def test_an_item_that_is_hidden_does_not_apply(instrument: Instrument):
    """Its condition may rest on a fact that the short version does not ask."""
    document = read_document()
    items = [q for section in document["sections"] for q in section["questions"]]
    next(q for q in items if q["key"] == "eco-krapte")["show_if"] = [{"answer": "vacatures", "in": ["moeilijk"]}]
    changed = instrument_from(document)
    context = {"reg-contact": 3, "wet-gebruik": 3}
    assert found(changed, "hr", context)["context"] == Indication(50.0, 2, 2)
    assert found(changed, "hr", context | {"vacatures": "moeilijk"})["context"] == Indication(50.0, 2, 3)


def test_the_short_version_takes_three_minutes(instrument: Instrument):
    assert short_version(instrument) == ShortVersion(questions=12, minutes=3)


def test_an_instrument_without_short_items_has_no_short_version():
    document = read_document()
    for section in document["sections"]:
        for question in section["questions"]:
            question.pop("short", None)
    assert short_version(instrument_from(document)) is None

"""The short version: an indication per dimension (scoring.md, "Short version")."""

import pytest

from scan.core.instrument import Instrument
from scan.core.short import indications

WILLEN = {"att-levert-op": 5, "norm-directie": 4, "ctrl-lukt": 3, "int-12mnd": 2}


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

"""Is an answer taken only when its question offers it, and stored in one way?"""

from typing import Any

import pytest

from scan.core.instrument import Instrument
from scan.core.measurement import AnswerError, Measurement, Respondent, checked_answer, measurement_from


@pytest.mark.parametrize(
    ("key", "value", "stored"),
    [
        ("att-past", 5, 5),
        ("norm-directie", "weet-niet", "weet-niet"),
        ("norm-klanten", "nvt", "nvt"),
        ("omvang", "1-9", "1-9"),
        ("arbeidsmarktregio", "Zeeland", "Zeeland"),
        ("arbeidsmarktregio", "weet-niet", "weet-niet"),
        ("hulpvraag", ["team", "kandidaten", "team"], ("kandidaten", "team")),
        ("hulpvraag", ("geen",), ("geen",)),
        ("hulpvraag", [], ()),
        ("aantal", 2, 2),
        ("instroom", 0, 0),
        ("instroom", 100000, 100000),
        ("toelichting", "x" * 2000, "x" * 2000),
    ],
)
def test_an_answer_that_is_offered_is_taken(key: str, value: Any, stored: Any, instrument: Instrument):
    answer = checked_answer(instrument, instrument.questions[key], value)
    assert (type(answer), answer) == (type(stored), stored)


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("att-past", 0),
        ("att-past", True),
        ("att-past", "1"),
        ("att-past", "weet-niet"),
        ("att-past", "nvt"),
        ("norm-directie", "nvt"),
        ("omvang", "weet-niet"),
        ("hulpvraag", "weet-niet"),
        ("hulpvraag", {"team": True}),
        ("aantal", 1),
        ("aantal", "2"),
        ("aantal", "weet-niet"),
        ("instroom", -1),
        ("instroom", 100001),
        ("instroom", False),
        ("toelichting", ["a"]),
        ("toelichting", "a\x00b"),
        ("toelichting", "x" * 2001),
    ],
)
def test_an_answer_that_is_not_offered_is_refused(key: str, value: Any, instrument: Instrument):
    with pytest.raises(AnswerError):
        checked_answer(instrument, instrument.questions[key], value)


def test_a_measurement_is_read_whole(instrument: Instrument):
    data = {
        "organisation": {"hulpvraag": ["team"], "omvang": "1-9"},
        "respondents": [{"role": "or", "answers": {"att-past": 1}}, {"role": "hr", "answers": {}}],
    }
    assert measurement_from(instrument, data) == Measurement(
        {"hulpvraag": ("team",), "omvang": "1-9"}, (Respondent("or", {"att-past": 1}), Respondent("hr", {}))
    )


def test_parts_of_a_measurement_may_be_absent(instrument: Instrument):
    assert measurement_from(instrument, {}) == Measurement({}, ())
    assert measurement_from(instrument, {"respondents": [{"role": "hr"}]}).respondents == (Respondent("hr", {}),)

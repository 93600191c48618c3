"""Do the sample employers show the whole breadth of the advice?"""

from functools import cache

import pytest

from scan.content import read_instrument
from scan.core.instrument import Instrument
from scan.core.parts import SampleEmployer
from scan.core.samples import misfits
from scan.core.trial import FIRST, Trial, trial

INSTRUMENT = read_instrument()
EMPLOYERS = INSTRUMENT.sample_employers


@cache
def advised() -> tuple[Trial, ...]:
    return tuple(trial(None, INSTRUMENT))


def test_there_are_enough_of_them_and_all_fit():
    assert len(EMPLOYERS) >= 10
    assert misfits(INSTRUMENT) == []


def test_each_has_an_answer_to_all_that_is_asked():
    assert {one.sample.key: one.unanswered for one in advised() if one.unanswered} == {}


def test_no_answer_is_given_to_what_is_not_asked_of_the_role():
    for one in EMPLOYERS:
        for respondent in one.respondents:
            for key in respondent.answers:
                asked_of = INSTRUMENT.questions[key].asked_of
                assert asked_of is None or respondent.role in asked_of, (one.key, respondent.role, key)


def test_together_they_come_in_every_stage_and_on_every_level():
    assert {one.stage.new.word for one in advised() if one.stage.new} == set(INSTRUMENT.titles("stages").values())
    words = {line.new.word for one in advised() for line in one.scores if line.new}
    assert words >= set(INSTRUMENT.titles("levels").values())


def test_together_they_get_every_step_among_the_first_nine():
    first = {step.key for one in advised() for step in one.steps if step.new_place and step.new_place <= FIRST}
    assert first == set(INSTRUMENT.titles("steps"))


def test_together_they_get_every_topic_and_each_style_comes_first_for_some():
    assert {line.key for one in advised() for line in one.topics} == set(INSTRUMENT.titles("topics"))
    first = {max(one.styles, key=lambda line: line.new.number or 0 if line.new else 0).key for one in advised()}
    assert first == set(INSTRUMENT.titles("styles"))


def test_among_them_are_one_and_several_people_and_colleagues_who_are_protected():
    protected = {role.key for role in INSTRUMENT.roles if role.protected}

    def some(instrument: Instrument, one: SampleEmployer) -> int:
        return sum(respondent.role in protected for respondent in one.respondents)

    assert any(len(one.respondents) == 1 for one in EMPLOYERS)
    assert any(len({respondent.role for respondent in one.respondents}) > 1 for one in EMPLOYERS)
    assert any(some(INSTRUMENT, one) >= 3 for one in EMPLOYERS)
    assert any(0 < some(INSTRUMENT, one) < 3 for one in EMPLOYERS)


@pytest.mark.parametrize("one", EMPLOYERS, ids=[one.key for one in EMPLOYERS])
def test_who_it_is_is_said_in_a_few_short_sentences(one: SampleEmployer):
    sentences = one.description.split(". ")
    assert 1 <= len(sentences) <= 4
    assert all(len(sentence.split()) <= 20 for sentence in sentences)
    assert "doelgroep" not in one.description.lower()

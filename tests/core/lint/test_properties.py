"""What must hold of lint for any instrument: it never fails, it is right when it says never or always, and no error
means that anything can be scored."""

import copy
from collections.abc import Iterator
from typing import Any

from hypothesis import assume, given
from hypothesis import strategies as st

from scan.core.advice import advise, holds, number_of
from scan.core.condition import Condition, Rule
from scan.core.instrument import Instrument, InstrumentError, instrument_from
from scan.core.lint import findings, never_reached, problems
from scan.core.lint.asking import Asking
from scan.core.lint.logic import always
from scan.core.lint.reach import Reach, possible_worlds
from scan.core.outcome import outcome_of
from scan.core.relevance import relevant_questions
from scan.core.scoring import Scores, score_measurement
from tests.core.lint.whole import Document, whole
from tests.strategies import CALM, instruments, measurements

NUMBERS = (-1, 0, 0.5, 1, 25, 39.5, 40, 50, 60, 75, 99.5, 100, 100.5)
MEANS = (0, 1, 1.5, 2.000001, 3, 4, 4.5, 5)


def numeric(subject: str, keys: list[str], numbers: tuple[float, ...]) -> st.SearchStrategy[dict[str, Any]]:
    tests = st.sampled_from(["below", "at_least"])
    return st.builds(
        lambda key, test, number: {subject: key, test: number}, st.sampled_from(keys), tests, st.sampled_from(numbers)
    )


def chosen(key: str, values: list[str]) -> st.SearchStrategy[dict[str, Any]]:
    some = st.lists(st.sampled_from(values), min_size=1, max_size=len(values), unique=True)
    return some.map(lambda own: {key: own} if key == "stage" else {"answer": key, "in": own})


CONDITIONS = st.one_of(
    numeric("scale", ["a", "b"], NUMBERS),
    numeric("dimension", ["willen", "kunnen"], NUMBERS),
    numeric("item", ["a1", "b1"], NUMBERS),
    numeric("raw", ["worry", "after"], MEANS),
    numeric("gap", ["willen"], NUMBERS),
    numeric("unknown_share", ["total"], NUMBERS),
    chosen("kind", ["x", "y", "z"]),
    chosen("more", ["p", "q"]),
    chosen("stage", ["far", "near", "here"]),
    st.sampled_from(["mensen", "geld", "geen"]).map(lambda tick: {"answer": "hulpvraag", "includes": tick}),
)
GROUPS = st.lists(CONDITIONS, min_size=1, max_size=4)


@st.composite
def ruled(draw: st.DrawFn) -> tuple[Instrument, Rule]:
    """The little instrument, in which two stages and the topic have any rule."""
    made = whole()
    without_stage = GROUPS.filter(lambda group: not any("stage" in one for one in group))
    for one in made["stages"][:2]:
        one["when"] = draw(st.lists(without_stage, min_size=1, max_size=2))
    made["topics"][0]["when"] = draw(st.lists(GROUPS, min_size=1, max_size=3))
    instrument = instrument_from(made)
    return instrument, instrument.topics[0].when


def scored(instrument: Instrument, data: st.DataObject) -> tuple[Scores, str | None]:
    scores = score_measurement(instrument, data.draw(measurements(instrument)))
    return scores, advise(instrument, scores).stage


@given(ruled(), st.data())
@CALM
def test_a_group_that_is_called_impossible_holds_in_no_scan(made: tuple[Instrument, Rule], data: st.DataObject):
    instrument, rule = made
    reach = Reach(instrument, Asking(instrument))
    never = [group for group in rule if not possible_worlds(reach, group)]
    stages = [
        stage.key
        for n, stage in enumerate(instrument.stages)
        if not any(possible_worlds(reach, group, n) for group in stage.when)
    ]
    assume(never or stages)
    for _ in range(5):
        scores, stage = scored(instrument, data)
        assert not any(all(holds(condition, scores, stage) for condition in group) for group in never)
        assert stage not in stages


@st.composite
def certain(draw: st.DrawFn) -> tuple[Instrument, Rule]:
    """The little instrument, in which the topic has a rule that is likely to hold always: two halves of a subject."""
    made = whole()
    subject, key = draw(st.sampled_from([("scale", "a"), ("dimension", "willen"), ("item", "b1"), ("raw", "worry")]))
    edges = MEANS if subject == "raw" else NUMBERS
    low, high = sorted(draw(st.lists(st.sampled_from(edges), min_size=2, max_size=2)))
    halves = [[{subject: key, "below": high}], [{subject: key, "at_least": low}]]
    made["topics"][0]["when"] = draw(st.permutations([*halves, *draw(st.lists(GROUPS, max_size=2))]))
    instrument = instrument_from(made)
    return instrument, instrument.topics[0].when


@given(certain(), st.data())
@CALM
def test_a_rule_that_is_called_certain_holds_in_every_scan_in_which_its_subjects_exist(
    made: tuple[Instrument, Rule], data: st.DataObject
):
    instrument, rule = made
    assume(always(Reach(instrument, Asking(instrument)), rule))
    for _ in range(5):
        scores, stage = scored(instrument, data)
        if all(exists(condition, scores, stage) for group in rule for condition in group):
            assert any(all(holds(condition, scores, stage) for condition in group) for group in rule)


def exists(condition: Condition, scores: Scores, stage: str | None) -> bool:
    match condition.subject:
        case "answer":
            return condition.key in scores.facts
        case "stage":
            return stage is not None
    return number_of(condition, scores) is not None


@given(st.data())
@CALM
def test_a_question_that_is_said_to_come_to_nobody_is_shown_to_nobody(data: st.DataObject):
    made = whole()
    answers = ["a1", "a2", "b1", "more", "kind", "after"]
    for own in made["sections"][1]["questions"]:
        if data.draw(st.booleans()):
            own["asked_of"] = data.draw(st.lists(st.sampled_from(["boss", "chief", "worker"]), unique=True))
        own["show_if"] = [
            {"answer": key, "in": data.draw(st.sampled_from([[1], [2, 3], ["x"], ["p"], ["y", "z"]]))}
            for key in data.draw(st.lists(st.sampled_from(answers), max_size=2))
        ]
    instrument = instrument_from(made)
    roles = Asking(instrument).roles
    for one in data.draw(measurements(instrument)).respondents:
        facts = data.draw(measurements(instrument)).facts
        shown = relevant_questions(instrument, one.role, owner=False, facts=facts, answers=one.answers)
        later = {
            place.question.key for place in Asking(instrument).places if _waits_for_later(instrument, place.question)
        }
        assert {key for key in shown - later if one.role not in roles[key]} == set()


def _waits_for_later(instrument: Instrument, question: Any) -> bool:
    """Such a question has an error of its own, and what lint makes of it means nothing."""
    keys = list(instrument.questions)
    return any(
        keys.index(condition.key) >= keys.index(question.key)
        or _waits_for_later(instrument, instrument.questions[condition.key])
        for condition in question.show_if
    )


def places(thing: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The path of everything in a document."""
    for key, value in thing.items() if isinstance(thing, dict) else enumerate(thing) if isinstance(thing, list) else ():
        yield (*path, key)
        yield from places(value, (*path, key))


@st.composite
def broken(draw: st.DrawFn) -> Document:
    """The little document after a few strokes of bad luck: things gone, doubled, emptied, or pointing elsewhere."""
    made = whole()
    words = sorted(
        {str(path[-1]) for path in places(made)} | {"a1", "b", "boss", "kind", "far", "geld", "x", "weet-niet"}
    )
    for _ in range(draw(st.integers(1, 6))):
        *above, last = draw(st.sampled_from(list(places(made))))
        holder = made
        for step in above:
            holder = holder[step]
        old = holder[last]
        if isinstance(old, str):
            holder[last] = draw(st.sampled_from(["", " ", *words]))
        elif isinstance(old, int | None):
            holder[last] = draw(st.sampled_from([None, -1, 0, 1, 2, 60, 101, *words]))
        elif isinstance(holder, list):
            draw(
                st.sampled_from([lambda h=holder, n=last: h.pop(n), lambda h=holder, o=old: h.append(copy.deepcopy(o))])
            )()
        elif isinstance(old, list):
            holder[last] = draw(st.sampled_from([[], old[:1], old[::-1], old + old, [draw(st.sampled_from(words))]]))
    return made


@given(broken(), st.data())
@CALM
def test_lint_never_fails_and_without_errors_everything_can_be_scored(made: Document, data: st.DataObject):
    try:
        instrument = instrument_from(made)
    except InstrumentError:
        assume(False)
    found = findings(instrument)
    assert all(one.place and one.sentence and one.code for one in found)
    assert [one for one in found if one.severity == "error"] == problems(instrument)
    assert never_reached(instrument, scans=2) == never_reached(instrument, scans=2)
    if not problems(instrument):
        outcome_of(instrument, data.draw(measurements(instrument)))


@given(instruments())
@CALM
def test_lint_never_fails_on_small_instruments_of_many_shapes(instrument: Instrument):
    assert all(one.place for one in findings(instrument))

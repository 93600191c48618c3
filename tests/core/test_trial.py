"""Does proefadvies show what a change of the instrument does to the sample employers?"""

import copy
from typing import Any

import pytest

from scan.content import read_document
from scan.core.instrument import Instrument, instrument_from
from scan.core.outcome import outcome_of
from scan.core.presentation import shown_steps, stage_of
from scan.core.samples import measurement_of_sample
from scan.core.scoring import shown_number
from scan.core.trial import FIRST, Trial, TrialLine, trial
from tests.core.little import document, little, stage, step, topic

KEYS = ("a1", "a2", "b1", "b2", "c1", "c2", "d1", "d2")
BAKER = {
    "key": "bakker",
    "title": "Bakker",
    "description": "Een bakker.",
    "facts": {"kind": "x"},
    "respondents": [{"role": "boss", "answers": dict.fromkeys(KEYS, 3)}],
}
TWO = {"willen": {"a": ["a1", "a2"], "b": ["b1", "b2"], "c": ["c1", "c2"]}, "kunnen": {"d": ["d1", "d2"]}}
LOW = [[{"scale": "a", "below": 60}]]
HIGH = [[{"scale": "a", "at_least": 60}]]
STYLE = {"key": "near", "title": "Dichtbij", "points": [{"points": 30, "when": LOW}]}


def made(**parts: Any) -> Instrument:
    """An instrument in which the baker stands on 50 everywhere, in the stage "up"."""
    given: dict[str, Any] = {
        "stages": [stage("up", [[{"dimension": "willen", "at_least": 50}]]), stage("down", LOW)],
        "steps": [step("one", when=LOW, impact=3), step("two", when=LOW, impact=2), step("three", when=HIGH)],
        "topics": [topic("talk", LOW)],
        "styles": [STYLE],
        "sample_employers": [BAKER],
    }
    return little(TWO, **(given | parts))


def of_the_baker(published: Instrument | None, working: Instrument) -> Trial:
    [only] = trial(published, working)
    return only


def by_key(lines: tuple[TrialLine, ...]) -> dict[str, tuple[str, str]]:
    """Mark and sentence of the lines that differ."""
    return {line.key: (line.mark, line.sentence) for line in lines if line.mark != "same"}


def scores_of_answers(*scores: float) -> dict[str, Any]:
    whole = document()["answer_scales"]
    five = [option | {"score": score} for option, score in zip(whole["five"], scores, strict=True)]
    return {"answer_scales": whole | {"five": five}}


def test_nothing_differs_from_the_same_instrument():
    baker = of_the_baker(made(), made())
    assert baker.compared
    assert not baker.changed
    assert [(line.key, line.new.number if line.new else None) for line in baker.scores] == [
        ("willen", 50),
        ("a", 50),
        ("b", 50),
        ("c", 50),
        ("kunnen", 50),
        ("d", 50),
    ]
    assert [(s.key, s.new_place, s.mark, s.sentence) for s in baker.steps] == [
        ("one", 1, "same", ""),
        ("two", 2, "same", ""),
    ]
    assert baker.steps[0].new_because == "Omdat ‘Schaal a’ op 50 staat."


def test_before_the_first_publication_there_is_nothing_to_compare():
    baker = of_the_baker(None, made())
    assert not baker.compared
    assert not baker.changed
    assert [step.key for step in baker.steps] == ["one", "two"]


def test_a_score_that_changes_is_marked_with_its_level():
    baker = of_the_baker(made(), made(**scores_of_answers(0, 25, 70, 75, 100)))
    assert by_key(baker.scores)["kunnen"] == ("changed", "Van 50 naar 70. Dat is nu ‘Hoog’.")
    assert by_key(of_the_baker(made(), made(**scores_of_answers(0, 25, 55, 75, 100))).scores)["d"] == (
        "changed",
        "Van 50 naar 55.",
    )


def test_a_score_that_falls_away_is_marked():
    thin = little(
        {"willen": {"a": ["a1", "new1", "new2", "new3"]}, "kunnen": {"d": ["d1", "d2"]}}, sample_employers=[BAKER]
    )
    baker = of_the_baker(made(), thin)
    assert by_key(baker.scores) == {
        "willen": ("changed", "Van 50 naar te weinig antwoorden."),
        "a": ("changed", "Van 50 naar te weinig antwoorden."),
        "b": ("gone", "Weg."),
        "c": ("gone", "Weg."),
    }
    assert baker.unanswered[-3:] == ("Vraag new1?", "Vraag new2?", "Vraag new3?")
    assert [found.path[-1] for found in baker.misfits] == ["a2", "b1", "b2", "c1", "c2"]


def test_another_name_for_a_level_is_marked():
    levels = [{"key": "low", "title": "Begin", "from": 0}, {"key": "high", "title": "Hoog", "from": 60}]
    assert by_key(of_the_baker(made(), made(levels=levels)).scores)["a"] == ("changed", "Van ‘Laag’ naar ‘Begin’.")


def test_another_stage_is_marked():
    assert by_key((of_the_baker(made(), made(stages=[stage("down", LOW)])).stage,)) == {
        "down": ("changed", "Van ‘Fase up’ naar ‘Fase down’.")
    }
    assert of_the_baker(made(), made(stages=[])).stage.sentence == "Van ‘Fase up’ naar ‘geen’."


def test_steps_that_come_go_and_move_are_marked():
    steps = [step("two", when=LOW, impact=3), step("one", when=LOW, impact=2), step("three", when=LOW)]
    baker = of_the_baker(made(), made(steps=steps))
    assert [(s.key, s.old_place, s.new_place, s.mark, s.sentence) for s in baker.steps] == [
        ("two", 2, 1, "moved", "Van plaats 2 naar plaats 1."),
        ("one", 1, 2, "moved", "Van plaats 1 naar plaats 2."),
        ("three", None, 3, "new", "Nieuw."),
    ]
    gone = of_the_baker(made(), made(steps=[step("two", when=LOW)]))
    assert [(s.key, s.mark) for s in gone.steps] == [("two", "moved"), ("one", "gone")]
    assert gone.steps[1].old_because == "Omdat ‘Schaal a’ op 50 staat."
    assert gone.steps[1].new_because == ""


def test_another_reason_for_the_same_step_is_marked():
    steps = [step("one", when=[[{"dimension": "willen", "below": 60}]], impact=3), step("two", when=LOW, impact=2)]
    first = of_the_baker(made(), made(steps=steps)).steps[0]
    assert (first.mark, first.sentence) == ("changed", "De reden is anders.")
    assert (first.old_because, first.new_because) == (
        "Omdat ‘Schaal a’ op 50 staat.",
        "Omdat ‘Willen’ op 50 staat.",
    )


def test_a_step_that_left_the_first_nine_stays_in_sight():
    many = [step(f"s{n}", when=LOW, impact=2) for n in range(FIRST)]
    last = step("last", when=LOW, impact=2)
    before, after = made(steps=[last, *many]), made(steps=[*many, last])
    baker = of_the_baker(before, after)
    assert len(baker.steps) == FIRST + 1
    assert (baker.steps[-1].key, baker.steps[-1].sentence) == ("last", "Van plaats 1 naar plaats 10.")
    assert baker.steps[FIRST - 1].sentence == f"Van plaats {FIRST + 1} naar plaats {FIRST}."


def test_styles_and_topics_are_compared_too():
    style = STYLE | {"points": [{"points": 40, "when": LOW}]}
    baker = of_the_baker(made(), made(styles=[style], topics=[topic("other", LOW)]))
    assert by_key(baker.styles) == {"near": ("changed", "Van 30 naar 40.")}
    assert by_key(baker.topics) == {"other": ("new", "Nieuw."), "talk": ("gone", "Weg.")}
    assert baker.changed


def test_employers_are_those_of_the_working_copy():
    other = BAKER | {"key": "smid", "title": "Smid"}
    found = trial(made(), made(sample_employers=[other, BAKER]))
    assert [one.sample.key for one in found] == ["smid", "bakker"]
    assert not any(one.changed for one in found)


@pytest.mark.parametrize("place", range(3))
def test_what_it_shows_of_the_starting_instrument_is_what_the_employer_would_see(place: int, instrument: Instrument):
    found, sample = trial(None, instrument)[place], instrument.sample_employers[place]
    outcome = outcome_of(instrument, measurement_of_sample(instrument, sample))
    steps = shown_steps(instrument, outcome)[:FIRST]
    assert [(one.key, one.title, one.new_because) for one in found.steps] == [
        (one.step.key, one.step.title, one.because) for one in steps
    ]
    shown = {line.key: line.new.number for line in found.scores if line.new}
    scores = {**outcome.scores.dimensions, **outcome.scores.scales}
    assert shown == {key: None if score is None else shown_number(score) for key, score in scores.items()}
    stage_now = stage_of(instrument, outcome)
    assert found.stage.new
    assert stage_now
    assert found.stage.new.word == stage_now.title


def test_a_heavier_step_moves_for_some_employers_of_the_starting_instrument(instrument: Instrument):
    document = copy.deepcopy(read_document())
    heavier = next(one for one in document["steps"] if one["key"] == "begeleider-kiezen")
    heavier["effort"] = 3
    found = trial(instrument, instrument_from(document))
    assert any(one.changed for one in found)
    assert not all(one.changed for one in found)
    assert all(line.mark == "same" for one in found for line in (*one.scores, one.stage))

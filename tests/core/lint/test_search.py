"""Does the search find what a scan can come to, warn of what it cannot, and give the same each time?"""

import subprocess
import sys
from typing import Any

import pytest
from django.conf import settings

from scan.content import read_document
from scan.core.instrument import Instrument, instrument_from
from scan.core.lint import SCANS, Finding, never_reached, problems
from tests.core.lint.whole import Change, dotted, on_question, set_rule, whole

ITEMS_OF_ATTITUDE = ("att-past", "att-levert-op", "att-werk-gedaan")
UNREACHABLE = [
    {"scale": "attitude", "below": 50},
    *({"item": key, "at_least": 75} for key in ITEMS_OF_ATTITUDE),
]


def searched(change: Change, **arguments: Any) -> list[Finding]:
    made = whole()
    change(made)
    instrument = instrument_from(made)
    assert problems(instrument) == []
    return never_reached(instrument, **arguments)


def full(rule: list[Any], part: str = "topics") -> Instrument:
    """The starting instrument, of which the first topic or the like has this rule."""
    made = read_document()
    made[part][0]["when"] = rule
    instrument = instrument_from(made)
    assert problems(instrument) == []
    return instrument


def test_everything_in_the_starting_instrument_comes_up(instrument: Instrument):
    assert never_reached(instrument) == []


CORNERS: dict[str, list[dict[str, Any]]] = {
    "a narrow band of a scale": [{"scale": "hrm", "at_least": 35}, {"scale": "hrm", "below": 36}],
    "a narrow band of a dimension and the top of another": [
        {"dimension": "kunnen", "at_least": 49},
        {"dimension": "kunnen", "below": 51},
        {"dimension": "willen", "at_least": 95},
    ],
    "roles that are as far apart as can be": [{"gap": "willen", "at_least": 100}],
    "roles that differ, around a high score": [
        {"gap": "willen", "at_least": 40},
        {"dimension": "willen", "at_least": 75},
    ],
    "hardly anything but don't knows": [{"unknown_share": "total", "at_least": 95}],
    "many don't knows beside high scores": [
        {"unknown_share": "total", "at_least": 40},
        {"scale": "maatwerk", "at_least": 90},
        {"scale": "hrm", "below": 20},
    ],
    "a mean between two answers": [{"raw": "zorg-werk", "at_least": 2.4}, {"raw": "zorg-werk", "below": 2.6}],
    "many large worries at once": [
        {"raw": f"zorg-{worry}", "at_least": 3.5} for worry in ("werk", "papier", "team", "eisen", "verschillen")
    ],
    "answers of roles that only together were asked": [
        {"raw": "zorg-verschillen", "at_least": 4},
        {"item": "ctrl-regelingen", "below": 10},
        {"item": "beg-jobcoach", "at_least": 100},
    ],
    "a stage, a follow-up question and a low score": [
        {"stage": ["verankeren"]},
        {"answer": "vast", "in": ["geen"]},
        {"scale": "attitude", "below": 20},
    ],
    "a stage in the middle and two ticks": [
        {"stage": ["motiveren"]},
        {"answer": "hulpvraag", "includes": "team"},
        {"answer": "hulpvraag", "includes": "plannen"},
    ],
    "one sector, kind, size and region": [
        {"answer": "sector", "in": ["LM"]},
        {"answer": "soort", "in": ["nonprofit"]},
        {"answer": "omvang", "in": ["250+"]},
        {"answer": "arbeidsmarktregio", "in": ["Zeeland"]},
    ],
    "one scale at the top in a dimension at the bottom": [
        {"scale": "begeleiding", "at_least": 100},
        {"dimension": "kunnen", "below": 30},
    ],
}


@pytest.mark.parametrize("group", CORNERS.values(), ids=CORNERS)
def test_a_corner_that_a_scan_can_come_to_is_found(group: list[dict[str, Any]]):
    assert never_reached(full([group])) == []


def test_questions_for_one_protected_role_are_reached():
    def change(made: dict[str, Any]) -> None:
        on_question("a1", asked_of=["worker"])(made)
        on_question("worry", asked_of=["council"])(made)
        set_rule("topics", [[{"item": "a1", "below": 20}, {"raw": "worry", "at_least": 4}]])(made)

    assert searched(change) == []


def test_a_question_that_waits_for_the_answer_to_another_is_reached():
    def change(made: dict[str, Any]) -> None:
        on_question("worry", show_if=[{"answer": "a1", "in": [2]}, {"answer": "a2", "in": ["weet-niet"]}])(made)
        set_rule("topics", [[{"raw": "worry", "at_least": 4}]])(made)

    assert searched(change) == []


def contradiction(number: int) -> list[Any]:
    """Both items of scale b above what they should come to together: no condition excludes another by itself."""
    return [[{"item": "b1", "at_least": number}, {"item": "b2", "at_least": number}, {"scale": "b", "below": number}]]


NEVER: dict[str, tuple[Change, str, str]] = {
    "step": (
        lambda d: d["steps"][1].update(when=contradiction(50)),
        "steps.1.when",
        "Stap ‘Stap other’ (other), wanneer: In 50 verzonnen scans kwam deze stap nooit voor.",
    ),
    "step that answers to a wish": (
        set_rule("steps", contradiction(50)),
        "steps.0.when",
        "kwam deze regel nooit voor",
    ),
    "topic": (set_rule("topics", contradiction(75)), "topics.0.when", "kwam dit onderwerp nooit voor"),
    "points of a style": (
        lambda d: d["styles"][0]["points"][0].update(when=contradiction(75)),
        "styles.0.points.0.when",
        "kwam dit aantal punten nooit voor",
    ),
    "stage": (
        lambda d: d["stages"].insert(
            1, {"key": "odd", "title": "Vreemd", "meaning": "Hier.", "when": contradiction(50)}
        ),
        "stages.1.when",
        "kwam dit stadium nooit voor",
    ),
}


@pytest.mark.parametrize(("change", "place", "words"), NEVER.values(), ids=NEVER)
def test_what_never_comes_up_is_a_warning_at_its_rule(change: Change, place: str, words: str):
    (found,) = searched(change, scans=50)
    assert (found.severity, found.code, dotted(found)) == ("warning", "never-reached", place)
    assert words in found.message


def test_an_instrument_with_errors_is_not_searched():
    made = whole()
    made["steps"][0]["targets"] = ["q"]
    assert never_reached(instrument_from(made)) == []


def test_without_scans_nothing_comes_up():
    assert {one.path[0] for one in searched(lambda made: None, scans=0)} == {"stages", "styles", "steps", "topics"}


def test_what_is_unreachable_in_the_full_instrument_is_told_with_how_many_scans_were_tried():
    (found,) = never_reached(full([UNREACHABLE]), scans=300)
    assert "In 300 verzonnen scans" in found.message
    assert SCANS >= 5_000


SCRIPT = """
from scan.core.instrument import instrument_from
from scan.core.lint import never_reached
from tests.core.lint.whole import whole
instrument = instrument_from(whole())
print([(one.path, one.message) for scans in (0, 1, 2, 5, 9) for one in never_reached(instrument, scans=scans)])
"""


def test_the_search_is_the_same_in_every_process():
    """Also where texts hash to other numbers: after a few scans there is as much left to reach."""
    told = {
        subprocess.run(
            [sys.executable, "-c", SCRIPT],
            cwd=settings.BASE_DIR,
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": "."},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("0", "1", "4711")
    }
    assert len(told) == 1
    assert "0 verzonnen scans" in told.pop()


def test_another_seed_makes_other_scans():
    left = {tuple(one.path for one in searched(lambda made: None, scans=2, seed=seed)) for seed in range(8)}
    assert len(left) > 1

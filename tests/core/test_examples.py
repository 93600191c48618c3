"""Do the worked examples come out equal, also through `manage.py score`, and does bad input end with one clear line?"""

import io
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from scan.core.instrument import Instrument
from scan.core.measurement import measurement_from
from scan.core.outcome import outcome_of
from tests.factories import EXAMPLES, example

ROOT = Path(__file__).parents[2]
NAMES = [one["name"] for one in EXAMPLES]


def assert_close(found: Any, wanted: Any, place: str = "") -> None:
    """Equal, with floats to 1e-9, and with keys in the same order; a step may hold more keys than the example."""
    if isinstance(wanted, dict):
        kept = {key: value for key, value in found.items() if key in wanted}
        assert list(kept) == list(wanted), place
        assert kept.keys() == found.keys() or ".steps." in f"{place}.", place
        for key, value in wanted.items():
            assert_close(found[key], value, f"{place}.{key}")
    elif isinstance(wanted, list):
        assert len(found) == len(wanted), place
        for index, (one, other) in enumerate(zip(found, wanted, strict=True)):
            assert_close(one, other, f"{place}.{index}")
    elif isinstance(wanted, float):
        assert abs(found - wanted) <= 1e-9, place
    else:
        assert (type(found), found) == (type(wanted), wanted), place


def score(*arguments: str) -> Any:
    """What the command prints, read back."""
    printed = io.StringIO()
    call_command("score", *arguments, stdout=printed)
    return json.loads(printed.getvalue())


def test_assert_close_notices_a_difference():
    wanted = example("half rule, n.v.t., exclusive option, hidden follow-up")["expected"]
    other = json.loads(json.dumps(wanted))
    other["steps"].reverse()
    with pytest.raises(AssertionError):
        assert_close(other, wanted)
    with pytest.raises(AssertionError):
        assert_close(wanted | {"willen": 1}, wanted)


@pytest.mark.parametrize("name", NAMES)
def test_a_worked_example_comes_out_equal_from_the_core(name: str, instrument: Instrument):
    one = example(name)
    outcome = outcome_of(instrument, measurement_from(instrument, one["input"]))
    found = {
        "scales": outcome.scores.scales,
        "dimensions": outcome.scores.dimensions,
        "roles": outcome.scores.role_dimensions,
        "gaps": outcome.scores.gaps,
        "unknown_share": outcome.scores.unknown_share,
        "bottleneck": outcome.scores.bottleneck,
        "stage": outcome.advice.stage,
        "styles": outcome.advice.styles,
        "steps": [{"key": step.key, "priority": step.priority} for step in outcome.advice.steps],
        "topics": list(outcome.advice.topics),
    }
    assert_close(found, one["expected"])


@pytest.mark.parametrize("name", NAMES)
def test_the_command_scores_one_object_from_a_file(name: str, tmp_path: Path):
    file = tmp_path / "scan.json"
    file.write_text(json.dumps(example(name)["input"]), encoding="utf-8")
    assert_close(score(str(file)), example(name)["expected"])


@pytest.mark.parametrize("arguments", [("-",), ()])
def test_the_command_scores_a_list_from_standard_input_in_its_order(
    arguments: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(sys, "stdin", io.StringIO(json.dumps([one["input"] for one in EXAMPLES])))
    assert_close(score(*arguments), [one["expected"] for one in EXAMPLES])


def test_the_command_scores_an_empty_list_as_an_empty_list(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(sys, "stdin", io.StringIO("[]"))
    assert score() == []


def test_the_command_gives_each_step_its_reasons(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(sys, "stdin", io.StringIO(json.dumps(example("one respondent, wishes")["input"])))
    steps = score()["steps"]
    assert steps
    assert all(step["reasons"] and all(text.startswith("omdat ") for text in step["reasons"]) for step in steps)


def test_answers_to_what_is_hidden_or_not_asked_change_nothing(monkeypatch: pytest.MonkeyPatch):
    data = {"organisation": {"ervaring": "nooit"}, "respondents": [{"role": "medewerker", "answers": {"att-past": 3}}]}
    ignored = {
        "organisation": data["organisation"] | {"vast": "geen", "terugblik": "slecht", "aantal": 5, "instroom": 0},
        "respondents": [{"role": "medewerker", "answers": {"att-past": 3, "int-tijd": 5, "wet-helpt": "nvt"}}],
    }
    monkeypatch.setattr(sys, "stdin", io.StringIO(json.dumps([data, ignored])))
    plain, noisy = score()
    assert plain == noisy


def of_respondent(**fields: Any) -> dict[str, Any]:
    return {"respondents": [{"role": "hr", "answers": {}} | fields]}


BAD = {
    "unknown key at the top": ({"respondent": []}, "respondent: unknown key"),
    "unknown question of the organisation": ({"organisation": {"sectoor": "A"}}, "organisation.sectoor: unknown key"),
    "item among the facts": ({"organisation": {"att-past": 3}}, "organisation.att-past: unknown key"),
    "fact among the answers": (of_respondent(answers={"sector": "A"}), "respondents.0.answers.sector: unknown key"),
    "unknown question": (of_respondent(answers={"att": 3}), "respondents.0.answers.att: unknown key"),
    "unknown key of a respondent": (of_respondent(name="x"), "respondents.0.name: unknown key"),
    "key over two lines": ({"a\nb": 1}, "a b: unknown key"),
    "unknown role": (of_respondent(role="baas"), "respondents.0.role"),
    "no role": ({"respondents": [{"answers": {}}]}, "respondents.0.role"),
    "a list for a role": (of_respondent(role=["hr"]), "respondents.0.role"),
    "an object for a role": (of_respondent(role={"hr": 1}), "respondents.0.role"),
    "value off the scale": (of_respondent(answers={"att-past": 6}), "respondents.0.answers.att-past"),
    "true for 1": (of_respondent(answers={"att-past": True}), "respondents.0.answers.att-past"),
    "1.0 for 1": (of_respondent(answers={"att-past": 1.0}), "respondents.0.answers.att-past"),
    "text for a number": (of_respondent(answers={"att-past": "3"}), "respondents.0.answers.att-past"),
    "nothing for an answer": (of_respondent(answers={"att-past": None}), "respondents.0.answers.att-past"),
    "a list for one answer": (of_respondent(answers={"att-past": [3]}), "respondents.0.answers.att-past"),
    "don't know where it is not offered": (of_respondent(answers={"att-past": "weet-niet"}), "answers.att-past"),
    "n.v.t. where it is not offered": (of_respondent(answers={"norm-directie": "nvt"}), "answers.norm-directie"),
    "unknown option": ({"organisation": {"omvang": "0"}}, "organisation.omvang"),
    "unknown region": ({"organisation": {"arbeidsmarktregio": "Atlantis"}}, "organisation.arbeidsmarktregio"),
    "unknown tick": ({"organisation": {"hulpvraag": ["team", "geld"]}}, "organisation.hulpvraag: 'geld'"),
    "a tick that is not text": ({"organisation": {"hulpvraag": [["team"]]}}, "organisation.hulpvraag"),
    "one tick for a list": ({"organisation": {"hulpvraag": "team"}}, "organisation.hulpvraag: not a list"),
    "too few": ({"organisation": {"aantal": 1}}, "organisation.aantal"),
    "too many": ({"organisation": {"aantal": 100001}}, "organisation.aantal"),
    "true for a count": ({"organisation": {"aantal": True}}, "organisation.aantal"),
    "half a person": ({"organisation": {"aantal": 2.5}}, "organisation.aantal"),
    "too long a text": ({"organisation": {"toelichting": "x" * 2001}}, "organisation.toelichting"),
    "a number for a text": ({"organisation": {"toelichting": 7}}, "organisation.toelichting"),
    "facts that are a list": ({"organisation": []}, "organisation: not an object"),
    "respondents that are an object": ({"respondents": {}}, "respondents: not a list"),
    "a respondent that is text": ({"respondents": ["hr"]}, "respondents.0: not an object"),
    "answers that are a list": (of_respondent(answers=[]), "respondents.0.answers: not an object"),
    "a number": (3, "input: not an object"),
    "null": (None, "input: not an object"),
    "the second of a list": ([{}, {"x": 1}], "1.x: unknown key"),
}


@pytest.mark.parametrize(("data", "where"), BAD.values(), ids=BAD)
def test_bad_input_ends_with_exit_code_2_and_one_line_that_says_where(
    data: Any, where: str, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(sys, "stdin", io.StringIO(json.dumps(data)))
    with pytest.raises(CommandError) as caught:
        score()
    assert caught.value.returncode == 2
    assert where in str(caught.value)
    assert len(str(caught.value).splitlines()) == 1


@pytest.mark.parametrize(
    "text",
    ["", "{", "[1,]", "{'a': 1}", "\ufeff{}", "[" * 100_000, '{"a": 1, "a": 2}'],
    ids=["empty", "open", "comma", "quotes", "bom", "deep", "twice"],
)
def test_broken_json_ends_with_exit_code_2_and_one_line_that_names_the_file(text: str, tmp_path: Path):
    file = tmp_path / "kapot.json"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(CommandError) as caught:
        score(str(file))
    assert caught.value.returncode == 2
    assert "kapot.json" in str(caught.value)
    assert len(str(caught.value).splitlines()) == 1


@pytest.mark.parametrize(
    "make", [lambda path: None, lambda path: path.mkdir(), lambda path: path.write_bytes(b"\xff{}")]
)
def test_a_file_that_cannot_be_read_ends_with_exit_code_2_and_its_name(make: Any, tmp_path: Path):
    file = tmp_path / "weg.json"
    make(file)
    with pytest.raises(CommandError, match=r"weg\.json") as caught:
        score(str(file))
    assert caught.value.returncode == 2


def run_score(text: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "manage.py", "score", "-"]
    return subprocess.run(command, cwd=ROOT, input=text, capture_output=True, text=True, timeout=120, check=False)


def test_as_a_program_it_prints_json_and_nothing_else():
    one = example("one respondent, wishes")
    done = run_score(json.dumps(one["input"]))
    assert (done.returncode, done.stderr) == (0, "")
    assert_close(json.loads(done.stdout), one["expected"])


def test_as_a_program_it_refuses_bad_input_with_code_2_and_exactly_one_line():
    done = run_score('[{}, {"respondents": [{"role": "hr", "answers": {"att-past": 9}}]}]')
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.count("\n") == 1
    assert "1.respondents.0.answers.att-past" in done.stderr

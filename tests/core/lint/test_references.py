"""Is every key that stands for nothing or for two things found, at the field to mend?"""

import pytest

from tests.core.lint.whole import Change, dotted, found_after, is_found, on_question, on_step, question
from tests.core.little import item

REFERENCE = [{"source": "none", "place": ""}]


def twice(part: str) -> Change:
    return lambda made: made[part].append(made[part][0])


KEYED = {
    "roles": 4,
    "dimensions": 2,
    "sections": 2,
    "sources": 1,
    "levels": 2,
    "stages": 3,
    "styles": 1,
    "phases": 1,
    "steps": 2,
    "topics": 1,
    "terms": 1,
}
MISSING: dict[str, tuple[Change, str, str]] = {
    "role of a question": (
        on_question("a1", asked_of=["boss", "king"]),
        "sections.1.questions.0.asked_of",
        "rol ‘king’",
    ),
    "answer scale": (on_question("a1", answers="ten"), "sections.1.questions.0.answers", "antwoordschaal ‘ten’"),
    "scale of a question": (on_question("a1", scale="q"), "sections.1.questions.0.scale", "schaal ‘q’"),
    "actor": (on_step(actor="king"), "steps.0.actor", "rol ‘king’"),
    "phase": (on_step(phase="end"), "steps.0.phase", "fase ‘end’"),
    "target": (on_step(targets=["a", "b", "q"]), "steps.0.targets", "schaal ‘q’"),
    "wish": (on_step(wish=["rust"]), "steps.0.wish", "hulpvraag ‘rust’"),
    "scheme": (on_step(schemes=["pot"]), "steps.0.schemes", "regeling ‘pot’"),
    "source of a step": (on_step(sources=["none"]), "steps.0.sources", "bron ‘none’"),
    "source of a stage": (lambda d: d["stages"][0].update(sources=["none"]), "stages.0.sources", "bron ‘none’"),
    "reference of a step": (
        lambda d: d["steps"][0]["text"].update(references=REFERENCE),
        "steps.0.text.references",
        "bron ‘none’",
    ),
    "reference of a topic": (
        lambda d: d["topics"][0]["text"].update(references=REFERENCE),
        "topics.0.text.references",
        "bron ‘none’",
    ),
    "reference of a term": (lambda d: d["terms"][0].update(references=REFERENCE), "terms.0.references", "bron ‘none’"),
}


@pytest.mark.parametrize(("change", "place", "words"), MISSING.values(), ids=MISSING)
def test_what_is_named_and_is_not_there_is_an_error(change: Change, place: str, words: str):
    assert is_found(change, "missing", place, words)


def test_a_wish_is_missing_when_the_question_about_wishes_is_of_another_kind():
    change = on_question("hulpvraag", type="choice")
    assert [dotted(one) for one in found_after(change) if one.code == "missing"] == ["steps.0.wish"]


@pytest.mark.parametrize(("part", "last"), KEYED.items())
def test_a_key_that_stands_twice_is_an_error_at_the_second(part: str, last: int):
    found = [one for one in found_after(twice(part)) if one.code == "double-key"]
    assert dotted(found[0]) == f"{part}.{last}.key"
    assert "al van een ander" in found[0].message


def test_keys_of_questions_are_unique_over_all_sections():
    assert is_found(
        lambda d: d["sections"][0]["questions"].append(item("a1")), "double-key", "sections.1.questions.0.key"
    )


def test_keys_of_scales_are_unique_over_all_dimensions():
    def change(made):
        made["dimensions"][1]["scales"].append(made["dimensions"][0]["scales"][0])

    assert is_found(change, "double-key", "dimensions.1.scales.1.key")


def test_a_scheme_that_stands_twice_is_an_error():
    assert is_found(twice("schemes"), "double-key", "schemes.1", "‘fund’")


def test_values_of_options_are_unique_within_a_question_and_an_answer_scale():
    again = {"value": "x", "label": "De x"}
    assert is_found(
        lambda d: question(d, "kind")["options"].append(again), "double-key", "sections.0.questions.0.options.3.value"
    )
    assert is_found(
        lambda d: d["answer_scales"]["five"].append(d["answer_scales"]["five"][0]),
        "double-key",
        "answer_scales.five.5.value",
    )


def test_a_word_that_belongs_to_two_terms_is_an_error_at_the_second():
    def change(made):
        made["terms"].append({"key": "other", "title": "ander", "explanation": "Uitleg.", "variants": ["Woord"]})

    assert is_found(change, "double-word", "terms.1.variants", "‘word’")

"""Is every condition found that cannot be checked?"""

import pytest

from tests.core.lint.whole import Change, both, dotted, found_after, is_found, is_free_of, set_rule, with_group

HERE = "topics.0.when.0.0"
WORDS = {"value": "word", "label": "Woord", "score": 10}

ERRORS: dict[str, tuple[Change, str, str, str]] = {
    "no group": (set_rule("steps", []), "empty-rule", "steps.0.when", "nog geen voorwaarde"),
    "empty group": (set_rule("steps", [[]]), "empty-rule", "steps.0.when.0", "Deze groep heeft geen voorwaarde"),
    "rule of a style": (
        lambda d: d["styles"][0]["points"][0].update(when=[[{"scale": "q", "below": 5}]]),
        "missing",
        "styles.0.points.0.when.0.0",
        "De schaal ‘q’ is er niet",
    ),
    "no stage": (with_group({"stage": ["far", "two"]}), "missing", HERE, "Het stadium ‘two’"),
    "no dimension": (with_group({"dimension": "q", "below": 5}), "missing", HERE, "De dimensie ‘q’"),
    "no gap": (with_group({"gap": "a", "below": 5}), "missing", HERE, "De dimensie ‘a’"),
    "unscored item": (with_group({"item": "worry", "below": 5}), "missing", HERE, "De vraag met een score ‘worry’"),
    "no raw": (with_group({"raw": "kind", "below": 3}), "missing", HERE, "De vraag met een antwoordschaal ‘kind’"),
    "answer to an item": (
        with_group({"answer": "a1", "in": [1]}),
        "missing",
        HERE,
        "De vraag over de organisatie ‘a1’",
    ),
    "other unknown share": (with_group({"unknown_share": "a", "below": 5}), "missing", HERE, "Het aandeel ‘a’"),
    "no answer": (with_group({"answer": "kind", "in": ["x", "q"]}), "missing", HERE, "kun je ‘q’ niet antwoorden"),
    "no tick": (with_group({"answer": "hulpvraag", "includes": "rust"}), "missing", HERE, "‘rust’"),
    "includes of a choice": (
        with_group({"answer": "kind", "includes": "x"}),
        "unfit-condition",
        HERE,
        "Bij ‘Welke soort?’ (kind) kies je één antwoord",
    ),
    "in of ticks": (
        with_group({"answer": "hulpvraag", "in": ["geld"]}),
        "unfit-condition",
        HERE,
        "Bij ‘Waarbij?’ (hulpvraag) kruis je aan",
    ),
    "answer to a number": (
        both(
            lambda d: d["sections"][0]["questions"].append({"key": "n", "type": "number", "text": "Hoeveel?"}),
            with_group({"answer": "n", "in": [5]}),
        ),
        "unfit-condition",
        HERE,
        "kies je geen antwoord uit een lijst",
    ),
    "mean of words": (
        both(lambda d: d["answer_scales"]["five"].append(WORDS), with_group({"raw": "a1", "below": 3})),
        "unfit-condition",
        HERE,
        "zijn geen getallen",
    ),
    "no answer chosen": (with_group({"answer": "kind", "in": []}), "never", HERE, "geen antwoord gekozen"),
    "no stage chosen": (with_group({"stage": []}), "never", HERE, "geen stadium gekozen"),
    "stage by a stage": (
        lambda d: d["stages"][0].update(when=[[{"stage": ["near"]}]]),
        "cycle",
        "stages.0.when.0.0",
        "Stadium ‘Fase far’ (far), wanneer, groep 1, voorwaarde 1: Dit stadium wacht op stadium ‘Fase near’ (near)",
    ),
}
FINE: dict[str, Change] = {
    "every subject": with_group(
        {"scale": "a", "below": 60},
        {"dimension": "kunnen", "at_least": 20},
        {"gap": "willen", "at_least": 25},
        {"item": "a1", "below": 50},
        {"raw": "worry", "at_least": 2.5},
        {"answer": "kind", "in": ["x", "y"]},
        {"answer": "hulpvraag", "includes": "geld"},
        {"unknown_share": "total", "at_least": 20},
        {"stage": ["near", "here"]},
    ),
    "two groups": set_rule("topics", [[{"scale": "a", "below": 60}], [{"answer": "more", "in": ["p"]}]]),
}


@pytest.mark.parametrize(("change", "code", "place", "words"), ERRORS.values(), ids=ERRORS)
def test_a_condition_that_cannot_be_checked_is_an_error_at_its_place(change: Change, code: str, place: str, words: str):
    assert is_found(change, code, place, words)


@pytest.mark.parametrize("change", FINE.values(), ids=FINE)
def test_conditions_that_can_be_checked_are_fine(change: Change):
    assert is_free_of(change, "unfit-condition")


def test_a_condition_that_cannot_be_checked_is_told_once():
    found = found_after(with_group({"scale": "q", "below": 5}, {"scale": "a", "below": 5}))
    assert [(one.code, dotted(one)) for one in found if one.severity == "error"] == [("missing", HERE)]

"""May the scores of a scale under two versions be laid side by side?"""

import pytest

from scan.core.changes import same_scale
from tests.core.changes.rich import Edit, edited, question

OLD = edited()


def five(d: dict, **changed: object) -> None:
    d["answer_scales"]["five"] = [d["answer_scales"]["five"][0] | changed, *d["answer_scales"]["five"][1:]]


ANOTHER: dict[str, Edit] = {
    "another text": lambda d: question(d, "a1").update(text="Anders?"),
    "another explanation": lambda d: question(d, "a1").update(help="Denk aan iets."),
    "another score": lambda d: five(d, score=10),
    "other words for an answer": lambda d: five(d, label="Nee"),
    "an answer less": lambda d: d["answer_scales"].update(five=d["answer_scales"]["five"][1:]),
    "another answer scale": lambda d: question(d, "a1").update(answers="worry"),
    "other roles": lambda d: question(d, "a1").update(asked_of=["boss"]),
    "shown to others": lambda d: question(d, "a1").update(show_if=[{"answer": "kind", "in": ["x"]}]),
    "no more ‘weet ik niet’": lambda d: question(d, "a1").update(dont_know=False),
    "an item less": lambda d: question(d, "a1").update(scale=None),
    "an item more": lambda d: question(d, "asked").update(scale="a"),
    "another key": lambda d: question(d, "a1").update(key="a9"),
    "a role that is protected now": lambda d: d["roles"][0].update(protected=True),
    "the scale is gone": lambda d: d["dimensions"][0]["scales"].pop(0),
}
SAME: dict[str, Edit] = {
    "another title": lambda d: d["dimensions"][0]["scales"][0].update(title="Anders"),
    "another order": lambda d: d["sections"][1]["questions"].reverse(),
    "another section": lambda d: d["sections"].append(
        {"key": "x", "title": "X", "questions": [d["sections"][1]["questions"].pop(0)]}
    ),
    "all roles by name": lambda d: question(d, "a1").update(asked_of=["council", "worker", "chief", "boss"]),
    "a new role": lambda d: d["roles"].append({"key": "guest", "title": "Gast"}),
    "a copy of the answer scale": lambda d: (
        d["answer_scales"].update(copy=d["answer_scales"]["five"]),
        question(d, "a1").update(answers="copy"),
    ),
    "another scale changed": lambda d: question(d, "b1").update(text="Anders?"),
}


@pytest.mark.parametrize("edit", ANOTHER.values(), ids=ANOTHER)
def test_another_measure_is_not_compared(edit: Edit):
    assert not same_scale(OLD, edited(edit), "a")
    assert not same_scale(edited(edit), OLD, "a")


@pytest.mark.parametrize("edit", SAME.values(), ids=SAME)
def test_what_makes_no_difference_to_a_score_may_change(edit: Edit):
    assert same_scale(OLD, edited(edit), "a")


def test_a_scale_that_neither_has_is_not_the_same():
    assert not same_scale(OLD, OLD, "nothing")

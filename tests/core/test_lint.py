"""Is every kind of problem in an instrument found, at its place, and is the starting instrument without any?"""

import json
from collections.abc import Callable
from typing import Any

import pytest

from scan.content import read_document
from scan.core.instrument import Instrument, InstrumentError, instrument_from
from scan.core.lint import problems
from tests.core.little import ALWAYS, FACTS, FIVE, WORRY, document, item, stage, step, topic, worry

Change = Callable[[dict[str, Any]], Any]


def whole() -> dict[str, Any]:
    """A document with one of everything, that hangs together. No part of it is shared with another document."""
    made = document(
        items=(worry(), item("after", show_if=[{"answer": "a1", "in": [1, "weet-niet"]}])),
        stages=[stage("one", [[{"dimension": "willen", "at_least": 0}]]) | {"sources": ["book"]}],
        styles=[{"key": "style", "title": "Stijl", "points": [{"points": 10, "when": ALWAYS}]}],
        schemes=["fund"],
        steps=[step(wish=["geld"], schemes=["fund"], sources=["book"])],
        topics=[topic("topic", [[{"stage": ["one"]}]])],
    )
    return copied(made)


def copied(thing: Any) -> Any:
    if isinstance(thing, dict):
        return {key: copied(value) for key, value in thing.items()}
    return [copied(one) for one in thing] if isinstance(thing, list) else thing


def question(made: dict[str, Any], key: str) -> dict[str, Any]:
    return next(q for section in made["sections"] for q in section["questions"] if q["key"] == key)


def set_rule(part: str, rule: Any) -> Change:
    return lambda made: made[part][0].update(when=rule)


def with_condition(**raw: Any) -> Change:
    return set_rule("topics", [[raw]])


def on_question(key: str, **fields: Any) -> Change:
    return lambda made: question(made, key).update(fields)


def on_step(**fields: Any) -> Change:
    return lambda made: made["steps"][0].update(fields)


def twice(part: str) -> Change:
    return lambda made: made[part].append(made[part][0])


def move_to_facts(key: str) -> Change:
    return lambda made: made["sections"][0]["questions"].append(
        made["sections"][1]["questions"].pop([q["key"] for q in made["sections"][1]["questions"]].index(key))
    )


REFERENCE = [{"source": "none", "place": ""}]
LATE_FACT = FACTS[1] | {"key": "late-fact", "show_if": [{"answer": "a1", "in": [1]}]}
FINDS: dict[str, tuple[Change, str, str]] = {
    **{
        f"{part} twice": (twice(part), part, "2 times")
        for part in (
            "roles",
            "dimensions",
            "sections",
            "sources",
            "levels",
            "stages",
            "styles",
            "phases",
            "steps",
            "topics",
        )
    },
    "question twice": (lambda d: d["sections"][1]["questions"].append(item("a1")), "sections", "'a1' stands here 2"),
    "scale twice": (
        lambda d: d["dimensions"][1]["scales"].append(d["dimensions"][0]["scales"][0]),
        "dimensions",
        "'a'",
    ),
    "scheme twice": (twice("schemes"), "schemes", "'fund' stands here 2"),
    "value twice": (lambda d: d["answer_scales"]["five"].append(FIVE[0]), "answer_scales.five", "'1' stands here 2"),
    "option twice": (
        lambda d: question(d, "kind")["options"].append({"value": "x", "label": "X"}),
        "sections.0.questions.0.options",
        "'x'",
    ),
    "no lowest level": (lambda d: d["levels"].pop(0), "levels", "no level begins at 0"),
    "role of a question": (on_question("a1", asked_of=["king"]), "sections.1.questions.0.asked_of", "no role 'king'"),
    "no answer scale": (on_question("a1", answers="ten"), "sections.1.questions.0.answers", "no answer scale 'ten'"),
    "no answer scale named": (on_question("a1", answers=None), "sections.1.questions.0.answers", "no answer scale"),
    "too few options": (on_question("kind", options=[]), "sections.0.questions.0.options", "at least two"),
    "no scale": (on_question("a1", scale="q"), "sections.1.questions.0.scale", "no scale 'q'"),
    "scale of a number": (
        on_question("a1", type="number", answers=None),
        "sections.1.questions.0.scale",
        "only a rating counts",
    ),
    "scale of a fact": (move_to_facts("a1"), "sections.0.questions.3.scale", "asked once per scan"),
    "role of a fact": (on_question("kind", asked_of=["boss"]), "sections.0.questions.0.asked_of", "for the owner"),
    "fact shown by an item": (
        lambda d: d["sections"].append({"key": "late", "title": "Laat", "once": True, "questions": [LATE_FACT]}),
        "sections.2.questions.0.show_if.0",
        "'a1' is not an earlier question",
    ),
    "shown by a score": (
        on_question("after", show_if=[{"scale": "a", "below": 5}]),
        "sections.1.questions.11.show_if.0",
        "by an answer only",
    ),
    "shown by itself": (
        on_question("after", show_if=[{"answer": "after", "in": [1]}]),
        "sections.1.questions.11.show_if.0",
        "not an earlier",
    ),
    "shown by a value that is not there": (
        on_question("after", show_if=[{"answer": "a1", "in": [9]}]),
        "sections.1.questions.11.show_if.0",
        "no answer to 'a1' '9'",
    ),
    "shown by don't know where it is not offered": (
        on_question("after", show_if=[{"answer": "kind", "in": ["weet-niet"]}]),
        "sections.1.questions.11.show_if.0",
        "'weet-niet'",
    ),
    "reserved value": (
        lambda d: d["answer_scales"]["five"].append({"value": "nvt", "label": "N.v.t."}),
        "sections.1.questions.0.options",
        "meaning of its own",
    ),
    "number to tick": (
        lambda d: question(d, "hulpvraag")["options"].append({"value": 4, "label": "Vier"}),
        "sections.0.questions.2.options",
        "a word for its value",
    ),
    "one item in a scale": (
        lambda d: question(d, "b1").update(scale="a"),
        "dimensions.0.scales.1",
        "at least two items",
    ),
    "empty rule": (set_rule("steps", []), "steps.0.when", "at least one condition"),
    "empty group": (set_rule("steps", [[]]), "steps.0.when", "at least one condition"),
    "rule of a style": (
        lambda d: d["styles"][0]["points"][0].update(when=[[{"scale": "q", "below": 5}]]),
        "styles.0.points.0.when.0.0",
        "no scale 'q'",
    ),
    "stage by stage": (set_rule("stages", [[{"stage": ["one"]}]]), "stages.0.when.0.0", "cannot depend on a stage"),
    "no stage": (with_condition(stage=["two"]), "topics.0.when.0.0", "no stage 'two'"),
    "condition on no dimension": (with_condition(dimension="q", below=5), "topics.0.when.0.0", "no dimension 'q'"),
    "condition on no gap": (with_condition(gap="a", below=5), "topics.0.when.0.0", "no gap 'a'"),
    "condition on an unscored item": (with_condition(item="worry", below=5), "topics.0.when.0.0", "no item 'worry'"),
    "condition on no raw": (with_condition(raw="kind", below=5), "topics.0.when.0.0", "no raw 'kind'"),
    "condition on an item's answer": (
        with_condition(answer="a1", **{"in": [1]}),
        "topics.0.when.0.0",
        "no answer 'a1'",
    ),
    "other unknown share": (with_condition(unknown_share="a", below=5), "topics.0.when.0.0", "no unknown_share 'a'"),
    "includes of a choice": (with_condition(answer="kind", includes="x"), "topics.0.when.0.0", "does not fit"),
    "in of ticks": (with_condition(answer="hulpvraag", **{"in": ["geld"]}), "topics.0.when.0.0", "does not fit"),
    "actor": (on_step(actor="king"), "steps.0.actor", "no role 'king'"),
    "phase": (on_step(phase="end"), "steps.0.phase", "no phase 'end'"),
    "target": (on_step(targets=["q"]), "steps.0.targets", "no scale 'q'"),
    "no target": (on_step(targets=[]), "steps.0.targets", "at least one scale"),
    "wish": (on_step(wish=["rust"]), "steps.0.wish", "no wish 'rust'"),
    "scheme": (on_step(schemes=["pot"]), "steps.0.schemes", "no scheme 'pot'"),
    "source of a step": (on_step(sources=["none"]), "steps.0.sources", "no source 'none'"),
    "source of a stage": (lambda d: d["stages"][0].update(sources=["none"]), "stages.0.sources", "no source 'none'"),
    "reference of a step": (
        lambda d: d["steps"][0]["text"].update(references=REFERENCE),
        "steps.0.text.references",
        "no source 'none'",
    ),
    "reference of a topic": (
        lambda d: d["topics"][0]["text"].update(references=REFERENCE),
        "topics.0.text.references",
        "no source 'none'",
    ),
}


def test_the_starting_instrument_has_no_problem(instrument: Instrument):
    assert problems(instrument) == []


def test_the_document_that_the_cases_change_has_no_problem():
    assert problems(instrument_from(whole())) == []


@pytest.mark.parametrize(("change", "place", "message"), FINDS.values(), ids=FINDS)
def test_a_problem_is_found_at_its_place(change: Change, place: str, message: str):
    made = whole()
    change(made)
    found = problems(instrument_from(made))
    assert any(".".join(map(str, p.path)) == place and message in p.message for p in found), found


REFUSED: dict[str, tuple[Change, str]] = {
    "unknown key": (on_step(color="red"), "steps.0.color"),
    "missing key": (lambda d: d["steps"][0].pop("title"), "steps.0.title"),
    "effort out of range": (on_step(effort=4), "steps.0.effort"),
    "one action": (lambda d: d["steps"][0]["text"].update(actions=["Doe."]), "steps.0.text.actions"),
    "score out of range": (
        lambda d: d["answer_scales"].update(worry=[WORRY[0] | {"score": 101}]),
        "answer_scales.worry.0.score",
    ),
    "test that does not fit": (with_condition(scale="a", **{"in": [1]}), "topics.0.when.0.0"),
    "answer with a number": (with_condition(answer="kind", below=3), "topics.0.when.0.0"),
    "number that is true": (with_condition(scale="a", below=True), "topics.0.when.0.0"),
    "number that is text": (with_condition(scale="a", below="5"), "topics.0.when.0.0"),
    "condition without a test": (with_condition(scale="a"), "topics.0.when.0.0"),
    "condition with two tests": (with_condition(scale="a", below=5, at_least=2), "topics.0.when.0.0"),
    "unknown subject": (with_condition(moon="a", below=5), "topics.0.when.0.0.subject"),
    "unknown test": (with_condition(scale="a", above=5), "topics.0.when.0.0"),
    "stage that is no list": (with_condition(stage="one"), "topics.0.when.0.0"),
    "in that is no list": (with_condition(answer="kind", **{"in": "x"}), "topics.0.when.0.0"),
}


def test_the_order_of_keys_means_nothing_because_postgresql_keeps_its_own(instrument: Instrument):
    """jsonb puts shorter keys first, so that `{scale: K, below: N}` comes back the other way round."""
    kept = json.loads(json.dumps(read_document(), sort_keys=True))
    turned = json.loads(json.dumps(read_document()), object_pairs_hook=lambda pairs: dict(reversed(pairs)))
    assert instrument_from(kept) == instrument
    assert instrument_from(turned) == instrument


@pytest.mark.parametrize(("change", "place"), REFUSED.values(), ids=REFUSED)
def test_a_document_of_another_shape_is_refused_with_the_place(change: Change, place: str):
    made = whole()
    change(made)
    with pytest.raises(InstrumentError) as caught:
        instrument_from(made)
    assert any(".".join(map(str, path)).startswith(place) for path, _ in caught.value.problems)
    assert place in str(caught.value)

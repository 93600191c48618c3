"""Is a document of another shape refused with the place, and does the order of keys mean nothing?"""

import json

import pytest

from scan.content import read_document
from scan.core.instrument import Instrument, InstrumentError, instrument_from
from tests.core.lint.whole import Change, on_step, whole, with_group
from tests.core.little import WORRY

REFUSED: dict[str, tuple[Change, str]] = {
    "unknown key": (on_step(color="red"), "steps.0.color"),
    "missing key": (lambda d: d["steps"][0].pop("title"), "steps.0.title"),
    "effort out of range": (on_step(effort=4), "steps.0.effort"),
    "one action": (lambda d: d["steps"][0]["text"].update(actions=["Doe."]), "steps.0.text.actions"),
    "score out of range": (
        lambda d: d["answer_scales"].update(worry=[WORRY[0] | {"score": 101}]),
        "answer_scales.worry.0.score",
    ),
    "test that does not fit": (with_group({"scale": "a", "in": [1]}), "topics.0.when.0.0"),
    "answer with a number": (with_group({"answer": "kind", "below": 3}), "topics.0.when.0.0"),
    "number that is true": (with_group({"scale": "a", "below": True}), "topics.0.when.0.0"),
    "number that is text": (with_group({"scale": "a", "below": "5"}), "topics.0.when.0.0"),
    "condition without a test": (with_group({"scale": "a"}), "topics.0.when.0.0"),
    "condition with two tests": (with_group({"scale": "a", "below": 5, "at_least": 2}), "topics.0.when.0.0"),
    "unknown subject": (with_group({"moon": "a", "below": 5}), "topics.0.when.0.0.subject"),
    "unknown test": (with_group({"scale": "a", "above": 5}), "topics.0.when.0.0"),
    "stage that is no list": (with_group({"stage": "one"}), "topics.0.when.0.0"),
    "in that is no list": (with_group({"answer": "kind", "in": "x"}), "topics.0.when.0.0"),
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

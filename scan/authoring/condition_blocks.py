"""One condition of a rule without code, chosen from lists, to and from the way it stands in a document."""

from collections.abc import Callable, Mapping
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from wagtail import blocks

from scan.authoring import choices

TESTS = [("below", "staat onder"), ("at_least", "staat op of boven")]
SAME_QUESTION = "Kies antwoorden op één vraag. Maak voor een andere vraag een eigen voorwaarde."


class ConditionBlock(blocks.StructBlock):
    """One condition. `from_condition` and `to_condition` translate between the block and a document."""

    subject: ClassVar[str] = ""

    def from_condition(self, condition: Mapping[str, Any]) -> dict[str, Any]:
        """The values of the block for a condition of a document."""
        test = next(test for test, _ in TESTS if test in condition)
        return {"key": condition[self.subject], "test": test, "value": condition[test]}

    def to_condition(self, value: Mapping[str, Any]) -> dict[str, Any]:
        """The condition, as it stands in a document."""
        return {self.subject: value["key"], value["test"]: _plain(value["value"])}


def labelled(block: blocks.FieldBlock) -> blocks.FieldBlock:
    """A block for a list, with its label on its control: in a list Wagtail shows none, and a screen reader needs it."""
    block.field.widget.attrs["aria-label"] = block.meta.label
    return block


def _key_block(label: str, options: Callable[[], Any]) -> blocks.ChoiceBlock:
    return blocks.ChoiceBlock(label=label, choices=options)


def _test_block() -> blocks.ChoiceBlock:
    return blocks.ChoiceBlock(label="Vergelijking", choices=TESTS, default="below")


def _score_block(help_text: str = "Van 0 tot en met 100.") -> blocks.IntegerBlock:
    return blocks.IntegerBlock(label="Waarde", min_value=0, max_value=100, help_text=help_text)


class ScaleScore(ConditionBlock):
    """The score of a scale."""

    subject = "scale"
    key = _key_block("Schaal", choices.scales)
    test = _test_block()
    value = _score_block()

    class Meta:
        label = "Score van een schaal"
        icon = "order"


class DimensionScore(ConditionBlock):
    """The score of a dimension."""

    subject = "dimension"
    key = _key_block("Dimensie", choices.dimensions)
    test = _test_block()
    value = _score_block()

    class Meta:
        label = "Score van een dimensie"
        icon = "order"


class ItemScore(ConditionBlock):
    """The score of one question."""

    subject = "item"
    key = _key_block("Vraag", choices.scored_items)
    test = _test_block()
    value = _score_block()

    class Meta:
        label = "Score van een vraag"
        icon = "order"


class MeanAnswer(ConditionBlock):
    """The mean of the answers to one question, also when it counts for no scale."""

    subject = "raw"
    key = _key_block("Vraag", choices.rated_items)
    test = blocks.ChoiceBlock(label="Vergelijking", choices=TESTS, default="at_least")
    value = blocks.FloatBlock(label="Waarde", help_text="Het nummer van het antwoord, bijvoorbeeld 3 of 3,5.")

    class Meta:
        label = "Gemiddeld antwoord op een vraag"
        icon = "order"


class Gap(ConditionBlock):
    """How many points two roles differ on a dimension."""

    subject = "gap"
    key = _key_block("Dimensie", choices.dimensions)
    test = blocks.ChoiceBlock(label="Vergelijking", choices=TESTS, default="at_least")
    value = _score_block("Verschil in punten tussen twee rollen.")

    class Meta:
        label = "Verschil tussen rollen"
        icon = "group"


class UnknownShare(ConditionBlock):
    """The share of don't knows."""

    subject = "unknown_share"
    test = blocks.ChoiceBlock(label="Vergelijking", choices=TESTS, default="at_least")
    value = _score_block("Percentage van de antwoorden.")

    class Meta:
        label = "Aandeel ‘Weet ik niet’"
        icon = "help"

    def from_condition(self, condition: Mapping[str, Any]) -> dict[str, Any]:
        found = super().from_condition(condition)
        return {"test": found["test"], "value": found["value"]}

    def to_condition(self, value: Mapping[str, Any]) -> dict[str, Any]:
        return super().to_condition({"key": "total", **value})


class _Chosen(ConditionBlock):
    """The answer to a question with one answer: any of those chosen here."""

    subject = "answer"

    def from_condition(self, condition: Mapping[str, Any]) -> dict[str, Any]:
        return {"answers": [choices.answer_value(condition["answer"], value) for value in condition["in"]]}

    def to_condition(self, value: Mapping[str, Any]) -> dict[str, Any]:
        answers = [choices.answer_of(answer) for answer in value["answers"]]
        return {"answer": answers[0][0], "in": [answer for _, answer in answers]}

    def clean(self, value: Any) -> Any:
        """Check as ever, and that all answers are to one question."""
        cleaned = super().clean(value)
        if len({choices.answer_of(answer)[0] for answer in cleaned["answers"]}) > 1:
            raise blocks.StructBlockValidationError(block_errors={"answers": ValidationError(SAME_QUESTION)})
        return cleaned

    class Meta:
        label = "Gekozen antwoord"
        icon = "radio-full"


class FactChosen(_Chosen):
    """The answer to a question about the organisation."""

    answers = blocks.ListBlock(
        labelled(blocks.ChoiceBlock(label="Antwoord", choices=choices.fact_answers)),
        label="Een van deze antwoorden",
        min_num=1,
    )


class AnyChosen(_Chosen):
    """The answer to any earlier question."""

    answers = blocks.ListBlock(
        labelled(blocks.ChoiceBlock(label="Antwoord", choices=choices.any_answers)),
        label="Een van deze antwoorden",
        min_num=1,
    )


class _Ticked(ConditionBlock):
    """A box that was ticked."""

    subject = "answer"

    def from_condition(self, condition: Mapping[str, Any]) -> dict[str, Any]:
        return {"option": choices.answer_value(condition["answer"], condition["includes"])}

    def to_condition(self, value: Mapping[str, Any]) -> dict[str, Any]:
        question, option = choices.answer_of(value["option"])
        return {"answer": question, "includes": option}

    class Meta:
        label = "Aangevinkte optie"
        icon = "tick-inverse"


class FactTicked(_Ticked):
    """An option of a question about the organisation."""

    option = blocks.ChoiceBlock(label="Optie", choices=choices.fact_ticks)


class AnyTicked(_Ticked):
    """An option of any earlier question."""

    option = blocks.ChoiceBlock(label="Optie", choices=choices.any_ticks)


class InStage(ConditionBlock):
    """Where the organisation stands."""

    subject = "stage"
    stages = blocks.ListBlock(
        labelled(blocks.ChoiceBlock(label="Stadium", choices=choices.stages)), label="Een van deze stadia", min_num=1
    )

    class Meta:
        label = "Stadium"
        icon = "flag"

    def from_condition(self, condition: Mapping[str, Any]) -> dict[str, Any]:
        return {"stages": list(condition["stage"])}

    def to_condition(self, value: Mapping[str, Any]) -> dict[str, Any]:
        return {"stage": list(value["stages"])}


def _plain(number: float) -> float:
    """A whole number without a fraction, as in a document."""
    return int(number) if float(number).is_integer() else number

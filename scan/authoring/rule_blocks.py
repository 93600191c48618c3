"""A rule without code: groups of conditions to choose from lists, to and from the way a rule stands in a document."""

from collections.abc import Callable, Iterable, Mapping
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
        blocks.ChoiceBlock(label="Antwoord", choices=choices.fact_answers), label="Een van deze antwoorden", min_num=1
    )


class AnyChosen(_Chosen):
    """The answer to any earlier question."""

    answers = blocks.ListBlock(
        blocks.ChoiceBlock(label="Antwoord", choices=choices.any_answers), label="Een van deze antwoorden", min_num=1
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
        blocks.ChoiceBlock(label="Stadium", choices=choices.stages), label="Een van deze stadia", min_num=1
    )

    class Meta:
        label = "Stadium"
        icon = "flag"

    def from_condition(self, condition: Mapping[str, Any]) -> dict[str, Any]:
        return {"stages": list(condition["stage"])}

    def to_condition(self, value: Mapping[str, Any]) -> dict[str, Any]:
        return {"stage": list(value["stages"])}


class ConditionsBlock(blocks.StreamBlock):
    """Conditions that all have to hold."""

    def from_conditions(self, conditions: Any) -> list[dict[str, Any]]:
        """The conditions of a document, in the raw form that Wagtail's `to_python` takes."""
        named = [(self._name_of(condition), condition) for condition in conditions]
        return [{"type": name, "value": self.child_blocks[name].from_condition(one)} for name, one in named]

    def to_conditions(self, value: Any) -> list[dict[str, Any]]:
        """The conditions as they stand in a document."""
        return [child.block.to_condition(child.value) for child in value]

    def _name_of(self, condition: Mapping[str, Any]) -> str:
        """Which block a condition belongs in; "answer" is for two of them."""
        if "answer" in condition:
            return "ticked" if "includes" in condition else "chosen"
        return next(name for name, block in self.child_blocks.items() if block.subject in condition)


class RuleConditions(ConditionsBlock):
    """One group of a rule."""

    scale = ScaleScore()
    dimension = DimensionScore()
    item = ItemScore()
    raw = MeanAnswer()
    chosen = FactChosen()
    ticked = FactTicked()
    stage = InStage()
    gap = Gap()
    unknown_share = UnknownShare()

    class Meta:
        label = "Groep: al deze voorwaarden gelden"
        icon = "group"


class ShowConditions(ConditionsBlock):
    """When a question is shown: all of these hold."""

    chosen = AnyChosen()
    ticked = AnyTicked()

    class Meta:
        required = False


class ListOf(blocks.StreamBlock):
    """A list of one kind of block. Wagtail's ListBlock would do, but cannot stand at the top of a form field.

    A list that is `required` has at least one. `min_num` is not used: it tells of an error before anybody typed.
    """

    def __init__(self, one: blocks.Block, **kwargs: Any) -> None:
        super().__init__([("one", one)], **kwargs)

    @property
    def one(self) -> Any:
        """The block of which this is a list."""
        return self.child_blocks["one"]

    def of(self, raw: Iterable[Any]) -> Any:
        """The value of the block for a list of raw values."""
        return self.to_python(self.raw(raw))

    def raw(self, raw: Iterable[Any]) -> list[dict[str, Any]]:
        """A list of raw values, in the form that Wagtail's `to_python` takes."""
        return [{"type": "one", "value": value} for value in raw]


class RuleBlock(ListOf):
    """A rule: within a group every condition holds, between groups one is enough."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(RuleConditions(), **kwargs)

    def raw_rule(self, rule: Any) -> list[dict[str, Any]]:
        """A rule of a document, in the form that Wagtail's `to_python` takes."""
        return self.raw(self.one.from_conditions(group) for group in rule)

    def to_rule(self, value: Any) -> list[list[dict[str, Any]]]:
        """The rule as it stands in a document."""
        return [self.one.to_conditions(group.value) for group in value]

    class Meta:
        label = "Groepen"


def _plain(number: float) -> float:
    """A whole number without a fraction, as in a document."""
    return int(number) if float(number).is_integer() else number

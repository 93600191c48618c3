"""A rule without code: groups of conditions, to and from the way a rule stands in a document."""

from collections.abc import Iterable, Mapping
from typing import Any

from wagtail import blocks

from scan.authoring.condition_blocks import (
    AnyChosen,
    AnyTicked,
    DimensionScore,
    FactChosen,
    FactTicked,
    Gap,
    InStage,
    ItemScore,
    MeanAnswer,
    ScaleScore,
    UnknownShare,
)


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

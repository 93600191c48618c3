"""Form fields that show a part of a document the way an editor likes it, and give it back as it stands there."""

from collections.abc import Callable
from typing import Any

from django import forms
from wagtail import blocks
from wagtail.blocks.base import BlockField, BlockWidget

from scan.authoring import choices
from scan.authoring.condition_blocks import labelled
from scan.authoring.rule_blocks import ListOf, RuleBlock, ShowConditions
from scan.core.keys import key_from

NOT_ARRIVED = (
    "Dit deel van het formulier kwam niet goed aan. Er is niets bewaard. "
    "Dit scherm heeft JavaScript nodig: zet het aan, open het scherm opnieuw en probeer het nog eens."
)


class NotArrived:
    """Stands for blocks of which a form does not say how many there are: no script ran, or it was tampered with."""


class DocumentWidget(BlockWidget):
    """Blocks in a form. What cannot be read as blocks is an error of the field, where Wagtail would fail."""

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        try:
            return super().value_from_datadict(data, files, name)
        except (KeyError, ValueError):
            return NotArrived()


class DocumentField(BlockField):
    """A field of blocks whose value is kept as a part of a document."""

    def __init__(self, *, block: Any, **kwargs: Any) -> None:
        super().__init__(block=block, widget=DocumentWidget(block), **kwargs)

    def to_block(self, stored: Any) -> Any:
        """The value of the block for what is stored."""
        return self.block.of(stored or [])

    def to_document(self, value: Any) -> Any:
        """What is stored, for a value of the block."""
        return [one.value for one in value]

    def prepare_value(self, value: Any) -> Any:
        """What is stored becomes blocks; what was typed already is."""
        return value if isinstance(value, blocks.StreamValue) else self.to_block(value)

    def bound_data(self, data: Any, initial: Any) -> Any:
        """What was typed; what did not arrive is shown as it was before."""
        return initial if isinstance(data, NotArrived) else data

    def clean(self, value: Any) -> Any:
        if isinstance(value, NotArrived):
            raise forms.ValidationError(NOT_ARRIVED)
        return self.to_document(super().clean(value))

    def has_changed(self, initial: Any, data: Any) -> bool:
        return True


class RuleField(DocumentField):
    """A rule."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(block=RuleBlock(), **kwargs)

    def to_block(self, stored: Any) -> Any:
        return self.block.to_python(self.block.raw_rule(stored or []))

    def to_document(self, value: Any) -> Any:
        return self.block.to_rule(value)


class ShowIfField(DocumentField):
    """The conditions under which a question is shown, all of which have to hold."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(block=ShowConditions(required=False), required=False, **kwargs)

    def to_block(self, stored: Any) -> Any:
        return self.block.to_python(self.block.from_conditions(stored or []))

    def to_document(self, value: Any) -> Any:
        return self.block.to_conditions(value)


class StylePointsBlock(blocks.StructBlock):
    """Points for a style when a rule holds."""

    points = blocks.IntegerBlock(label="Punten", min_value=1, max_value=100)
    when = RuleBlock(label="Wanneer")

    class Meta:
        label = "Punten"


class StylePointsField(DocumentField):
    """All points that a style can get."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(block=ListOf(StylePointsBlock(), label="Punten"), **kwargs)

    def to_block(self, stored: Any) -> Any:
        rule = self.block.one.child_blocks["when"]
        return self.block.of({"points": one["points"], "when": rule.raw_rule(one["when"])} for one in stored or [])

    def to_document(self, value: Any) -> Any:
        rule = self.block.one.child_blocks["when"]
        return [{"points": one["points"], "when": rule.to_rule(one["when"])} for one in super().to_document(value)]


class OptionBlock(blocks.StructBlock):
    """One option of a question or an answer scale."""

    label = blocks.CharBlock(label="Tekst", max_length=300)
    value = blocks.CharBlock(
        label="Waarde",
        max_length=60,
        required=False,
        help_text="Blijvende naam voor regels en exports. Leeg: hij wordt gemaakt van de tekst.",
    )
    score = blocks.FloatBlock(
        label="Score", required=False, min_value=0, max_value=100, help_text="0 tot en met 100. Leeg: telt niet mee."
    )
    exclusive = blocks.BooleanBlock(
        label="Sluit andere opties uit", required=False, help_text="Voor ‘geen van deze’ bij aanvinken."
    )

    class Meta:
        label = "Optie"


class OptionsField(DocumentField):
    """The options of a question or an answer scale. `numbered` options count 1, 2, 3 where they have no value yet."""

    def __init__(self, *, numbered: bool = False, **kwargs: Any) -> None:
        self.numbered = numbered
        super().__init__(block=ListOf(OptionBlock(), label="Opties", required=kwargs.get("required", True)), **kwargs)

    def to_block(self, stored: Any) -> Any:
        empty = {"score": None, "exclusive": False}
        return self.block.of({**empty, **option, "value": str(option["value"])} for option in stored or [])

    def to_document(self, value: Any) -> Any:
        options: list[dict[str, Any]] = []
        for number, one in enumerate(super().to_document(value), start=1):
            taken = {str(option["value"]) for option in options}
            own = one["value"] or (str(number) if self.numbered else key_from(one["label"], taken))
            option = {"value": int(own) if own.isdecimal() else own, "label": one["label"]}
            if one["score"] is not None:
                option["score"] = one["score"]
            options.append(option | ({"exclusive": True} if one["exclusive"] else {}))
        return options


class TextsField(DocumentField):
    """A list of short texts, such as the actions of a step."""

    def __init__(self, *, label_of_one: str, most: int, **kwargs: Any) -> None:
        one = labelled(blocks.TextBlock(label=label_of_one, rows=2))
        super().__init__(block=ListOf(one, max_num=most, label=label_of_one), **kwargs)

    def to_document(self, value: Any) -> Any:
        return [" ".join(text.split()) for text in super().to_document(value)]


class ReferenceBlock(blocks.StructBlock):
    """A place in a source."""

    source = blocks.ChoiceBlock(label="Bron", choices=choices.sources)
    place = blocks.CharBlock(label="Vindplaats", required=False, help_text="Bijvoorbeeld: hoofdstuk 3.2.")

    class Meta:
        label = "Vindplaats"


class ReferencesField(DocumentField):
    """The places in sources that a text rests on."""

    def __init__(self, **kwargs: Any) -> None:
        block = ListOf(ReferenceBlock(), label="Vindplaatsen", required=False)
        super().__init__(block=block, required=False, **kwargs)

    def to_document(self, value: Any) -> Any:
        chosen = super().to_document(value)
        return [{"source": one["source"]} | ({"place": one["place"]} if one["place"] else {}) for one in chosen]


class ParagraphsField(forms.CharField):
    """A list of paragraphs, typed with an empty line between them."""

    widget = forms.Textarea(attrs={"rows": 6})

    def prepare_value(self, value: Any) -> Any:
        return "\n\n".join(value) if isinstance(value, list) else value

    def clean(self, value: Any) -> Any:
        text = super().clean(value).replace("\r\n", "\n")
        return [" ".join(block.split()) for block in text.split("\n\n") if block.strip()]


class LinesField(forms.CharField):
    """A list of short texts, typed one on a line."""

    widget = forms.Textarea(attrs={"rows": 8})

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(value) if isinstance(value, list) else value

    def clean(self, value: Any) -> Any:
        return [" ".join(line.split()) for line in super().clean(value).splitlines() if line.strip()]


class KeysField(forms.MultipleChoiceField):
    """Keys of other rows, to tick. What was ticked before keeps its place; what is new comes last."""

    widget = forms.CheckboxSelectMultiple

    def __init__(self, options: Callable[[], list[tuple[str, str]]], **kwargs: Any) -> None:
        super().__init__(choices=options, required=kwargs.pop("required", False), **kwargs)

    def in_order_of(self, before: list[str], chosen: list[str]) -> list[str]:
        """The chosen keys, in the order that they had."""
        return [key for key in before if key in chosen] + [key for key in chosen if key not in before]

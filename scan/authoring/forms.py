"""The forms with which editors change rows: what is typed is checked as the part of a document that it becomes."""

from typing import Any, ClassVar

from django import forms
from pydantic import TypeAdapter, ValidationError
from wagtail.admin.forms import WagtailAdminModelForm

from scan.authoring import choices
from scan.authoring.fields import (
    KeysField,
    LinesField,
    OptionsField,
    ParagraphsField,
    ReferencesField,
    RuleField,
    ShowIfField,
    StylePointsField,
    TextsField,
)
from scan.authoring.kept_options import objections
from scan.authoring.messages import in_dutch
from scan.authoring.uses import uses_of
from scan.core import parts
from scan.core.keys import key_from
from scan.models.working.row import Row

KEY_IN_USE = "Deze sleutel wordt al gebruikt door: {uses}. Verander hem daar eerst, of houd hem zo."

GROUPS = "In een groep gelden alle voorwaarden. Van meer groepen is er één genoeg."


def one_of(options: Any, label: str, *, required: bool = True, help_text: str = "") -> forms.ChoiceField:
    """A select of one other row, or of none."""
    return forms.ChoiceField(
        choices=lambda: [("", "Kies" if required else "Geen"), *options()],
        label=label,
        required=required,
        help_text=help_text,
    )


class RowForm(WagtailAdminModelForm):
    """What every row's form does: make a key, guard it, and check the row as a part of a document."""

    part_type: ClassVar[Any] = None

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "key" in self.fields:
            self.fields["key"].required = self.instance.title_field == "key"
            self.fields["key"].disabled = self.instance.published

    def clean(self) -> dict[str, Any]:
        """Fill in the key, keep ticked keys in their order, and check the whole."""
        cleaned = super().clean()
        for name, field in self.fields.items():
            if isinstance(field, KeysField) and name in cleaned:
                cleaned[name] = field.in_order_of(getattr(self.instance, name) or [], cleaned[name])
            if isinstance(field, forms.ChoiceField) and cleaned.get(name) == "" and not field.required:
                cleaned[name] = self.instance._meta.get_field(name).get_default()
        self._clean_key(cleaned)
        if not self.errors and self.part_type is not None:
            self._check_part(cleaned)
        return cleaned

    def _clean_key(self, cleaned: dict[str, Any]) -> None:
        before = self.instance.key
        if not cleaned.get("key") and "key" not in self.errors:
            others = type(self.instance).objects.exclude(pk=self.instance.pk)
            title = str(cleaned.get(self.instance.title_field, ""))
            cleaned["key"] = before or key_from(title, set(others.values_list("key", flat=True)))
        if self.instance.pk and before and cleaned.get("key") not in (before, None):
            uses = uses_of(self.instance)
            if uses:
                self.add_error("key", KEY_IN_USE.format(uses=", ".join(use.title for use in uses)))

    def _check_part(self, cleaned: dict[str, Any]) -> None:
        """Say beside the field what no instrument can hold."""
        tried = type(self.instance)(key=cleaned.get("key", ""))
        for name, value in cleaned.items():
            if name in {field.name for field in tried._meta.fields}:
                setattr(tried, name, value)
        try:
            TypeAdapter(self.part_type).validate_python(self.part_of(tried))
        except ValidationError as error:
            for one in error.errors():
                place = [str(step) for step in one["loc"] if str(step) != "text"]
                field = place[0] if place and place[0] in self.fields else None
                self.add_error(field, in_dutch(one))

    def part_of(self, tried: Row) -> dict[str, Any]:
        """The part that the row would be."""
        return tried.part()


class OptionsForm(RowForm):
    """What forms with options share: an option that was published keeps its value, one that is used stays."""

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if self.instance.pk and "options" in cleaned:
            for objection in objections(self.instance, self.instance.options, cleaned["options"]):
                self.add_error("options", objection)
        return cleaned


class SectionForm(RowForm):
    """A section; its questions are rows of their own."""

    part_type = parts.Section

    def part_of(self, tried: Row) -> dict[str, Any]:
        return {**tried.part(), "questions": []}


class AnswerScaleForm(OptionsForm):
    """An answer scale."""

    part_type = tuple[parts.Option, ...]
    options = OptionsField(label="Opties, van laag naar hoog", numbered=True)

    def part_of(self, tried: Row) -> Any:
        return tried.options


class QuestionForm(OptionsForm):
    """A question."""

    part_type = parts.Question
    section = one_of(choices.sections, "Sectie")
    scale = one_of(choices.scales, "Schaal", required=False, help_text="De schaal waarop het antwoord meetelt.")
    answers = one_of(choices.answer_scales, "Antwoordschaal", required=False)
    options = OptionsField(label="Opties", required=False)
    asked_of = KeysField(choices.roles, label="Alleen voor deze rollen", help_text="Niets aangevinkt: alle rollen.")
    show_if = ShowIfField(label="Alleen tonen als", help_text="Alle voorwaarden moeten gelden. Leeg: altijd tonen.")

    def clean(self) -> dict[str, Any]:
        """No role ticked means every role."""
        cleaned = super().clean()
        cleaned["asked_of"] = cleaned.get("asked_of") or None
        return cleaned


class ScaleForm(RowForm):
    """A scale."""

    part_type = parts.Scale
    dimension = one_of(choices.dimensions, "Dimensie")


class DimensionForm(RowForm):
    """A dimension; its scales are rows of their own."""

    part_type = parts.Dimension

    def part_of(self, tried: Row) -> dict[str, Any]:
        return {**tried.part(), "scales": []}


class RoleForm(RowForm):
    """A role."""

    part_type = parts.Role


class LevelForm(RowForm):
    """A level."""

    part_type = parts.Level


class PhaseForm(RowForm):
    """A phase."""

    part_type = parts.Phase


class StageForm(RowForm):
    """A stage."""

    part_type = parts.Stage
    when = RuleField(label="Wanneer", help_text=f"{GROUPS} Het eerste stadium dat past, telt.")
    sources = KeysField(choices.sources, label="Bronnen")


class StyleForm(RowForm):
    """A style."""

    part_type = parts.Style
    points = StylePointsField(label="Punten", help_text="De punten tellen op, tot ten hoogste 100.")


class StepForm(RowForm):
    """A step."""

    part_type = parts.Step
    phase = one_of(choices.phases, "Fase")
    actor = one_of(choices.roles, "Wie het doet")
    targets = KeysField(choices.scales, label="Werkt op deze schalen")
    when = RuleField(label="Wanneer", help_text=GROUPS)
    wish = KeysField(choices.wishes, label="Past bij deze hulpvraag")
    schemes = KeysField(choices.schemes, label="Regelingen")
    sources = KeysField(choices.sources, label="Bronnen")
    what = ParagraphsField(label="Wat het is", help_text="Een lege regel begint een nieuwe alinea.")
    why = ParagraphsField(label="Waarom dit werkt", help_text="Een lege regel begint een nieuwe alinea.")
    actions = TextsField(label="Zo begin je", label_of_one="Actie", most=4, help_text="Twee tot en met vier.")
    references = ReferencesField(label="Vindplaatsen")


class TopicForm(RowForm):
    """A topic of conversation."""

    part_type = parts.Topic
    when = RuleField(label="Wanneer", help_text=GROUPS)
    explanation = ParagraphsField(label="Uitleg", help_text="Een lege regel begint een nieuwe alinea.")
    questions = TextsField(label="Openingsvragen", label_of_one="Vraag", most=4, help_text="Twee tot en met vier.")
    references = ReferencesField(label="Vindplaatsen")


class SchemeForm(RowForm):
    """A scheme: only its key."""


class SourceForm(RowForm):
    """A source."""

    part_type = parts.Source


class TermForm(RowForm):
    """A term."""

    part_type = parts.Term
    variants = LinesField(label="Andere vormen", required=False, help_text="Eén op een regel.")
    references = ReferencesField(label="Vindplaatsen")


class InstrumentForm(RowForm):
    """The instrument itself."""

    part_type = parts.About
    regions = LinesField(label="Arbeidsmarktregio's", help_text="Eén op een regel, precies zoals de regio heet.")


class SampleEmployerForm(RowForm):
    """Who a sample employer is; the answers have a screen of their own."""

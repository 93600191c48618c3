"""Rows of the advice: steps, phases, stages, styles and topics. Rules are stored as they stand in a document."""

from typing import Any

from django.db import models

from scan.models.working.row import PreviewedRow, Row, key_list

ONE_TO_THREE = [(1, "1: klein"), (2, "2: middel"), (3, "3: groot")]


def rule_field(label: str = "wanneer") -> models.JSONField:
    """A rule: a list of groups, each a list of conditions such as {"scale": "begeleiding", "below": 60}."""
    return models.JSONField(label, default=list)


class PhaseRow(Row):
    """A part of the stappenplan; see scan.core.parts.Phase."""

    part_fields = ("title", "meaning")

    title = models.CharField("titel", max_length=200)
    meaning = models.TextField("betekenis")

    class Meta(Row.Meta):
        verbose_name = "fase"
        verbose_name_plural = "fasen"


class StageRow(PreviewedRow, Row):
    """Where an organisation stands; see scan.core.parts.Stage."""

    part_fields = ("title", "meaning", "when", "sources")
    preview_template = "scan/authoring/preview_stage.html"

    title = models.CharField("titel", max_length=200)
    meaning = models.TextField("betekenis")
    when = rule_field()
    sources = key_list("bronnen")

    class Meta(Row.Meta):
        verbose_name = "stadium"
        verbose_name_plural = "stadia"


class StyleRow(PreviewedRow, Row):
    """An accent in the service; see scan.core.parts.Style. `points` is a list of {"points": 30, "when": rule}."""

    part_fields = ("title", "points")
    preview_template = "scan/authoring/preview_style.html"

    title = models.CharField("titel", max_length=200)
    points = models.JSONField("punten", default=list)

    class Meta(Row.Meta):
        verbose_name = "stijl"
        verbose_name_plural = "stijlen"


class StepRow(PreviewedRow, Row):
    """Something an employer can do; see scan.core.parts.Step. `what` and `why` are lists of paragraphs."""

    part_fields = (
        *("phase", "title", "actor", "effort", "impact", "targets", "when", "wish", "schemes", "sources", "kern"),
    )
    text_fields = ("what", "why", "actions", "references")
    preview_template = "scan/authoring/preview_step.html"

    title = models.CharField("titel", max_length=200)
    phase = models.SlugField("fase", max_length=60)
    actor = models.SlugField("wie het doet", max_length=60)
    effort = models.PositiveSmallIntegerField("moeite", choices=ONE_TO_THREE)
    impact = models.PositiveSmallIntegerField("effect", choices=ONE_TO_THREE)
    targets = key_list("werkt op deze schalen")
    when = rule_field()
    wish = key_list("past bij deze hulpvraag")
    schemes = key_list("regelingen")
    sources = key_list("bronnen")
    what = models.JSONField("wat het is", default=list)
    why = models.JSONField("waarom dit werkt", default=list)
    actions = models.JSONField("zo begin je", default=list)
    references = models.JSONField("vindplaatsen", default=list, blank=True)
    kern = models.TextField("notitie voor redacteuren", blank=True, default="", help_text="Werkgevers zien dit nooit.")

    class Meta(Row.Meta):
        verbose_name = "stap"
        verbose_name_plural = "stappen"

    def part(self) -> dict[str, Any]:
        """As Row.part, with the text in a part of its own."""
        return {**super().part(), "text": text_of(self)}

    def take(self, part: dict[str, Any]) -> None:
        """As Row.take, with the text from its own part."""
        super().take(part)
        take_text(self, part)


class TopicRow(PreviewedRow, Row):
    """Something to talk about; see scan.core.parts.Topic. `explanation` is a list of paragraphs."""

    part_fields = ("title", "when", "kern")
    text_fields = ("explanation", "questions", "references")
    preview_template = "scan/authoring/preview_topic.html"

    title = models.CharField("titel", max_length=200)
    when = rule_field()
    explanation = models.JSONField("uitleg", default=list)
    questions = models.JSONField("openingsvragen", default=list)
    references = models.JSONField("vindplaatsen", default=list, blank=True)
    kern = models.TextField("notitie voor redacteuren", blank=True, default="", help_text="Niemand anders ziet dit.")

    class Meta(Row.Meta):
        verbose_name = "gespreksonderwerp"
        verbose_name_plural = "gespreksonderwerpen"

    def part(self) -> dict[str, Any]:
        """As Row.part, with the text in a part of its own."""
        return {**super().part(), "text": text_of(self)}

    def take(self, part: dict[str, Any]) -> None:
        """As Row.take, with the text from its own part."""
        super().take(part)
        take_text(self, part)


def text_of(row: StepRow | TopicRow) -> dict[str, Any]:
    """The `text` part of a step or topic."""
    return {name: getattr(row, name) for name in row.text_fields}


def take_text(row: StepRow | TopicRow, part: dict[str, Any]) -> None:
    """Fill the text fields from the `text` part."""
    for name in row.text_fields:
        setattr(row, name, part.get("text", {}).get(name, []))

"""Rows of the questionnaire: questions, the sections they stand in, and the scales to answer on."""

from typing import Any

from django.db import models

from scan.models.working.row import PreviewedRow, Row

TYPES = [
    ("rating", "Antwoordschaal"),
    ("choice", "Keuze uit opties"),
    ("multiple", "Meer opties aanvinken"),
    ("number", "Getal"),
    ("text", "Open vraag"),
]
# What refers to nothing is None in a document, and empty in the database.
_ABSENT = ("scale", "answers", "options_from")
OPTIONS_FROM = [("arbeidsmarktregios", "De lijst met arbeidsmarktregio's")]


class SectionRow(Row):
    """A theme of the questionnaire; see scan.core.parts.Section."""

    part_fields = ("title", "intro", "once")

    title = models.CharField("titel", max_length=200)
    intro = models.TextField("inleiding", blank=True, default="")
    once = models.BooleanField(
        "één keer per scan",
        default=False,
        help_text="Alleen wie de scan begint, vult deze vragen in. Het zijn de feiten over de organisatie.",
    )

    class Meta(Row.Meta):
        verbose_name = "sectie"
        verbose_name_plural = "secties"


class AnswerScaleRow(Row):
    """The options from low to high that many questions share. `options` is a list of options as in a document."""

    title_field = "key"

    options = models.JSONField("opties", default=list)

    class Meta(Row.Meta):
        verbose_name = "antwoordschaal"
        verbose_name_plural = "antwoordschalen"


class QuestionRow(PreviewedRow, Row):
    """One question; see scan.core.parts.Question. `asked_of` is None when every role gets it."""

    title_field = "text"
    preview_template = "scan/authoring/preview_question.html"
    part_fields = (
        *("type", "text", "help", "scale", "answers", "options", "options_from", "asked_of", "show_if"),
        *("short", "dont_know", "not_applicable", "optional", "minimum", "maximum", "max_length"),
    )

    section = models.SlugField("sectie", max_length=60, db_index=True)
    type = models.CharField("soort", max_length=20, choices=TYPES)
    text = models.CharField("vraag", max_length=500)
    help = models.TextField("uitleg", blank=True, default="", help_text="Staat altijd onder de vraag.")
    scale = models.SlugField("schaal", max_length=60, blank=True, default="")
    answers = models.SlugField("antwoordschaal", max_length=60, blank=True, default="")
    options = models.JSONField("opties", default=list, blank=True)
    options_from = models.CharField("opties uit een lijst", max_length=40, choices=OPTIONS_FROM, blank=True, default="")
    asked_of = models.JSONField("alleen voor deze rollen", null=True, blank=True, default=None)
    show_if = models.JSONField("alleen tonen als", default=list, blank=True)
    short = models.BooleanField("in de korte versie", default=False)
    dont_know = models.BooleanField("met ‘Weet ik niet’", default=False)
    not_applicable = models.BooleanField("met ‘N.v.t.’", default=False)
    optional = models.BooleanField("mag leeg blijven", default=False)
    minimum = models.IntegerField("laagste getal", null=True, blank=True, default=None)
    maximum = models.IntegerField("hoogste getal", null=True, blank=True, default=None)
    max_length = models.PositiveIntegerField("hoogste aantal tekens", null=True, blank=True, default=None)

    class Meta(Row.Meta):
        verbose_name = "vraag"
        verbose_name_plural = "vragen"

    def part(self) -> dict[str, Any]:
        """As Row.part; what is empty here is absent there."""
        return super().part() | {name: getattr(self, name) or None for name in _ABSENT}

    def take(self, part: dict[str, Any]) -> None:
        """As Row.take; what is absent there is empty here."""
        super().take(part)
        for name in _ABSENT:
            setattr(self, name, part.get(name) or "")

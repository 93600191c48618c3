"""Rows of what the rest leans on: sources, schemes, terms, sample employers, and the instrument itself."""

from django.db import models

from scan.models.working.row import PreviewedRow, Row, key_list


class SourceRow(Row):
    """A publication that texts refer to; see scan.core.parts.Source."""

    part_fields = ("file", "title", "publisher", "year")

    title = models.CharField("titel", max_length=300)
    publisher = models.CharField("uitgever", max_length=200)
    year = models.PositiveSmallIntegerField(
        "jaar", null=True, blank=True, help_text="Leeg als de bron geen jaar noemt. Dan staat er ‘z.j.’."
    )
    file = models.CharField("bestand", max_length=200, blank=True, default="")

    class Meta(Row.Meta):
        verbose_name = "bron"
        verbose_name_plural = "bronnen"


class SchemeRow(Row):
    """A scheme by its key; what it is stands on its own page."""

    title_field = "key"

    class Meta(Row.Meta):
        verbose_name = "regeling"
        verbose_name_plural = "regelingen"


class TermRow(PreviewedRow, Row):
    """A word that is explained where it is used; see scan.core.parts.Term."""

    part_fields = ("title", "explanation", "variants", "references")
    preview_template = "scan/authoring/preview_term.html"

    title = models.CharField("woord", max_length=100)
    variants = key_list("andere vormen", help_text="Bijvoorbeeld het meervoud.")
    explanation = models.TextField("uitleg")
    references = models.JSONField("vindplaatsen", default=list, blank=True)

    class Meta(Row.Meta):
        verbose_name = "begrip"
        verbose_name_plural = "begrippen"


class SampleEmployerRow(Row):
    """An employer to try the advice on; see scan.core.parts.SampleEmployer."""

    part_fields = ("title", "description", "facts", "respondents")

    title = models.CharField("naam", max_length=200)
    description = models.TextField("wie is dit", blank=True, default="")
    facts = models.JSONField("feiten", default=dict, blank=True)
    respondents = models.JSONField("wie invullen", default=list, blank=True)

    class Meta(Row.Meta):
        verbose_name = "proefwerkgever"
        verbose_name_plural = "proefwerkgevers"


class InstrumentRow(Row):
    """The instrument itself; there is one. See scan.core.parts.About."""

    part_fields = ("title", "language", "minutes")
    single = True

    title = models.CharField("titel", max_length=200)
    language = models.CharField("taal", max_length=10, default="nl", editable=False)
    minutes = models.PositiveSmallIntegerField("minuten", help_text="Zo lang duurt de hele scan ongeveer.")
    regions = models.JSONField("arbeidsmarktregio's", default=list)

    class Meta(Row.Meta):
        verbose_name = "instrument"
        verbose_name_plural = "instrument"

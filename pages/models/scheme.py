"""Schemes: for whom one is, what it gives, and how one gets it."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.models import Page
from wagtail.search import index

from pages import choices
from pages.blocks import TEXT_FEATURES
from pages.fields import RunningTextField
from pages.listings import listed_schemes
from pages.models.checked import Checked, CheckedPageForm, StandingPanel, checked_panel
from pages.models.listing import ListingPage
from pages.models.sourced import Sourced
from pages.models.text import ReadingPage


class SchemePage(Checked, Sourced, ReadingPage):
    """One scheme. `key` is the name by which steps of the instrument refer to it; empty when none does."""

    valid_months = 12

    key = models.SlugField(
        "regeling in de scan",
        max_length=60,
        blank=True,
        db_index=True,
        help_text="Stappen die deze regeling noemen, verwijzen dan naar deze pagina.",
    )
    theme = models.CharField("onderwerp", max_length=20, choices=choices.SCHEME_THEMES)
    for_whom = RunningTextField("voor wie", features=TEXT_FEATURES, blank=True)
    gives = RunningTextField("wat het oplevert", features=TEXT_FEATURES, blank=True)
    conditions = RunningTextField("voorwaarden", features=TEXT_FEATURES, blank=True)
    how_to_apply = RunningTextField("hoe je het aanvraagt", features=TEXT_FEATURES, blank=True)
    where = RunningTextField("waar je moet zijn", features=TEXT_FEATURES, blank=True)
    official_url = models.URLField(
        "officiële pagina", max_length=300, blank=True, help_text="Raad nooit een adres. Open de pagina eerst zelf."
    )
    official_title = models.CharField("tekst van de link", max_length=120, blank=True)

    base_form_class = CheckedPageForm
    template = "pages/scheme_page.html"
    page_description = "Een regeling: voor wie, wat het geeft en hoe je het aanvraagt."
    parent_page_types = ["pages.SchemesPage"]
    subpage_types: list[str] = []
    search_fields = [
        *ReadingPage.search_fields,
        *(index.SearchField(name) for name in ("for_whom", "gives", "conditions", "how_to_apply", "where")),
        index.FilterField("theme"),
    ]
    content_panels = [
        StandingPanel(),
        *Page.content_panels,
        FieldPanel("intro"),
        MultiFieldPanel(
            [
                FieldPanel(
                    "key",
                    widget=forms.Select(
                        choices=lambda: choices.with_none(choices.schemes(), "Komt in de scan niet voor")
                    ),
                ),
                FieldPanel("theme"),
            ],
            heading="Plek op de site",
        ),
        MultiFieldPanel(
            [
                FieldPanel("for_whom"),
                FieldPanel("gives"),
                FieldPanel("conditions"),
                FieldPanel("how_to_apply"),
                FieldPanel("where"),
            ],
            heading="De regeling",
            help_text="Wat je leeg laat, staat niet op de pagina.",
        ),
        MultiFieldPanel([FieldPanel("official_url"), FieldPanel("official_title")], heading="Officiële pagina"),
        FieldPanel("body", heading="Meer hierover"),
        FieldPanel("sources"),
        checked_panel("Na een jaar vraagt de site om de regeling opnieuw te bekijken."),
    ]

    class Meta:
        verbose_name = "regeling"
        verbose_name_plural = "regelingen"

    def clean(self) -> None:
        super().clean()
        if self.key and SchemePage.objects.filter(key=self.key).exclude(pk=self.pk).exists():
            raise ValidationError({"key": "Deze regeling heeft al een pagina."})
        if self.official_url and not self.official_title:
            raise ValidationError({"official_title": "Zeg waar de link naartoe gaat."})

    @property
    def parts(self) -> list[tuple[str, str]]:
        """The parts that are filled in, with their headings, in order."""
        every = [
            ("Voor wie?", self.for_whom),
            ("Wat levert het op?", self.gives),
            ("Wat zijn de voorwaarden?", self.conditions),
            ("Hoe vraag je het aan?", self.how_to_apply),
            ("Waar moet je zijn?", self.where),
        ]
        return [(title, text) for title, text in every if text]


class SchemesPage(ListingPage):
    """All schemes, by subject."""

    template = "pages/schemes_page.html"
    page_description = "De lijst van regelingen. Er is er één."
    subpage_types = ["pages.SchemePage"]

    class Meta:
        verbose_name = "lijst van regelingen"
        verbose_name_plural = "lijst van regelingen"

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Adds the subjects, each with those of its schemes that were asked for."""
        listed = listed_schemes(SchemePage.objects.child_of(self).live().order_by("title"), request.GET)
        groups = [
            (title, own)
            for key, title in choices.SCHEME_THEMES
            if (own := [scheme for scheme in listed.shown if scheme.theme == key])
        ]
        return super().get_context(request, *args, **kwargs) | {"groups": groups, "listed": listed}

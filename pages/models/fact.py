"""Figures with their year and their source, kept once and shown in every text that points at them."""

from typing import Any

from django.db import models
from django.http import HttpRequest
from wagtail.admin.panels import FieldPanel, PublishingPanel
from wagtail.search import index

from pages import choices
from pages.models.checked import Checked, CheckedSnippetForm, StandingPanel, checked_panel
from pages.models.listing import ListingPage
from pages.models.snippet import Snippet, SnippetQuerySet
from pages.models.sourced import Sourced


class Fact(Checked, Sourced, Snippet):
    """One figure. `text` is a whole sentence that says of which year and whose it is; `figure` is the number in it."""

    valid_months = 24
    preview_template = "pages/previews/fact.html"
    base_form_class = CheckedSnippetForm

    figure = models.CharField("cijfer", max_length=40, help_text="Het getal zoals het in de zin staat: 18 procent.")
    text = models.TextField(
        "zin", max_length=300, help_text="Een hele zin, met het jaar en met wie het zegt. Zo staat hij in elke tekst."
    )
    theme = models.CharField("onderwerp", max_length=20, choices=choices.DIMENSIONS)
    url = models.URLField("pagina van de bron", max_length=300, blank=True, help_text="Raad nooit een adres.")

    objects = SnippetQuerySet.as_manager()

    panels = [
        StandingPanel(),
        FieldPanel("text"),
        FieldPanel("figure"),
        FieldPanel("key"),
        FieldPanel("theme"),
        FieldPanel("sources"),
        FieldPanel("url"),
        checked_panel("Na twee jaar vraagt de site of er een nieuwer cijfer is."),
        PublishingPanel(),
    ]
    search_fields = [
        index.SearchField("text"),
        index.AutocompleteField("text"),
        index.SearchField("figure"),
        index.FilterField("live"),
        index.FilterField("theme"),
    ]

    class Meta(Snippet.Meta):
        verbose_name = "feit"
        verbose_name_plural = "feiten"

    def __str__(self) -> str:
        return self.text

    @property
    def title(self) -> str:
        """What it is called where everything has a title, as in search."""
        return self.text


class FactsPage(ListingPage):
    """All figures, by subject."""

    template = "pages/facts_page.html"
    page_description = "De lijst van feiten en cijfers. Er is er één."

    class Meta:
        verbose_name = "lijst van feiten"
        verbose_name_plural = "lijst van feiten"

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Adds the subjects, each with its figures."""
        facts = list(Fact.objects.live())
        groups = [
            (title, own) for key, title in choices.DIMENSIONS if (own := [fact for fact in facts if fact.theme == key])
        ]
        return super().get_context(request, *args, **kwargs) | {"groups": groups}

"""Words that not everybody knows: those of the instrument, and those that editors add for the pages."""

from typing import Any

from django.db import models
from django.http import HttpRequest
from wagtail.admin.panels import FieldPanel, PublishingPanel
from wagtail.search import index

from pages.listings import listed_terms
from pages.models.listing import ListingPage
from pages.models.snippet import Snippet, SnippetQuerySet
from pages.models.sourced import Sourced
from pages.words import all_terms


class GlossaryTerm(Sourced, Snippet):
    """A word of the pages, with its explanation. Words of the scan itself stand in the instrument."""

    preview_template = "pages/previews/term.html"

    title = models.CharField("woord", max_length=100)
    variants = models.CharField(
        "andere vormen",
        max_length=300,
        blank=True,
        help_text="Bijvoorbeeld het meervoud. Zet er komma’s tussen.",
    )
    explanation = models.TextField("uitleg", max_length=500, help_text="Twee of drie korte zinnen.")

    objects = SnippetQuerySet.as_manager()

    panels = [
        FieldPanel("title"),
        FieldPanel("key"),
        FieldPanel("variants"),
        FieldPanel("explanation"),
        FieldPanel("sources"),
        PublishingPanel(),
    ]
    search_fields = [
        index.SearchField("title"),
        index.AutocompleteField("title"),
        index.SearchField("variants"),
        index.SearchField("explanation"),
        index.FilterField("live"),
    ]

    class Meta(Snippet.Meta):
        verbose_name = "begrip"
        verbose_name_plural = "begrippen"

    def __str__(self) -> str:
        return self.title

    @property
    def forms(self) -> tuple[str, ...]:
        """The other forms of the word, one by one."""
        return tuple(form.strip() for form in self.variants.split(",") if form.strip())


class TermsPage(ListingPage):
    """All words that are explained, by the alphabet."""

    template = "pages/terms_page.html"
    page_description = "De begrippenlijst. Er is er één."

    class Meta:
        verbose_name = "begrippenlijst"
        verbose_name_plural = "begrippenlijst"

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Adds the words that were asked for, with their explanations."""
        return super().get_context(request, *args, **kwargs) | {"listed": listed_terms(all_terms(), request.GET)}

"""A phase of the stappenplan: what one does in it, and which steps belong to it."""

from typing import Any

from django import forms
from django.db import models
from django.http import HttpRequest
from wagtail.admin.panels import FieldPanel
from wagtail.models import Page
from wagtail.search import index

from pages import choices
from pages.models.sourced import Sourced
from pages.models.text import ReadingPage


class PhasePage(Sourced, ReadingPage):
    """One of the phases. Its steps are those of the newest instrument."""

    key = models.SlugField(
        "fase van de scan", max_length=60, db_index=True, help_text="De stappen van deze fase komen onder de tekst."
    )
    principle = models.CharField(
        "uitgangspunt", max_length=200, blank=True, help_text="Eén zin. Staat in een kader boven de tekst."
    )

    template = "pages/phase_page.html"
    page_description = "Een fase van het stappenplan, met de stappen die erbij horen."
    parent_page_types = ["pages.StepsPage"]
    subpage_types: list[str] = []
    search_fields = [*ReadingPage.search_fields, index.SearchField("principle")]
    content_panels = [
        *Page.content_panels,
        FieldPanel("key", widget=forms.Select(choices=choices.phases)),
        FieldPanel("intro"),
        FieldPanel("principle"),
        FieldPanel("body"),
        FieldPanel("sources"),
    ]

    class Meta:
        verbose_name = "fase"
        verbose_name_plural = "fasen"

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Adds all phases, to go to the next one, and this one with its steps."""
        phases = self.get_parent().specific_deferred.phases(request)
        own = next((one for one in phases if one.phase.key == self.key), None)
        after = next((one for one in phases if own and one.number == own.number + 1), None)
        return super().get_context(request, *args, **kwargs) | {"own": own, "after": after, "count": len(phases)}

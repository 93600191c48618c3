"""For account managers: the six phases of working with an employer, and the three styles."""

from typing import Any

from django.db import models
from django.http import HttpRequest
from wagtail import blocks
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.search import index

from pages import choices
from pages.models.listing import ListingPage
from pages.models.sourced import Sourced
from pages.models.text import ReadingPage

GROUPS = [("phase", "Zes fasen in de samenwerking"), ("style", "Drie stijlen")]


class AdviserPage(Sourced, ReadingPage):
    """A phase or a style. `key` is the number of the phase, or the key of the style in the instrument."""

    kind = models.CharField("soort", max_length=10, choices=choices.ADVISER_KINDS)
    key = models.SlugField(
        "nummer of sleutel", max_length=60, help_text="Bij een fase het nummer. Bij een stijl de sleutel in de scan."
    )
    principle = models.CharField("uitgangspunt", max_length=200, help_text="Eén zin. Staat in een kader.")
    bring = StreamField(
        [("point", blocks.CharBlock(label="Punt", icon="check", max_length=200, help_text="Eén korte zin."))],
        verbose_name="wat je meeneemt",
        blank=True,
    )

    template = "pages/adviser_page.html"
    page_description = "Een fase of een stijl, voor accountmanagers."
    parent_page_types = ["pages.AdvisersPage"]
    subpage_types: list[str] = []
    search_fields = [*ReadingPage.search_fields, index.SearchField("principle"), index.SearchField("bring")]
    content_panels = [
        *Page.content_panels,
        MultiFieldPanel([FieldPanel("kind"), FieldPanel("key")], heading="Plek op de site"),
        FieldPanel("intro"),
        FieldPanel("principle"),
        FieldPanel("bring"),
        FieldPanel("body"),
        FieldPanel("sources"),
    ]

    class Meta:
        verbose_name = "fase of stijl voor accountmanagers"
        verbose_name_plural = "fasen en stijlen voor accountmanagers"


class AdvisersPage(ListingPage):
    """The first page for account managers."""

    template = "pages/advisers_page.html"
    page_description = "De eerste pagina voor accountmanagers. Er is er één."
    subpage_types = ["pages.AdviserPage"]

    class Meta:
        verbose_name = "voor accountmanagers"
        verbose_name_plural = "voor accountmanagers"

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Adds the phases and the styles."""
        children = list(AdviserPage.objects.child_of(self).live())
        groups = [(title, own) for kind, title in GROUPS if (own := [page for page in children if page.kind == kind])]
        return super().get_context(request, *args, **kwargs) | {"groups": groups}

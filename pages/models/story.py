"""Stories of employers who did it: what they did, and what worked."""

from typing import Any

from django import forms
from django.db import models
from django.db.models import F
from django.http import HttpRequest
from wagtail import blocks
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.search import index

from pages import choices
from pages.fields import KeysField
from pages.listings import listed_stories
from pages.models.checked import Checked, CheckedPageForm, StandingPanel, checked_panel
from pages.models.listing import ListingPage
from pages.models.sourced import Sourced
from pages.models.text import ReadingPage


class StoryPage(Checked, Sourced, ReadingPage):
    """One story. `sector` and `size` are values of the answers of the scan; empty where the source does not say."""

    valid_months = 36

    organisation = models.CharField(
        "organisatie", max_length=120, blank=True, help_text="Alleen als de bron de naam noemt."
    )
    sector = models.CharField("sector", max_length=10, blank=True)
    size = models.CharField("hoeveel mensen", max_length=10, blank=True)
    what_worked = StreamField(
        [("point", blocks.CharBlock(label="Punt", icon="check", max_length=200, help_text="Eén korte zin."))],
        verbose_name="wat werkte",
        blank=True,
        help_text="Twee of drie korte zinnen.",
    )
    steps = KeysField("stappen die erbij horen", of=choices.steps)
    schemes = KeysField("regelingen die erbij horen", of=choices.schemes)

    base_form_class = CheckedPageForm
    template = "pages/story_page.html"
    page_description = "Het verhaal van een werkgever: wat ze deden en wat werkte."
    parent_page_types = ["pages.StoriesPage"]
    subpage_types: list[str] = []
    search_fields = [
        *ReadingPage.search_fields,
        index.SearchField("organisation"),
        index.SearchField("what_worked"),
        index.FilterField("sector"),
        index.FilterField("size"),
    ]
    content_panels = [
        StandingPanel(),
        *Page.content_panels,
        FieldPanel("intro"),
        MultiFieldPanel(
            [
                FieldPanel("organisation"),
                FieldPanel(
                    "sector",
                    widget=forms.Select(choices=lambda: choices.with_none(choices.sectors(), "De bron zegt het niet")),
                ),
                FieldPanel(
                    "size",
                    widget=forms.Select(choices=lambda: choices.with_none(choices.sizes(), "De bron zegt het niet")),
                ),
            ],
            heading="De werkgever",
        ),
        FieldPanel("what_worked"),
        FieldPanel("body"),
        FieldPanel("sources"),
        MultiFieldPanel(
            [FieldPanel("steps"), FieldPanel("schemes")],
            heading="Hoort bij",
            help_text="Daar verwijst de site dan ook naar dit verhaal.",
        ),
        checked_panel("Na drie jaar vraagt de site om het verhaal opnieuw te bekijken."),
    ]

    class Meta:
        verbose_name = "praktijkverhaal"
        verbose_name_plural = "praktijkverhalen"

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Adds the words for sector and size."""
        return super().get_context(request, *args, **kwargs) | {
            "sector": dict(choices.sectors()).get(self.sector, ""),
            "size": dict(choices.sizes()).get(self.size, ""),
        }


class StoriesPage(ListingPage):
    """All stories, the newest first."""

    template = "pages/stories_page.html"
    page_description = "De lijst van praktijkverhalen. Er is er één."
    subpage_types = ["pages.StoryPage"]

    class Meta:
        verbose_name = "lijst van praktijkverhalen"
        verbose_name_plural = "lijst van praktijkverhalen"

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Adds the stories that were asked for."""
        # PostgreSQL would put those without a year first.
        newest_first = (F("source_year").desc(nulls_last=True), "title")
        stories = StoryPage.objects.child_of(self).live().order_by(*newest_first)
        return super().get_context(request, *args, **kwargs) | {"listed": listed_stories(stories, request.GET)}

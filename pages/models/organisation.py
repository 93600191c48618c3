"""Organisations that help employers, with what and where."""

from typing import Any

from django import forms
from django.db import models
from django.http import HttpRequest
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, PublishingPanel
from wagtail.search import index

from pages import choices
from pages.fields import KeysField
from pages.listings import listed_organisations
from pages.models.checked import Checked, CheckedSnippetForm, StandingPanel, checked_panel
from pages.models.listing import ListingPage
from pages.models.snippet import Snippet, SnippetQuerySet
from pages.models.sourced import Sourced


class HelpOrganisation(Checked, Sourced, Snippet):
    """An organisation that helps. `region` is an arbeidsmarktregio, for who works in one only."""

    valid_months = 24
    preview_template = "pages/previews/organisation.html"
    base_form_class = CheckedSnippetForm

    title = models.CharField("naam", max_length=120)
    helps = models.TextField("waarmee helpt zij", max_length=400, help_text="Twee of drie korte zinnen.")
    themes = KeysField("soort hulp", of=lambda: choices.HELP_THEMES)
    reach = models.CharField("waar", max_length=20, choices=choices.REACHES, default="landelijk")
    region = models.CharField("arbeidsmarktregio", max_length=80, blank=True)
    url = models.URLField("website", max_length=300, blank=True, help_text="Raad nooit een adres.")

    objects = SnippetQuerySet.as_manager()

    panels = [
        StandingPanel(),
        FieldPanel("title"),
        FieldPanel("key"),
        FieldPanel("helps"),
        FieldPanel("themes"),
        MultiFieldPanel(
            [
                FieldPanel("reach"),
                FieldPanel(
                    "region",
                    widget=forms.Select(choices=lambda: choices.with_none(choices.regions(), "Niet in één regio")),
                ),
            ],
            heading="Waar",
        ),
        FieldPanel("url"),
        FieldPanel("sources"),
        checked_panel("Na twee jaar vraagt de site om de organisatie opnieuw te bekijken."),
        PublishingPanel(),
    ]
    search_fields = [
        index.SearchField("title"),
        index.AutocompleteField("title"),
        index.SearchField("helps"),
        index.FilterField("live"),
        index.FilterField("reach"),
    ]

    class Meta(Snippet.Meta):
        verbose_name = "organisatie die helpt"
        verbose_name_plural = "organisaties die helpen"

    def __str__(self) -> str:
        return self.title

    @property
    def theme_titles(self) -> list[str]:
        """The kinds of help, in words."""
        return [title for key, title in choices.HELP_THEMES if key in self.themes]


class OrganisationsPage(ListingPage):
    """All organisations that help."""

    template = "pages/organisations_page.html"
    page_description = "De lijst van organisaties die helpen. Er is er één."

    class Meta:
        verbose_name = "lijst van organisaties"
        verbose_name_plural = "lijst van organisaties"

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Adds the organisations that were asked for."""
        listed = listed_organisations(HelpOrganisation.objects.live(), request.GET)
        return super().get_context(request, *args, **kwargs) | {"listed": listed}

"""Pages that explain something: text pages, and the introduction to the scan."""

from typing import Any

from django.db import models
from django.http import HttpRequest
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.search import index

from pages.blocks import BodyBlock
from pages.panels import PROMOTE
from pages.slugs import OwnSlug


class ReadingPage(OwnSlug):
    """A title, an introduction and a body made of blocks."""

    intro = models.TextField(
        "inleiding", max_length=300, help_text="Een of twee zinnen. Ze staan groter, onder de titel."
    )
    body = StreamField(BodyBlock(), verbose_name="inhoud", blank=True)

    search_fields = [*Page.search_fields, index.SearchField("intro"), index.SearchField("body")]
    promote_panels = PROMOTE

    class Meta:
        abstract = True

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Adds the way from the home page to here."""
        return super().get_context(request, *args, **kwargs) | {"above": self.above}


class TextPage(ReadingPage):
    """A page with explanation, such as a subject or privacy. Can have pages below it."""

    template = "pages/text_page.html"
    page_description = "Een pagina met uitleg: tekst, stappen, foto’s en bronnen."
    parent_page_types = ["pages.HomePage", "pages.TextPage"]
    subpage_types = ["pages.TextPage"]
    content_panels = [*Page.content_panels, FieldPanel("intro"), FieldPanel("body")]

    class Meta:
        verbose_name = "tekstpagina"
        verbose_name_plural = "tekstpagina's"

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Adds the pages below this one."""
        return super().get_context(request, *args, **kwargs) | {"children": self.get_children().live()}


class ScanPage(ReadingPage):
    """The introduction to the scan: what it is and is not, and the button that begins it. There is one."""

    minutes = models.PositiveSmallIntegerField("aantal minuten", default=15)
    audience = models.CharField("voor wie", max_length=120, default="Alle werkgevers, groot en klein")
    limits = models.CharField(
        "wat de scan niet is",
        max_length=200,
        default="De scan is niet wetenschappelijk getoetst. Je krijgt geen keurmerk.",
        help_text="Dit staat altijd bij de knop.",
    )
    button = models.CharField("tekst op de knop", max_length=40, default="Start de scan")

    template = "pages/scan_page.html"
    page_description = "De inleiding op de scan, met de knop om te beginnen. Er is er één."
    max_count = 1
    parent_page_types = ["pages.HomePage"]
    subpage_types: list[str] = []
    content_panels = [
        *Page.content_panels,
        FieldPanel("intro"),
        MultiFieldPanel(
            [FieldPanel("minutes"), FieldPanel("audience"), FieldPanel("limits"), FieldPanel("button")],
            heading="Bij de knop",
        ),
        FieldPanel("body"),
    ]

    class Meta:
        verbose_name = "inleiding op de scan"
        verbose_name_plural = "inleiding op de scan"

"""The home page: what the scan is, what it gives, how it works, and who sees the answers."""

from typing import Any

from django.db import models
from django.http import HttpRequest
from wagtail import blocks
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page
from wagtail.search import index

from pages.example import example_result
from pages.home_blocks import HomeCardBlock, HowStepBlock, PointBlock
from pages.panels import PROMOTE
from pages.routing import FindsBelow


class HomePage(FindsBelow):
    """The first page of the site. The title is the large question at the top. There is one."""

    lead = models.TextField("inleiding", max_length=300)
    button = models.CharField("tekst op de knop", max_length=40, default="Start de scan")
    under_button = models.CharField("onder de knop", max_length=120, blank=True)

    get_title = models.CharField("kop", max_length=80)
    get_lead = models.TextField("inleiding bij de kop", max_length=300, blank=True)
    get_points = StreamField([("point", PointBlock())], verbose_name="punten", blank=True)

    how_title = models.CharField("kop", max_length=80)
    how_steps = StreamField([("step", HowStepBlock())], verbose_name="stappen", max_num=4, blank=True)

    cards_title = models.CharField("kop", max_length=80)
    cards = StreamField([("card", HomeCardBlock())], verbose_name="kaarten", max_num=6, blank=True)

    trust_title = models.CharField("kop", max_length=80)
    trust_points = StreamField(
        [("point", blocks.CharBlock(label="Punt", icon="check", max_length=200, help_text="Eén korte zin."))],
        verbose_name="punten",
        blank=True,
    )
    trust_text = RichTextField("tekst eronder", features=["bold", "italic", "link"], blank=True)

    template = "pages/home_page.html"
    page_description = "De eerste pagina van de site. Er is er één."
    max_count = 1
    parent_page_types = ["wagtailcore.Page"]
    subpage_types = [
        "pages.TextPage",
        "pages.ScanPage",
        "pages.StepsPage",
        "pages.SchemesPage",
        "pages.StoriesPage",
        "pages.TermsPage",
        "pages.OrganisationsPage",
        "pages.QuestionsPage",
        "pages.FactsPage",
        "pages.AdvisersPage",
    ]
    search_fields = [*Page.search_fields, index.SearchField("lead"), index.SearchField("cards")]
    promote_panels = PROMOTE
    content_panels = [
        *Page.content_panels,
        MultiFieldPanel([FieldPanel("lead"), FieldPanel("button"), FieldPanel("under_button")], heading="Bovenaan"),
        MultiFieldPanel(
            [FieldPanel("get_title"), FieldPanel("get_lead"), FieldPanel("get_points")], heading="Wat je krijgt"
        ),
        MultiFieldPanel([FieldPanel("how_title"), FieldPanel("how_steps")], heading="Zo werkt het"),
        MultiFieldPanel([FieldPanel("cards_title"), FieldPanel("cards")], heading="Kaarten"),
        MultiFieldPanel(
            [FieldPanel("trust_title"), FieldPanel("trust_points"), FieldPanel("trust_text")], heading="Vertrouwen"
        ),
    ]

    class Meta:
        verbose_name = "startpagina"
        verbose_name_plural = "startpagina's"

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Adds the example of a result, in the words of the newest instrument."""
        return super().get_context(request, *args, **kwargs) | {"example": example_result()}

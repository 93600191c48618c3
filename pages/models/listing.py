"""Pages that begin a part of the site: a text, a list of what is in it, and what one wants to say after that."""

from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.search import index

from pages.blocks import BodyBlock
from pages.models.text import ReadingPage


class ListingPage(ReadingPage):
    """A page with a list that the site itself makes, between `body` and `below`. There is one of each kind."""

    below = StreamField(BodyBlock(), verbose_name="onder de lijst", blank=True)

    max_count = 1
    parent_page_types = ["pages.HomePage"]
    subpage_types: list[str] = []
    search_fields = [*ReadingPage.search_fields, index.SearchField("below")]
    content_panels = [
        *Page.content_panels,
        FieldPanel("intro"),
        FieldPanel("body", heading="Boven de lijst"),
        FieldPanel("below"),
    ]

    class Meta:
        abstract = True

"""Where does a text come from? The publications below a page or with a snippet."""

from typing import Any

from django.db import models
from wagtail.fields import StreamField

from pages.blocks import SourceBlock


class Sourced(models.Model):
    """Something that leans on publications, named below it."""

    sources = StreamField(
        [("source", SourceBlock())],
        verbose_name="bronnen",
        blank=True,
        help_text="Waar staat wat je hier schrijft? Vind je geen bron, laat het dan weg.",
    )

    class Meta:
        abstract = True

    @property
    def named_sources(self) -> list[Any]:
        """The publications themselves: title, publisher, year and place."""
        return [block.value for block in self.sources]

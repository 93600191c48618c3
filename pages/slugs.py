"""Which addresses can a page not have, because something else already lives there?"""

from typing import Any

from django.core.exceptions import ValidationError
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.models import Page

from pages.routing import KnowsAbove
from pages.search.index import Findable

RESERVED = frozenset(
    {
        "scan",
        "werkplek",
        "beheer",
        "account",
        "link",
        "meedoen",
        "static",
        "media",
        "documenten",
        "herinnering",
        "uitnodiging",
        "geen-uitnodigingen",
        "bevestigen",
        "zoeken",
        "was-dit-nuttig",
        "uiterlijk",
        "_gezond",
        "_util",
    }
)


def check_slug(slug: str, parent: Page | None) -> None:
    """Refuse a reserved slug directly below the home page: such a page would never be seen. Raises ValidationError."""
    if slug in RESERVED and parent is not None and parent.is_site_root():
        raise ValidationError({"slug": f"‘{slug}’ is al in gebruik door de scan zelf. Kies een ander adres."})


class OwnSlugForm(WagtailAdminPageForm):
    """Says it beside the field, also for a page that is not in the tree yet."""

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean()
        check_slug(cleaned.get("slug", ""), self.parent_page)
        return cleaned


class OwnSlug(Findable, KnowsAbove):
    """A page that search finds, and that cannot take the address of the scan or of one of the doors."""

    base_form_class = OwnSlugForm

    class Meta:
        abstract = True

    def clean(self) -> None:
        super().clean()
        check_slug(self.slug, self.get_parent())

    def minimal_clean(self) -> None:
        # What Wagtail checks of a draft that is not complete yet.
        super().minimal_clean()
        check_slug(self.slug, self.get_parent())

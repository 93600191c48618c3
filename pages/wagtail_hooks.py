"""What of the pages is in Wagtail's admin besides Wagtail's own? Rules about people are in `pages/people`."""

from typing import Any

from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import URLPattern, reverse
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.snippets.models import register_snippet

from pages.editing import urls
from pages.editing.home import UpkeepPanel
from pages.editing.rights import is_editor
from pages.fact_in_text import register_fact
from pages.people import rules  # noqa: F401  (registers its hooks)
from pages.search.editing import index_again_after
from pages.viewsets import ContentGroup


@hooks.register("register_account_menu_item")
def password_and_codes(request: HttpRequest) -> dict[str, str]:
    """The way to what Wagtail's own account page does not change here."""
    return {
        "url": reverse("mfa_index"),
        "label": "Wachtwoord en tweede factor",
        "help_text": "Kies een nieuw wachtwoord, en zie waar je bent ingelogd.",
    }


@hooks.register("register_admin_urls")
def editing_urls() -> list[URLPattern]:
    """The reports, the style guide and the hint while writing."""
    return urls.urlpatterns


@hooks.register("insert_editor_js")
def editor_scripts() -> SafeString:
    """Fill the hint in the side panel of who writes, and put in Dutch what Wagtail's own script says in English."""
    names = ("leesbaarheid", "beheer")
    return format_html_join(
        "", '<script src="{}" defer></script>', ((static(f"inclusiescan/{name}.js"),) for name in names)
    )


@hooks.register("construct_homepage_panels")
def upkeep_panel(request: HttpRequest, panels: list[Any]) -> None:
    """What has to be checked and mended, on the first screen."""
    panels.append(UpkeepPanel())


class ForEditors(MenuItem):
    """Something in a menu for who writes pages."""

    def is_shown(self, request: HttpRequest) -> bool:
        return is_editor(request.user)


@hooks.register("register_reports_menu_item")
def to_check_menu_item() -> MenuItem:
    """What somebody has to look up."""
    return ForEditors("Te controleren", reverse("to_check_report"), name="to-check", icon_name="tasks", order=100)


@hooks.register("register_reports_menu_item")
def links_menu_item() -> MenuItem:
    """Links that lead nowhere."""
    return ForEditors("Gebroken links", reverse("links_report"), name="broken-links", icon_name="link", order=110)


@hooks.register("register_reports_menu_item")
def useful_menu_item() -> MenuItem:
    """What visitors said of the pages."""
    return ForEditors("Was dit nuttig?", reverse("useful_report"), name="useful", icon_name="pick", order=120)


register_snippet(ContentGroup)
hooks.register("register_rich_text_features", register_fact)
hooks.register("after_create_snippet", index_again_after)
hooks.register("after_edit_snippet", index_again_after)
hooks.register("after_delete_snippet", index_again_after)


@hooks.register("register_help_menu_item")
def style_guide_menu_item() -> MenuItem:
    """How we write."""
    return MenuItem("Schrijfwijzer", reverse("style_guide"), name="style-guide", icon_name="openquote", order=100)


@hooks.register("construct_help_menu")
def only_help_in_dutch(request: HttpRequest, items: list[MenuItem]) -> None:
    """Leave out Wagtail's own guide and its news: both are in English, and ask for attention with a number."""
    items[:] = [item for item in items if not item.name.startswith(("whats-new", "editor-guide"))]

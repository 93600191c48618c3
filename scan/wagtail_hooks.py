"""What of the scan is in Wagtail's admin? Service points, who works there, the instrument; nothing of employers."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.templatetags.static import static
from django.urls import URLPattern
from django.utils.html import format_html
from django.utils.safestring import SafeString
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel
from wagtail.log_actions import LogActionRegistry
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from scan.authoring import actions, urls
from scan.authoring.home import WorkingCopyPanel
from scan.authoring.menu import ScanGroup
from scan.models import InstrumentVersion, ServicePoint
from scan.models.working import Row


def regions() -> list[tuple[str, str]]:
    """The regions that an employer can choose from: only under exactly that name is a service point found."""
    version = InstrumentVersion.objects.defer("document").first()
    names = version.instrument.arbeidsmarktregios if version else ()
    return [("", "Kies een regio"), *((name, name) for name in names)]


class ServicePointViewSet(SnippetViewSet):
    """Service points, with their account managers."""

    model = ServicePoint
    icon = "group"
    menu_label = "Servicepunten"
    menu_order = 700
    add_to_admin_menu = True
    list_display = ["name", "region", "phone", "email"]
    list_filter = ["region"]
    search_fields = ["name", "region"]
    panels = [
        MultiFieldPanel(
            [
                FieldPanel("name"),
                FieldPanel("region", widget=forms.Select(choices=regions)),
                FieldPanel("phone"),
                FieldPanel("email"),
            ],
            heading="Gegevens",
        ),
        InlinePanel(
            "memberships",
            heading="Accountmanagers",
            label="Accountmanager",
            panels=[FieldPanel("user"), FieldPanel("active"), FieldPanel("is_lead")],
            help_text="Wie hier actief is, ziet de resultaten die werkgevers met dit servicepunt delen.",
        ),
    ]


register_snippet(ServicePointViewSet)
register_snippet(ScanGroup)


@hooks.register("before_delete_snippet")
def no_service_point_in_use(request: HttpRequest, instances: Iterable[Any]) -> HttpResponse | None:
    """What was shared with a service point, and what it wrote, holds on to it: then only its people can go."""
    if not any(isinstance(one, ServicePoint) and one.is_in_use() for one in instances):
        return None
    messages.error(request, "Dit servicepunt heeft werkgevers. Zet de accountmanagers op niet actief.")
    return redirect("wagtailsnippets_scan_servicepoint:list")


@hooks.register("register_admin_urls")
def authoring_urls() -> list[URLPattern]:
    """The screens about the whole working copy."""
    return urls.urlpatterns


@hooks.register("construct_homepage_panels")
def working_copy_panel(request: HttpRequest, panels: list[Any]) -> None:
    """How the working copy stands, on the first screen."""
    panels.append(WorkingCopyPanel())


@hooks.register("insert_global_admin_css")
def authoring_style() -> SafeString:
    """The style of our own parts of the admin."""
    return format_html('<link rel="stylesheet" href="{}">', static("inclusiescan/beheer.css"))


@hooks.register("register_log_actions")
def authoring_log_actions(log_actions: LogActionRegistry) -> None:
    """What is written in the history of a row besides Wagtail's own."""
    log_actions.register_action(actions.ARCHIVED, "Zet in het archief", "In het archief gezet")
    log_actions.register_action(actions.RESTORED, "Haal uit het archief", "Uit het archief gehaald")


@hooks.register("before_bulk_action")
def no_rows_in_bulk(request: HttpRequest, action_type: str, objects: list[Any], view: Any) -> HttpResponse | None:
    """Rows are deleted one by one: something may use them."""
    if any(isinstance(one, Row) for one in objects):
        messages.error(request, "Verwijder deze dingen één voor één.")
        return redirect("wagtailadmin_home")
    return None

"""What of the scan is in Wagtail's admin? Service points and who works there; never anything of an employer."""

from django import forms
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from scan.models import InstrumentVersion, ServicePoint


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
            panels=[FieldPanel("user"), FieldPanel("active")],
            help_text="Wie hier actief is, ziet de resultaten die werkgevers met dit servicepunt delen.",
        ),
    ]


register_snippet(ServicePointViewSet)

"""The menu group "Scan" in Wagtail: the kinds of rows, and the screens about the whole."""

from django.http import HttpRequest
from django.urls import reverse_lazy
from wagtail.admin.menu import MenuItem
from wagtail.snippets.views.snippets import SnippetViewSetGroup

from scan.authoring.rights import may_author
from scan.authoring.viewsets import VIEWSETS


class AuthorMenuItem(MenuItem):
    """An item for who may change the instrument."""

    def is_shown(self, request: HttpRequest) -> bool:
        return may_author(request.user)


WHOLE = (
    ("Controle", "authoring_check", "check"),
    ("Proefscan", "authoring_preview", "view"),
    ("Proefadvies", "authoring_trial", "list-ol"),
    ("Publiceren", "authoring_publish", "upload"),
    ("Versies", "authoring_versions", "history"),
    ("Uitwisselen", "authoring_exchange", "download"),
)


class ScanGroup(SnippetViewSetGroup):
    """Everything that editors do with the instrument."""

    items = VIEWSETS
    menu_label = "Scan"
    menu_name = "scan"
    menu_icon = "form"
    menu_order = 250

    def get_submenu_items(self) -> list[MenuItem]:
        rows = super().get_submenu_items()
        whole = [
            AuthorMenuItem(label, reverse_lazy(name), icon_name=icon, order=len(rows) + number)
            for number, (label, name, icon) in enumerate(WHOLE, start=1)
        ]
        return [*rows, *whole]

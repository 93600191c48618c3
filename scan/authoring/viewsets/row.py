"""What do the screens of every kind of row share?"""

from typing import Any, ClassVar

from django.urls import URLPattern, path
from wagtail.admin.panels import ObjectList
from wagtail.admin.ui.tables import UpdatedAtColumn
from wagtail.snippets.views.snippets import SnippetViewSet

from scan.authoring import forms
from scan.authoring.panels import FindingsPanel, RowField
from scan.authoring.preview_views import RowPreviewOnCreateView, RowPreviewOnEditView, RowPreviewRevisionView
from scan.authoring.row_views import (
    ArchiveView,
    RowCopyView,
    RowCreateView,
    RowDeleteView,
    RowEditView,
    RowIndexView,
    RowReorderView,
)
from scan.models.working.row import Row

KEY = RowField("key")


def form_of(form: type[forms.RowForm], *panels: Any) -> ObjectList:
    """The edit screen of a kind of row: what lint finds, its fields, and its key."""
    return ObjectList([FindingsPanel(), *panels, KEY], base_form_class=form)


class RowViewSet(SnippetViewSet):
    """What the screens of every kind of row share."""

    model: type[Row]
    path: ClassVar[str]
    icon = "list-ul"
    sort_order_field = "position"
    ordering = ["position"]
    search_backend_name = None
    add_to_reference_index = False
    index_view_class = RowIndexView
    add_view_class = RowCreateView
    edit_view_class = RowEditView
    copy_view_class = RowCopyView
    delete_view_class = RowDeleteView
    delete_template_name = RowDeleteView.template_name
    reorder_view_class = RowReorderView
    preview_on_add_view_class = RowPreviewOnCreateView
    preview_on_edit_view_class = RowPreviewOnEditView
    revisions_view_class = RowPreviewRevisionView
    list_per_page = 500
    list_display: ClassVar[list[Any]] = ["__str__", "key", UpdatedAtColumn()]
    search_fields: ClassVar[list[str]] = ["key"]

    @property
    def url_prefix(self) -> str:
        return f"scan/{self.path}"

    def get_urlpatterns(self) -> list[URLPattern]:
        """Wagtail's screens, and two for the archive."""
        common = {"model": self.model, "permission_policy": self.permission_policy}
        common |= {"index_url_name": self.get_url_name("list")}
        return [
            *super().get_urlpatterns(),
            path("archive/<int:pk>/", ArchiveView.as_view(**common), name="archive"),
            path("restore/<int:pk>/", ArchiveView.as_view(**common, restores=True), name="restore"),
        ]

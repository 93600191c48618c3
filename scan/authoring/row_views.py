"""The screens around one kind of row: a list to drag and filter, an archive, and deleting only what nothing uses."""

from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.ui.tables import BulkActionsCheckboxColumn
from wagtail.admin.views.generic import PermissionCheckedMixin, WagtailAdminTemplateMixin
from wagtail.admin.widgets.button import Button
from wagtail.snippets.views.snippets import CopyView, CreateView, DeleteView, EditView, IndexView, ReorderView

from scan.authoring import actions
from scan.authoring.once import ReadsOnce
from scan.authoring.uses import answered_by, uses_of
from scan.models.working.row import Row

ARCHIVE = "archief"
CHANGED = (
    "Iemand anders veranderde dit intussen. Wat je typte, staat er nog. Bij Geschiedenis zie je wat de ander deed. "
    "Bewaar je nu, dan geldt jouw tekst."
)


class RowIndexView(ReadsOnce, IndexView):
    """The rows in use, in order; the archive is the same list with `?archief=1`."""

    list_per_page = 500

    @property
    def shows_archive(self) -> bool:
        return ARCHIVE in self.request.GET

    def get_base_queryset(self) -> QuerySet[Row]:
        return super().get_base_queryset().filter(archived=self.shows_archive)

    @cached_property
    def columns(self) -> list[Any]:
        """Without boxes to tick: rows are archived and deleted one by one, because something may use them."""
        return [column for column in super().columns if not isinstance(column, BulkActionsCheckboxColumn)]

    @cached_property
    def header_more_buttons(self) -> list[Any]:
        """A way to the archive, and back."""
        buttons = list(super().header_more_buttons)
        if self.shows_archive:
            buttons.append(Button("Terug naar de werkkopie", url=self.index_url, icon_name="list-ul", priority=5))
        else:
            buttons.append(Button("Archief", url=f"{self.index_url}?{ARCHIVE}=1", icon_name="archive", priority=5))
        return buttons

    def get_list_more_buttons(self, instance: Row) -> list[Any]:
        buttons = list(super().get_list_more_buttons(instance))
        if self.user_has_permission("change") and not self.model.single:
            name = "restore" if instance.archived else "archive"
            url = reverse(f"{self.view_namespace}:{name}", args=[instance.pk])
            label = "Haal uit het archief" if instance.archived else "Zet in het archief"
            buttons.append(Button(label, url=url, icon_name="archive", priority=25))
        return buttons

    @property
    def view_namespace(self) -> str:
        return self.index_url_name.partition(":")[0]


class RowCreateView(ReadsOnce, CreateView):
    """A new row, at the end of its list. It is saved when the editor says so, not half-way."""

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        if self.model.single:
            raise Http404
        super().setup(request, *args, **kwargs)
        self.autosave_enabled = False

    def save_instance(self) -> Row:
        self.form.instance.position = actions.next_position(self.model)
        return super().save_instance()


class RowEditView(ReadsOnce, EditView):
    """Changing a row. It is saved when the editor says so, not half-way: the working copy has no drafts."""

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.autosave_enabled = False

    def is_valid(self, form: Any) -> bool:
        """Nobody writes unseen over what another saved: Wagtail's own warning needs JavaScript, and a moment."""
        if self.is_out_of_date:
            form.add_error(None, CHANGED)
        return super().is_valid(form)


class RowCopyView(CopyView, RowCreateView):
    """A new row that begins as a copy, at the end of the list and with a key of its own."""

    def get_initial_form_instance(self) -> Row:
        copy = super().get_initial_form_instance()
        copy.key, copy.published, copy.archived, copy.latest_revision = "", False, False, None
        if copy.title_field != "key":
            setattr(copy, copy.title_field, f"{getattr(copy, copy.title_field)} (kopie)")
        return copy


class RowReorderView(ReorderView):
    """Dragging a row to another place in the list of the rows in use."""

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> JsonResponse:
        row = get_object_or_404(self.model, pk=kwargs["pk"], archived=False)
        wanted = request.GET.get("position", "")
        actions.move(row, int(wanted) if wanted.isdecimal() and len(wanted) < 6 else None)
        return JsonResponse({"success": True})


class RowDeleteView(DeleteView):
    """Deleting a row that no version holds and that nothing uses; else it says why not."""

    template_name = "scan/authoring/delete.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        archive = reverse(f"{self.index_url_name.partition(':')[0]}:archive", args=[self.object.pk])
        found = {"row": self.object, "uses": uses_of(self.object), "samples": answered_by(self.object)}
        return super().get_context_data(**kwargs) | found | {"archive_url": archive}

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if self.object.published or self.model.single or uses_of(self.object):
            return self.render_to_response(self.get_context_data(), status=409)
        return super().post(request, *args, **kwargs)


class ArchiveView(PermissionCheckedMixin, WagtailAdminTemplateMixin, TemplateView):
    """Putting a row in the archive, when nothing uses it; or, with `restores`, taking it back."""

    model: type[Row] | None = None
    index_url_name = ""
    restores = False
    permission_required = "change"
    template_name = "scan/authoring/archive.html"
    header_icon = "archive"

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.row = get_object_or_404(self.model, pk=kwargs["pk"])
        if self.model.single:
            raise Http404

    def get_page_title(self) -> str:
        return "Haal uit het archief" if self.restores else "Zet in het archief"

    def get_page_subtitle(self) -> str:
        return str(self.row)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        uses = [] if self.restores else uses_of(self.row)
        return super().get_context_data(**kwargs) | {
            "row": self.row,
            "uses": uses,
            "samples": [] if self.restores else answered_by(self.row),
            "restores": self.restores,
            "index_url": reverse(self.index_url_name),
        }

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        with transaction.atomic():
            if not self.restores and uses_of(self.row):
                return self.render_to_response(self.get_context_data(), status=409)
            actions.set_archived(self.row, archived=not self.restores, user=request.user)
        done = "uit het archief gehaald" if self.restores else "in het archief gezet"
        messages.success(request, f"‘{self.row}’ is {done}.")
        return redirect(self.index_url_name)

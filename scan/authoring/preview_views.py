"""Wagtail's preview beside a form, also of what is not filled in well yet: then it says what is still missing."""

from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.template.response import TemplateResponse
from django.utils import timezone
from wagtail.admin.models import FormState
from wagtail.snippets.views.snippets import PreviewOnCreateView, PreviewOnEditView, PreviewRevisionView

from scan.authoring.once import ReadsOnce


class _Preview(ReadsOnce):
    """What both previews beside a form do."""

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> JsonResponse:
        """Keep what was typed, well or not: Wagtail would keep showing what was typed before."""
        self.remove_old_preview_data()
        FormState.objects.update_or_create_by_instance(
            instance=self.object,
            parent_object_id=self.parent_object_id,
            user=request.user,
            defaults={"data": request.POST.urlencode(), "last_updated_at": timezone.now()},
        )
        return JsonResponse({"is_valid": True, "is_available": True})

    def validate_form(self, form: Any) -> bool:
        """All that saving asks for: a rule without a number, or a step without a title, cannot be shown."""
        return form.is_valid()

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The row as it was typed; before anything was typed, as it is."""
        typed = self._get_form_data(self._get_form_state())
        form = self.get_form(typed)
        if typed and not self.validate_form(form):
            missing = [form.fields[name].label for name in form.errors if name in form.fields]
            return TemplateResponse(request, "scan/authoring/preview_not_yet.html", {"missing": missing})
        if typed:
            form.save(commit=False)
        mode = request.GET.get("mode", self.object.default_preview_mode)
        return self.object.make_preview_request(request, mode, self.get_extra_request_attrs())


class RowPreviewOnEditView(_Preview, PreviewOnEditView):
    """The preview of a row that is changed."""


class RowPreviewOnCreateView(_Preview, PreviewOnCreateView):
    """The preview of a new row."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """As on changing; with nothing typed there is nothing to show."""
        if not self._get_form_data(self._get_form_state()):
            return TemplateResponse(request, "scan/authoring/preview_not_yet.html", {"missing": []})
        return super().get(request, *args, **kwargs)


class RowPreviewRevisionView(ReadsOnce, PreviewRevisionView):
    """The preview of a row as it once was, among the other rows as they are now."""

"""The working copy as one file, and a file as the new working copy, after a report of what would change."""

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_http_methods, require_safe
from wagtail.admin import messages

from scan.authoring.rights import for_authors
from scan.core.changes import changes
from scan.core.instrument import InstrumentError, instrument_from
from scan.exchange import KINDS, Finding, RefusedFile, read_file, write_file
from scan.models import InstrumentVersion
from scan.models.instrument import digest_of
from scan.models.working.copy import replace_working_copy, working_copy
from scan.models.working.limits import unstorable

MAX_BYTES = 5 * 1024 * 1024
CONTENT_TYPES = {
    "yaml": "application/yaml",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
CHANGED = "De werkkopie is intussen veranderd. Lees het verslag opnieuw."


class FileForm(forms.Form):
    """A file to read. `seen` is the digest of the working copy that a report was made against."""

    file = forms.FileField(
        label="Bestand",
        help_text="Een YAML-bestand of een Excel-werkmap die hier is gemaakt, van ten hoogste 5 MB.",
        error_messages={"required": "Kies een bestand.", "empty": "Dit bestand is leeg."},
    )

    def clean_file(self) -> UploadedFile:
        """Refuse what is too big or of another kind."""
        file = self.cleaned_data["file"]
        if file.size > MAX_BYTES:
            raise forms.ValidationError("Dit bestand is groter dan 5 MB.")
        if kind_of(file.name) is None:
            raise forms.ValidationError("Kies een bestand dat eindigt op .yaml of .xlsx.")
        return file


def kind_of(name: str) -> str | None:
    """The kind of file that a name promises, or None."""
    return next((kind for kind in KINDS if name.lower().endswith(f".{kind}")), None)


@require_safe
@for_authors
def export(request: HttpRequest, kind: str) -> HttpResponse:
    """A version (`?versie=`), or else the working copy, as one file."""
    if kind not in KINDS:
        raise Http404
    number = request.GET.get("versie", "")
    if number and not (number.isdecimal() and len(number) < 10):
        raise Http404
    version = get_object_or_404(InstrumentVersion, number=int(number)) if number else None
    document = version.document if version else working_copy().document
    name = f"inclusiescan-{f'versie-{version.number}' if version else 'werkkopie'}.{kind}"
    try:
        answer = HttpResponse(write_file(document, kind), content_type=CONTENT_TYPES[kind])
    except InstrumentError:
        messages.error(request, "De werkkopie is nog niet af. Los eerst deze fouten op.")
        return redirect("authoring_check")
    answer["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=name)
    return answer


@require_http_methods(["GET", "HEAD", "POST"])
@for_authors
def exchange(request: HttpRequest) -> HttpResponse:
    """Export, or read a file: first a report of what would change, then, when confirmed, the change itself."""
    if request.method == "POST" and "confirmed" in request.POST:
        return _take_over(request)
    form = FileForm(request.POST, request.FILES) if request.method == "POST" else FileForm()
    context: dict[str, Any] = {"form": form}
    if form.is_valid():
        file = form.cleaned_data["file"]
        try:
            context |= _report(read_file(file.read(), str(kind_of(file.name)), unstorable))
        except RefusedFile as error:
            context["findings"] = error.findings
    refused = form.errors or context.get("findings")
    return _page(request, context, status=422 if refused else 200)


def _take_over(request: HttpRequest) -> HttpResponse:
    """Make the file of the report the working copy, unless that changed since the report."""
    try:
        document = read_file(request.POST["document"].encode(), "yaml", unstorable)
    except (KeyError, RefusedFile):
        return _page(request, {"form": FileForm(), "findings": (Finding("Kies het bestand opnieuw."),)}, status=422)
    if request.POST.get("seen") != digest_of(working_copy().document):
        return _page(request, {"form": FileForm(), "findings": (Finding(CHANGED),), **_report(document)}, status=409)
    replace_working_copy(document, user=request.user)
    messages.success(request, "Het bestand is nu de werkkopie. Er is nog niets gepubliceerd.")
    return redirect("authoring_check")


def _report(document: dict[str, Any]) -> dict[str, Any]:
    """What would change, and what the confirmation needs: the file in its canonical form.

    `changes` is None when the working copy of now holds what no instrument can: then it cannot be compared.
    """
    copy = working_copy()
    try:
        found = changes(copy.instrument, instrument_from(document))
    except InstrumentError:
        found = None
    return {
        "changes": found,
        "document": write_file(document, "yaml").decode(),
        "seen": digest_of(copy.document),
    }


def _page(request: HttpRequest, context: dict[str, Any], status: int) -> HttpResponse:
    header = {"page_title": "Uitwisselen", "header_title": "Uitwisselen", "header_icon": "download"}
    return render(request, "scan/authoring/exchange.html", context | header, status=status)

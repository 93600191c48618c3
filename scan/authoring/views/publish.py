"""Publishing: what would change, in words, asking for it, and doing it."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods
from wagtail.admin import messages

from scan.authoring import publishing
from scan.authoring.rights import for_authors, may_publish

TITLE = "Publiceren"


class NoteForm(forms.Form):
    """The note that goes with a version, or with a request for one."""

    note = forms.CharField(
        label="Toelichting",
        help_text="Wat is er veranderd, en waarom? Deze tekst blijft bij de versie staan.",
        max_length=2000,
        error_messages={"required": "Schrijf in een paar woorden wat er verandert en waarom."},
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    digest = forms.CharField(widget=forms.HiddenInput, required=False)


class AnswerForm(forms.Form):
    """Why a request is sent back."""

    answer = forms.CharField(
        label="Antwoord aan wie het vroeg",
        max_length=2000,
        error_messages={"required": "Schrijf wat er nog moet gebeuren."},
        widget=forms.Textarea(attrs={"rows": 3}),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@for_authors
def publish(request: HttpRequest) -> HttpResponse:
    """See every change; an editor asks for publication, a coordinator publishes or sends the request back."""
    wanted = publishing.release()
    waiting = publishing.open_request()
    deed = request.POST.get("deed", "")
    form = NoteForm(
        request.POST if deed in ("publish", "ask") else None,
        initial={"digest": wanted.digest, "note": waiting.note if waiting else ""},
    )
    answer_form = AnswerForm(request.POST if deed == "send_back" else None)
    try:
        if form.is_valid() and _done(request, deed, form.cleaned_data):
            return redirect("authoring_versions" if deed == "publish" else "authoring_publish")
    except publishing.PublicationError as error:
        form.add_error(None, str(error))
        form.data = {**form.data.dict(), "digest": publishing.release().digest}
    if answer_form.is_valid() and waiting and may_publish(request.user):
        publishing.answer(waiting, request.user, answer_form.cleaned_data["answer"])
        messages.success(request, "Het verzoek is teruggestuurd.")
        return redirect("authoring_publish")
    context = {
        "release": wanted,
        "waiting": waiting,
        "last_answer": publishing.last_answer(),
        "form": form,
        "answer_form": answer_form,
        "may_publish": may_publish(request.user),
        "page_title": TITLE,
        "header_title": TITLE,
        "header_icon": "upload",
    }
    wrong = form.errors or answer_form.errors
    return render(request, "scan/authoring/publish.html", context, status=422 if wrong else 200)


def _done(request: HttpRequest, deed: str, cleaned: dict[str, Any]) -> bool:
    """Do what was asked for; false for who may not. Raises PublicationError."""
    if deed == "ask":
        publishing.ask(request.user, cleaned["note"])
        messages.success(request, "De coördinator ziet nu dat je om publicatie vraagt.")
        return True
    if not may_publish(request.user):
        raise publishing.PublicationError("Alleen een coördinator kan publiceren. Je kunt er wel om vragen.")
    version = publishing.publish_working_copy(request.user, cleaned["note"], cleaned["digest"])
    messages.success(request, f"Versie {version.number} is gepubliceerd. Nieuwe scans beginnen hierop.")
    return True

"""What is written in a dossier: notes, agreements and contacts. Each kind is added, changed and deleted alike."""

import re
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from scan.models import Agreement, Contact, Dossier, Note, User
from scan.models.scan import new_public_id
from scan.workspace.access import at_work
from scan.workspace.dossier import writing
from scan.workspace.dossier.finding import dossier_of, own_thing
from scan.workspace.dossier.forms import AgreementForm, ContactForm, LeftForm, NoteForm
from scan.workspace.dossier.measuring import shares_in
from scan.workspace.dossier.overtaken import differences
from scan.workspace.views.dossier import form_page


@dataclass(frozen=True)
class Kind:
    """One kind of thing that is written: how it is stored, asked for and named. `section` is its place on the page."""

    model: type[Any]
    form: type[forms.Form]
    section: str
    new: str
    old: str
    delete: str
    name: str


NOTE = Kind(Note, NoteForm, "notities", "Nieuwe notitie", "Verander je notitie", "Wis deze notitie", "De notitie")
AGREEMENT = Kind(
    Agreement, AgreementForm, "afspraken", "Nieuwe afspraak", "Verander de afspraak", "Wis deze afspraak", "De afspraak"
)
CONTACT = Kind(
    Contact,
    ContactForm,
    "contactpersonen",
    "Nieuwe contactpersoon",
    "Verander de contactpersoon",
    "Wis deze contactpersoon",
    "De contactpersoon",
)
GONE = "Dit is intussen gewist. Wat je typte, staat er nog. Bewaar je het, dan komt het er opnieuw bij."


@require_http_methods(["GET", "HEAD", "POST"])
@at_work
def add(request: HttpRequest, dossier_id: str, kind: Kind) -> HttpResponse:
    """Write something new."""
    found = dossier_of(request.user, dossier_id)
    today = {"happened_on": timezone.localdate(), "since": timezone.localdate()}
    form = kind.form(request.POST if request.method == "POST" else None, initial=today)
    if form.is_valid():
        writing.add(kind.model, found, request.user, form.cleaned_data, public_id=_proposed(request))
        messages.success(request, f"{kind.name} is bewaard.")
        return redirect(_place(found, kind))
    return _adding(request, found, form, kind)


@require_http_methods(["GET", "HEAD", "POST"])
@at_work
def change(request: HttpRequest, dossier_id: str, thing_id: str, kind: Kind) -> HttpResponse:
    """Change what was written. What somebody else changed or deleted meanwhile is told, and nothing typed is lost."""
    thing = own_thing(kind.model, request.user, thing_id)
    if thing is None:
        return _gone(request, dossier_of(request.user, dossier_id), kind)
    found = thing.dossier.head
    if isinstance(thing, Note) and not writing.may_change(thing, request.user):
        raise Http404
    initial = {name: getattr(thing, name) for name in kind.form.base_fields}
    form = kind.form(request.POST if request.method == "POST" else None, initial=initial)
    seen = request.POST.get("revision", "")
    revision = int(seen[:9]) if seen.isdecimal() else 0
    if request.method == "POST" and revision != thing.revision:
        return _overtaken(request, thing, form, kind)
    if form.is_valid():
        try:
            writing.change(thing, request.user, form.cleaned_data, seen=revision)
        except writing.OvertakenError as error:
            if error.stands is None:
                return _gone(request, found, kind)
            return _overtaken(request, error.stands, form, kind)
        messages.success(request, f"{kind.name} is bewaard.")
        return redirect(_place(found, kind))
    return _changing(request, thing, form, kind)


@require_http_methods(["GET", "HEAD", "POST"])
@at_work
def delete(request: HttpRequest, dossier_id: str, thing_id: str, kind: Kind) -> HttpResponse:
    """Ask whether it may go for good, and let it go. Of notes only one's own, or of somebody who works here no more."""
    thing = own_thing(kind.model, request.user, thing_id)
    if thing is None:
        return redirect(_place(dossier_of(request.user, dossier_id), kind))
    found = thing.dossier.head
    if isinstance(thing, Note) and not _may_delete(thing, request.user):
        raise Http404
    if request.method == "POST":
        writing.delete(thing, request.user)
        messages.success(request, f"{kind.name} is gewist.")
        return redirect(_place(found, kind))
    context = {"dossier": found, "thing": thing, "title": kind.delete, "back": _place(found, kind)}
    return render(request, "scan/workspace/dossier/delete.html", context)


@require_POST
@at_work
def done(request: HttpRequest, dossier_id: str, thing_id: str) -> HttpResponse:
    """Say that an agreement is done (`gedaan` is "ja"), or is not after all."""
    agreement = _thing(Agreement, request.user, thing_id)
    writing.set_done(agreement, request.user, done=request.POST.get("gedaan") == "ja")
    return redirect(_place(agreement.dossier.head, AGREEMENT))


@require_http_methods(["GET", "HEAD", "POST"])
@at_work
def left(request: HttpRequest, dossier_id: str, thing_id: str) -> HttpResponse:
    """Say what the last day of a contact person is, or that the person is back."""
    contact = _thing(Contact, request.user, thing_id)
    found = contact.dossier.head
    if request.method == "POST" and "terug" in request.POST:
        writing.let_go(contact, request.user, None)
        messages.success(request, f"{contact.name} is weer contactpersoon.")
        return redirect(_place(found, CONTACT))
    initial = {"until": contact.until or timezone.localdate()}
    form = LeftForm(request.POST if request.method == "POST" else None, initial=initial, since=contact.since)
    if form.is_valid():
        writing.let_go(contact, request.user, form.cleaned_data["until"])
        messages.success(request, f"De laatste dag van {contact.name} is bewaard.")
        return redirect(_place(found, CONTACT))
    words = {"title": f"{contact.name} gaat weg, of is weg", "button": "Bewaar de laatste dag"}
    return form_page(request, found, form, **words)


@require_POST
@at_work
def take_over(request: HttpRequest, dossier_id: str) -> HttpResponse:
    """Put the contact that the employer named while sharing in the own list, while that is shared."""
    found = dossier_of(request.user, dossier_id)
    shares = shares_in(found, request.user)
    share = next((one for one in shares if one.scan.public_id == request.POST.get("scan")), None)
    if share is None:
        raise Http404
    known = {"name": share.contact_name, "email": share.contact_email}
    if not Contact.objects.filter(dossier__in=found.family, **known).exists():
        writing.add(Contact, found, request.user, known)
        messages.success(request, f"{share.contact_name} staat nu in de contactlijst.")
    return redirect(_place(found, CONTACT))


def _thing(model: type[Any], user: User, public_id: str) -> Any:
    thing = own_thing(model, user, public_id)
    if thing is None:
        raise Http404
    return thing


def _may_delete(note: Note, user: User) -> bool:
    return writing.may_delete(note, user, writing.colleagues(note.dossier.service_point))


def _proposed(request: HttpRequest) -> str:
    """The id that the form proposed for what is new, if it is one."""
    proposed = request.POST.get("new_id", "")
    return proposed if re.fullmatch(r"[a-z2-9]{12}", proposed) else ""


def _place(dossier: Dossier, kind: Kind) -> str:
    return f"{reverse('workspace:dossier', args=[dossier.public_id])}#{kind.section}"


def _adding(
    request: HttpRequest, found: Dossier, form: forms.Form, kind: Kind, *, status: int = 0, told: str = ""
) -> HttpResponse:
    words = {"title": kind.new, "button": "Bewaar", "told": told, "section": kind.section}
    address = reverse(f"workspace:add_{kind.model._meta.model_name}", args=[found.public_id])
    # The first id stays while the form is corrected: what is sent twice is still the same.
    new_id = _proposed(request) or new_public_id()
    return form_page(request, found, form, status=status, **words, new_id=new_id, address=address)


def _changing(
    request: HttpRequest, thing: Any, form: forms.Form, kind: Kind, *, status: int = 0, **more: Any
) -> HttpResponse:
    words = {"title": kind.old, "button": "Bewaar", "section": kind.section}
    return form_page(request, thing.dossier.head, form, status=status, **words, revision=thing.revision, **more)


def _overtaken(request: HttpRequest, stands: Any, form: forms.Form, kind: Kind) -> HttpResponse:
    form.is_valid()
    return _changing(request, stands, form, kind, status=409, overtaken=differences(form, stands), reload=request.path)


def _gone(request: HttpRequest, found: Dossier, kind: Kind) -> HttpResponse:
    """What was to be changed is not there any more: what was typed can become something new."""
    if request.method != "POST":
        raise Http404
    form = kind.form(request.POST)
    return _adding(request, found, form, kind, status=409, told=GONE)

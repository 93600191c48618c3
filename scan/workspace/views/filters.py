"""Saved filters of one person: save the filter of now, use one, give it another name, delete it."""

from django.contrib import messages
from django.db import IntegrityError, transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from scan.models import SavedFilter
from scan.workspace import asked as ask
from scan.workspace.access import as_member
from scan.workspace.choices import in_words, telling
from scan.workspace.forms import NameForm


@require_safe
@as_member
def saved_filters(request: HttpRequest) -> HttpResponse:
    """All saved filters of this person, each with what it filters on."""
    return _shown(request)


@require_http_methods(["GET", "HEAD", "POST"])
@as_member
def save_filter(request: HttpRequest) -> HttpResponse:
    """Give the filter in the address a name, and keep it."""
    asked = ask.asked_in(request.GET)
    saved = SavedFilter(user=request.user, query=ask.query_of(asked))
    form = NameForm(request.POST or None, instance=saved)
    if form.is_valid() and _kept(form):
        messages.success(request, f"Het filter ‘{saved.name}’ is bewaard.")
        return redirect(f"{reverse('workspace:portfolio')}?{saved.query}")
    context = {"form": form, "words": in_words(request.user, asked), "query": saved.query}
    return render(request, "scan/workspace/save_filter.html", context, status=422 if form.errors else 200)


@require_POST
@as_member
def change_filter(request: HttpRequest, filter_id: int) -> HttpResponse:
    """Rename or delete an own saved filter."""
    saved = get_object_or_404(SavedFilter, pk=filter_id, user=request.user)
    if request.POST.get("doe") == "wissen":
        saved.delete()
        messages.success(request, f"Het filter ‘{saved.name}’ is gewist.")
        return redirect("workspace:filters")
    form = NameForm(request.POST, instance=saved, prefix=str(filter_id))
    if form.is_valid() and _kept(form):
        messages.success(request, f"Het filter heet nu ‘{saved.name}’.")
        return redirect("workspace:filters")
    return _shown(request, form)


def _shown(request: HttpRequest, wrong: NameForm | None = None) -> HttpResponse:
    """The page; with a form that was not right in the place of its own."""
    rows, tell = [], telling(request.user)
    for one in SavedFilter.objects.filter(user=request.user):
        is_wrong = wrong is not None and wrong.instance.pk == one.pk
        form = wrong if is_wrong else NameForm(instance=one, prefix=str(one.pk))
        rows.append((one, form, tell(ask.asked_in_query(one.query))))
    context = {"rows": rows, "wrong": wrong}
    return render(request, "scan/workspace/filters.html", context, status=422 if wrong else 200)


def _kept(form: NameForm) -> bool:
    """Save, unless another window took the name meanwhile; then the form says so."""
    try:
        with transaction.atomic():
            form.save()
    except IntegrityError:
        form.add_error("name", "Je hebt al een filter met deze naam. Kies een andere.")
        return False
    return True

"""What an account manager does while preparing: writing down an own view of a style, and choosing the phase."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from scan.content.service_phases import service_phases
from scan.models import Deed, Dossier, OwnView, User
from scan.models.dossier.events import note_deed
from scan.workspace.dossier.writing import OvertakenError


def write_view(dossier: Dossier, style: str, title: str, text: str, *, seen: datetime | None, user: User) -> None:
    """Keep the own view of this style; an empty text takes it away.

    `seen` is when the text that the form showed was written, None when there was none. Raises OvertakenError when
    another text stands there by now.
    """
    with transaction.atomic():
        _wait_for(dossier)
        stands = OwnView.objects.select_related("author").filter(dossier=dossier, style=style).first()
        if text == (stands.text if stands else ""):
            return
        if (stands.written_at if stands else None) != seen:
            raise OvertakenError(stands)
        if text:
            fields = {"text": text, "author": user, "written_at": timezone.now()}
            OwnView.objects.update_or_create(dossier=dossier, style=style, defaults=fields)
        elif stands:
            stands.delete()
        note_deed(dossier, Deed.VIEWED, user, title)


def choose_phase(dossier: Dossier, number: int | None, user: User) -> None:
    """Keep the phase (1-6) that somebody chose; None goes back to what follows from what is known."""
    with transaction.atomic():
        _wait_for(dossier)
        changed = Dossier.objects.filter(pk=dossier.pk).exclude(service_phase=number)
        if number is None:
            changed = Dossier.objects.filter(pk=dossier.pk, service_phase__isnull=False)
        if changed.update(service_phase=number):
            about = "Volgt weer uit het dossier" if number is None else _named(number)
            note_deed(dossier, Deed.PHASE, user, about)


def _named(number: int) -> str:
    return f"Fase {number}: {service_phases()[number - 1].title}"


def _wait_for(dossier: Dossier) -> None:
    """Let others who write in this dossier wait until this transaction ends."""
    list(Dossier.objects.select_for_update().filter(pk=dossier.pk).values_list("pk"))

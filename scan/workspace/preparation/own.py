"""What did the service point itself write about this employer, as far as it helps to prepare a conversation?"""

from dataclasses import dataclass

from django.db.models import F, Q
from django.utils import timezone

from scan.models import Agreement, Contact, Deed, Dossier, DossierEvent, Note, OwnView, Sitting, User
from scan.models.dossier.notes import NoteKind

MOST_DONE = 3
MOST_NOTES = 2
IN_PERSON = {NoteKind.TALK, NoteKind.VISIT}


@dataclass(frozen=True)
class OwnWords:
    """Of the dossier with those that were merged into it: open agreements first, and the last notes first.

    `views` are by the key of a style: that of the dossier itself first. `phase_chosen` tells who chose the phase.
    `unread_handover`: who took the dossier over from a colleague did not read the note yet.
    """

    open_agreements: tuple[Agreement, ...]
    done_agreements: tuple[Agreement, ...]
    notes: tuple[Note, ...]
    contacts: tuple[Contact, ...]
    views: dict[str, list[OwnView]]
    phase_chosen: DossierEvent | None
    unread_handover: bool
    in_touch: bool
    met: bool


def own_words(dossier: Dossier, user: User) -> OwnWords:
    """Gather it for this reader, in a number of queries that does not grow with what was written."""
    of_family = {"dossier__in": dossier.family}
    agreements = Agreement.objects.filter(**of_family).select_related("author")
    notes = Note.objects.filter(**of_family).select_related("author")
    kinds = set(notes.order_by().values_list("kind", flat=True).distinct())
    by_phone = set(Sitting.objects.filter(**of_family).order_by().values_list("by_phone", flat=True).distinct())
    standing = tuple(agreements.filter(done_on=None))
    done = tuple(agreements.exclude(done_on=None).order_by("-done_on", "-pk")[:MOST_DONE])
    return OwnWords(
        open_agreements=standing,
        done_agreements=done,
        notes=tuple(notes[:MOST_NOTES]),
        contacts=_contacts(dossier),
        views=_views(dossier),
        phase_chosen=_who_chose_the_phase(dossier),
        unread_handover=any(one.is_unread for one in dossier.assignments.filter(manager_id=user.pk, until=None)),
        in_touch=bool(kinds - {NoteKind.OTHER} or by_phone or standing or done),
        met=bool(kinds & IN_PERSON or False in by_phone),
    )


def _contacts(dossier: Dossier) -> tuple[Contact, ...]:
    """Who can be spoken to now."""
    here = Q(until=None) | Q(until__gte=timezone.localdate())
    return tuple(Contact.objects.filter(here, dossier__in=dossier.family))


def _views(dossier: Dossier) -> dict[str, list[OwnView]]:
    found: dict[str, list[OwnView]] = {}
    views = OwnView.objects.filter(dossier__in=dossier.family).select_related("author", "dossier")
    # One that was merged points at this one, which itself points nowhere.
    for view in views.order_by(F("dossier__merged_into").asc(nulls_first=True), "-written_at"):
        found.setdefault(view.style, []).append(view)
    return found


def _who_chose_the_phase(dossier: Dossier) -> DossierEvent | None:
    if dossier.service_phase is None:
        return None
    return DossierEvent.objects.filter(dossier=dossier, deed=Deed.PHASE).select_related("user").first()

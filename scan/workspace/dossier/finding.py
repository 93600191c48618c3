"""Which dossiers, and which things in them, may somebody see? All of it goes through `Dossier.objects.visible_to`."""

from typing import TypeVar

from django.db.models import Model, Q, QuerySet
from django.http import Http404

from scan.models import Dossier, DossierOrganisation, Scan, ServicePoint, User

Thing = TypeVar("Thing", bound=Model)


def dossier_of(user: User, public_id: str) -> Dossier:
    """The dossier that stands for this id now: where it was merged into another, the other. Else Http404."""
    visible = Dossier.objects.visible_to(user).select_related("service_point", "merged_into__service_point")
    dossier = visible.filter(public_id=public_id).first()
    if dossier is None:
        raise Http404
    return dossier.head


def own_thing(kind: type[Thing], user: User, public_id: str) -> Thing | None:
    """A note, agreement or contact by its id, in whatever dossier it stands that this user may see.

    Not only in the dossier of the address: that may have been merged or taken apart since the page was opened.
    """
    things = kind._default_manager.select_related("dossier__service_point", "dossier__merged_into__service_point")
    return things.filter(public_id=public_id, dossier__in=Dossier.objects.visible_to(user)).first()


def others(dossier: Dossier, user: User, wanted: str = "") -> QuerySet[Dossier]:
    """The other employers of the same service point, to merge with: those with these words in a name or contact.

    Without words those whose name shares a longer word with this one.
    """
    heads = Dossier.objects.visible_to(user).heads().filter(service_point=dossier.service_point_id)
    heads = heads.exclude(pk=dossier.pk)
    if wanted:
        by_name = Q(name__icontains=wanted) | Q(contacts__name__icontains=wanted) | Q(members__name__icontains=wanted)
        return heads.filter(by_name).distinct()
    telling = [word for word in dossier.name.split() if len(word) >= _TELLING]
    alike = Q(pk=None)
    for word in telling:
        alike |= Q(name__icontains=word)
    return heads.filter(alike)


_TELLING = 5
"""From this length on a word of a name says something; shorter ones are mostly "van", "de" or "BV"."""


def dossier_about(scan: Scan, service_point: ServicePoint) -> Dossier | None:
    """The dossier of this service point that is about the organisation of a scan."""
    links = DossierOrganisation.objects.select_related("dossier__merged_into")
    link = links.filter(service_point=service_point, organisation=scan.organisation_id).first()
    return link.dossier.head if link else None

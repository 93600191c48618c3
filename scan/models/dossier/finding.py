"""Which dossier is about an organisation? There is one per service point, made when the first thing happens."""

from django.db import transaction
from django.db.models import Exists, OuterRef
from django.utils import timezone

from scan.models.dossier.dossier import Dossier, DossierOrganisation, DossierQuerySet
from scan.models.dossier.events import Deed, DossierEvent, note_deed
from scan.models.people import ServicePoint, User
from scan.models.scan import Organisation
from scan.models.sharing import Share

_OWN = ("notes", "agreements", "contacts", "views", "employer_invitations", "assignments", "members", "sittings")

_NAMING = (Deed.OPENED, Deed.RENAMED)
"""By these deeds of a person the name is the service point's own."""


def dossier_for(
    service_point: ServicePoint, organisation: Organisation, name: str, user: User | None = None
) -> Dossier:
    """The dossier of this service point that is about the organisation; a new one under this name if there is none.

    The one that people see: where it was merged into another, the other. The name of one that exists is never changed:
    it may be what the service point itself calls the employer.
    """
    with transaction.atomic():
        links = DossierOrganisation.objects.select_related("dossier__merged_into")
        link = links.filter(service_point=service_point, organisation=organisation).first()
        if link is None:
            dossier = Dossier.objects.create(service_point=service_point, name=name)
            note_deed(dossier, Deed.OPENED, user)
            link = tie(dossier, organisation)
    return link.dossier.head


def tie(dossier: Dossier, organisation: Organisation) -> DossierOrganisation:
    """Let a dossier be about an organisation, unless a dossier of the service point already is."""
    return DossierOrganisation.objects.get_or_create(
        service_point=dossier.service_point, organisation=organisation, defaults={"dossier": dossier}
    )[0]


def forget_empty(organisation: Organisation) -> int:
    """Delete the empty dossiers of an organisation, and say how many there were.

    For when the employer stops sharing or deletes a scan.
    """
    return _forget(Dossier.objects.filter(about__organisation=organisation))


def forget_all_empty() -> int:
    """Delete every empty dossier, and say how many there were: a share also ends when its last day has gone by."""
    return _forget(Dossier.objects.all())


def _forget(dossiers: DossierQuerySet) -> int:
    with transaction.atomic():
        # Who writes the first note just now waits, or is seen by the second look.
        waiting = list(_empty(dossiers).select_for_update().values_list("pk", flat=True))
        empty = list(_empty(Dossier.objects.filter(pk__in=waiting)).values_list("pk", flat=True))
        Dossier.objects.filter(pk__in=empty).delete()
    return len(empty)


def _empty(dossiers: DossierQuerySet) -> DossierQuerySet:
    """Those in which the service point wrote nothing, and of which nothing is shared with it.

    All that they still hold is the name, which came from the employer. One that was merged into another is not among
    them: that they are one, the service point found out.
    """
    dossiers = dossiers.filter(merged_into=None, follow_up_on=None, service_phase=None)
    for part in _OWN:
        relation = Dossier._meta.get_field(part)
        own = relation.related_model.objects.filter(**{relation.field.name: OuterRef("pk")})
        dossiers = dossiers.exclude(Exists(own))
    shared = Share.objects.filter(
        scan__organisation__dossiers__dossier=OuterRef("pk"),
        service_point=OuterRef("service_point"),
        withdrawn_at=None,
        until__gt=timezone.now(),
    )
    by_hand = DossierEvent.objects.filter(dossier=OuterRef("pk"), deed__in=_NAMING, user__isnull=False)
    return dossiers.exclude(Exists(shared)).exclude(Exists(by_hand))

"""Whom is a request about? Found by what stands in the address of a page, or by the mail address of who asks."""

from dataclasses import dataclass

from django.db.models import Q

from scan.addresses import marks
from scan.models import (
    Contact,
    Dossier,
    EmployerInvitation,
    NoMoreInvitations,
    Organisation,
    Reminder,
    Response,
    Share,
    User,
)


class NobodyError(Exception):
    """Nothing has this id."""


def organisations_of(public_id: str) -> list[Organisation]:
    """The employer with this id of a scan, of its owner's response or of a dossier; a dossier may be about several.

    Not by the response of a colleague: what the employer may ask for, a colleague may not. Raises NobodyError.
    """
    by_dossier = Q(dossiers__dossier__in=_family(public_id))
    found = list(Organisation.objects.filter(_by_scan("scans", public_id) | by_dossier).distinct().order_by("pk"))
    if not found:
        raise NobodyError(public_id)
    return found


def dossiers_of(public_id: str) -> list[Dossier]:
    """The dossiers that people see of this employer, of every service point; or the one with this id."""
    about = Dossier.objects.filter(_by_scan("about__organisation__scans", public_id) | Q(public_id=public_id))
    return list({one.head.pk: one.head for one in about.select_related("merged_into").distinct()}.values())


@dataclass(frozen=True)
class Mention:
    """Something that is kept with a mail address: what it is in Dutch, and its id where it has one."""

    what: str
    id: str = ""


def mentions_of(address: str) -> list[Mention]:
    """Everything that is kept with this mail address, readable or as a mark."""
    known = marks(address)
    responses = Response.objects.filter(address_mark__in=known).select_related("scan")
    reminders = Reminder.objects.filter(address__iexact=address)
    invitations = EmployerInvitation.objects.filter(email__iexact=address).select_related("dossier")
    contacts = Contact.objects.filter(email__iexact=address).select_related("dossier")
    found = [
        *(_of_response(one) for one in responses),
        *(
            Mention("contactpersoon bij het delen van scan", public_id)
            for public_id in Share.objects.filter(contact_email__iexact=address).values_list(
                "scan__public_id", flat=True
            )
        ),
        *(
            Mention("herinneringen aan het plan van scan", public_id)
            for public_id in reminders.values_list("plan__scan__public_id", flat=True)
        ),
        *(Mention("uitgenodigd vanuit dossier", one.dossier.public_id) for one in invitations),
        *(Mention("contactpersoon in dossier", one.dossier.public_id) for one in contacts),
    ]
    if User.objects.filter(email__iexact=address).exists():
        found.append(Mention("account"))
    if NoMoreInvitations.objects.filter(mark__in=known).exists():
        found.append(Mention("wil geen uitnodigingen"))
    return list(dict.fromkeys(found))


def _of_response(response: Response) -> Mention:
    if response.is_owner:
        return Mention("liet de link mailen van scan", response.scan.public_id)
    # Without an id: with that of the scan somebody could be given what is the employer's.
    return Mention("liet als collega de eigen link mailen")


def _by_scan(way: str, public_id: str) -> Q:
    owner = {f"{way}__responses__public_id": public_id, f"{way}__responses__is_owner": True}
    return Q(**{f"{way}__public_id": public_id}) | Q(**owner)


def _family(public_id: str) -> list[Dossier]:
    named = Dossier.objects.filter(public_id=public_id).select_related("merged_into").first()
    return list(named.head.family) if named else []

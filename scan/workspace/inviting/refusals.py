"""Which mail addresses get no invitation of a service point, and why?"""

from collections.abc import Collection

from django.utils.formats import date_format
from django.utils.timezone import localtime

from scan.addresses import marks
from scan.models import EmployerInvitation, NoMoreInvitations, ServicePoint

NO_MORE = "Naar dit adres sturen wij geen uitnodigingen."


def refusals(service_point: ServicePoint, addresses: Collection[str]) -> dict[str, str]:
    """The reason per address that gets none, by the address in small letters; what others invited is not told."""
    found = {}
    whose = {mark: address.casefold() for address in addresses for mark in marks(address)}
    for one in NoMoreInvitations.objects.filter(mark__in=list(whose)):
        found[whose[one.mark]] = NO_MORE
    wanted = {address.casefold() for address in addresses}
    standing = EmployerInvitation.objects.standing().filter(dossier__service_point=service_point).exclude(email="")
    for email, at in standing.values_list("email", "invited_at"):
        key = email.casefold()
        if key in wanted and key not in found:
            found[key] = f"Dit adres is al uitgenodigd, op {date_format(localtime(at), 'j F Y')}."
    return found

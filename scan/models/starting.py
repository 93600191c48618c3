"""Starting a scan: what is made the moment that somebody begins, whoever it is that begins."""

from django.db import transaction

from scan.models.audit import Act, record
from scan.models.instrument import InstrumentVersion
from scan.models.scan import Organisation, Response, Scan, lock


def begin(role: str, *, organisation: Organisation | None = None, short: bool = False) -> Response:
    """Start a scan on the newest version, of a new organisation unless one is given; returns the owner's response.

    The role is one that may own a scan.
    """
    with transaction.atomic():
        scan = Scan.objects.create(
            organisation=organisation or Organisation.objects.create(),
            version=InstrumentVersion.objects.latest("number"),
        )
        response = Response.objects.create(scan=scan, role=role, is_owner=True, short=short)
        record(Act.STARTED, scan)
    return response


def begin_again(scan: Scan, role: str) -> tuple[Response, bool]:
    """Start a scan of the same organisation on the newest version; returns the owner's response, and that it is new.

    Each scan is followed by one at most: a second time, also at the same moment, gives the one that is there.
    """
    with transaction.atomic():
        lock(scan)
        following = following_owner(scan)
        if following is not None:
            return following, False
        version = InstrumentVersion.objects.latest("number")
        new = Scan.objects.create(organisation=scan.organisation, version=version, previous=scan)
        response = Response.objects.create(scan=new, role=role, is_owner=True)
        record(Act.STARTED, new)
    return response, True


def following_owner(scan: Scan) -> Response | None:
    """The owner's response of the scan that measures this one again, if there is such a scan."""
    owners = Response.objects.filter(scan__previous=scan, is_owner=True)
    return owners.select_related("scan__version", "scan__organisation").defer("scan__version__document").first()

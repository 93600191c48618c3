"""What an employer does with a result: share it with a service point, and stop sharing."""

from functools import partial

from django.db import transaction
from django.utils import timezone

from scan.models import Act, Scan, ServicePoint, Share
from scan.models.audit import record
from scan.models.sharing import LIFETIME
from scan.tasks import tell_of_share

_NO_CONTACT = {"contact_name": "", "contact_email": ""}


def share(
    scan: Scan,
    service_point: ServicePoint,
    *,
    organisation_name: str,
    contact_name: str,
    contact_email: str,
    consent_text: str,
) -> Share:
    """Share the result with one service point, for a year, and tell it. A share that stood is replaced by this one."""
    now = timezone.now()
    with transaction.atomic():
        # Two at once would leave two shares standing, of which only one could be stopped.
        Scan.objects.select_for_update().get(pk=scan.pk)
        scan.shares.filter(withdrawn_at=None).update(withdrawn_at=now, **_NO_CONTACT)
        scan.organisation.name = organisation_name
        scan.organisation.save(update_fields=["name"])
        made = Share.objects.create(
            scan=scan,
            service_point=service_point,
            organisation_name=organisation_name,
            contact_name=contact_name,
            contact_email=contact_email,
            consent_text=consent_text,
            shared_at=now,
            until=now + LIFETIME,
        )
        record(Act.SHARED, scan, service_point=service_point)
        transaction.on_commit(partial(tell_of_share.enqueue, made.pk))
    return made


def withdraw(share: Share) -> None:
    """Stop sharing: the service point sees nothing of the scan any more, and who to contact is forgotten."""
    with transaction.atomic():
        standing = Share.objects.filter(pk=share.pk, withdrawn_at=None)
        if standing.update(withdrawn_at=timezone.now(), **_NO_CONTACT):
            record(Act.WITHDRAWN, share.scan, service_point=share.service_point)

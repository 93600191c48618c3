"""What the worker does later: telling a service point that an employer shared a result with it."""

from django.conf import settings
from django.core.mail import send_mail
from django.template.loader import render_to_string
from django_tasks import task

from scan.models import Share, User


@task(backend="slow")
def tell_of_share(share_id: int) -> None:
    """Mail who may see the share now. Nobody, when it was withdrawn or deleted by then.

    The queue keeps only the id, and the mail nothing of the employer: others than who may see it read both.
    """
    share = Share.objects.active().filter(pk=share_id).first()
    if share is None:
        return
    body = render_to_string("scan/workspace/notice_mail.txt", {"url": f"{settings.PUBLIC_URL.rstrip('/')}/werkplek/"})
    # One mail to the whole team: a single address that bounces keeps it from nobody else.
    send_mail("Er is een resultaat met jullie gedeeld", body, None, addresses_for(share))


def addresses_for(share: Share) -> list[str]:
    """The mail addresses of the active account managers of the service point."""
    managers = User.objects.filter(
        is_active=True, memberships__active=True, memberships__service_point=share.service_point_id
    )
    return list(managers.order_by("pk").values_list("email", flat=True))

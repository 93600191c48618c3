"""What an employer does with a result: share it with a service point."""

from functools import partial

from django.db import transaction
from django.utils import timezone

from scan.models import Act, Scan, Share
from scan.models.audit import record
from scan.models.dossier.finding import dossier_for, forget_empty
from scan.models.sharing import end_of
from scan.privacy.taking_back import end_shares
from scan.results.consent import Choices, consent_text
from scan.shared.export_files import remove_with
from scan.tasks import tell_of_share


def share(scan: Scan, choices: Choices, *, organisation_name: str, contact_name: str, contact_email: str) -> Share:
    """Share the result with one service point, and tell it. A share that stood is replaced by this one.

    Until the last moment of the day that was chosen; the text that was agreed to is kept.
    """
    now = timezone.now()
    with transaction.atomic():
        # Two at once would leave two shares standing, of which only one could be stopped.
        Scan.objects.select_for_update().get(pk=scan.pk)
        if end_shares(scan.shares.all(), now):
            remove_with(scan)
        scan.organisation.name = organisation_name
        scan.organisation.save(update_fields=["name"])
        made = Share.objects.create(
            scan=scan,
            service_point=choices.service_point,
            organisation_name=organisation_name,
            contact_name=contact_name,
            contact_email=contact_email,
            includes_open_answers=choices.parts.open_answers,
            includes_roles=choices.parts.roles,
            includes_plan=choices.parts.plan,
            consent_text=consent_text(choices),
            shared_at=now,
            until=end_of(choices.until),
        )
        dossier_for(choices.service_point, scan.organisation, organisation_name)
        forget_empty(scan.organisation)
        record(Act.SHARED, scan, service_point=choices.service_point)
        transaction.on_commit(partial(tell_of_share.enqueue, made.pk))
    return made

"""Employers whom a service point invited to do the scan, and mail addresses that want no invitations any more."""

from datetime import datetime, timedelta

from django.db import models
from django.utils import timezone
from django.utils.crypto import salted_hmac

from scan.models.dossier import Dossier
from scan.models.link import hashed
from scan.models.people import User
from scan.models.scan import Scan, new_public_id

KEPT = timedelta(days=60)
"""How long an address that nobody used is kept, and the link of its invitation works."""
BEFORE_REMINDING = timedelta(days=7)


class EmployerInvitationQuerySet(models.QuerySet["EmployerInvitation"]):
    """Invitations, whose they are, and which of them still open something."""

    def visible_to(self, user: User) -> "EmployerInvitationQuerySet":
        """The invitations of the service points where this user works."""
        return self.filter(dossier__in=Dossier.objects.visible_to(user))

    def standing(self) -> "EmployerInvitationQuerySet":
        """Those that were not taken back, stopped or erased, and that are not too old."""
        young = self.filter(invited_at__gt=timezone.now() - KEPT)
        return young.filter(withdrawn_at=None, stopped_at=None, erased_at=None)

    def unused_too_long(self) -> "EmployerInvitationQuerySet":
        """Those with an address or a name that nobody used in 60 days."""
        old = self.filter(invited_at__lte=timezone.now() - KEPT, started_at=None)
        return old.exclude(email="", contact_name="")

    def erase(self) -> int:
        """Forget of these whom they went to, who gave the address and why, and say how many there were."""
        forgotten = dict.fromkeys(("email", "contact_name", "given_by", "reason"), "")
        return self.update(**forgotten, erased_at=timezone.now())


class EmployerInvitation(models.Model):
    """One employer that was invited, by one link. Only a hash of its token is kept.

    The token follows from `public_id` and SECRET_KEY: no queue has to hold it, and a reminder brings the same link.
    It ties the scan that starts from it to the dossier; what is answered is seen only once the employer shares.
    What tells whom it went to is emptied after 60 days without use, and when no more invitations are wanted.
    """

    dossier = models.ForeignKey(Dossier, on_delete=models.CASCADE, related_name="employer_invitations")
    public_id = models.CharField(max_length=12, unique=True, default=new_public_id)
    email = models.EmailField("e-mailadres", blank=True)
    contact_name = models.CharField("naam", max_length=200, blank=True)
    given_by = models.CharField("van wie het adres komt", max_length=200)
    reason = models.CharField("waarom je uitnodigt", max_length=400)
    invited_by = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="+")
    token_hash = models.CharField(max_length=64, unique=True)
    stop_hash = models.CharField(max_length=64, unique=True, help_text="Of the token in the link that stops all mail.")
    invited_at = models.DateTimeField(default=timezone.now)
    sent_at = models.DateTimeField(null=True, blank=True, help_text="When the mail went out.")
    failed_at = models.DateTimeField(null=True, blank=True, help_text="When a mail could not be sent.")
    reminded_at = models.DateTimeField(null=True, blank=True)
    opened_at = models.DateTimeField(null=True, blank=True)
    scan = models.ForeignKey(
        Scan, on_delete=models.SET_NULL, null=True, blank=True, related_name="employer_invitations"
    )
    started_at = models.DateTimeField(null=True, blank=True)
    stopped_at = models.DateTimeField(null=True, blank=True, help_text="When the employer asked for no more mail.")
    withdrawn_at = models.DateTimeField(null=True, blank=True, help_text="When the service point took it back.")
    erased_at = models.DateTimeField(null=True, blank=True, help_text="When the address was erased.")

    objects = EmployerInvitationQuerySet.as_manager()
    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["-invited_at", "-pk"]

    def __str__(self) -> str:
        return f"uitnodiging aan {self.dossier}"

    @property
    def erased_on(self) -> datetime:
        """When the address is erased if nobody uses it; until then the link works."""
        return self.invited_at + KEPT


class NoMoreInvitations(models.Model):
    """A mail address that wants no invitations, known by a mark from which the address cannot be read back."""

    mark = models.CharField(max_length=64, unique=True)
    since = models.DateTimeField(default=timezone.now)

    wagtail_reference_index_ignore = True

    def __str__(self) -> str:
        return self.mark[:8]


def start_token(public_id: str, key: str | None = None) -> str:
    """What stands in the link that starts a scan: 64 hexadecimal digits that only this site can make.

    `key` is another one than SECRET_KEY, with which an invitation was made before that was replaced.
    """
    return salted_hmac("scan.invitation.start", public_id, secret=key, algorithm="sha256").hexdigest()


def stop_token(public_id: str, key: str | None = None) -> str:
    """What stands in the link that stops all mail to the address of an invitation; it starts nothing."""
    return salted_hmac("scan.invitation.stop", public_id, secret=key, algorithm="sha256").hexdigest()


def find_invitation(token: str) -> EmployerInvitation | None:
    """The invitation with this token that still stands, or None: also when it is too old, taken back or stopped."""
    invitations = EmployerInvitation.objects.standing().select_related("dossier__service_point", "invited_by")
    return invitations.filter(token_hash=hashed(token)).first()


def find_stoppable(token: str) -> EmployerInvitation | None:
    """The invitation with this stop token whose address is still known, or None."""
    return EmployerInvitation.objects.filter(stop_hash=hashed(token)).exclude(email="").first()

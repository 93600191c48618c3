"""Invitations: the links with which colleagues of one role start a response of their own."""

import secrets
from datetime import timedelta

from django.db import models
from django.utils import timezone

from scan.models.link import hashed
from scan.models.scan import Scan

LIFETIME = timedelta(days=60)


class Invitation(models.Model):
    """That colleagues of a role may take part in a scan, and how many of them may start."""

    scan = models.ForeignKey(Scan, on_delete=models.CASCADE, related_name="invitations")
    role = models.CharField(max_length=40)
    places = models.PositiveIntegerField()
    created_at = models.DateTimeField(default=timezone.now)
    closed_at = models.DateTimeField(null=True, blank=True, help_text="Since when nobody of this role can start.")

    wagtail_reference_index_ignore = True

    class Meta:
        constraints = [models.UniqueConstraint(fields=["scan", "role"], name="one_invitation_per_role")]

    def __str__(self) -> str:
        return f"{self.scan}: {self.role}"


class RoleLinkQuerySet(models.QuerySet["RoleLink"]):
    """Role links, and which of them still work."""

    def valid(self) -> "RoleLinkQuerySet":
        return self.filter(expires_at__gt=timezone.now(), revoked_at=None)


class RoleLink(models.Model):
    """A link that starts a response for a role, and opens none. Only a hash of its token is kept: it is shown once."""

    invitation = models.ForeignKey(Invitation, on_delete=models.CASCADE, related_name="links")
    token_hash = models.CharField(max_length=64, unique=True)
    created_at = models.DateTimeField(default=timezone.now)
    expires_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True, blank=True)

    objects = RoleLinkQuerySet.as_manager()
    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["created_at", "pk"]

    def __str__(self) -> str:
        return f"link voor {self.invitation}"


def make_role_link(invitation: Invitation) -> tuple[RoleLink, str]:
    """Make a link that works for 60 days, and return it with its token. Earlier links stay valid."""
    token = secrets.token_urlsafe(32)
    made = RoleLink.objects.create(
        invitation=invitation, token_hash=hashed(token), expires_at=timezone.now() + LIFETIME
    )
    return made, token


def find_role_link(token: str) -> RoleLink | None:
    """The valid link with this token, or None: also when it is past its date or revoked."""
    links = RoleLink.objects.valid().select_related("invitation__scan__version", "invitation__scan__organisation")
    return links.defer("invitation__scan__version__document").filter(token_hash=hashed(token)).first()

"""Personal links: how somebody without an account comes back to a response."""

import hashlib
import secrets
from datetime import timedelta

from django.db import models
from django.utils import timezone

from scan.models.scan import Response

LIFETIME = timedelta(days=90)


class AccessLinkQuerySet(models.QuerySet["AccessLink"]):
    """Links, and which of them still work."""

    def valid(self) -> "AccessLinkQuerySet":
        return self.filter(expires_at__gt=timezone.now(), revoked_at=None)


class AccessLink(models.Model):
    """A link to one response. Only a hash of the token is kept: the link is shown once, when it is made."""

    response = models.ForeignKey(Response, on_delete=models.CASCADE, related_name="links")
    token_hash = models.CharField(max_length=64, unique=True)
    created_at = models.DateTimeField(default=timezone.now)
    expires_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True, blank=True)

    objects = AccessLinkQuerySet.as_manager()
    wagtail_reference_index_ignore = True

    def __str__(self) -> str:
        return f"link naar {self.response}"


def make_link(response: Response) -> tuple[AccessLink, str]:
    """Make a link that works for 90 days, and return it with its token. Earlier links stay valid."""
    token = secrets.token_urlsafe(32)
    link = AccessLink.objects.create(response=response, token_hash=_hash(token), expires_at=timezone.now() + LIFETIME)
    return link, token


def find_link(token: str) -> AccessLink | None:
    """The valid link with this token, or None: also when it is past its date or revoked."""
    return AccessLink.objects.valid().select_related("response").filter(token_hash=_hash(token)).first()


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()

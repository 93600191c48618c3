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
    mailed = models.BooleanField(default=False)
    used_at = models.DateTimeField(null=True, blank=True, help_text="When it was last used to open the response.")

    objects = AccessLinkQuerySet.as_manager()
    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["-created_at", "-pk"]

    def __str__(self) -> str:
        return f"link naar {self.response}"


def make_link(response: Response, *, mailed: bool = False) -> tuple[AccessLink, str]:
    """Make a link that works for 90 days, and return it with its token. Earlier links stay valid."""
    token = secrets.token_urlsafe(32)
    link = AccessLink.objects.create(
        response=response, token_hash=hashed(token), expires_at=timezone.now() + LIFETIME, mailed=mailed
    )
    return link, token


def find_link(token: str) -> AccessLink | None:
    """The valid link with this token, or None: also when it is past its date or revoked."""
    return AccessLink.objects.valid().select_related("response").filter(token_hash=hashed(token)).first()


def stale_link(token: str) -> AccessLink | None:
    """The link with this token that no longer works, or None."""
    return AccessLink.objects.exclude(pk__in=AccessLink.objects.valid()).filter(token_hash=hashed(token)).first()


def mark_used(link: AccessLink) -> None:
    """Keep when a link was last used, so that its owner sees it when somebody else used it."""
    AccessLink.objects.filter(pk=link.pk).update(used_at=timezone.now())


def revoke_links(links: AccessLinkQuerySet) -> int:
    """Stop these links for good, and with them what was opened through them. Returns how many still worked."""
    return links.valid().update(revoked_at=timezone.now())


def hashed(token: str) -> str:
    """What is kept of a token: the token itself is long and random, so that it cannot be found from this."""
    return hashlib.sha256(token.encode()).hexdigest()

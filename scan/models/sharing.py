"""Who besides the employer may see a result: shares, and the one queryset that decides it."""

from datetime import date, datetime, time, timedelta

from django.db import models
from django.utils import timezone

from scan.core.outcome import Outcome
from scan.core.sharing import SharedParts, shared_outcome
from scan.models.people import ServicePoint, User
from scan.models.scan import Scan

NO_CONTACT = {"contact_name": "", "contact_email": ""}
"""What is left of whom to contact when a share ended."""

LONGEST = timedelta(days=365)
USUAL = timedelta(days=182)
"""How long a result is shared when the employer says nothing else: time for some talks, and not longer than needed."""


class ShareQuerySet(models.QuerySet["Share"]):
    """Shares, and who may see them."""

    def active(self) -> "ShareQuerySet":
        """Shares in force now, of scans that have a result."""
        return self.filter(withdrawn_at=None, until__gt=timezone.now(), scan__result__isnull=False)

    def visible_to(self, user: User) -> "ShareQuerySet":
        """The shares that this user may see: by membership of the service point, never by being a superuser.

        Lists, details, exports, jobs and commands for people all go through here.
        """
        if not user.is_active:
            return self.none()
        return self.active().filter(
            service_point__memberships__user_id=user.pk, service_point__memberships__active=True
        )

    def with_old_contacts(self) -> "ShareQuerySet":
        """Shares that ended, and still tell whom to contact."""
        return self.exclude(withdrawn_at=None, until__gt=timezone.now()).exclude(**NO_CONTACT)

    def forget_contacts(self) -> int:
        """Forget whom to contact in shares that ended, and say in how many."""
        return self.with_old_contacts().update(**NO_CONTACT)


class Share(models.Model):
    """The employer's consent: what is shared with whom, under which text, from when until when.

    Never changed but to end it: other choices make a new share that replaces this one.
    """

    scan = models.ForeignKey(Scan, on_delete=models.CASCADE, related_name="shares")
    service_point = models.ForeignKey(ServicePoint, on_delete=models.PROTECT, related_name="shares")
    organisation_name = models.CharField("naam van je organisatie", max_length=200)
    contact_name = models.CharField("jouw naam", max_length=200)
    contact_email = models.EmailField("e-mailadres")
    includes_open_answers = models.BooleanField(default=False)
    includes_roles = models.BooleanField(default=False)
    includes_plan = models.BooleanField(default=False)
    consent_text = models.TextField()
    shared_at = models.DateTimeField(default=timezone.now)
    until = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    first_seen_at = models.DateTimeField(null=True, blank=True)

    objects = ShareQuerySet.as_manager()
    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["-shared_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["scan"], condition=models.Q(withdrawn_at=None), name="one_standing_share_per_scan"
            )
        ]

    def __str__(self) -> str:
        return f"{self.organisation_name} met {self.service_point}"

    @property
    def parts(self) -> SharedParts:
        """What is shared beside the scores, the stage, the steps and the answers that somebody chose."""
        return SharedParts(self.includes_open_answers, self.includes_roles, self.includes_plan)

    @property
    def outcome(self) -> Outcome:
        """The newest result as it is seen under this share, without what the employer left out. Needs a result.

        All that is shown or exported of a shared scan comes from here, also the preview for the employer.
        """
        result = self.scan.result
        return shared_outcome(result.instrument, result.outcome, self.parts)

    @property
    def ended_at(self) -> datetime | None:
        """When the share ended: withdrawn, replaced, or past its date; None while it stands."""
        if self.withdrawn_at is not None and self.withdrawn_at <= self.until:
            return self.withdrawn_at
        return self.until if self.until <= timezone.now() else None


def end_of(day: date) -> datetime:
    """The last moment of a day, on the clock of the site: a share "tot en met" that day ends then."""
    return timezone.make_aware(datetime.combine(day, time.max))


def standing_share(scan: Scan) -> Share | None:
    """The share of this scan that is in force, if there is one."""
    return (
        Share.objects.filter(scan=scan, withdrawn_at=None, until__gt=timezone.now())
        .select_related("service_point")
        .first()
    )

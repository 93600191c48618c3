"""Who of the service point looks after an employer now, who did before, and what was handed over."""

from django.db import models
from django.utils import timezone

from scan.models.dossier.dossier import Dossier
from scan.models.people import User


class AssignmentQuerySet(models.QuerySet["Assignment"]):
    """Assignments, and which of them say who looks after a dossier now."""

    def standing(self) -> "AssignmentQuerySet":
        """The last of each dossier, also where its account manager works here no more."""
        return self.filter(until=None)

    def held(self) -> "AssignmentQuerySet":
        """Standing ones of somebody who works at the service point now; a dossier without one is nobody's."""
        return self.standing().filter(
            manager__is_active=True,
            manager__memberships__active=True,
            manager__memberships__service_point=models.F("dossier__service_point"),
        )


class Assignment(models.Model):
    """That an account manager looks after a dossier, from a moment until another one does.

    `note` is the handover note of who did it before; `read_at` when the new one read it, before the first visit.
    """

    dossier = models.ForeignKey(Dossier, on_delete=models.CASCADE, related_name="assignments")
    manager = models.ForeignKey(User, on_delete=models.CASCADE, related_name="assignments")
    since = models.DateTimeField(default=timezone.now)
    until = models.DateTimeField(null=True, blank=True)
    given_by = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="+")
    note = models.TextField("overdrachtsnotitie", max_length=5000, blank=True)
    read_at = models.DateTimeField(null=True, blank=True)

    objects = AssignmentQuerySet.as_manager()
    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["-since", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["dossier"], condition=models.Q(until=None), name="one_standing_assignment_per_dossier"
            )
        ]

    def __str__(self) -> str:
        return f"{self.dossier}: {self.manager}"

    @property
    def is_unread(self) -> bool:
        """Whether there is a handover note that its reader has not seen yet."""
        return bool(self.note) and self.read_at is None and self.until is None

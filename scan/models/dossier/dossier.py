"""A dossier: what one service point keeps of one employer, and which organisations it is about."""

from django.db import models
from django.utils import timezone

from scan.models.people import ServicePoint, User
from scan.models.scan import Organisation, new_public_id


class DossierQuerySet(models.QuerySet["Dossier"]):
    """Dossiers, and who may see them."""

    def visible_to(self, user: User) -> "DossierQuerySet":
        """The dossiers of the service points where this user works; never by being a superuser."""
        if not user.is_active:
            return self.none()
        return self.filter(service_point__memberships__user_id=user.pk, service_point__memberships__active=True)

    def heads(self) -> "DossierQuerySet":
        """Without those that were merged into another: these are what people see as one employer each."""
        return self.filter(merged_into=None)


class Dossier(models.Model):
    """One employer as one service point knows it. It belongs to the service point, not to the employer.

    Merging is a pointer: what was written stays with the dossier that it was written in, so that merging can be undone.
    A dossier that others were merged into is never merged itself: its members move along (see `members`), and
    `joined` remembers which dossier each was merged into by hand, to go back there.
    """

    service_point = models.ForeignKey(ServicePoint, on_delete=models.PROTECT, related_name="dossiers")
    public_id = models.CharField(max_length=12, unique=True, default=new_public_id)
    name = models.CharField("naam van de werkgever", max_length=200)
    follow_up_on = models.DateField("opvolgen op", null=True, blank=True)
    service_phase = models.PositiveSmallIntegerField(
        "fase", null=True, blank=True, help_text="The one of the six that was chosen; empty is the likely one."
    )
    merged_into = models.ForeignKey("self", on_delete=models.SET_NULL, null=True, blank=True, related_name="members")
    joined = models.ForeignKey("self", on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    created_at = models.DateTimeField(default=timezone.now)

    objects = DossierQuerySet.as_manager()
    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["name", "pk"]

    def __str__(self) -> str:
        return self.name

    @property
    def family(self) -> "DossierQuerySet":
        """This dossier and those that were merged into it: together they are one employer."""
        return Dossier.objects.filter(models.Q(pk=self.pk) | models.Q(merged_into=self))

    @property
    def head(self) -> "Dossier":
        """The dossier that people see in the place of this one: itself, unless it was merged into another."""
        return self.merged_into or self


class DossierOrganisation(models.Model):
    """That a dossier is about an organisation. Gone when the employer deletes everything: what was written stays."""

    dossier = models.ForeignKey(Dossier, on_delete=models.CASCADE, related_name="about")
    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="dossiers")
    service_point = models.ForeignKey(ServicePoint, on_delete=models.PROTECT, related_name="+")

    wagtail_reference_index_ignore = True

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["service_point", "organisation"], name="one_dossier_of_an_organisation_per_service_point"
            )
        ]

    def __str__(self) -> str:
        return f"{self.dossier}: {self.organisation_id}"

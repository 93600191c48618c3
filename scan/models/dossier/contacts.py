"""Who is spoken to at the employer, and since and until when. The service point's own list."""

from django.db import models
from django.utils import timezone

from scan.models.dossier.dossier import Dossier
from scan.models.people import User
from scan.models.scan import new_public_id


class Contact(models.Model):
    """A contact person at the employer. Somebody who left stays in the list as history, with the last day."""

    dossier = models.ForeignKey(Dossier, on_delete=models.CASCADE, related_name="contacts")
    public_id = models.CharField(max_length=12, unique=True, default=new_public_id)
    name = models.CharField("naam", max_length=200)
    position = models.CharField("functie", max_length=120, blank=True)
    email = models.EmailField("e-mailadres", blank=True)
    phone = models.CharField("telefoon", max_length=40, blank=True)
    since = models.DateField("sinds", default=timezone.localdate)
    until = models.DateField("tot en met", null=True, blank=True)
    author = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="+")
    written_at = models.DateTimeField(default=timezone.now)
    revision = models.PositiveIntegerField(default=1)

    wagtail_reference_index_ignore = True

    class Meta:
        ordering = [models.F("until").asc(nulls_first=True), "name", "pk"]

    def __str__(self) -> str:
        return self.name

    @property
    def has_left(self) -> bool:
        """Whether the last day of this person has gone by."""
        return self.until is not None and self.until < timezone.localdate()

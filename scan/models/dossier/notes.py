"""What account managers write in a dossier: notes of talks, agreed actions, and their own view of the three styles."""

from django.db import models
from django.utils import timezone

from scan.models.dossier.dossier import Dossier
from scan.models.people import User
from scan.models.scan import new_public_id


class NoteKind(models.TextChoices):
    """Where a note comes from."""

    TALK = "gesprek", "Gesprek"
    VISIT = "bezoek", "Bezoek"
    CALL = "telefoon", "Telefoon"
    OTHER = "anders", "Anders"


class Note(models.Model):
    """A note of the service point. Never shown to the employer, and in no export unless chosen."""

    dossier = models.ForeignKey(Dossier, on_delete=models.CASCADE, related_name="notes")
    public_id = models.CharField(max_length=12, unique=True, default=new_public_id)
    kind = models.CharField("soort", max_length=20, choices=NoteKind.choices, default=NoteKind.TALK)
    happened_on = models.DateField("datum", default=timezone.localdate)
    text = models.TextField("notitie", max_length=5000)
    author = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="+")
    written_at = models.DateTimeField(default=timezone.now)
    changed_at = models.DateTimeField(null=True, blank=True)
    revision = models.PositiveIntegerField(default=1, help_text="Counts changes: no window overwrites another unseen.")

    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["-happened_on", "-pk"]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} op {self.happened_on:%d-%m-%Y}"


class Side(models.TextChoices):
    """Who does what was agreed."""

    US = "wij", "Wij"
    EMPLOYER = "werkgever", "De werkgever"


class Agreement(models.Model):
    """An agreed action: who does what, by which day, and whether it was done."""

    dossier = models.ForeignKey(Dossier, on_delete=models.CASCADE, related_name="agreements")
    public_id = models.CharField(max_length=12, unique=True, default=new_public_id)
    text = models.CharField("afspraak", max_length=400)
    side = models.CharField("wie", max_length=20, choices=Side.choices, default=Side.US)
    due = models.DateField("voor", null=True, blank=True)
    done_on = models.DateField(null=True, blank=True)
    done_by = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    author = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="+")
    written_at = models.DateTimeField(default=timezone.now)
    revision = models.PositiveIntegerField(default=1)

    wagtail_reference_index_ignore = True

    class Meta:
        ordering = [models.F("done_on").asc(nulls_first=True), models.F("due").asc(nulls_last=True), "pk"]

    def __str__(self) -> str:
        return self.text

    @property
    def is_late(self) -> bool:
        """Whether its day has gone by and it was not done."""
        return self.done_on is None and self.due is not None and self.due < timezone.localdate()


class OwnView(models.Model):
    """What the account managers themselves think about one of the three styles for this employer."""

    dossier = models.ForeignKey(Dossier, on_delete=models.CASCADE, related_name="views")
    style = models.CharField(max_length=60, help_text="The key of the style in the instrument.")
    text = models.TextField("eigen kijk", max_length=2000)
    author = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="+")
    written_at = models.DateTimeField(default=timezone.now)

    wagtail_reference_index_ignore = True

    class Meta:
        constraints = [models.UniqueConstraint(fields=["dossier", "style"], name="one_view_per_style_and_dossier")]

    def __str__(self) -> str:
        return f"{self.dossier}: {self.style}"

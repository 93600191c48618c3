"""Mails that remind an employer of the plan: who asked for which, said yes to them, and which of them went out."""

from datetime import timedelta

from django.db import models
from django.utils import timezone

from scan.models.plan import Plan
from scan.models.scan import new_public_id

LIFETIME = timedelta(days=365)
DAYS_TO_CONFIRM = timedelta(days=7)


class Rhythm(models.TextChoices):
    """When to be reminded."""

    ON_DATE = "op-de-dag", "Op de datum van een stap"
    WEEK_BEFORE = "week-ervoor", "Een week voor de datum van een stap"
    MONTHLY = "elke-maand", "Elke maand"


class ReminderQuerySet(models.QuerySet["Reminder"]):
    """Reminders, and whether the owner of the address said yes."""

    def confirmed(self) -> "ReminderQuerySet":
        return self.exclude(confirmed_at=None)

    def open_to_confirm(self) -> "ReminderQuerySet":
        return self.filter(models.Q(confirm_until__gte=timezone.now()) | ~models.Q(confirmed_at=None))

    def over(self) -> "ReminderQuerySet":
        """Those whose address has to go: never confirmed in time, or a year old."""
        now = timezone.now()
        late = models.Q(confirmed_at=None, confirm_until__lt=now)
        return self.filter(late | models.Q(asked_at__lt=now - LIFETIME))


class Reminder(models.Model):
    """The mails that somebody asked for. The row, with its address, goes when they are stopped, and after a year.

    Nothing is sent before the owner of the address confirmed it with a link, of which only a hash is kept.
    """

    plan = models.OneToOneField(Plan, on_delete=models.CASCADE, related_name="reminder")
    public_id = models.CharField(max_length=12, unique=True, default=new_public_id)
    address = models.EmailField(max_length=200)
    rhythm = models.CharField(max_length=20, choices=Rhythm.choices)
    with_link = models.BooleanField(default=False, help_text="Each mail brings a personal link of its own.")
    consent_text = models.TextField()
    asked_at = models.DateTimeField(default=timezone.now)
    confirm_hash = models.CharField(max_length=64, unique=True)
    confirm_until = models.DateTimeField(help_text="Until when the link works; then the address is erased.")
    confirmed_at = models.DateTimeField(null=True, blank=True, help_text="Empty until its owner said yes.")

    objects = ReminderQuerySet.as_manager()

    wagtail_reference_index_ignore = True

    def __str__(self) -> str:
        return f"herinnering aan {self.plan}"


class ReminderMail(models.Model):
    """One mail that fell due. Who claims it sends it; the constraint lets only one do so."""

    reminder = models.ForeignKey(Reminder, on_delete=models.CASCADE, related_name="mails")
    due = models.DateField()
    claimed = models.BooleanField(default=True)
    attempts = models.PositiveSmallIntegerField(default=1)
    sent_at = models.DateTimeField(null=True, blank=True)

    wagtail_reference_index_ignore = True

    class Meta:
        constraints = [models.UniqueConstraint(fields=["reminder", "due"], name="one_mail_per_reminder_and_day")]

    def __str__(self) -> str:
        return f"mail van {self.due:%d-%m-%Y}"

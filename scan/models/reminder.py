"""Mails that remind an employer of the plan: who asked for which, and which of them went out."""

from datetime import timedelta

from django.db import models
from django.utils import timezone

from scan.models.plan import Plan
from scan.models.scan import new_public_id

LIFETIME = timedelta(days=365)


class Rhythm(models.TextChoices):
    """When to be reminded."""

    ON_DATE = "op-de-dag", "Op de datum van een stap"
    WEEK_BEFORE = "week-ervoor", "Een week voor de datum van een stap"
    MONTHLY = "elke-maand", "Elke maand"


class Reminder(models.Model):
    """The mails that somebody asked for. The row, with its address, goes when they are stopped, and after a year."""

    plan = models.OneToOneField(Plan, on_delete=models.CASCADE, related_name="reminder")
    public_id = models.CharField(max_length=12, unique=True, default=new_public_id)
    address = models.EmailField(max_length=200)
    rhythm = models.CharField(max_length=20, choices=Rhythm.choices)
    with_link = models.BooleanField(default=False, help_text="Each mail brings a personal link of its own.")
    consent_text = models.TextField()
    asked_at = models.DateTimeField(default=timezone.now)

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

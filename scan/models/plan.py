"""The plan that an employer makes from the steps of a result: what was chosen, put aside, done, and written down."""

from datetime import date

from django.db import models
from django.utils import timezone

from scan.core.parts import Step
from scan.models.instrument import InstrumentVersion
from scan.models.scan import Scan, new_public_id

PLACES = 3
"""How many steps can be under way at once: with more at a time, less gets done."""


class Status(models.TextChoices):
    """Where a step stands. Open is the same as not chosen; what was written about it is kept."""

    OPEN = "open", "Nog niet gekozen"
    CHOSEN = "te-doen", "Te doen"
    BUSY = "bezig", "Bezig"
    DONE = "gedaan", "Gedaan"
    STOPPED = "gestopt", "Gestopt"
    REJECTED = "afgewezen", "Past niet"
    ALREADY = "doen-wij-al", "Doen wij al"


UNDER_WAY = (Status.CHOSEN, Status.BUSY)
"""These take a place."""
ENDED = (Status.DONE, Status.STOPPED)
ASIDE = (Status.REJECTED, Status.ALREADY)


class Plan(models.Model):
    """The plan of one scan. It outlives the result that it was begun from."""

    scan = models.OneToOneField(Scan, on_delete=models.CASCADE, related_name="plan")
    started_at = models.DateTimeField(default=timezone.now)

    wagtail_reference_index_ignore = True

    def __str__(self) -> str:
        return f"plan van {self.scan}"

    @property
    def titles_under_way(self) -> list[str]:
        """The titles of the steps that take a place now, in order."""
        return list(self.steps.filter(status__in=UNDER_WAY).values_list("title", flat=True))


class Reason(models.TextChoices):
    """Why a step was put aside as not fitting."""

    NOT_NOW = "nu-niet", "Nu niet. Misschien later."
    NO_TIME = "geen-tijd", "Wij hebben er geen tijd of geld voor."
    NOT_OURS = "niet-aan-ons", "Hier gaan wij niet over."
    NOT_HERE = "past-niet", "Het past niet bij ons werk."
    TRIED = "geprobeerd", "Wij hebben het al geprobeerd."
    OTHER = "anders", "Iets anders"


class Help(models.TextChoices):
    """Who could help with a step."""

    NOBODY = "niemand", "Niemand, wij doen het zelf"
    SERVICE_POINT = "servicepunt", "Het werkgeversservicepunt"
    JOB_COACH = "jobcoach", "Een jobcoach"
    EMPLOYER = "werkgever", "Een andere werkgever"
    OTHER = "anders", "Iemand anders"


class PlanStep(models.Model):
    """One step of the instrument in a plan, with what the employer makes of it.

    `step` is its key and `version` the one whose words were read when it was chosen: it stays as it is when a later
    result no longer advises it. `revision` counts changes of the words, so that no window overwrites another unseen.
    """

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="steps")
    public_id = models.CharField(max_length=12, unique=True, default=new_public_id)
    step = models.CharField(max_length=60)
    version = models.ForeignKey(InstrumentVersion, on_delete=models.PROTECT, related_name="+")
    title = models.CharField(max_length=200)
    status = models.CharField(max_length=20, choices=Status.choices, default=Status.OPEN)
    status_at = models.DateTimeField(default=timezone.now)
    chosen_at = models.DateTimeField(default=timezone.now)
    reason = models.CharField(max_length=20, choices=Reason.choices, blank=True)
    reason_words = models.CharField(max_length=300, blank=True)
    if_words = models.CharField(max_length=300, blank=True)
    then_words = models.CharField(max_length=600, blank=True)
    who = models.CharField(max_length=80, blank=True)
    due = models.DateField(null=True, blank=True)
    first_action = models.CharField(max_length=400, blank=True)
    help_from = models.CharField(max_length=20, choices=Help.choices, blank=True)
    help_words = models.CharField(max_length=600, blank=True)
    revision = models.PositiveIntegerField(default=1)
    changed_at = models.DateTimeField(default=timezone.now)

    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["chosen_at", "pk"]
        constraints = [models.UniqueConstraint(fields=["plan", "step"], name="each_step_once_in_a_plan")]

    def __str__(self) -> str:
        return f"{self.title} ({self.get_status_display()})"

    @property
    def advice(self) -> Step:
        """The step as it was read when it was chosen."""
        return next(step for step in self.version.instrument.steps if step.key == self.step)

    @property
    def is_under_way(self) -> bool:
        return self.status in UNDER_WAY

    @property
    def is_concrete(self) -> bool:
        """Whether it says when, what and who: then a plan is carried out more often."""
        return bool(self.if_words and self.then_words and self.who and self.due)

    @property
    def is_late(self) -> bool:
        """Whether its date has gone by while there is still something to do."""
        return self.is_under_way and self.due is not None and self.due < _today()

    @property
    def asks_help(self) -> bool:
        return bool(self.help_words) or self.help_from not in ("", Help.NOBODY)


class StatusChange(models.Model):
    """A step got another status at a moment: the small history of the plan."""

    plan_step = models.ForeignKey(PlanStep, on_delete=models.CASCADE, related_name="changes")
    status = models.CharField(max_length=20, choices=Status.choices)
    at = models.DateTimeField(default=timezone.now)

    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return f"{self.get_status_display()} op {self.at:%d-%m-%Y}"


class PlanNote(models.Model):
    """Something that the employer wrote down about a step. Never shared."""

    plan_step = models.ForeignKey(PlanStep, on_delete=models.CASCADE, related_name="notes")
    text = models.TextField()
    written_at = models.DateTimeField(default=timezone.now)

    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["-written_at", "-pk"]

    def __str__(self) -> str:
        return f"notitie van {self.written_at:%d-%m-%Y}"


def plan_steps(scan: Scan) -> models.QuerySet[PlanStep]:
    """What the plan of this scan holds, also what was put aside; nothing when there is no plan yet."""
    steps = PlanStep.objects.filter(plan__scan=scan).exclude(status=Status.OPEN)
    return steps.select_related("version").defer("version__document")


def _today() -> date:
    return timezone.localdate()

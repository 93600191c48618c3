"""A scan: one measurement of one organisation, its responses, and the result that finishing gives."""

import secrets
from typing import TYPE_CHECKING

from django.db import models
from django.utils import timezone

from scan.core.instrument import Instrument
from scan.core.outcome import Outcome, from_plain
from scan.core.parts import Answer as GivenAnswer
from scan.models.instrument import InstrumentVersion

if TYPE_CHECKING:
    from scan.models.sitting import Sitting

_ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"


def new_public_id() -> str:
    """A random name for in a URL. It opens nothing: that takes a grant or a log-in."""
    return "".join(secrets.choice(_ALPHABET) for _ in range(12))


class Organisation(models.Model):
    """An employer. The name is known only once the employer gave it."""

    name = models.CharField(max_length=200, blank=True)
    created_at = models.DateTimeField(default=timezone.now)

    wagtail_reference_index_ignore = True

    def __str__(self) -> str:
        return self.name or "Organisatie zonder naam"


class Scan(models.Model):
    """One measurement, on the version of the instrument that it started on."""

    public_id = models.CharField(max_length=12, unique=True, default=new_public_id)
    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="scans")
    version = models.ForeignKey(InstrumentVersion, on_delete=models.PROTECT, related_name="scans")
    started_at = models.DateTimeField(default=timezone.now)
    previous = models.OneToOneField(
        "self",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="following",
        help_text="The scan of the same organisation that this one measures again.",
    )
    result = models.ForeignKey(
        "Result", on_delete=models.SET_NULL, null=True, blank=True, related_name="+", help_text="The newest result."
    )
    round_closed_at = models.DateTimeField(
        null=True,
        blank=True,
        help_text="When the owner closed the round: no colleague starts or changes anything since.",
    )

    wagtail_reference_index_ignore = True

    def __str__(self) -> str:
        return self.public_id

    @property
    def instrument(self) -> Instrument:
        return self.version.instrument


class Response(models.Model):
    """What one person fills in. The owner also answers the sections that are asked once per scan."""

    public_id = models.CharField(max_length=12, unique=True, default=new_public_id)
    scan = models.ForeignKey(Scan, on_delete=models.CASCADE, related_name="responses")
    role = models.CharField(max_length=40)
    is_owner = models.BooleanField(default=False)
    short = models.BooleanField(
        default=False, help_text="The owner does the short version now; going on to the full scan takes this away."
    )
    address_mark = models.CharField(
        max_length=64, blank=True, db_index=True, help_text="By which a mail address is recognised; never the address."
    )
    started_at = models.DateTimeField(default=timezone.now)
    finished_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(
        null=True, blank=True, help_text="When the owner closed the round with this colleague's response in it."
    )

    sitting: "Sitting | None" = None
    """The sitting through which this request holds it, if there is one; set by `scan.access`, and not stored."""

    wagtail_reference_index_ignore = True

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["scan"], condition=models.Q(is_owner=True), name="one_owner_per_scan")
        ]

    def __str__(self) -> str:
        return self.public_id

    @property
    def instrument(self) -> Instrument:
        return self.scan.instrument

    @property
    def helped(self) -> bool:
        """Whether what is answered now is answered together with an account manager."""
        return self.sitting is not None

    @property
    def is_open(self) -> bool:
        """Whether answers can be given and changed: not finished, and not closed by the owner."""
        return self.finished_at is None and self.closed_at is None


class Answer(models.Model):
    """The stored answer of one response to one question; written only by `scan.models.answers.save_answer`.

    `question` is the key of the question, never a row: editors can change their rows without touching answers.
    `value` is null when the answer was taken away again. `page_load` names the page that saved last, and `numbers`
    holds per page load the highest number that it saved.
    """

    response = models.ForeignKey(Response, on_delete=models.CASCADE, related_name="answers")
    question = models.CharField(max_length=60)
    value = models.JSONField(null=True)
    helped = models.BooleanField(db_default=False, help_text="Given together with an account manager.")
    page_load = models.CharField(max_length=22, blank=True)
    numbers = models.JSONField(default=dict, blank=True)
    revision = models.PositiveIntegerField(default=1)
    saved_at = models.DateTimeField(default=timezone.now)

    wagtail_reference_index_ignore = True

    class Meta:
        constraints = [models.UniqueConstraint(fields=["response", "question"], name="one_answer_per_question")]

    def __str__(self) -> str:
        return f"{self.response}: {self.question}"

    @property
    def given(self) -> GivenAnswer | None:
        """The answer as the core knows it: a list of ticked options is a tuple."""
        return tuple(self.value) if isinstance(self.value, list) else self.value


class Result(models.Model):
    """All that is needed to show and export a finished scan; a colleague who finishes later makes a new one.

    `sector`, `size`, `kind`, `stage`, `lowest`, `style` and `wishes` repeat what `data` holds, for lists to filter on;
    `wishes` holds the keys of the help that was asked, with a space around each.
    """

    scan = models.ForeignKey(Scan, on_delete=models.CASCADE, related_name="results")
    version = models.ForeignKey(InstrumentVersion, on_delete=models.PROTECT, related_name="results")
    created_at = models.DateTimeField(default=timezone.now)
    data = models.JSONField()
    dimensions = models.JSONField(help_text="Shown number by dimension key, null where there is none.")
    sector = models.CharField(max_length=60, blank=True)
    size = models.CharField(max_length=60, blank=True)
    kind = models.CharField(max_length=60, blank=True)
    stage = models.CharField(max_length=60, blank=True)
    lowest = models.CharField(max_length=60, blank=True, help_text="The key of the lowest dimension with a score.")
    style = models.CharField(max_length=60, blank=True, help_text="The key of the style with the most points.")
    wishes = models.CharField(max_length=1000, blank=True)
    helped = models.JSONField(default=list, help_text="The keys of the questions that were answered with help.")
    own_answers = models.PositiveIntegerField(default=0, help_text="How many questions the owner answered.")

    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["-created_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.scan} van {self.created_at:%d-%m-%Y}"

    @property
    def instrument(self) -> Instrument:
        return self.version.instrument

    @property
    def outcome(self) -> Outcome:
        return from_plain(self.data)


def given_answers(response: Response) -> dict[str, GivenAnswer]:
    """The stored answers of one response by question key, without those that were taken away."""
    return {answer.question: given for answer in response.answers.all() if (given := answer.given) is not None}


def lock(scan: Scan) -> None:
    """Let others who change this scan wait until this transaction ends, whatever their order.

    On PostgreSQL the row is locked; on SQLite a transaction that writes is alone from its beginning.
    """
    list(Scan.objects.select_for_update().filter(pk=scan.pk).values_list("pk"))

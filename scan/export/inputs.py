"""What does a workbook need to know about one scan? Title data, the instrument and the outcome; no rows."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal
from zoneinfo import ZoneInfo

from scan.core.instrument import Instrument
from scan.core.outcome import Outcome
from scan.core.parts import Step

Audience = Literal["employer", "account_manager"]

TIME_ZONE = ZoneInfo("Europe/Amsterdam")
_MONTHS = ("januari", "februari", "maart", "april", "mei", "juni", "juli")
_MONTHS += ("augustus", "september", "oktober", "november", "december")


@dataclass(frozen=True)
class PlannedStep:
    """What the employer wrote about a step in the plan, "" where nothing. `status` is a word of the sheet Stappen.

    `step` and `instrument` are those of when it was chosen: a newer outcome need not advise it any more.
    """

    owner: str
    status: str
    due: date | None
    note: str
    step: Step
    instrument: Instrument


@dataclass(frozen=True)
class Report:
    """One finished scan for one reader. `finished` is an aware moment; `respondents` is how many people took part.

    `organisation`, `contact` and `service_point` are empty where they are not known; they come from people. `left_out`
    says what the employer does not share; the outcome holds nothing of it. `plan` is by the key of the step,
    in the order in which the steps were chosen.
    """

    organisation: str
    contact: str
    finished: datetime
    service_point: str
    version: int
    respondents: int
    instrument: Instrument
    outcome: Outcome
    audience: Audience
    left_out: tuple[str, ...] = ()
    plan: Mapping[str, PlannedStep] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """The organisation, or words that do without its name."""
        return self.organisation.strip() or "Jullie organisatie"

    @property
    def local_time(self) -> datetime:
        """When it was finished, on a Dutch clock."""
        return self.finished.astimezone(TIME_ZONE)

    @property
    def day(self) -> str:
        """The date in words: 21 november 2026."""
        return f"{self.local_time.day} {_MONTHS[self.local_time.month - 1]} {self.local_time.year}"

    @property
    def for_account_manager(self) -> bool:
        """Whether styles and topics may be in it: the employer never sees those."""
        return self.audience == "account_manager"

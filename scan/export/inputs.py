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


def in_words(moment: datetime) -> str:
    """The Dutch date of an aware moment: 21 november 2026."""
    local = moment.astimezone(TIME_ZONE)
    return f"{local.day} {_MONTHS[local.month - 1]} {local.year}"


@dataclass(frozen=True)
class PlannedStep:
    """What the employer wrote about a step in the plan, "" where nothing. `status` is a word of the sheet Stappen.

    `since` is from when it has that status; `why_aside` why it was put aside, for the employer's own workbook only.
    `step` and `instrument` are those of when it was chosen: a newer outcome need not advise it any more.
    """

    owner: str
    status: str
    due: date | None
    note: str
    step: Step
    instrument: Instrument
    chosen: date | None = None
    since: date | None = None
    if_then: str = ""
    first_action: str = ""
    help_wanted: str = ""
    why_aside: str = ""


@dataclass(frozen=True)
class Earlier:
    """The measurement of the same organisation before this one, for who may read it.

    `now` is this measurement with as much left out as of the earlier one, so that like is compared with like. `plan`
    is what became of the plan of then: title, status in words, since when, and whether the step is still advised.
    """

    finished: datetime
    instrument: Instrument
    outcome: Outcome
    now: Outcome
    plan: tuple[tuple[str, str, date, bool], ...] = ()

    @property
    def day(self) -> str:
        """The date in words: 21 november 2026."""
        return in_words(self.finished)


@dataclass(frozen=True)
class Report:
    """One finished scan for one reader. `finished` is an aware moment; `respondents` is how many people took part.

    `organisation`, `contact` and `service_point` are empty where they are not known; they come from people. `left_out`
    says what the employer does not share; the outcome holds nothing of it. `plan` is by the key of the step,
    in the order in which the steps were chosen. `helped` are the keys of the questions that were answered together with
    an account manager.
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
    earlier: Earlier | None = None
    helped: tuple[str, ...] = ()

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
        return in_words(self.finished)

    @property
    def for_account_manager(self) -> bool:
        """Whether styles and topics may be in it: the employer never sees those."""
        return self.audience == "account_manager"

"""What are the parts of an instrument: questions and scales, rules with their texts, as frozen dataclasses."""

from typing import Annotated, Literal

from pydantic import Field
from pydantic.dataclasses import dataclass

from scan.core.condition import STRICT, Condition, Rule, Value

DONT_KNOW = "weet-niet"
NOT_APPLICABLE = "nvt"
UNKNOWN = "onbekend"
"""The value of an ordinary option that means "weet ik niet"."""

Answer = Value | tuple[str, ...]
OneToThree = Annotated[int, Field(ge=1, le=3)]
TwoToFour = Annotated[tuple[str, ...], Field(min_length=2, max_length=4)]


@dataclass(frozen=True, config=STRICT)
class Option:
    """One choice. `score` is 0-100, higher is more favourable; None is never scored."""

    value: Value
    label: str
    score: Annotated[float, Field(ge=0, le=100)] | None = None
    exclusive: bool = False


@dataclass(frozen=True, config=STRICT)
class Question:
    """One question. With a `scale` it is an item of that scale; see the head of instrument.yaml for each field."""

    key: str
    type: Literal["rating", "choice", "multiple", "number", "text"]
    text: str
    help: str = ""
    scale: str | None = None
    answers: str | None = None
    options: tuple[Option, ...] = ()
    options_from: Literal["arbeidsmarktregios"] | None = None
    asked_of: tuple[str, ...] | None = None
    show_if: tuple[Condition, ...] = ()
    short: bool = False
    dont_know: bool = False
    not_applicable: bool = False
    optional: bool = False
    minimum: int | None = None
    maximum: int | None = None
    max_length: int | None = None


@dataclass(frozen=True, config=STRICT)
class Section:
    """A theme of the questionnaire. `once`: only the owner of the scan fills it in, one time per scan."""

    key: str
    title: str
    questions: tuple[Question, ...]
    intro: str = ""
    once: bool = False


@dataclass(frozen=True, config=STRICT)
class Scale:
    """A group of items that are averaged to one score."""

    key: str
    title: str
    explanation: str


@dataclass(frozen=True, config=STRICT)
class Dimension:
    """A group of scales: willen, kunnen or context."""

    key: str
    title: str
    question: str
    scales: tuple[Scale, ...]


@dataclass(frozen=True, config=STRICT)
class Role:
    """Whose answers it is. `protected` unless said otherwise: shown from three responses (scoring.md, "Who is shown").

    Who is not protected answers in a function, and can own a scan.
    """

    key: str
    title: str
    protected: bool = True


@dataclass(frozen=True, config=STRICT)
class About:
    """The instrument itself: its name, and about how many minutes it takes."""

    key: str
    title: str
    language: str
    minutes: int


@dataclass(frozen=True, config=STRICT)
class Source:
    """A publication that texts refer to; `year` is None where it has none (z.j.)."""

    key: str
    file: str
    title: str
    publisher: str
    year: int | None


@dataclass(frozen=True, config=STRICT)
class Level:
    """A word for a range of scores: from `from_` up to the next level."""

    key: str
    title: str
    from_: Annotated[int, Field(alias="from")]


@dataclass(frozen=True, config=STRICT)
class Stage:
    """Where an organisation stands, in words; the first stage whose rule holds is the one."""

    key: str
    title: str
    meaning: str
    when: Rule
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, config=STRICT)
class StylePoints:
    """Points that a style gets when a rule holds."""

    points: int
    when: Rule


@dataclass(frozen=True, config=STRICT)
class Style:
    """An accent in the service to the employer, for the account manager only."""

    key: str
    title: str
    points: tuple[StylePoints, ...]


@dataclass(frozen=True, config=STRICT)
class Phase:
    """A part of the stappenplan."""

    key: str
    title: str
    meaning: str


@dataclass(frozen=True, config=STRICT)
class Reference:
    """A place in a source: the key of the source and, where it has one, a chapter or page."""

    source: str
    place: str = ""


@dataclass(frozen=True, config=STRICT)
class StepText:
    """What an employer reads about a step. `actions` are in order; the first is also shown alone."""

    what: tuple[str, ...]
    why: tuple[str, ...]
    actions: TwoToFour
    references: tuple[Reference, ...] = ()


@dataclass(frozen=True, config=STRICT)
class Step:
    """Something an employer can do. `effort` and `impact` are 1-3; `kern` is a note for editors and is never shown."""

    key: str
    phase: str
    title: str
    actor: str
    effort: OneToThree
    impact: OneToThree
    targets: tuple[str, ...]
    when: Rule
    text: StepText
    wish: tuple[str, ...] = ()
    schemes: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    kern: str = ""


@dataclass(frozen=True, config=STRICT)
class TopicText:
    """What an account manager reads about a topic of the conversation, with opening questions to ask."""

    explanation: tuple[str, ...]
    questions: TwoToFour
    references: tuple[Reference, ...] = ()


@dataclass(frozen=True, config=STRICT)
class Topic:
    """Something to talk about, for the account manager only. `kern` is never shown."""

    key: str
    title: str
    when: Rule
    text: TopicText
    kern: str = ""


@dataclass(frozen=True, config=STRICT)
class Term:
    """A word that not everybody knows, with its explanation. `variants` are other forms of it, such as the plural."""

    key: str
    title: str
    explanation: str
    variants: tuple[str, ...] = ()
    references: tuple[Reference, ...] = ()


@dataclass(frozen=True, config=STRICT)
class SampleRespondent:
    """Somebody at a sample employer: the key of the role, and the answers by question key."""

    role: str
    answers: dict[str, Answer]


@dataclass(frozen=True, config=STRICT)
class SampleEmployer:
    """A made-up employer of a kind that exists, on whom editors try what a change in the instrument does.

    `facts` are the answers to the once sections. Answers may no longer fit the instrument: see `scan.core.samples`.
    """

    key: str
    title: str
    description: str
    facts: dict[str, Answer]
    respondents: tuple[SampleRespondent, ...]

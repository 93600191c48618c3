"""What is an instrument made of: questions, scales, roles, rules and texts, as frozen dataclasses.

A *document* is the same as plain dicts and lists, the way it stands in YAML and in `InstrumentVersion.document`;
`instrument_from` turns a document into an `Instrument`. References between the parts are checked in `lint`.
"""

from collections.abc import Mapping
from functools import cached_property
from typing import Annotated, Any, Literal, Self

from pydantic import Field, TypeAdapter, ValidationError
from pydantic.dataclasses import dataclass

from scan.core.condition import STRICT, Condition, Rule, Value

DONT_KNOW = "weet-niet"
NOT_APPLICABLE = "nvt"

Answer = int | str | tuple[str, ...]
OneToThree = Annotated[int, Field(ge=1, le=3)]
TwoToFour = Annotated[tuple[str, ...], Field(min_length=2, max_length=4)]


class InstrumentError(ValueError):
    """A document does not describe an instrument.

    `problems` is a list of (path, message): the path is a tuple of keys and list positions from the top.
    """

    def __init__(self, problems: list[tuple[tuple[str | int, ...], str]]) -> None:
        self.problems = problems
        super().__init__("; ".join(f"{'.'.join(map(str, path))}: {message}" for path, message in problems))


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
class Instrument:
    """The whole: questions, scales, rules and texts of one version. Order in the document is order everywhere."""

    about: Annotated[About, Field(alias="instrument")]
    answer_scales: dict[str, tuple[Option, ...]]
    roles: tuple[Role, ...]
    dimensions: tuple[Dimension, ...]
    sections: tuple[Section, ...]
    arbeidsmarktregios: tuple[str, ...]
    sources: tuple[Source, ...]
    levels: tuple[Level, ...]
    stages: tuple[Stage, ...]
    styles: tuple[Style, ...]
    phases: tuple[Phase, ...]
    schemes: tuple[str, ...]
    steps: tuple[Step, ...]
    topics: tuple[Topic, ...]

    @cached_property
    def questions(self) -> dict[str, Question]:
        return {question.key: question for section in self.sections for question in section.questions}

    @cached_property
    def facts(self) -> dict[str, Question]:
        """The questions that are answered once per scan, by the owner."""
        return {question.key: question for section in self.sections if section.once for question in section.questions}

    @cached_property
    def items(self) -> dict[str, Question]:
        """The rating questions that every respondent of the right role answers, scored or not."""
        return {key: q for key, q in self.questions.items() if q.type == "rating" and key not in self.facts}

    @cached_property
    def scales(self) -> dict[str, Scale]:
        return {scale.key: scale for dimension in self.dimensions for scale in dimension.scales}

    @cached_property
    def dimension_of_scale(self) -> dict[str, str]:
        return {scale.key: dimension.key for dimension in self.dimensions for scale in dimension.scales}

    @cached_property
    def items_of_scale(self) -> dict[str, tuple[Question, ...]]:
        return {key: tuple(item for item in self.items.values() if item.scale == key) for key in self.scales}

    @cached_property
    def options(self) -> dict[str, tuple[Option, ...]]:
        """Per question key its options in order, without "weet ik niet" and "n.v.t."; empty for numbers and text."""
        return {key: self._options_of(question) for key, question in self.questions.items()}

    @cached_property
    def scores(self) -> dict[str, dict[Value, float]]:
        """Per item key the score (0-100) of each option that has one."""
        return {
            key: {option.value: option.score for option in self.options[key] if option.score is not None}
            for key in self.items
        }

    def titles(self, part: str) -> dict[str, str]:
        """Titles by key of a part that is a sequence of things with a key, such as `titles("roles")`."""
        return {thing.key: thing.title for thing in getattr(self, part)}

    def _options_of(self, question: Question) -> tuple[Option, ...]:
        if question.answers:
            return self.answer_scales.get(question.answers, ())
        if question.options_from:
            return tuple(Option(value=name, label=name) for name in self.arbeidsmarktregios)
        return question.options

    @classmethod
    def from_document(cls, document: Mapping[str, Any]) -> Self:
        """See `instrument_from`."""
        try:
            return TypeAdapter(cls).validate_python(document)
        except ValidationError as error:
            raise InstrumentError(
                [(tuple(e["loc"]), e["msg"].removeprefix("Value error, ")) for e in error.errors()]
            ) from error


def instrument_from(document: Mapping[str, Any]) -> Instrument:
    """Build the Instrument that a document describes.

    Raises InstrumentError, with the place in the document, when a key is unknown or missing or a value is of the wrong
    kind. Whether the parts refer to each other rightly is for `scan.core.lint`.
    """
    return Instrument.from_document(document)

"""What is an instrument: all its parts together, in order, and how they are looked up.

A *document* is the same as plain dicts and lists, the way it stands in YAML and in `InstrumentVersion.document`;
`instrument_from` turns a document into an `Instrument`. References between the parts are checked in `lint`.
"""

from collections.abc import Mapping
from functools import cached_property
from typing import Annotated, Any, Self

from pydantic import Field, TypeAdapter, ValidationError
from pydantic.dataclasses import dataclass

from scan.core.condition import STRICT, Value
from scan.core.parts import (
    About,
    Dimension,
    Level,
    Option,
    Phase,
    Question,
    Role,
    SampleEmployer,
    Scale,
    Section,
    Source,
    Stage,
    Step,
    Style,
    Term,
    Topic,
)


class InstrumentError(ValueError):
    """A document does not describe an instrument.

    `problems` is a list of (path, message): the path is a tuple of keys and list positions from the top.
    """

    def __init__(self, problems: list[tuple[tuple[str | int, ...], str]]) -> None:
        self.problems = problems
        super().__init__("; ".join(f"{'.'.join(map(str, path))}: {message}" for path, message in problems))


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
    sample_employers: tuple[SampleEmployer, ...] = ()
    terms: tuple[Term, ...] = ()

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

"""Which questions can come up at all, for whom, and after which answers?"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from scan.core.condition import Condition
from scan.core.instrument import Instrument
from scan.core.lint.domains import answers_of, narrowed
from scan.core.lint.finding import Path
from scan.core.lint.places import named
from scan.core.parts import Question
from scan.core.rule_sentence import condition_clause


@dataclass(frozen=True)
class QuestionPlace:
    """A question and where it stands in the document. `once`: in a section that only the owner of the scan gets."""

    path: Path
    question: Question
    once: bool


@dataclass(frozen=True)
class Asking:
    """The questions of an instrument in order, with who can get them.

    It makes what it can of an instrument that does not hang together: nothing here raises. A condition on a question
    that is not there or comes later is left out, because that is an error of its own.
    """

    instrument: Instrument

    @cached_property
    def places(self) -> tuple[QuestionPlace, ...]:
        """Every question, in the order of the document."""
        return tuple(
            QuestionPlace(("sections", s, "questions", q), question, section.once)
            for s, section in enumerate(self.instrument.sections)
            for q, question in enumerate(section.questions)
        )

    @cached_property
    def roles(self) -> dict[str, tuple[str, ...]]:
        """Per question the roles that can get to see it, whatever is answered; for a fact every role or none."""
        everybody = tuple(role.key for role in self.instrument.roles)
        found: dict[str, tuple[str, ...]] = {}
        for place in self.places:
            question = place.question
            asked = everybody if question.asked_of is None or place.once else question.asked_of
            parents = [found[condition.key] for condition in self._known(question)]
            possible = self.clash(question) == ()
            found[question.key] = tuple(
                role for role in everybody if possible and role in asked and all(role in own for own in parents)
            )
        return found

    def is_earlier(self, key: str, than: str) -> bool:
        """Whether the one question comes before the other."""
        return self._position.get(key, len(self.places)) < self._position[than]

    def needs(self, question: Question) -> Iterator[tuple[Question, Condition]]:
        """Every answer that the question waits for, directly or by what it waits for, with the question that waits."""
        for condition in self._known(question):
            yield question, condition
            yield from self.needs(self.instrument.questions[condition.key])

    def clash(self, question: Question) -> tuple[Condition, ...]:
        """Answers that the question waits for and that cannot all be given; empty when there is no such thing."""
        by_key: dict[str, list[Condition]] = {}
        for _, condition in self.needs(question):
            by_key.setdefault(condition.key, []).append(condition)
        for key, conditions in by_key.items():
            left = answers_of(self.instrument, self.instrument.questions[key])
            for condition in conditions:
                left = tuple(narrowed(self.instrument, left, condition))
            if not left:
                return tuple(dict.fromkeys(conditions))
        return ()

    def why_never(self, question: Question) -> str:
        """A sentence that says why nobody can get to see a question with a `show_if`."""
        clash = self.clash(question)
        if clash:
            return f"Dit kan niet samen: {', en '.join(condition_clause(self.instrument, one) for one in clash)}."
        for condition in self._known(question):
            other = self.instrument.questions[condition.key]
            if not self.roles[other.key]:
                return f"{named(other)} komt zelf nooit in beeld."
        return "De rollen die deze vraag krijgen, krijgen niet de vraag waar zij van afhangt."

    def circle(self, key: str, other: str) -> list[str]:
        """The keys from a question through a later one (or itself) back to it, by what waits for what; else empty."""
        if self.is_earlier(other, key):
            return []
        ways = [[other]]
        seen = {other}
        while ways:
            way = ways.pop(0)
            if way[-1] == key:
                return [key, *way]
            for condition in self.instrument.questions[way[-1]].show_if:
                if condition.key in self.instrument.questions and condition.key not in seen:
                    seen.add(condition.key)
                    ways.append([*way, condition.key])
        return []

    @cached_property
    def _position(self) -> dict[str, int]:
        return {place.question.key: number for number, place in enumerate(self.places)}

    def _known(self, question: Question) -> Iterator[Condition]:
        """The conditions on the answer to an earlier question."""
        for condition in question.show_if:
            if condition.subject == "answer" and self.is_earlier(condition.key, question.key):
                yield condition

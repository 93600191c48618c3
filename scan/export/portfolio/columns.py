"""Which keys occur in the versions together, and what do they mean? The newest version decides on order and words."""

from collections.abc import Callable, Iterable, Mapping
from functools import cached_property

from scan.core.instrument import Instrument

REGION = "arbeidsmarktregios"
NOT_FILLED_IN = "Niet ingevuld"


class Columns:
    """The keys of questions, scales, dimensions, steps and styles of several versions, each once."""

    def __init__(self, versions: Mapping[int, Instrument]) -> None:
        self._newest_first = [versions[number] for number in sorted(versions, reverse=True)]

    @cached_property
    def questions(self) -> tuple[str, ...]:
        return tuple(self._titles(lambda one: {key: question.text for key, question in one.questions.items()}))

    @cached_property
    def dimensions(self) -> dict[str, str]:
        """Title by key."""
        return self._titles(lambda one: one.titles("dimensions"))

    @cached_property
    def scales(self) -> dict[str, str]:
        """Title by key."""
        return self._titles(lambda one: {key: scale.title for key, scale in one.scales.items()})

    @cached_property
    def steps(self) -> dict[str, str]:
        """Title by key."""
        return self._titles(lambda one: one.titles("steps"))

    @cached_property
    def styles(self) -> dict[str, str]:
        """Title by key."""
        return self._titles(lambda one: one.titles("styles"))

    @cached_property
    def stages(self) -> dict[str, str]:
        """Title by key, in the order in which they are tried."""
        return self._titles(lambda one: one.titles("stages"))

    @cached_property
    def roles(self) -> dict[str, str]:
        """Title by key."""
        return self._titles(lambda one: one.titles("roles"))

    @cached_property
    def region(self) -> str:
        """The key of the question in which region an employer is; "" when no version asks that."""
        asked = (q.key for one in self._newest_first for q in one.questions.values() if q.options_from == REGION)
        return next(asked, "")

    def options(self, question: str) -> dict[str, str]:
        """The labels of the options of a question, by value."""
        return self._titles(lambda one: {str(o.value): o.label for o in one.options.get(question, ())})

    def phase_of_steps(self) -> dict[str, str]:
        """Per step the title of its part of the stappenplan."""
        return self._titles(lambda one: {step.key: one.titles("phases")[step.phase] for step in one.steps})

    def _titles(self, part: Callable[[Instrument], Mapping[str, str]]) -> dict[str, str]:
        found: dict[str, str] = {}
        for instrument in self._newest_first:
            found = {**found, **{key: title for key, title in part(instrument).items() if key not in found}}
        return found


def joined(values: Iterable[object]) -> str | None:
    """Several codes in one cell."""
    return "; ".join(map(str, values)) or None

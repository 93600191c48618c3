"""Which texts are too hard, and which of those are allowed to be, for a reason that stands in a file?"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from pydantic import TypeAdapter, ValidationError
from yaml import YAMLError, safe_load

from pages.texts.text import Text, TextsError
from scan.core.plain_writing import Shortcoming, shortcomings
from scan.core.readability import FAIRLY_LONG_SENTENCE, LONG_SENTENCE, Readability, readability, sentences_of, words_of

EXCEPTIONS_FILE = Path(__file__).with_name("exceptions.yaml")


@dataclass(frozen=True)
class Allowed:
    """A text that may be hard in one way, and why."""

    text: str
    shortcoming: Shortcoming
    reason: str


@dataclass(frozen=True)
class Measured:
    """A text with its figures. `wrong` is what is wrong with it, `allowed` the part of that with a reason."""

    text: Text
    figures: Readability
    wrong: tuple[Shortcoming, ...]
    allowed: frozenset[Shortcoming] = frozenset()

    @property
    def is_plain(self) -> bool:
        """Whether nothing is wrong that nobody allowed."""
        return self.allowed.issuperset(self.wrong)

    @property
    def sentences_too_long(self) -> list[str]:
        """The sentences to look at first: those over 25 words, and those over 20 where they are too many."""
        most = FAIRLY_LONG_SENTENCE if Shortcoming.MANY_LONG in self.wrong else LONG_SENTENCE
        found = (sentence for part in self.text.parts for sentence in sentences_of(part))
        return [sentence for sentence in found if len(words_of(sentence)) > most]


def measure(texts: Iterable[Text], explained: frozenset[str], exceptions: Iterable[Allowed] = ()) -> Iterator[Measured]:
    """Measure each text. `explained` are words, in lower case, that readers find an explanation of."""
    allowed = {(one.text, one.shortcoming) for one in exceptions}
    for text in texts:
        figures = readability(*text.parts, explained=explained)
        wrong = shortcomings(figures)
        yield Measured(text, figures, wrong, frozenset(one for one in wrong if (text.name, one) in allowed))


def read_exceptions(path: Path = EXCEPTIONS_FILE) -> tuple[Allowed, ...]:
    """The texts that may be hard, each with a reason. Raises TextsError."""
    try:
        return TypeAdapter(tuple[Allowed, ...]).validate_python(safe_load(path.read_text(encoding="utf-8")) or [])
    except (OSError, UnicodeDecodeError, YAMLError, ValidationError) as error:
        raise TextsError(f"{path.name}: {' '.join(str(error).split())}") from error

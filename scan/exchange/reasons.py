"""Why is a document no instrument, in Dutch? From what `instrument_from` says for programmers."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

Path = tuple[str | int, ...]
Problem = tuple[Path, str]

_SENTENCES = (
    (r"Field required|Missing required argument", "‘{last}’ ontbreekt."),
    (r"Unexpected keyword argument|Extra inputs are not permitted", "‘{last}’ kennen we hier niet."),
    (
        r"a condition has a subject and a test.*",
        "Een voorwaarde heeft een onderwerp en een toets, zoals {{scale: begeleiding, below: 60}}.",
    ),
    (r"'(.*)' cannot be tested with '(.*)'", "Bij ‘{0}’ past de toets ‘{1}’ niet."),
    (r"'(.*)' wants a number", "Bij ‘{0}’ hoort een getal."),
    (r"'(.*)' wants a list", "Bij ‘{0}’ hoort een lijst, zoals [a, b]."),
    (r"'(.*)' wants one value", "Bij ‘{0}’ hoort één antwoord."),
    (r"a condition on the stage .*", "Bij ‘stage’ hoort alleen een lijst van stadia."),
)
_WANTED = (
    (r"Input should be a valid string.*", "tekst"),
    (r"Input should be a valid integer.*|Input should be a valid int.*", "een geheel getal"),
    (r"Input should be a valid number.*|Input should be a finite number", "een getal"),
    (r"Input should be a valid boolean.*", "true of false"),
    (r"Input should be a valid (?:tuple|list).*", "een lijst"),
    (r"Input should be a (?:valid )?(?:dictionary|mapping).*", "een groep van sleutels met een waarde"),
    (r"Input should be greater than or equal to (\S+)", "een getal van {0} of hoger"),
    (r"Input should be less than or equal to (\S+)", "een getal van {0} of lager"),
    (r"Tuple should have at least (\d+) items?.*", "een lijst van minstens {0}"),
    (r"Tuple should have at most (\d+) items?.*", "een lijst van hoogstens {0}"),
    (r"Input should be ('.*')", "een van {0}"),
)


def reasons(document: Mapping[str, Any], problems: Sequence[Problem]) -> list[tuple[Path, str]]:
    """Where something is wrong and why, once per place, in the order of the problems.

    A value that could have been one of several kinds has a problem for each: they become one reason.
    """
    by_place: dict[Path, list[str]] = {}
    for path, message in problems:
        by_place.setdefault(_within(document, path), []).append(_sentence(path, message) or _wanted(message))
    return [(path, _told(path, found)) for path, found in by_place.items()]


def _told(path: Path, found: list[str]) -> str:
    whole = [one for one in found if one.endswith(".")]
    if whole:
        return " ".join(dict.fromkeys(whole))
    wanted = [one for one in dict.fromkeys(found) if one]
    name = f"Bij ‘{path[-1]}’ hoort" if path and isinstance(path[-1], str) else "Hier hoort"
    return f"{name} {' of '.join(wanted)}." if wanted else "Dit kan hier niet staan."


def _sentence(path: Path, message: str) -> str:
    for pattern, sentence in _SENTENCES:
        if found := re.fullmatch(pattern, message):
            return sentence.format(*found.groups(), last=path[-1] if path else "")
    return ""


def _wanted(message: str) -> str:
    for pattern, wanted in _WANTED:
        if found := re.fullmatch(pattern, message):
            return wanted.format(*(group.replace(" or ", " of ") for group in found.groups()))
    return ""


def _within(document: Any, path: Path) -> Path:
    """The path as far as it leads through the document, and one more where that is what is missing."""
    here = document
    for index, step in enumerate(path):
        try:
            here = here[step]
        except (KeyError, IndexError, TypeError):
            return path[: index + 1] if isinstance(here, Mapping) and index == len(path) - 1 else path[:index]
    return path

"""Which things of a list does somebody want to see? Those with a word in them, and of the kinds that were chosen."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pages.search.words import asked, joined_keys_of, keys_of, stem

WORDS = "woord"
"""The name of the field in which one types, in the address."""
LONGEST = 100


@dataclass(frozen=True)
class Facet:
    """Something by which a list is divided: a field in the address, and which of its values a thing has."""

    name: str
    label: str
    every: str
    """What stands first in the list of choices: all of them."""
    choices: Callable[[], Sequence[tuple[str, str]]]
    values: Callable[[Any], Iterable[str]]


@dataclass(frozen=True)
class Filter:
    """A facet as it is shown, with the choices that something in the list has."""

    name: str
    label: str
    every: str
    choices: tuple[tuple[str, str], ...]
    chosen: str


@dataclass(frozen=True)
class Filtered:
    """What is left of a list of `total` things, and with what it was asked for."""

    shown: tuple[Any, ...]
    total: int
    words: str
    filters: tuple[Filter, ...]

    @property
    def is_asked(self) -> bool:
        """Whether anything was typed or chosen."""
        return bool(self.words) or any(one.chosen for one in self.filters)


def filtered(
    things: Iterable[Any], facets: Sequence[Facet], text: Callable[[Any], str], given: Mapping[str, str]
) -> Filtered:
    """The things that have all of what was asked, in the same order. What is no choice of a facet is left out."""
    every = tuple(things)
    filters = tuple(_filter(facet, every, given.get(facet.name, "")) for facet in facets)
    words = " ".join(given.get(WORDS, "")[:LONGEST].split())
    wanted = [stem(word) for word in asked(words)]
    shown = tuple(
        thing
        for thing in every
        if all(one.chosen in ("", *facet.values(thing)) for facet, one in zip(facets, filters, strict=True))
        and (not wanted or _has(text(thing), wanted))
    )
    return Filtered(shown, len(every), words, filters)


def _filter(facet: Facet, things: Sequence[Any], chosen: str) -> Filter:
    there = {value for thing in things for value in facet.values(thing)}
    choices = tuple((value, title) for value, title in facet.choices() if value in there)
    return Filter(facet.name, facet.label, facet.every, choices, chosen if chosen in dict(choices) else "")


def _has(text: str, wanted: Sequence[str]) -> bool:
    """Whether each word stands in the text, also as the beginning of a longer one: who types has not finished yet."""
    forms = {*keys_of(text), *joined_keys_of(text)}
    as_one = "".join(wanted)
    return any(form.startswith(as_one) for form in forms) or all(
        any(form.startswith(word) for form in forms) for word in wanted
    )

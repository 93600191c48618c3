"""Which words are explained on the pages? Those of the newest instrument, and those that editors added."""

from dataclasses import dataclass
from typing import Any

from django.apps import apps

from pages.newest import newest_instrument
from pages.once import once
from scan.core.terms import shown_term


@dataclass(frozen=True)
class Word:
    """A word with its explanation. `forms` are all ways to write it; `sources` are shown below it."""

    key: str
    title: str
    forms: tuple[str, ...]
    explanation: str
    sources: tuple[dict[str, Any], ...]

    def __str__(self) -> str:
        return self.title


def all_terms() -> list[Word]:
    """All words, by the alphabet. What an editor wrote goes before a word of the instrument with the same key."""
    return once("all terms", _look_up)


def _look_up() -> list[Word]:
    words = {word.key: word for word in (*_of_instrument(), *_of_editors())}
    return sorted(words.values(), key=lambda word: word.title.casefold())


def explained_forms() -> frozenset[str]:
    """Every way to write a word that is explained, in lower case."""
    return frozenset(form.casefold() for word in all_terms() for form in word.forms)


def _of_instrument() -> list[Word]:
    instrument = newest_instrument()
    if instrument is None:
        return []
    return [
        Word(
            term.key,
            term.title,
            (term.title, *term.variants),
            term.explanation,
            tuple(
                {"title": source.title, "publisher": source.publisher, "year": source.year, "place": place}
                for source, place in shown_term(instrument, term).sources
            ),
        )
        for term in instrument.terms
    ]


def _of_editors() -> list[Word]:
    # Asked by name: the page that lists the words stands in the same module as the model.
    terms = apps.get_model("pages", "GlossaryTerm").objects.live()
    return [
        Word(
            term.key,
            term.title,
            (term.title, *term.forms),
            term.explanation,
            tuple(map(dict, term.named_sources)),
        )
        for term in terms
    ]

"""What could somebody have meant who found nothing? The words of titles, for words that look like them."""

from collections.abc import Iterable, Sequence
from difflib import get_close_matches

from wagtail.models import Site

from pages.models import Synonyms
from pages.search.finding import public_pages
from pages.search.words import STOP_WORDS, words_of
from pages.words import all_terms

ALIKE = 0.75
"""From 0 to 1: how much of two words is the same."""


def suggestion(words: Sequence[str], site: Site | None) -> str:
    """The question, with words that the site knows in place of those that it does not; empty when it has none."""
    if site is None:
        return ""
    known = _known_words(site)
    better = [word if word in known else _alike(word, known) for word in words]
    return " ".join(better) if better != list(words) else ""


def _known_words(site: Site) -> set[str]:
    titles = public_pages(site).values_list("title", flat=True)
    synonyms = Synonyms.objects.values_list("words", flat=True)
    terms = (form for term in all_terms() for form in term.forms)
    return {word for text in (*titles, *synonyms, *terms) for word in words_of(text)} - STOP_WORDS


def _alike(word: str, known: Iterable[str]) -> str:
    return next(iter(get_close_matches(word, known, n=1, cutoff=ALIKE)), word)

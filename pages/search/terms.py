"""Which words that the site explains answer a question? Those of the instrument stand in no index of the database."""

from collections.abc import Callable, Sequence

from pages.models import Synonyms
from pages.search.index import all_forms
from pages.search.words import stem, text_of, ways_to_write
from pages.words import Word, all_terms

Fits = Callable[[set[str]], bool]


def terms_with_all(words: Sequence[str]) -> list[Word]:
    """The words whose name or explanation has each of these, in one of the ways to write them."""
    ways = [set(way.split()) for way in ways_to_write(list(words))]
    return _terms(lambda forms: any(way <= forms for way in ways))


def terms_with_some(words: Sequence[str]) -> list[Word]:
    """The words whose name or explanation has at least one of these."""
    wanted = {stem(word) for word in words}
    return _terms(lambda forms: not wanted.isdisjoint(forms))


def _terms(fits: Fits) -> list[Word]:
    synonyms = tuple(one.members for one in Synonyms.objects.all())
    return [
        word for word in all_terms() if fits(set(all_forms(text_of([*word.forms, word.explanation]), synonyms).split()))
    ]

"""What of a page, or of what stands on one, is in the index of Wagtail's search?"""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any

from wagtail.search import index

from pages.models.synonyms import Synonyms
from pages.search.words import joined_keys_of, keys_of, stem, text_of, words_of

TITLE_LENGTH = 160
"""Characters to which the forms of a title are repeated. SQLite weighs a title as much as the text, and whatever has a
short title more than the rest: with titles of one length neither is so."""


class TitleForms(index.SearchField):
    """The title as it stands there, and the forms of its words."""

    def get_value(self, obj: Any) -> str:
        # What is no page has a title by another name, and says it as its own.
        title = str(obj)
        forms = " ".join([*keys_of(title), *sorted(joined_keys_of(title))])
        return " ".join([title, *[forms] * max(1, TITLE_LENGTH // (len(forms) + 1))])


class Findable:
    """Puts the forms of all searched texts in the index, and the words that editors call the same.

    Stands before the class that is indexed. The forms go along with whatever `search_fields` names.
    """

    @classmethod
    def get_search_fields(cls) -> list[Any]:
        own = super().get_search_fields()  # type: ignore[misc]  (of Indexed, which comes after this class)
        return [*own, TitleForms("title", boost=10), index.SearchField("search_forms")]

    def search_forms(self) -> str:
        """Each word in the form in which it is searched, and what may also be written as one word."""
        fields = super().get_search_fields()  # type: ignore[misc]  (of Indexed, as above)
        values = (field.get_value(self) for field in fields if isinstance(field, index.SearchField))
        return all_forms(text_of(_flat(values)), tuple(one.members for one in Synonyms.objects.all()))


# The database's index is filled in three parts, which each ask for the same; a search asks for every term again.
@lru_cache(maxsize=200)
def all_forms(text: str, synonyms: tuple[tuple[str, ...], ...]) -> str:
    """The forms of all words of a text, also joined, and of the words that editors call the same as one in it."""
    keys, joined = keys_of(text), joined_keys_of(text)
    return " ".join([*keys, *sorted(joined), *_same_words(keys, joined, synonyms)])


def _same_words(keys: list[str], joined: set[str], synonyms: Iterable[tuple[str, ...]]) -> list[str]:
    """The forms of all words that are known to be the same as one in this text."""
    running = f" {' '.join(keys)} "
    found: set[str] = set()
    for members in synonyms:
        if any(_stands_in(member, running, joined) for member in members):
            found |= {form for member in members for form in _forms(member)}
    return sorted(found)


def _stands_in(member: str, running: str, joined: set[str]) -> bool:
    phrase, as_one = _looked_for(member)
    return phrase in running or as_one in joined


@lru_cache(maxsize=1_000)
def _looked_for(member: str) -> tuple[str, str]:
    return f" {' '.join(keys_of(member))} ", stem("".join(words_of(member)))


def _forms(member: str) -> Iterator[str]:
    yield from keys_of(member)
    yield from joined_keys_of(member)


def _flat(values: Iterable[Any]) -> Iterator[str]:
    """The texts in what Wagtail gives for a field: a text, nothing, or a list of either."""
    for value in values:
        if isinstance(value, (list, tuple)):
            yield from _flat(value)
        elif value:
            yield str(value)

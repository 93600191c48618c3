"""What on the site answers a question? Pages, and what stands on a page with others, best answer first."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import connection
from django.db.models import F, QuerySet
from wagtail.models import Page, Site
from wagtail.search.backends import get_search_backend
from wagtail.search.query import Or, PlainText, SearchQuery

from pages.models import Fact, FrequentQuestion, HelpOrganisation
from pages.search.terms import terms_with_all, terms_with_some
from pages.search.words import asked, joined_keys_of, keys_of, stem, ways_to_write

MOST = 200
"""Who finds more should ask for something else: further on nothing is looked at."""
LONGEST_TITLE = 10
"""In words: what is longer is a whole sentence, as of a fact, in which anything can stand."""
ON_A_LIST = (HelpOrganisation, FrequentQuestion, Fact)


@dataclass(frozen=True)
class Answers:
    """What was found, best first. `near` says that it has some of the words only, because nothing has all."""

    words: tuple[str, ...]
    found: tuple[Any, ...]
    near: bool = False


def find(question: str, site: Site | None) -> Answers:
    """Everything on this site that has all words of the question, or else some of them."""
    words = asked(question)
    if not words or site is None:
        return Answers(tuple(words), ())
    found = _best_first([*_search(all_words(words), site), *terms_with_all(words)], words)
    if found or len(words) == 1:
        return Answers(tuple(words), found)
    some = [*_search(some_words(words), site), *terms_with_some(words)]
    return Answers(tuple(words), _best_first(some, words), near=True)


def all_words(words: Sequence[str]) -> SearchQuery:
    """Has each of the words, in one of the ways to write them."""
    ways = [PlainText(way, operator="and") for way in ways_to_write(list(words))]
    # An And of queries would be ranked the wrong way round on SQLite; an Or is not.
    return Or(ways) if len(ways) > 1 else ways[0]


def some_words(words: Sequence[str]) -> SearchQuery:
    """Has at least one of the words."""
    return PlainText(" ".join(stem(word) for word in words), operator="or")


def public_pages(site: Site) -> QuerySet[Page]:
    """What everybody can read on this site."""
    return Page.objects.live().public().descendant_of(site.root_page, inclusive=True)


def _search(query: SearchQuery, site: Site) -> list[Any]:
    """What the database finds of each kind, each with its score."""
    pages = public_pages(site).annotate(step_key=F("steppage__key"))
    searched: list[QuerySet[Any]] = [pages, *(model.objects.live() for model in ON_A_LIST)]
    backend = get_search_backend()
    return [hit for one in searched for hit in backend.search(query, one).annotate_score("score")[:MOST]]


def _best_first(found: Iterable[Any], words: Sequence[str]) -> tuple[Any, ...]:
    """All kinds together, what is about it before what names it: their scores come from one index."""
    # SQLite scores below zero, and the lower the better; PostgreSQL above it. A term has no score, and comes last.
    sign = 1 if connection.vendor == "sqlite" else -1
    ways = [way.split() for way in ways_to_write(list(words))]
    return tuple(
        sorted(found, key=lambda hit: (_far(str(hit), ways), sign * (getattr(hit, "score", None) or 0.0)))[:MOST]
    )


def _far(title: str, ways: Sequence[Sequence[str]]) -> int:
    """How far a title is from the question: it asks the same, it holds all words of it, or it does not."""
    keys = keys_of(title)
    if len(keys) > LONGEST_TITLE:
        return 2
    if any(keys == list(way) for way in ways):
        return 0
    forms = {*keys, *joined_keys_of(title)}
    return 1 if any(forms.issuperset(way) for way in ways) else 2

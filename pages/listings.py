"""By what are the lists of the site divided, and which words are looked for in what stands in them?"""

from collections.abc import Iterable, Mapping
from typing import Any

from pages import choices
from pages.filtering import Facet, Filtered, filtered
from pages.search.words import text_of

THEME_OF_SCHEME = Facet("onderwerp", "Onderwerp", "Alles", lambda: choices.SCHEME_THEMES, lambda scheme: [scheme.theme])
THEME_OF_QUESTION = Facet(
    "onderwerp", "Onderwerp", "Alles", lambda: choices.QUESTION_THEMES, lambda question: [question.theme]
)
SECTOR = Facet("sector", "Sector", "Alle sectoren", choices.sectors, lambda story: [story.sector])
SIZE = Facet("grootte", "Hoeveel medewerkers", "Klein en groot", choices.sizes, lambda story: [story.size])
SCHEME_OF_STORY = Facet("regeling", "Regeling", "Met en zonder", choices.schemes, lambda story: story.schemes)
KIND_OF_HELP = Facet("hulp", "Soort hulp", "Alle hulp", lambda: choices.HELP_THEMES, lambda one: one.themes)
REACH = Facet("waar", "Waar", "Overal", lambda: choices.REACHES, lambda one: [one.reach])


def listed_schemes(schemes: Iterable[Any], given: Mapping[str, str]) -> Filtered:
    """The schemes of a subject, with these words. `given`: the fields of the address."""
    return filtered(schemes, (THEME_OF_SCHEME,), _text("title", "intro", "search_description", "gives"), given)


def listed_stories(stories: Iterable[Any], given: Mapping[str, str]) -> Filtered:
    """The stories of a sector, a size and a scheme, with these words."""
    return filtered(
        stories, (SECTOR, SIZE, SCHEME_OF_STORY), _text("title", "intro", "search_description", "organisation"), given
    )


def listed_organisations(organisations: Iterable[Any], given: Mapping[str, str]) -> Filtered:
    """The organisations with one kind of help, somewhere, with these words."""
    return filtered(organisations, (KIND_OF_HELP, REACH), _text("title", "helps", "region"), given)


def listed_questions(questions: Iterable[Any], given: Mapping[str, str]) -> Filtered:
    """The questions about a subject, with these words."""
    return filtered(questions, (THEME_OF_QUESTION,), _text("question", "answer"), given)


def listed_terms(terms: Iterable[Any], given: Mapping[str, str]) -> Filtered:
    """The terms with these words."""
    return filtered(terms, (), lambda term: text_of([*term.forms, term.explanation]), given)


def _text(*fields: str) -> Any:
    return lambda thing: text_of([getattr(thing, field) for field in fields])

"""How is an answer shown? Its title, where it stands, what kind it is and the words that were asked for."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.utils.text import Truncator
from wagtail.models import Page

from pages import models
from pages.newest import newest_instrument
from pages.references import put_facts_in
from pages.search.words import marked, text_of
from pages.words import Word

KINDS: dict[type[Any], str] = {
    models.SchemePage: "Regeling",
    models.StepPage: "Stap",
    models.PhasePage: "Fase",
    models.StoryPage: "Praktijkverhaal",
    models.HelpOrganisation: "Organisatie",
    models.FrequentQuestion: "Vraag",
    models.Fact: "Feit",
    Word: "Begrip",
    models.AdviserPage: "Voor accountmanagers",
    models.AdvisersPage: "Voor accountmanagers",
}
OTHER_KIND = "Uitleg"
# What stands on a page with others: that page, and the field with its text.
LISTED: dict[type[Any], tuple[type[Page], str]] = {
    models.HelpOrganisation: (models.OrganisationsPage, "helps"),
    models.FrequentQuestion: (models.QuestionsPage, "answer"),
    models.Fact: (models.FactsPage, ""),
    Word: (models.TermsPage, "explanation"),
}
LONGEST_TEXT = 40
"""In words: what is longer is read on the page itself."""


@dataclass(frozen=True)
class Shown:
    """One answer in the list. `text` in pieces, each with whether somebody asked for it."""

    title: str
    url: str
    kind: str
    text: list[tuple[str, bool]]


@dataclass(frozen=True)
class Kind:
    """One kind of answers, with how many there are."""

    title: str
    number: int
    chosen: bool


def shown_answers(
    found: Iterable[Any], words: Sequence[str], lists: Mapping[type[Any], str], request: HttpRequest
) -> list[Shown]:
    """Everything that has an address, in the same order. `lists`: see list_addresses."""
    found = list(found)
    put_facts_in((one for one in found if isinstance(one, models.FrequentQuestion)), "answer")
    steps = _texts_of_steps()
    answers = (
        _page(answer, words, steps, request) if isinstance(answer, Page) else _listed(answer, words, lists)
        for answer in found
    )
    return [answer for answer in answers if answer.url]


def kinds_of(answers: Iterable[Shown], chosen: str) -> list[Kind]:
    """Which kinds there are, the most common one first."""
    counted = Counter(answer.kind for answer in answers)
    return [Kind(title, number, title == chosen) for title, number in counted.most_common()]


def list_addresses(request: HttpRequest) -> dict[type[Any], str]:
    """Where the lists of snippets are, by the type of the snippet; empty for a list that is not published."""
    pages = Page.objects.live().type(*(page for page, _ in LISTED.values()))
    by_type = {page.cached_content_type.model_class(): page.get_url(request) or "" for page in pages}
    return {model: by_type.get(page, "") for model, (page, _) in LISTED.items()}


def _texts_of_steps() -> dict[str, str]:
    """What each step is, in a sentence or two of the instrument: its page keeps no copy."""
    instrument = newest_instrument()
    return {step.key: step.text.what[0] for step in instrument.steps} if instrument else {}


def _page(page: Any, words: Sequence[str], steps: Mapping[str, str], request: HttpRequest) -> Shown:
    kind = KINDS.get(page.cached_content_type.model_class() or Page, OTHER_KIND)
    text = page.search_description or steps.get(page.step_key, "")
    return Shown(page.title, page.get_url(request) or "", kind, marked(text, words))


def _listed(snippet: Any, words: Sequence[str], lists: Mapping[type[Any], str]) -> Shown:
    model = type(snippet)
    address = f"{lists[model]}#{snippet.key}" if lists[model] else ""
    field = LISTED[model][1]
    text = Truncator(text_of([getattr(snippet, field)])).words(LONGEST_TEXT, truncate=" …") if field else ""
    return Shown(str(snippet), address, KINDS[model], marked(text, words))

"""What does a page say of itself to search engines? As schema.org has it, and nothing that readers do not see."""

from collections.abc import Callable, Iterable
from typing import Any

from wagtail.models import Page

from pages import models
from pages.search.words import text_of

Data = dict[str, Any]
CONTEXT = "https://schema.org"


def about_page(page: Page, above: Iterable[tuple[str, str]], address: str, context: dict[str, Any]) -> list[Data]:
    """The descriptions of a page. `above`: titles and addresses from the first page down to the one above this one."""
    told = [_breadcrumbs([*above, (page.title, address)])] if above else []
    tell = BY_TYPE.get(type(page))
    return [{"@context": CONTEXT, **data} for data in [*told, *([tell(page, address, context)] if tell else [])]]


def about_site(name: str, home: str, search: str) -> Data:
    """The site as a whole, with the address at which it is searched."""
    return {
        "@context": CONTEXT,
        "@type": "WebSite",
        "name": name,
        "url": home,
        "inLanguage": "nl",
        "potentialAction": {
            "@type": "SearchAction",
            "target": {"@type": "EntryPoint", "urlTemplate": f"{search}?q={{search_term_string}}"},
            "query-input": "required name=search_term_string",
        },
    }


def _breadcrumbs(way: list[tuple[str, str]]) -> Data:
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": place, "name": title, "item": address}
            for place, (title, address) in enumerate(way, start=1)
        ],
    }


def _article(page: Page, address: str, context: dict[str, Any]) -> Data:
    dates = {"datePublished": page.first_published_at, "dateModified": page.last_published_at}
    return {
        "@type": "Article",
        "headline": page.title,
        "description": page.search_description,
        "url": address,
        "inLanguage": "nl",
        **{name: moment.isoformat() for name, moment in dates.items() if moment},
    }


def _questions(page: Page, address: str, context: dict[str, Any]) -> Data:
    asked = [question for _, questions in context.get("groups", ()) for question in questions]
    return {
        "@type": "FAQPage",
        "url": address,
        "mainEntity": [
            {
                "@type": "Question",
                "name": question.question,
                "acceptedAnswer": {"@type": "Answer", "text": text_of([question.answer]).strip()},
            }
            for question in asked
        ],
    }


def _terms(page: Page, address: str, context: dict[str, Any]) -> Data:
    return {
        "@type": "DefinedTermSet",
        "name": page.title,
        "url": address,
        "hasDefinedTerm": [
            {
                "@type": "DefinedTerm",
                "name": term.title,
                "description": term.explanation,
                "url": f"{address}#{term.key}",
            }
            for term in (context["listed"].shown if "listed" in context else ())
        ],
    }


BY_TYPE: dict[type[Page], Callable[[Page, str, dict[str, Any]], Data]] = {
    models.StoryPage: _article,
    models.SchemePage: _article,
    models.TextPage: _article,
    models.PhasePage: _article,
    models.StepPage: _article,
    models.QuestionsPage: _questions,
    models.TermsPage: _terms,
}

"""Which texts stand on the site now? One per published page, as visitors read it."""

from collections.abc import Iterator

from bs4 import BeautifulSoup

from pages.published import published_pages
from pages.texts.text import Text, parts_of

NOT_READ = ", ".join(
    (
        *("nav", "aside", "form", "button:not(.scan-word)", "svg", "script", "template", "cite"),
        *("[hidden]", "[aria-hidden=true]", ".scan-meta", ".scan-words", ".scan-useful"),
    )
)
"""What stands in a page without being part of its text: ways to elsewhere, controls, sources, explanations of words."""


def published_texts() -> Iterator[Text]:
    """The text of the main part of each page, under the page's address. Needs a database with pages."""
    for page, html in published_pages():
        if html.main is not None:
            yield text_of(page.url, html)


def text_of(name: str, html: BeautifulSoup) -> Text:
    """What is read on a page, which must have a main part. What is not read is taken out of `html` itself."""
    for element in html.main.select(NOT_READ):
        element.decompose()
    return Text(name, parts_of(html.main))

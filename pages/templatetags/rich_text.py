"""Where do the links in running text lead, which facts are in it, and which words are explained?

All is looked up for a whole page at once, however many texts it has.

Wagtail's own filter asks the database for every text with a link in it, and the shared cache for every link.
"""

import re
from typing import Any

from django import template
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe
from wagtail.models import Page
from wagtail.rich_text import expand_db_html

from pages.explained import explained
from pages.references import with_facts
from pages.words import all_terms

register = template.Library()

LINK = re.compile(r'<a\b(?=[^>]*\blinktype="page")[^>]*\bid="(\d+)"[^>]*>')


@register.simple_block_tag(takes_context=True)
def with_links(context: dict[str, Any], content: str) -> SafeString:
    """Give the links to pages in the texts between the tags their address, and put facts in their place.

    Texts stand there as they are stored.
    """
    content = with_facts(content)
    pages = Page.objects.live().in_bulk({int(pk) for pk in LINK.findall(content)})
    request = context.get("request")

    def opening(found: re.Match[str]) -> str:
        page = pages.get(int(found[1]))
        url = page.get_url(request) if page else None
        # Words that lead nowhere stay, as words.
        return f'<a href="{url}">' if url else "<a>"

    return mark_safe(expand_db_html(LINK.sub(opening, content)))  # noqa: S308  (Wagtail kept only what it allows)


@register.simple_block_tag
def with_words(content: str) -> SafeString:
    """Make each word that is explained open its explanation, where it stands first between the tags."""
    html, used = explained(content, all_terms())
    told = render_to_string("pages/words.html", {"words": used}) if used else ""
    return mark_safe(html + told)  # noqa: S308  (what stood there, with words that were rendered)

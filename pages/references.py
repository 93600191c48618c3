"""Which facts do running texts point at? They say what the fact says now, whatever it said when it was put there."""

import re
from collections.abc import Iterable
from typing import Any

from django.apps import apps
from django.utils.html import escape
from wagtail.rich_text import LinkHandler

REFERENCE = re.compile(r'<a\b(?=[^>]*\blinktype="fact")[^>]*\bid="(\d+)"[^>]*>.*?</a>', re.DOTALL)
# A character that no text holds.
_EDGE = "\x1e"


class FactHandler(LinkHandler):
    """Tells Wagtail that a text uses a fact. On the site `with_facts` writes the sentence."""

    identifier = "fact"

    @staticmethod
    def get_model() -> Any:
        # Asked by name: the texts of the models in the same module point at facts.
        return apps.get_model("pages", "Fact")

    @classmethod
    def expand_db_attributes_many(cls, attrs_list: list[dict[str, Any]]) -> list[str]:
        return ["<a>"] * len(attrs_list)

    @classmethod
    def extract_references(cls, attrs: dict[str, Any]) -> Any:
        yield cls.get_model(), attrs["id"], "", ""


def with_facts(html: str) -> str:
    """The texts with the sentence of each fact in its place. A fact that is not published says nothing."""
    ids = {int(pk) for pk in REFERENCE.findall(html)}
    if not ids:
        return html
    facts = FactHandler.get_model().objects.live().in_bulk(ids)

    def sentence(found: re.Match[str]) -> str:
        fact = facts.get(int(found[1]))
        return escape(fact.text) if fact else ""

    return REFERENCE.sub(sentence, html)


def put_facts_in(things: Iterable[Any], field: str) -> list[Any]:
    """The same things, not saved, with the sentences of facts in this text of each. One query for all of them."""
    things = list(things)
    texts = with_facts(_EDGE.join(getattr(thing, field) for thing in things)).split(_EDGE)
    for thing, text in zip(things, texts if things else (), strict=True):
        setattr(thing, field, text)
    return things

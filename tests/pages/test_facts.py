"""A fact stands in many texts and is changed in one place."""

import json

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.admin.rich_text.converters.contentstate import ContentstateConverter
from wagtail.models import ReferenceIndex

from pages.blocks import TEXT_FEATURES
from pages.models import Fact, FrequentQuestion, HomePage, QuestionsPage, TextPage


@pytest.fixture
def fact(bare_home: HomePage) -> Fact:
    return Fact.objects.create(key="ervaring", figure="18 procent", text="In 2022 was het 18 procent.", theme="doen")


def in_text(fact: Fact) -> str:
    return f'<a linktype="fact" id="{fact.pk}">{fact.text}</a>'


@pytest.fixture
def text(bare_home: HomePage, fact: Fact) -> TextPage:
    body = [("paragraph", f"<p>Kijk. {in_text(fact)} Zo is het.</p>"), ("facts", [fact])]
    return bare_home.add_child(instance=TextPage(title="Uitleg", slug="uitleg", intro="Kort.", body=body))


def article(text: TextPage) -> BeautifulSoup:
    return BeautifulSoup(Client().get(text.url).content, "html.parser").article


def test_a_changed_fact_is_changed_in_each_text(text: TextPage, fact: Fact):
    fact.text, fact.figure = "In 2026 was het 25 procent & meer.", "25 procent"
    fact.save()
    html = article(text)
    assert html.p.find_next("p").text == "Kijk. In 2026 was het 25 procent & meer. Zo is het."
    assert html.select_one(".scan-figure").text == "25 procent"
    assert "18 procent" not in html.text


def test_a_fact_that_is_not_published_says_nothing(text: TextPage, fact: Fact):
    fact.unpublish()
    html = article(text)
    assert html.p.find_next("p").text == "Kijk.  Zo is het."
    assert html.select(".scan-figure") == []


def test_more_facts_in_a_text_take_no_more_queries(bare_home: HomePage, text: TextPage, fact: Fact):
    others = [Fact.objects.create(key=f"f{n}", figure="1", text=f"Feit {n}.", theme="doen") for n in range(5)]

    def count() -> int:
        Client().get(text.url)
        with CaptureQueriesContext(connection) as queries:
            Client().get(text.url)
        return len(queries)

    one = count()
    text.body = [("paragraph", f"<p>{''.join(map(in_text, [fact, *others]))}</p>"), ("facts", [fact, *others])]
    text.save_revision().publish()
    assert count() == one


@pytest.mark.parametrize("address", ["/vragen/", "/vragen/?woord=eenvijfde", "/zoeken/?q=bijzonder"])
def test_an_answer_says_what_its_fact_says_now_wherever_it_is_told(bare_home: HomePage, fact: Fact, address: str):
    """On the page and in what it tells search engines, to who looks for a word of it, and among what search found."""
    bare_home.add_child(instance=QuestionsPage(title="Vragen", slug="vragen", intro="Kort."))
    answer = f"<p>Ja. {in_text(fact)}</p>"
    FrequentQuestion.objects.create(key="een", question="Is dat bijzonder?", answer=answer, theme="doen")
    fact.text = "In 2026 was het eenvijfde."
    fact.save()
    html = Client().get(address).content.decode()
    assert fact.text in html
    assert "18 procent" not in html


def test_the_editor_gets_the_fact_as_one_piece_and_gives_it_back(fact: Fact):
    converter = ContentstateConverter(TEXT_FEATURES)
    stored = f'<p data-block-key="abc">Kijk. {in_text(fact)} Zo is het.</p>'
    state = converter.from_database_format(stored)
    (entity,) = json.loads(state)["entityMap"].values()
    assert (entity["type"], entity["mutability"], entity["data"]["text"]) == ("FACT", "IMMUTABLE", fact.text)
    given_back = BeautifulSoup(converter.to_database_format(state), "html.parser")
    assert given_back.a.attrs == {"linktype": "fact", "id": str(fact.pk)}
    assert given_back.p.text == "Kijk. In 2022 was het 18 procent. Zo is het."


def test_wagtail_knows_where_a_fact_is_used(text: TextPage, fact: Fact):
    text.save_revision().publish()
    # In the running text, and in the block with figures.
    assert ReferenceIndex.get_references_to(fact).count() == 2

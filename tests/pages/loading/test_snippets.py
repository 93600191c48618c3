"""Facts, organisations and questions come from lists; what editors changed or deleted stays that way."""

import re
from typing import Any

import pytest
from wagtail.models import Page

from pages.loading import snippets
from pages.loading.files import PageContentError
from pages.loading.links import Links
from pages.loading.made import made_before
from pages.loading.snippets import load_snippets
from pages.models import Fact, FrequentQuestion, HelpOrganisation

FACT = {"key": "proef", "figure": "1", "text": "In 2026 was het 1.", "theme": "doen", "source": "ser", "year": 2026}
HELPER = {
    "key": "ons",
    "title": "Ons Punt",
    "helps": "Helpt.",
    "themes": ["vinden"],
    "reach": "landelijk",
    "link": "http://www.example.org",
    "sources": [{"source": "handreiking", "place": "fase 1"}, {"source": "ser", "place": "bijlage 6"}],
}
QUESTION = {"key": "wat", "question": "Wat?", "answer": "Lees {{feit:proef}}", "theme": "doen", "steps": ["hulplijn"]}


@pytest.fixture
def load(site_root: Page, monkeypatch):
    """Load these lists; the rest of the site is not needed."""

    def load_lists(facts: list[Any] = (), helpers: list[Any] = (), questions: list[Any] = ()) -> int:
        lists = {"feiten.yaml": facts, "organisaties.yaml": helpers, "vragen.yaml": questions}
        monkeypatch.setattr(snippets, "read_list", lists.__getitem__)
        return len(load_snippets(made_before(), Links({})))

    return load_lists


def test_each_thing_is_published_with_its_source_in_the_order_of_the_list(load):
    assert load([FACT, FACT | {"key": "twee", "year": None}], [HELPER]) == 3
    fact, second = Fact.objects.live()
    assert (fact.key, fact.source_year, fact.checked_on) == ("proef", 2026, None)
    assert fact.sources[0].value["publisher"] == "SER Diversiteit in Bedrijf"
    assert (second.key, second.source_year) == ("twee", None)
    helper = HelpOrganisation.objects.live().get()
    assert (helper.url, helper.source_year, helper.themes) == ("http://www.example.org", 2023, ["vinden"])


def test_a_second_time_makes_nothing_and_changes_nothing(load):
    load([FACT])
    fact = Fact.objects.get()
    fact.text = "Van de redactie, 2026."
    fact.save_revision().publish()
    assert load([FACT]) == 0
    assert Fact.objects.get().text == "Van de redactie, 2026."


def test_what_an_editor_deleted_or_gave_another_key_does_not_come_back(load):
    load([FACT, FACT | {"key": "twee"}])
    Fact.objects.get(key="proef").delete()
    Fact.objects.filter(key="twee").update(key="anders")
    assert load([FACT, FACT | {"key": "twee"}]) == 0
    assert list(Fact.objects.values_list("key", flat=True)) == ["anders"]


def test_what_an_editor_made_under_the_same_key_is_left_alone(load):
    Fact.objects.create(key="proef", figure="2", text="Van ons.", theme="doen")
    assert load([FACT]) == 0
    assert Fact.objects.get().text == "Van ons."


def test_an_answer_points_at_a_fact(load):
    load([FACT], questions=[QUESTION])
    question = FrequentQuestion.objects.get()
    assert 'linktype="fact"' in question.answer
    assert f'id="{Fact.objects.get().pk}"' in question.answer
    assert question.steps == ["hulplijn"]


@pytest.mark.parametrize(
    ("lists", "message"),
    [
        ({"facts": [FACT | {"colour": "red"}]}, "feiten.yaml: proef: colour: is not a known key"),
        ({"facts": [FACT | {"figure": ""}]}, "feiten.yaml: proef: figure: is missing"),
        ({"facts": [FACT | {"theme": "iets"}]}, "feiten.yaml: proef: theme: "),
        ({"facts": [FACT | {"source": "nergens"}]}, "Bron: there is no source 'nergens'"),
        ({"helpers": [HELPER | {"sources": ["ser"]}]}, "organisaties.yaml: ons: sources: is not a list of sources"),
        ({"helpers": [HELPER | {"link": "geen adres"}]}, "organisaties.yaml: ons: url: "),
        ({"questions": [QUESTION]}, "vragen.yaml: wat: answer: there is no fact 'proef'"),
        ({"questions": [QUESTION | {"answer": "[weg](/weg/)"}]}, "vragen.yaml: wat: answer: link: /weg/ leads nowhere"),
    ],
)
def test_a_mistake_names_the_file_the_thing_and_the_key(load, lists: dict[str, Any], message: str):
    with pytest.raises(PageContentError, match=re.escape(message)):
        load(**lists)

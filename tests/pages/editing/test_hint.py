"""Who writes sees how the text reads: the score, the long sentences and the words."""

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse
from wagtail.models import Page

from pages.editing.hint import hint_for
from pages.models import GlossaryTerm, HomePage, TextPage

EASY = "Kies een vaste begeleider. Die kent het werk goed."
LONG = "Wie " + "heel graag " * 10 + "een collega helpt, doet dat " + "elke dag " * 3 + "opnieuw."


def test_easy_text_is_b1_and_has_nothing_to_look_at_again(version):
    hint = hint_for([EASY])
    assert hint.is_b1
    assert (hint.long_sentences, hint.avoided) == ((), ())


def test_a_long_sentence_is_named_with_its_number_of_words(version):
    (sentence,) = hint_for([EASY, LONG]).long_sentences
    assert sentence.words > 25
    assert sentence.is_too_long


def test_a_word_is_unknown_until_an_editor_explains_it(version):
    assert "inzetbaarheid" in hint_for(["Let op inzetbaarheid."]).unknown
    GlossaryTerm.objects.create(title="inzetbaarheid", key="inzetbaarheid", explanation="Of iemand aan het werk kan.")
    assert "inzetbaarheid" not in hint_for(["Let op inzetbaarheid."]).unknown


def test_the_words_of_the_style_guide_are_named(version):
    assert [one.word for one in hint_for(["De doelgroep dient te komen, indien mogelijk."]).avoided] == [
        "doelgroep",
        "dient te",
        "indien",
    ]


def test_without_text_or_instrument_there_is_nothing_to_say(db):
    assert hint_for([]).score is None
    assert hint_for([EASY]).is_b1


def test_the_side_panel_of_a_page_has_a_place_for_it(editor_client: Client, full_home: HomePage):
    page = TextPage.objects.get(slug="contact")
    html = editor_client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content
    soup = BeautifulSoup(html, "html.parser")
    assert soup.select_one("[data-readability]")["data-readability"] == reverse("readability_hint")
    assert soup.select("script[src*='leesbaarheid']")


def test_what_was_typed_comes_back_as_a_hint(editor_client: Client, full_home: HomePage):
    response = editor_client.post(reverse("readability_hint"), {"text": [EASY, "De doelgroep <b>komt</b>."]})
    soup = BeautifulSoup(response.content, "html.parser")
    assert "B1 of makkelijker" in soup.text
    assert "mensen met een arbeidsbeperking" in soup.text
    assert soup.b is None


def test_the_hint_is_for_editors_and_takes_no_book(editor_client: Client, site_root: Page):
    url = reverse("readability_hint")
    assert Client().post(url, {"text": EASY}).status_code == 302
    assert editor_client.get(url).status_code == 405
    assert editor_client.post(url, {"text": "a " * 150_000}).status_code == 413


@pytest.mark.parametrize("who", ["editor_client", "administrator_client"])
def test_the_style_guide_can_be_read_beside_the_text(request, who: str):
    response = request.getfixturevalue(who).get(reverse("style_guide"))
    soup = BeautifulSoup(response.content, "html.parser")
    assert "Schrijfwijzer voor de redactie" in soup.h1.text
    assert "Begin bij de lezer" in soup.text

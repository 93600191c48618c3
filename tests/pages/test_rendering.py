"""Every page type shows what its fields hold, with few queries and nothing that the strict policy forbids."""

from bs4 import BeautifulSoup
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page

from pages.models import HomePage, ScanPage, TextPage
from scan.models.instrument import publish


def soup_of(url: str) -> BeautifulSoup:
    response = Client().get(url)
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def text_page(home: HomePage, title: str = "Uitleg", **fields) -> TextPage:
    page = TextPage(title=title, intro="Kort gezegd.", **fields)
    home.add_child(instance=page)
    return page


def test_the_home_page_shows_the_question_the_button_and_the_example(full_home: HomePage):
    soup = soup_of("/")
    assert soup.h1.text == "Hoe inclusief ben je?"
    assert soup.select_one(".scan-button")["href"] == "/scan/start/"
    figure = soup.select_one("figure").get_text(" ", strip=True)
    assert "Willen · Op weg 70" in figure
    assert "Kies een vaste begeleider omdat ‘Begeleiding en leidinggeven’ op 24 staat." in figure
    assert [rect["width"] for rect in soup.select(".scan-bar__fill")] == ["70%", "52%", "48%"]


def test_without_an_instrument_the_home_page_has_no_example(home: HomePage):
    assert soup_of("/").figure is None


def test_the_example_disappears_when_the_instrument_no_longer_has_its_step(full_home: HomePage, version):
    document = version.document | {"steps": [s for s in version.document["steps"] if s["key"] != "begeleider-kiezen"]}
    publish(document, note="Zonder die stap.")
    assert soup_of("/").figure is None


def test_a_card_to_a_page_that_is_not_published_is_left_out(full_home: HomePage):
    assert len(soup_of("/").select(".scan-card")) == 3
    Page.objects.get(slug="stappenplan").unpublish()
    assert [card.a["href"] for card in soup_of("/").select(".scan-card")] == [
        "/werk-passend-maken/",
        "/begeleiding-op-de-werkvloer/",
    ]


def test_the_introduction_has_one_button_and_says_what_the_scan_is_not(home: HomePage):
    soup = soup_of("/de-scan/")
    (button,) = soup.select("article .scan-button")
    assert (button.text, button["href"]) == ("Start de scan", "/scan/start/")
    text = soup.main.get_text(" ", strip=True)
    assert "Ongeveer 15 minuten" in text
    assert "niet wetenschappelijk getoetst. Je krijgt geen keurmerk" in text


def test_a_text_page_says_where_it_stands_and_what_it_is_about(home: HomePage):
    parent = TextPage.objects.get(slug="over-de-scan")
    page = TextPage(title="Vinden", intro="Zo vind je iemand.", search_description="Mensen vinden.")
    parent.add_child(instance=page)
    soup = soup_of("/over-de-scan/vinden/")
    assert [a["href"] for a in soup.select(".scan-breadcrumb a")] == ["/", "/over-de-scan/"]
    assert soup.select_one("h1 + .scan-lead").text == "Zo vind je iemand."
    assert soup.select_one("meta[name=description]")["content"] == "Mensen vinden."
    assert soup.title.text.startswith("Vinden")


def test_a_source_without_a_year_says_so(bare_home: HomePage):
    source = {"title": "Handreiking", "publisher": "TNO", "year": "", "place": "fase 6"}
    text_page(bare_home, body=[("source", source)])
    assert soup_of("/uitleg/").select_one(".scan-meta").text == "Bron: Handreiking, TNO (zonder jaartal), fase 6"


def test_what_an_editor_types_in_a_plain_field_is_never_markup(bare_home: HomePage):
    text_page(bare_home, body=[("heading", {"text": "<b>Kop</b>", "level": "h2"})])
    assert soup_of("/uitleg/").h2.text == "<b>Kop</b>"


def test_more_cards_take_no_more_queries(full_home: HomePage):
    def count() -> int:
        with CaptureQueriesContext(connection) as queries:
            Client().get("/")
        return len(queries)

    Client().get("/")
    three = count()
    links = [("card", block.value) for block in full_home.cards]
    full_home.cards = [*links, *links]
    full_home.save_revision().publish()
    Client().get("/")
    assert count() == three


def paragraphs_linking_to(*pages: TextPage) -> list[tuple[str, str]]:
    return [("paragraph", f'<p>Lees <a id="{page.pk}" linktype="page">dit & dat</a>.</p>') for page in pages]


def test_links_in_texts_follow_their_page_and_lead_nowhere_when_it_is_not_published(home: HomePage):
    contact, privacy = TextPage.objects.get(slug="contact"), TextPage.objects.get(slug="privacy")
    text_page(home, body=paragraphs_linking_to(contact, privacy))
    contact.slug = "bel-ons"
    contact.save_revision().publish()
    privacy.unpublish()
    assert [a.get("href") for a in soup_of("/uitleg/").select("article p a")] == ["/bel-ons/", None]


def test_more_links_in_more_texts_take_no_more_queries(home: HomePage):
    def count(page: TextPage) -> int:
        Client().get(page.url)
        with CaptureQueriesContext(connection) as queries:
            Client().get(page.url)
        return len(queries)

    others = list(TextPage.objects.all())
    one = text_page(home, "Een", body=paragraphs_linking_to(others[0]))
    many = text_page(home, "Veel", body=paragraphs_linking_to(*others))
    assert count(one) == count(many)


def test_markup_that_an_editor_types_in_a_plain_field_becomes_no_link(home: HomePage):
    link = f'<a id="{home.pk}" linktype="page">weg</a>'
    text_page(home, body=[("heading", {"text": link, "level": "h2"})])
    assert soup_of("/uitleg/").h2.text == link


def test_only_one_home_page_and_one_introduction_can_be_made(home: HomePage):
    root = Page.objects.get(depth=1)
    assert not HomePage.can_create_at(root)
    assert not ScanPage.can_create_at(home)
    assert TextPage.can_create_at(home)
    assert not TextPage.can_create_at(ScanPage.objects.get())

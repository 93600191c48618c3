"""Each page with a list shows what is in it, and nothing that is not published."""

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from pages.models import (
    AdviserPage,
    Fact,
    FrequentQuestion,
    GlossaryTerm,
    HelpOrganisation,
    HomePage,
    PhasePage,
    SchemePage,
    StepPage,
    StoryPage,
)


def soup_of(url: str) -> BeautifulSoup:
    response = Client().get(url)
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def headings(soup: BeautifulSoup, name: str) -> list[str]:
    return [heading.get_text(strip=True) for heading in soup.article.find_all(name)]


def test_there_is_as_much_as_was_promised(full_home: HomePage):
    assert PhasePage.objects.live().count() == 6
    assert StepPage.objects.live().count() == 50
    assert SchemePage.objects.live().count() == 17
    assert StoryPage.objects.live().count() >= 12
    assert HelpOrganisation.objects.live().count() >= 30
    assert Fact.objects.live().count() >= 20
    assert FrequentQuestion.objects.live().count() >= 15
    assert AdviserPage.objects.live().count() == 9
    assert len(soup_of("/begrippen/").select("dt")) >= 30


def test_nothing_of_the_first_content_says_that_it_was_checked(home: HomePage):
    for model in (SchemePage, StoryPage, HelpOrganisation, Fact):
        assert not model.objects.exclude(checked_on=None).exists()


def test_all_of_the_first_content_tells_readers_of_which_year_it_is(home: HomePage):
    lists = {"/wie-helpt-je/": HelpOrganisation, "/feiten-en-cijfers/": Fact}
    told = {one: soup_of(url).find(id=one.key) for url, model in lists.items() for one in model.objects.live()}
    told |= {page: soup_of(page.url).article for model in (SchemePage, StoryPage) for page in model.objects.live()}
    for one, soup in told.items():
        standing = one.source_year or "een bron zonder jaartal"
        assert f"Nog niet gecontroleerd, stand van {standing}" in soup.text, one


def test_schemes_stand_under_their_subject_with_what_they_are(home: HomePage):
    soup = soup_of("/regelingen-en-hulp/")
    assert "Loon en ziekte" in headings(soup, "h2")
    card = soup.find("a", href="/regelingen-en-hulp/no-riskpolis/").find_parent("li")
    assert "Nog niet gecontroleerd, stand van 2023" in card.text
    SchemePage.objects.get(slug="no-riskpolis").unpublish()
    assert "/regelingen-en-hulp/no-riskpolis/" not in str(soup_of("/regelingen-en-hulp/"))


def test_a_scheme_shows_its_parts_in_order_and_leaves_out_what_is_empty(home: HomePage):
    soup = soup_of("/regelingen-en-hulp/proefplaatsing/")
    assert headings(soup, "h2")[:6] == [
        "Voor wie?",
        "Wat levert het op?",
        "Wat zijn de voorwaarden?",
        "Hoe vraag je het aan?",
        "Waar moet je zijn?",
        "Officiële pagina",
    ]
    assert soup.select_one("a[rel=external]")["href"].endswith("/detail/proefplaatsing")
    scheme = SchemePage.objects.get(slug="proefplaatsing")
    scheme.conditions, scheme.official_url, scheme.official_title = "", "", ""
    scheme.save()
    assert {"Wat zijn de voorwaarden?", "Officiële pagina"}.isdisjoint(headings(soup_of(scheme.url), "h2"))


def test_a_story_says_where_it_is_from_and_a_name_only_when_there_is_one(home: HomePage):
    named = soup_of("/praktijkverhalen/een-eigen-bureau-voor-social-return/")
    assert "Dura Vermeer Groep" in named.select_one(".scan-facts").text
    nameless = soup_of("/praktijkverhalen/een-map-die-rust-geeft/")
    assert "Werkgever" not in nameless.select_one(".scan-facts").text
    assert "CNV en Onbeperkte Denkers" in nameless.article.text
    assert [li.text for li in nameless.select(".scan-panel .scan-ticks li")]


def test_the_newest_stories_come_first_and_those_without_a_year_last(home: HomePage):
    addresses = [a["href"] for a in soup_of("/praktijkverhalen/").select("#lijst h3 a")]
    years = dict(StoryPage.objects.values_list("slug", "source_year"))
    told = [years[address.strip("/").rpartition("/")[2]] for address in addresses]
    known = [year for year in told if year]
    assert len(set(known)) > 1
    assert None in told
    assert told == [*sorted(known, reverse=True), *[None] * (len(told) - len(known))]


def test_sector_and_size_are_told_in_the_words_of_the_scan(full_home: HomePage):
    story = StoryPage.objects.exclude(sector="").exclude(size="").first()
    facts = soup_of(story.url).select_one(".scan-facts").text
    assert f"Sector{story.sector}" not in facts.replace("\n", "")
    assert "Medewerkers" in facts


def test_words_of_editors_stand_among_those_of_the_scan_and_go_before_them(full_home: HomePage):
    GlossaryTerm.objects.create(key="duim", title="duim", variants="duimen, duimpje", explanation="Een vinger.")
    GlossaryTerm.objects.create(key="jobcoach", title="jobcoach", explanation="In onze woorden.")
    GlossaryTerm.objects.create(key="concept", title="concept", explanation="Nog niet af.", live=False)
    soup = soup_of("/begrippen/")
    titles = [dt.text for dt in soup.select("dt")]
    assert titles == sorted(titles, key=str.casefold)
    assert "In onze woorden." in soup.find(id="jobcoach").text
    assert soup.find(id="duim")
    assert soup.find(id="concept") is None


def test_a_word_is_explained_on_the_page_that_uses_it(full_home: HomePage):
    soup = soup_of("/begeleiding-op-de-werkvloer/")
    button = soup.find("button", attrs={"popovertarget": "uitleg-jobcoach"})
    assert button.text.casefold() == "jobcoach"
    assert soup.find(id="uitleg-jobcoach").has_attr("popover")
    assert len(soup.select('[popovertarget="uitleg-jobcoach"]')) == 2


def test_organisations_say_with_what_and_where(home: HomePage):
    HelpOrganisation.objects.filter(key="uwv").update(region="Noordoost-Brabant", reach="regionaal")
    soup = soup_of("/wie-helpt-je/")
    assert "Mensen vinden, Regelingen, Begeleiding, Advies. Regio Noordoost-Brabant." in soup.find(id="uwv").text
    assert soup.find(id="awvn").a["rel"] == ["external"]


def test_questions_open_at_their_anchor(home: HomePage):
    answer = soup_of("/veelgestelde-vragen/").find(id="te-klein")
    assert answer.find_parent("details").summary.h3.text == "Is ons bedrijf niet te klein?"
    assert "Bij 10 procent van de kleine organisaties" in answer.text


def test_figures_stand_under_their_subject_with_year_and_source(home: HomePage):
    fact = soup_of("/feiten-en-cijfers/").find(id="werkgevers-met-ervaring")
    assert fact.select_one(".scan-figure").text == "18 procent"
    assert "SER Diversiteit in Bedrijf (2023), hoofdstuk 1" in fact.text
    assert "stand van 2022" in fact.text


def test_account_managers_get_six_phases_and_three_styles(home: HomePage):
    soup = soup_of("/voor-accountmanagers/")
    by_heading = {h2.text: h2.find_next("ul").select("h3") for h2 in soup.article.find_all("h2")}
    assert len(by_heading["Zes fasen in de samenwerking"]) == 6
    assert len(by_heading["Drie stijlen"]) == 3
    assert "Neem mee naar het gesprek" in soup_of("/voor-accountmanagers/stijl-ontzorgen/").text


def test_a_text_page_leads_to_what_is_below_it(home: HomePage):
    links = {a["href"] for a in soup_of("/over-de-scan/").select(".scan-link-list a")}
    assert links == {
        f"/over-de-scan/{slug}/" for slug in ("het-model", "het-bewijs", "de-score-uitgelegd", "wat-de-scan-niet-kan")
    }


@pytest.mark.parametrize("group", ["Redacteur", "Beheerder"])
def test_an_editor_opens_the_edit_screen_of_each_kind(home: HomePage, group: str, version):
    from tests.pages.conftest import client_in

    client = client_in(group, "iemand@example.org")
    pages = {page.specific_class: page for page in home.get_descendants()}
    for page in pages.values():
        assert client.get(f"/beheer/pages/{page.pk}/edit/").status_code == 200, page
    for model in (Fact, FrequentQuestion, HelpOrganisation):
        one = model.objects.first()
        listing = client.get(f"/beheer/snippets/pages/{model._meta.model_name}/")
        assert listing.status_code == 200
        assert client.get(f"/beheer/snippets/pages/{model._meta.model_name}/edit/{one.pk}/").status_code == 200

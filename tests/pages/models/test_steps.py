"""The public page of a step renders the newest version that has it; no text is copied."""

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from pages.loading.home import make_home
from pages.loading.steps import follow_instrument, make_step_pages
from pages.models import HomePage, PhasePage, SchemePage, SchemesPage, StepPage, StepsPage
from scan.models import InstrumentVersion
from scan.models.instrument import publish

KEY = "proefplaatsing"


@pytest.fixture
def plan(site_root, version: InstrumentVersion) -> StepsPage:
    """The stappenplan with the page of every step, one phase and one scheme."""
    home = make_home()
    HomePage.objects.update(live=True)
    plan = home.add_child(instance=StepsPage(title="Stappenplan", slug="stappenplan", intro="Zes fasen."))
    plan.add_child(instance=PhasePage(title="Vinden", slug="vinden", intro="Mensen vinden.", key="vinden"))
    schemes = home.add_child(instance=SchemesPage(title="Regelingen", slug="regelingen", intro="Alles."))
    scheme = SchemePage(title="Proefplaatsing", slug=KEY, intro="Proberen.", key=KEY, theme="proberen")
    schemes.add_child(instance=scheme)
    follow_instrument()
    return plan


def soup_of(url: str) -> BeautifulSoup:
    response = Client().get(url)
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def republish(version: InstrumentVersion, change) -> InstrumentVersion:
    """A new version in which each step went through `change`; one that gives None is left out."""
    steps = [changed for step in version.document["steps"] if (changed := change(dict(step))) is not None]
    return publish(version.document | {"steps": steps}, note="Anders.")


def other_title(step: dict) -> dict:
    return step | {"title": "Probeer het samen"} if step["key"] == KEY else step


def without(step: dict) -> dict | None:
    return None if step["key"] == KEY else step


def test_every_step_of_the_instrument_gets_a_page_and_a_second_time_none(plan: StepsPage, version: InstrumentVersion):
    steps = version.instrument.steps
    assert set(StepPage.objects.live().values_list("key", "title")) == {(step.key, step.title) for step in steps}
    assert make_step_pages() == []


def test_a_step_shows_its_text_its_facts_and_the_way_to_it(plan: StepsPage, version: InstrumentVersion):
    step = next(step for step in version.instrument.steps if step.key == KEY)
    soup = soup_of(f"/stappenplan/{KEY}/")
    assert soup.h1.text == step.title
    assert soup.select_one(".scan-lead").text == step.text.what[0]
    assert [li.text for li in soup.select(".scan-numbers li")] == list(step.text.actions)
    assert soup.select_one(f'.scan-facts a[href="/regelingen/{KEY}/"]')
    assert [a["href"] for a in soup.select(".scan-breadcrumb a")] == ["/", "/stappenplan/", "/stappenplan/vinden/"]
    assert soup.select_one("meta[name=description]")["content"] == step.text.what[0]
    assert "Werken naar vermogen" in soup.select("article cite")[-1].find_parent("ul").text


def test_a_new_version_is_on_the_page_at_once_and_in_lists_and_the_title_follows(plan, version):
    republish(version, other_title)
    assert soup_of(f"/stappenplan/{KEY}/").h1.text == "Probeer het samen"
    assert "Probeer het samen" in soup_of("/stappenplan/").text
    follow_instrument()
    assert StepPage.objects.get(key=KEY).title == "Probeer het samen"


def test_a_step_that_is_no_longer_in_the_scan_is_still_there_and_says_so(plan, version):
    republish(version, without)
    soup = soup_of(f"/stappenplan/{KEY}/")
    assert soup.h1.text == StepPage.objects.get(key=KEY).title
    assert "Deze stap staat niet meer in de scan" in soup.text
    assert f"/stappenplan/{KEY}/" not in {a["href"] for a in soup_of("/stappenplan/").select("article a")}


def test_what_an_editor_adds_comes_below_and_stays(plan, version):
    page = StepPage.objects.get(key=KEY)
    page.body = [("paragraph", "<p>Ook dit helpt.</p>")]
    page.save_revision().publish()
    republish(version, other_title)
    follow_instrument()
    soup = soup_of(f"/stappenplan/{KEY}/")
    assert soup.h1.text == "Probeer het samen"
    assert "Ook dit helpt." in soup.article.text


def test_a_page_that_an_editor_deleted_does_not_come_back(plan):
    StepPage.objects.get(key=KEY).delete()
    assert make_step_pages() == []
    assert not StepPage.objects.filter(key=KEY).exists()


def test_a_step_with_the_name_of_a_phase_gets_another_address(site_root, version):
    home = make_home()
    plan = home.add_child(instance=StepsPage(title="Stappenplan", slug="stappenplan", intro="Zes fasen."))
    plan.add_child(instance=PhasePage(title="Proef", slug=KEY, intro="Proberen.", key="vinden"))
    follow_instrument()
    assert StepPage.objects.get(key=KEY).slug == f"stap-{KEY}"


def test_without_an_instrument_the_plan_is_empty_and_a_step_is_not_there(site_root):
    home = make_home()
    plan = home.add_child(instance=StepsPage(title="Stappenplan", slug="stappenplan", intro="Zes fasen."))
    assert make_step_pages() == []
    plan.add_child(instance=StepPage(title="Stap", slug="stap", key="stap"))
    assert soup_of("/stappenplan/").h1.text == "Stappenplan"
    assert Client().get("/stappenplan/stap/").status_code == 404


def test_a_phase_lists_its_own_steps_and_leads_to_the_next(plan: StepsPage, version: InstrumentVersion):
    plan.add_child(instance=PhasePage(title="Anders", slug="verplaatsen", intro="Kijk.", key="verplaatsen"))
    soup = soup_of("/stappenplan/vinden/")
    own = [step.title for step in version.instrument.steps if step.phase == "vinden"]
    assert [a.text for a in soup.select(".scan-link-list a")] == own
    assert "Fase 3 van 6" in soup.text
    assert soup.find("a", string="Verder naar fase 4: Verplaats je in een ander")["href"] == "/stappenplan/verplaatsen/"


@pytest.mark.parametrize("url", ["/stappenplan/", "/stappenplan/vinden/", f"/stappenplan/{KEY}/"])
def test_a_page_of_the_plan_takes_at_most_fifteen_queries(plan: StepsPage, url: str):
    Client().get(url)
    with CaptureQueriesContext(connection) as queries:
        Client().get(url)
    assert len(queries) <= 15

"""What is heard on the way from result to plan, sharing, colleagues and again: every screen and state, explicitly.

Each file in the folder `heard` says what *should* be heard of the main part of one screen: names, roles, states and
order. What stands there must be there, in this order. Dates, links and what the instrument says are patterns.
"""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from django.core.cache import cache
from playwright.sync_api import Page, expect

from scan.core.instrument import Instrument
from scan.models import Response, Result, Scan
from scan.models.link import make_link
from scan.models.plan import Status
from scan.questionnaire import again, inviting
from scan.results.plan import actions
from tests import factories

HEARD = Path(__file__).parent / "heard"
Hears = Callable[[str], None]


@pytest.fixture
def hears(page: Page) -> Hears:
    """The main part of the page sounds as its file says."""
    cache.clear()

    def check(name: str) -> None:
        expect(page.locator("main")).to_match_aria_snapshot((HEARD / f"{name}.yaml").read_text(encoding="utf-8"))

    return check


def come_in(page: Page, site: str, response: Response) -> str:
    """Open a personal link; returns where the addresses of the response begin."""
    page.goto(f"{site}/link/{make_link(response)[1]}/")
    page.get_by_role("button", name="Ga verder").click()
    expect(page).to_have_url(re.compile("/scan/"))
    return f"{site}/scan/{response.public_id}"


def owner_of(scan: Scan) -> Response:
    return scan.responses.get(is_owner=True)


def steps_of(scan: Scan) -> list[str]:
    return [one.key for one in Result.objects.get(scan=scan).outcome.advice.steps]


def submit_wrong(page: Page, button: str) -> None:
    """Press it, and be led to what is wrong."""
    page.get_by_role("button", name=button).click()
    expect(page.locator(".scan-error-summary")).to_be_focused()


def test_the_result(running_site: str, page: Page, hears: Hears):
    come_in(page, running_site, owner_of(factories.make_finished_scan()))
    hears("result")


def test_the_plan(running_site: str, page: Page, hears: Hears):
    scan = factories.make_finished_scan()
    first, second, third, *_ = steps_of(scan)
    below = come_in(page, running_site, owner_of(scan))
    page.goto(f"{below}/plan/")
    hears("plan-choose")
    result = Result.objects.get(scan=scan)
    step = actions.choose(result, first)
    page.goto(f"{below}/plan/stap/{first}/")
    hears("plan-edit")
    page.get_by_label("Wanneer").fill("2020-01-01")
    submit_wrong(page, "Bewaar deze stap")
    hears("plan-edit-wrong")
    page.goto(f"{below}/plan/stap/{second}/opzij/")
    submit_wrong(page, "Leg opzij")
    hears("plan-aside-wrong")
    step.refresh_from_db()
    words = {"if_words": "het overleg begint", "then_words": "vraag ik het", "who": "Karin"}
    actions.write(step, words, seen=step.revision)
    actions.put_aside(result, second, Status.ALREADY)
    done = actions.choose(result, third)
    actions.set_status(done, Status.DONE)
    page.goto(f"{below}/plan/")
    hears("plan-done")


def test_reminders(running_site: str, page: Page, hears: Hears):
    scan = factories.make_finished_scan()
    below = come_in(page, running_site, owner_of(scan))
    page.goto(f"{below}/plan/herinnering/")
    submit_wrong(page, "Mail mij")
    hears("reminder-wrong")
    page.get_by_role("textbox", name="E-mailadres").fill("joost@example.org")
    page.get_by_label("Elke maand").check()
    page.get_by_label(re.compile("Ja, mail mij")).check()
    page.get_by_role("button", name="Mail mij").click()
    expect(page.get_by_text("Bevestig eerst")).to_be_visible()
    page.goto(f"{below}/plan/herinnering/")
    hears("reminder-to-confirm")


def test_sharing(running_site: str, page: Page, hears: Hears):
    point = factories.make_service_point("Noordoost-Brabant")
    factories.make_account_manager(point, first_name="Fatima", last_name="Aydın")
    scan = factories.make_finished_scan()
    below = come_in(page, running_site, owner_of(scan))
    page.goto(f"{below}/delen/keuzes/")
    hears("share-choices")
    page.get_by_role("button", name="Verder").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Deel het resultaat")
    hears("share-consent")
    submit_wrong(page, "Deel het resultaat")
    hears("share-consent-wrong")
    page.get_by_role("link", name="Bekijk wat zij zien").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Zo ziet de accountmanager")
    hears("share-preview")
    factories.make_share(scan, point)
    page.goto(f"{below}/delen/")
    hears("share-state")
    page.get_by_role("button", name="Stop met delen").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Je deelt dit resultaat niet meer")
    hears("share-stopped")


def test_colleagues(running_site: str, page: Page, hears: Hears):
    owner = owner_of(factories.make_finished_scan())
    below = come_in(page, running_site, owner)
    page.goto(f"{below}/collegas/")
    hears("colleagues-nobody")
    page.goto(f"{below}/collegas/rol/medewerker/")
    page.get_by_label("Hoeveel mensen mogen beginnen?").fill("3")
    page.get_by_role("button", name="Maak de link en de mail").click()
    expect(page.get_by_label("Alleen de link")).to_be_visible()
    hears("colleagues-link-made")
    _, token = inviting.invite(owner.scan, "leidinggevende", 2)
    page.goto(f"{below}/collegas/")
    hears("colleagues-invited")
    page.context.clear_cookies()
    page.goto(f"{running_site}/meedoen/{token}/")
    hears("colleague-welcome")
    page.get_by_role("button", name="Ik doe mee").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Bewaar je eigen link")
    hears("colleague-begun")
    inviting.close_round(owner.scan)
    page.context.clear_cookies()
    page.goto(f"{running_site}/meedoen/{token}/")
    hears("colleague-closed")
    page.goto(come_in(page, running_site, owner) + "/collegas/")
    hears("colleagues-closed")


def test_again_and_then_and_now(running_site: str, page: Page, hears: Hears):
    first = factories.make_finished_scan()
    below = come_in(page, running_site, owner_of(first))
    page.goto(f"{below}/opnieuw/")
    hears("again")
    following = again.start_again(first, "directie")
    below = come_in(page, running_site, following)
    page.goto(f"{below}/vragen/organisatie/1/")
    hears("again-still-right")
    factories.give(following, factories.example("one respondent, wishes")["input"]["organisation"])
    factories.give(following, {"att-past": 1, "att-levert-op": 2, "att-werk-gedaan": 1})
    factories.actions.finish(following)
    page.goto(f"{below}/resultaat/")
    hears("since")


def test_paper_links_and_the_short_version(running_site: str, page: Page, hears: Hears, instrument: Instrument):
    page.goto(f"{running_site}/scan/vragenlijst/")
    hears("paper")
    response = factories.make_response("hr")
    for mailed in (False, True):
        make_link(response, mailed=mailed)
    below = come_in(page, running_site, response)
    page.goto(f"{below}/later/")
    hears("links-list")
    page.goto(f"{running_site}/link/niet-van-ons/")
    hears("link-gone")
    page.goto(f"{running_site}/scan/link-kwijt/")
    page.get_by_role("textbox", name="E-mailadres").fill("joost@example.org")
    page.get_by_role("button", name="Mail een nieuwe link").click()
    expect(page).to_have_url(re.compile("gevraagd"))
    hears("lost-link-asked")
    short = factories.actions.start_scan("hr", short=True)
    factories.give(short, {one.key: 3 for one in instrument.questions.values() if one.short})
    below = come_in(page, running_site, short)
    page.goto(f"{below}/kort/")
    hears("short-result")

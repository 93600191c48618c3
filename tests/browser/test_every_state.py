"""Screens and states that the main job does not pass: without violations, and without scrolling sideways on a phone."""

import re
from collections.abc import Callable
from typing import Any

from django.core.cache import cache
from playwright.sync_api import Page, expect

from scan.models import Act, Response
from scan.models.audit import record
from scan.models.link import make_link
from scan.models.plan import Status
from scan.models.scan import given_answers
from scan.questionnaire import inviting
from scan.results.plan import actions as plan_actions
from tests import factories

Check = Callable[[Page], None]


def come_in(page: Page, site: str, response: Response) -> str:
    """Open a personal link; returns where the addresses of the response begin."""
    page.goto(f"{site}/link/{make_link(response)[1]}/")
    page.get_by_role("button", name="Ga verder").click()
    expect(page).to_have_url(re.compile("/scan/"))
    return f"{site}/scan/{response.public_id}"


def test_pages_that_nobody_hopes_to_see(running_site: str, page: Page, fine: Check, settings: Any):
    settings.DEBUG = False
    for path, heading in (
        ("/deze-pagina-is-er-niet/", "Deze pagina is er niet"),
        ("/link/niet-van-ons/", "Deze link werkt niet"),
        ("/scan/bestaatniet22/controle/", "Open eerst je persoonlijke link"),
        ("/scan/gewist/", "De scan is gewist"),
        ("/scan/gesloten/", "De scan is hier gesloten"),
        ("/meedoen/niet-van-ons/", "Deze link werkt niet"),
        ("/scan/teruggenomen/", "Je antwoorden zijn gewist"),
    ):
        page.goto(running_site + path)
        expect(page.get_by_role("heading", level=1)).to_have_text(heading)
        fine(page)


def test_screens_of_a_scan_in_other_states(running_site: str, page: Page, fine: Check):
    response = factories.make_response("hr", {"ervaring": "meer", "att-past": 3})
    scan = come_in(page, running_site, response)
    page.goto(f"{scan}/controle/")
    fine(page)
    page.goto(f"{scan}/vragen/organisatie/2/")
    page.get_by_label("Hoeveel mensen met een arbeidsbeperking werken er nu").fill("één")
    page.get_by_role("button", name="Volgende").click()
    expect(page.locator(".scan-error-summary")).to_be_visible()
    fine(page)
    page.goto(f"{scan}/later/")
    page.get_by_role("textbox", name="E-mailadres").fill("joost")
    page.get_by_role("button", name="Mail mijn link").click()
    expect(page.locator(".scan-error-summary")).to_be_visible()
    fine(page)
    page.goto(f"{scan}/controle/")
    page.get_by_role("button", name="Rond toch af").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Jullie resultaat")
    fine(page)
    colleagues = ("collegas", "collegas/rol/medewerker", "collegas/sluiten", "antwoorden")
    for rest in ("delen", "afgerond", "wissen", *colleagues):
        page.goto(f"{scan}/{rest}/")
        fine(page)


def test_a_result_of_several_people_and_one_that_is_too_thin(running_site: str, page: Page, fine: Check):
    for name in ("three shown roles, gaps everywhere", "half rule, n.v.t., exclusive option, hidden follow-up"):
        scan = factories.make_finished_scan(name)
        come_in(page, running_site, scan.responses.get(is_owner=True))
        expect(page.get_by_role("heading", level=1)).to_have_text("Jullie resultaat")
        fine(page)


def refused(page: Page, button: str) -> None:
    """Press a button, and see that the screen comes back with what is wrong."""
    page.get_by_role("button", name=button, exact=True).click()
    expect(page.locator(".scan-error-summary")).to_be_visible()


def arrived(page: Page, heading: str) -> None:
    expect(page.get_by_role("heading", level=1)).to_have_text(heading)


def test_reading_beforehand_and_a_lost_link(running_site: str, page: Page, fine: Check):
    for rest in ("", "?rol=medewerker"):
        page.goto(f"{running_site}/scan/vragenlijst/{rest}")
        fine(page)
    page.goto(f"{running_site}/scan/link-kwijt/")
    fine(page)
    page.get_by_role("textbox", name="E-mailadres").fill("joost")
    refused(page, "Mail een nieuwe link")
    fine(page)
    page.get_by_role("textbox", name="E-mailadres").fill("joost@example.org")
    page.get_by_role("button", name="Mail een nieuwe link").click()
    arrived(page, "Kijk in je mail")
    fine(page)


def test_links_that_are_kept_and_an_address_that_is_known(running_site: str, page: Page, fine: Check):
    scan = come_in(page, running_site, factories.make_response("hr"))
    page.goto(f"{scan}/later/")
    page.get_by_role("button", name="Maak mijn link").click()
    expect(page.locator("#link")).to_be_visible()
    fine(page)
    page.get_by_role("textbox", name="E-mailadres").fill("joost@example.org")
    page.get_by_role("button", name="Mail mijn link").click()
    expect(page.get_by_text("De link is gemaild")).to_be_visible()
    expect(page.get_by_role("button", name="Trek deze link in")).to_have_count(3)
    expect(page.get_by_role("button", name="Vergeet mijn mailadres")).to_be_visible()
    fine(page)
    page.get_by_role("button", name="Trek alle links in").click()
    expect(page.get_by_text("De links werken niet meer.")).to_be_visible()
    fine(page)


def test_asking_to_measure_again(running_site: str, page: Page, fine: Check):
    scan = come_in(page, running_site, factories.make_finished_scan().responses.get())
    page.goto(f"{scan}/opnieuw/")
    fine(page)
    page.locator("input[name=role]:checked").evaluate("one => { one.checked = false; }")
    refused(page, "Begin opnieuw")
    fine(page)
    page.get_by_label("HR of personeelszaken").check()
    page.get_by_role("button", name="Begin opnieuw").click()
    arrived(page, "Je nieuwe scan is begonnen")
    fine(page)
    page.goto(f"{scan}/opnieuw/")
    arrived(page, "Er is al een nieuwe scan")
    fine(page)
    page.goto(f"{scan}/resultaat/")
    expect(page.get_by_text("Er is een nieuwere scan")).to_be_visible()
    fine(page)


def test_every_step_of_sharing(running_site: str, page: Page, fine: Check):
    finished = factories.make_finished_scan("three shown roles, gaps everywhere")
    scan = come_in(page, running_site, finished.responses.get(is_owner=True))
    page.goto(f"{scan}/delen/keuzes/")
    arrived(page, "Delen kan nog niet in jullie regio")
    fine(page)
    factories.make_account_manager(factories.make_service_point("Midden-Holland"))
    page.goto(f"{scan}/delen/keuzes/")
    fine(page)
    page.get_by_label("Tot en met welke dag?").fill("2020-01-01")
    refused(page, "Verder")
    fine(page)
    page.goto(f"{scan}/delen/keuzes/")
    for part in page.get_by_role("checkbox").all():
        part.check()
    page.get_by_role("button", name="Verder").click()
    arrived(page, "Deel het resultaat")
    page.get_by_role("link", name="Bekijk wat zij zien").click()
    arrived(page, "Zo ziet de accountmanager jullie resultaat")
    fine(page)
    page.get_by_role("link", name="Verder met delen").click()
    arrived(page, "Deel het resultaat")
    fine(page)
    refused(page, "Deel het resultaat")
    fine(page)
    for label, text in (("Naam van je organisatie", "Zonneveld"), ("Jouw naam", "Joost")):
        page.get_by_label(label).fill(text)
    page.get_by_role("textbox", name="E-mailadres").fill("joost@example.org")
    page.get_by_role("checkbox").check()
    page.get_by_role("button", name="Deel het resultaat").click()
    arrived(page, "Je deelt dit resultaat")
    share = finished.shares.get()
    for number in range(12):
        user = factories.make_user(f"manager-{number}@example.org", first_name="Fatima", last_name=f"de {number}e")
        record(Act.SEEN, finished, user=user, service_point=share.service_point)
    page.reload()
    expect(page.get_by_text("Bekijk wat eerder gebeurde")).to_be_visible()
    fine(page)
    page.get_by_role("button", name="Stop met delen").click()
    arrived(page, "Je deelt dit resultaat niet meer")
    fine(page)


def test_a_plan_in_every_state(running_site: str, page: Page, fine: Check):
    finished = factories.make_finished_scan()
    steps = [step.key for step in finished.result.outcome.advice.steps]
    done = plan_actions.choose(finished.result, steps[0])
    plan_actions.set_status(done, Status.DONE)
    plan_actions.add_note(done, "Het lukte, met hulp van de jobcoach.")
    under_way = [plan_actions.choose(finished.result, key) for key in steps[1:4]]
    plan_actions.put_aside(finished.result, steps[4], Status.REJECTED, reason="nu-niet", words="Volgend jaar.")
    scan = come_in(page, running_site, finished.responses.get())
    page.goto(f"{scan}/plan/")
    expect(page.get_by_text("Jullie werken al aan drie stappen.")).to_be_visible()
    fine(page)
    page.goto(f"{scan}/plan/stap/{done.step}/")
    fine(page)
    page.get_by_label("Hoe ver zijn jullie?").select_option("Bezig")
    refused(page, page.locator("form[action$='/status/'] button").inner_text())
    fine(page)
    page.goto(f"{scan}/plan/stap/{under_way[0].step}/")
    page.get_by_label("Wanneer", exact=True).fill("2020-01-01")
    refused(page, "Bewaar deze stap")
    fine(page)
    refused(page, page.locator("form[action$='/notitie/'] button:not([name])").inner_text())
    fine(page)
    for rest, button in ((f"stap/{steps[5]}/opzij", "Leg opzij"), ("herinnering", "Mail mij")):
        page.goto(f"{scan}/plan/{rest}/")
        fine(page)
        refused(page, button)
        fine(page)
    cache.set("pdf-making", 1, timeout=60)
    cache.set("pdf-waiting", 1, timeout=60)
    page.goto(f"{scan}/plan/pdf/")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    fine(page)
    cache.delete_many(["pdf-making", "pdf-waiting"])


def test_the_short_version_in_every_state(running_site: str, page: Page, fine: Check):
    response = factories.actions.start_scan("hr", short=True)
    scan = come_in(page, running_site, response)
    fine(page)
    page.goto(f"{scan}/kort/")
    fine(page)
    items = [item for item in response.instrument.items.values() if item.short]
    factories.give(response, {item.key: response.instrument.options[item.key][1].value for item in items})
    assert len(given_answers(response)) == len(items)
    page.goto(f"{scan}/kort/")
    arrived(page, "Een eerste indicatie")
    fine(page)


def test_a_round_that_changed_and_a_role_link_in_the_wrong_hands(running_site: str, page: Page, fine: Check):
    response = factories.make_response("hr", {"att-past": 3})
    token = inviting.invite(response.scan, "leidinggevende", 2)[1]
    mate = Response.objects.create(scan=response.scan, role="leidinggevende")
    scan = come_in(page, running_site, response)
    page.goto(f"{running_site}/meedoen/{token}/")
    arrived(page, "Deze link is voor je collega’s")
    fine(page)
    page.goto(f"{scan}/collegas/sluiten/")
    arrived(page, "Wil je de ronde sluiten?")
    factories.give(mate, {"att-past": 2})
    refused(page, "Sluit de ronde voorgoed")
    fine(page)


def test_the_workplace_in_other_states(running_site: str, page: Page, fine: Check):
    point = factories.make_service_point()
    user = factories.make_account_manager(point, "fatima@example.org")
    page.goto(f"{running_site}/werkplek/")
    page.get_by_role("textbox", name="E-mailadres").fill(user.email)
    page.get_by_label("Wachtwoord", exact=True).fill(factories.PASSWORD)
    page.get_by_role("button", name="Verder").click()
    page.locator("input[name=code]").fill(factories.current_code())
    page.locator("input[name=code]").press("Enter")
    expect(page.get_by_text("Er is nog niets gedeeld")).to_be_visible()
    fine(page)
    share = factories.make_share(factories.make_finished_scan("medewerkers shown"), point, "Samen & Co")
    page.goto(f"{running_site}/werkplek/?zoek=bestaat-niet")
    expect(page.get_by_text("Geen werkgevers gevonden")).to_be_visible()
    fine(page)
    page.goto(f"{running_site}/werkplek/scans/{share.scan.public_id}/")
    fine(page)
    user.memberships.update(active=False)
    page.goto(f"{running_site}/werkplek/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Je hoort nog niet bij een werkgeversservicepunt")
    fine(page)

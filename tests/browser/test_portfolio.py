"""The list of employers in a browser, and what stands around it: filters, "vandaag", the team and handing over."""

import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from scan.models import (
    Agreement,
    Assignment,
    Contact,
    Dossier,
    EmployerInvitation,
    Plan,
    PlanStep,
    SavedFilter,
    ServicePoint,
    Share,
    User,
)
from scan.models.plan import Status
from tests import factories
from tests.workspace.employers import ago, dossier_of, employer, give

WIDE = (1280, 900)
LONG = "Stichting Samenwerkende Vervoersondernemingen " * 4
OpenPage = Callable[..., Page]
Look = Callable[[Page, str], None]


@pytest.fixture
def point(running_site: str) -> ServicePoint:
    return factories.make_service_point()


@pytest.fixture
def fatima(point: ServicePoint) -> User:
    return factories.make_account_manager(point, "fatima@example.org", first_name="Fatima", last_name="Aydın")


@pytest.fixture
def mark(point: ServicePoint) -> User:
    """The team lead."""
    mark = factories.make_account_manager(point, "mark@example.org", first_name="Mark", last_name="de Wit")
    mark.memberships.update(is_lead=True)
    return mark


@pytest.fixture
def look(assert_accessible: Callable[[Page], None], picture: Look) -> Look:
    """Looks at a screen as it is now: with axe, wide, narrow, and as 400 per cent makes of 1280 px."""

    def check(page: Page, name: str) -> None:
        before = page.viewport_size
        for width in (1280, 360, 320):
            page.set_viewport_size({"width": width, "height": 900})
            assert page.evaluate("document.documentElement.scrollWidth") <= width, f"{name} at {width} px"
            assert_accessible(page)
        picture(page, name)
        page.set_viewport_size(before)

    return check


def heading(page: Page, text: str | re.Pattern[str]) -> None:
    expect(page.get_by_role("heading", level=1)).to_have_text(text)


def listed(page: Page, *names: str) -> None:
    """Wait until these employers stand in the list, in this order."""
    expect(page.locator("#scans tbody th a")).to_have_text(list(names))


def three_employers(point: ServicePoint, fatima: User) -> dict[str, Share]:
    """Two industrial ones and a shop; Fatima looks after the first."""
    made = {
        "Drukkerij": employer(point, "Drukkerij Zonneveld", days_ago=1, stage="motiveren"),
        "Bakkerij": employer(point, "Bakkerij Van Oers", days_ago=2, sector="G", stage="verankeren"),
        "Kwekerij": employer(point, "Kwekerij Groenrijk", days_ago=3, stage=""),
    }
    give(dossier_of(made["Drukkerij"]), fatima)
    return made


def test_the_list_follows_the_filters_without_a_new_page(
    open_page: OpenPage, running_site: str, point: ServicePoint, fatima: User, look: Look
):
    three_employers(point, fatima)
    page = open_page(WIDE, fatima)
    page.goto(f"{running_site}/werkplek/")
    heading(page, re.compile("^Vandaag, "))
    listed(page, "Drukkerij Zonneveld", "Bakkerij Van Oers", "Kwekerij Groenrijk")
    look(page, "werkplek")
    page.evaluate("window.same = true")

    page.get_by_label("Sector").select_option("C")
    listed(page, "Drukkerij Zonneveld", "Kwekerij Groenrijk")
    expect(page.get_by_role("status")).to_have_text("2 werkgevers gevonden")
    expect(page).to_have_url(re.compile("sector=C"))
    expect(page.get_by_role("link", name=re.compile("^Motiveren"))).to_have_text(re.compile("1"))
    page.get_by_role("searchbox").press_sequentially("rijk kwek")
    listed(page, "Kwekerij Groenrijk")
    expect(page.get_by_role("status")).to_have_text("1 werkgever gevonden")
    page.get_by_role("searchbox").fill("bestaat niet")
    expect(page.get_by_text("Geen werkgevers gevonden")).to_be_visible()
    look(page, "werkplek-niets-gevonden")
    assert page.evaluate("window.same")

    # The address of the filter brings it back, and so does the button back.
    page.goto(f"{running_site}/werkplek/?sector=G")
    listed(page, "Bakkerij Van Oers")
    page.get_by_label("Van", exact=True).select_option("mij")
    expect(page.get_by_text("Geen werkgevers gevonden")).to_be_visible()
    page.go_back()
    listed(page, "Bakkerij Van Oers")
    expect(page.get_by_label("Van", exact=True)).to_have_value("")


def test_all_of_the_list_works_without_a_script(
    open_page: OpenPage, running_site: str, point: ServicePoint, fatima: User
):
    three_employers(point, fatima)
    page = open_page((360, 740), fatima, script=False)
    page.goto(f"{running_site}/werkplek/")
    page.get_by_label("Sector").select_option("C")
    page.get_by_role("button", name="Filter").click()
    listed(page, "Drukkerij Zonneveld", "Kwekerij Groenrijk")
    expect(page.get_by_label("Sector")).to_have_value("C")
    page.get_by_role("link", name=re.compile("^Nog geen fase")).click()
    listed(page, "Kwekerij Groenrijk")
    expect(page.get_by_role("link", name=re.compile("^Nog geen fase"))).to_have_attribute("aria-current", "true")
    page.get_by_role("link", name=re.compile("^Alle fasen")).click()
    listed(page, "Drukkerij Zonneveld", "Kwekerij Groenrijk")
    page.get_by_label("Sorteer").select_option("naam")
    page.get_by_label("Sector").select_option("")
    page.get_by_role("button", name="Filter").click()
    listed(page, "Bakkerij Van Oers", "Drukkerij Zonneveld", "Kwekerij Groenrijk")
    page.get_by_text("Meer filters").click()
    page.get_by_label("Laagste score").select_option("willen")
    page.get_by_role("button", name="Filter").click()
    expect(page.get_by_text("Geen werkgevers gevonden")).to_be_visible()
    page.get_by_role("main").get_by_role("link", name="wis de filters").click()
    listed(page, "Drukkerij Zonneveld", "Bakkerij Van Oers", "Kwekerij Groenrijk")


def test_a_heading_orders_the_list_and_once_more_turns_it_round(
    open_page: OpenPage, running_site: str, point: ServicePoint, fatima: User
):
    three_employers(point, fatima)
    page = open_page(WIDE, fatima)
    page.goto(f"{running_site}/werkplek/")
    column = page.get_by_role("columnheader", name="Werkgever", exact=True)
    column.get_by_role("link").click()
    listed(page, "Bakkerij Van Oers", "Drukkerij Zonneveld", "Kwekerij Groenrijk")
    expect(column).to_have_attribute("aria-sort", "ascending")
    column.get_by_role("link").click()
    listed(page, "Kwekerij Groenrijk", "Drukkerij Zonneveld", "Bakkerij Van Oers")
    expect(column).to_have_attribute("aria-sort", "descending")


@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
def test_a_filter_is_kept_used_renamed_and_deleted(
    open_page: OpenPage, running_site: str, point: ServicePoint, fatima: User, look: Look, script: bool
):
    three_employers(point, fatima)
    page = open_page(WIDE, fatima, script=script)
    seen = look if script else lambda page, name: None
    page.goto(f"{running_site}/werkplek/?sector=C&van=mij")
    page.get_by_role("link", name="Bewaar dit filter").click()
    heading(page, "Bewaar dit filter")
    expect(page.get_by_role("main").get_by_role("listitem")).to_have_text(["Sector: Industrie", "Van: Mij"])
    page.get_by_role("button", name="Bewaar").click()
    expect(page.locator("#fouten")).to_contain_text("Geef het filter een naam")
    seen(page, "filter-bewaren-fout")
    page.get_by_label("Naam van het filter").fill("Mijn industrie")
    page.get_by_role("button", name="Bewaar").click()
    expect(page.get_by_text("Het filter ‘Mijn industrie’ is bewaard.")).to_be_visible()
    expect(page.get_by_role("link", name="Mijn industrie")).to_have_attribute("aria-current", "true")
    listed(page, "Drukkerij Zonneveld")
    seen(page, "werkplek-bewaard-filter")

    page.get_by_role("link", name="Beheer je filters").click()
    heading(page, "Bewaarde filters")
    SavedFilter.objects.create(user=fatima, name="Alle winkels", query="sector=G")
    page.reload()
    second = page.get_by_role("listitem").filter(has=page.get_by_role("link", name="Mijn industrie"))
    second.get_by_label("Andere naam").fill("Alle winkels")
    second.get_by_role("button", name=re.compile("^Verander de naam")).click()
    expect(page.locator("#fouten")).to_contain_text("Je hebt al een filter met deze naam")
    seen(page, "filters-fout")
    wrong = page.locator(".scan-field--invalid")
    wrong.get_by_label("Andere naam").fill(LONG[:60].strip())
    page.get_by_role("listitem").filter(has=wrong).get_by_role("button", name=re.compile("^Verander")).click()
    expect(page.get_by_text("Het filter heet nu")).to_be_visible()
    seen(page, "filters")
    page.get_by_role("link", name="Alle winkels").click()
    listed(page, "Bakkerij Van Oers")
    page.get_by_role("link", name="Beheer je filters").click()
    heading(page, "Bewaarde filters")
    page.get_by_role("button", name="Wis het filter Alle winkels").click()
    expect(page.get_by_text("Het filter ‘Alle winkels’ is gewist.")).to_be_visible()
    assert SavedFilter.objects.count() == 1


def much_to_do(point: ServicePoint, fatima: User, mark: User) -> None:
    """Something of every kind for Fatima."""
    today = timezone.localdate()
    shares = {name: employer(point, name, days_ago=100) for name in ("Hotel Rijnzicht", "Kwekerij Groenrijk", LONG)}
    dossiers = {name: dossier_of(share) for name, share in shares.items()}
    give(dossiers["Hotel Rijnzicht"], fatima, given_by=mark, note="Bel eerst Sem.")
    Dossier.objects.update(follow_up_on=today - timedelta(days=400))
    Dossier.objects.filter(name="Hotel Rijnzicht").update(follow_up_on=today)
    words = "Een jobcoach vragen om mee te gaan, en daarna samen kijken welk werk er is. " * 5
    Agreement.objects.create(dossier=dossiers[LONG], text=words[:400], due=today - timedelta(days=1))
    Contact.objects.create(dossier=dossiers["Hotel Rijnzicht"], name="Sem Vos", until=today - timedelta(days=5))
    plan = Plan.objects.create(scan=shares["Kwekerij Groenrijk"].scan)
    moment = {"chosen_at": ago(40), "status_at": ago(40), "changed_at": ago(40)}
    PlanStep.objects.create(
        plan=plan, version=plan.scan.version, step="stap", title="Stap", status=Status.BUSY, **moment
    )
    Share.objects.filter(pk=employer(point, "Gestopt", days_ago=99).pk).update(until=ago(3))
    begun = Dossier.objects.create(service_point=point, name="Uitgenodigd BV")
    EmployerInvitation.objects.create(dossier=begun, token_hash="a", stop_hash="b", started_at=ago(2))


def test_vandaag_leads_from_each_kind_to_all_of_it_and_to_the_employer(
    open_page: OpenPage, running_site: str, point: ServicePoint, fatima: User, mark: User, look: Look
):
    much_to_do(point, fatima, mark)
    share = factories.make_share(factories.make_finished_scan(), point)
    page = open_page(WIDE, fatima)
    page.goto(f"{running_site}/werkplek/")
    titles = [
        *("1 overdracht te lezen", "4 nieuw gedeeld", "3 werkgevers opvolgen", "1 afspraak te doen", "1 contact kwijt"),
        *("1 werkgever deelt niet meer", "1 plan staat stil", "1 uitgenodigde werkgever begon"),
    ]
    expect(page.locator(".scan-today > li > p")).to_have_text(titles)
    look(page, "werkplek-veel-te-doen")
    page.get_by_role("link", name="1 contact kwijt").click()
    heading(page, re.compile("^Vandaag, "))
    expect(page).to_have_url(re.compile("/vandaag/#contact$"))
    expect(page.locator(".scan-today h2")).to_have_text(titles)
    expect(page.locator("#contact")).to_contain_text("Sem Vos is weg sinds")
    expect(page.locator("#contact")).not_to_contain_text("niet van jou")
    expect(page.locator("#stil")).to_contain_text("(niet van jou) Al 40 dagen niets veranderd.")
    look(page, "vandaag")
    # A new share leads to the result itself, and is not new any more.
    page.locator("#nieuw").get_by_role("link", name=share.organisation_name).click()
    heading(page, share.organisation_name)
    page.goto(f"{running_site}/werkplek/vandaag/")
    heading(page, re.compile("^Vandaag, "))
    expect(page.locator("#nieuw").get_by_role("link", name=share.organisation_name)).to_have_count(0)


def test_a_day_without_anything_to_do(open_page: OpenPage, running_site: str, fatima: User, look: Look):
    page = open_page(WIDE, fatima)
    page.goto(f"{running_site}/werkplek/vandaag/")
    expect(page.get_by_text("Niets vraagt vandaag je aandacht.")).to_be_visible()
    look(page, "vandaag-leeg")


@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
def test_many_employers_go_to_a_colleague_at_once_with_a_note(
    open_page: OpenPage, running_site: str, point: ServicePoint, fatima: User, mark: User, look: Look, script: bool
):
    for share in three_employers(point, fatima).values():
        Assignment.objects.filter(dossier=dossier_of(share)).delete()
        give(dossier_of(share), fatima)
    page = open_page(WIDE, fatima, script=script)
    seen = look if script else lambda page, name: None
    page.goto(f"{running_site}/werkplek/")
    page.get_by_role("button", name="Draag de gekozen werkgevers over").click()
    heading(page, "Kies eerst werkgevers")
    seen(page, "overdragen-niets-gekozen")
    page.get_by_role("link", name="Naar de werkgevers").click()
    heading(page, re.compile("^Vandaag, "))
    page.get_by_label("Kies Drukkerij Zonneveld").focus()
    page.keyboard.press("Space")
    page.get_by_label("Kies Kwekerij Groenrijk").check()
    page.get_by_role("button", name="Draag de gekozen werkgevers over").click()
    heading(page, "Draag 2 werkgevers over")
    page.get_by_label("Overdrachtsnotitie").fill("Bel Joost niet op maandag.")
    page.get_by_role("button", name="Draag over").click()
    expect(page.locator("#fouten")).to_contain_text("Kies wie deze werkgevers krijgt")
    expect(page.get_by_label("Overdrachtsnotitie")).to_have_value("Bel Joost niet op maandag.")
    seen(page, "overdragen-fout")
    page.get_by_label("Nieuwe accountmanager").select_option(label="Mark de Wit")
    page.get_by_role("button", name="Draag over").click()
    expect(page.get_by_text("2 werkgevers zijn nu van Mark de Wit.")).to_be_visible()
    assert Assignment.objects.standing().filter(manager=mark, note="Bel Joost niet op maandag.").count() == 2

    # What a colleague has now, cannot be ticked any more; the one who got it reads why first.
    expect(page.get_by_label("Kies Drukkerij Zonneveld")).to_have_count(0)
    page = open_page(WIDE, mark, script=script)
    page.goto(f"{running_site}/werkplek/")
    expect(page.locator(".scan-today > li").first).to_contain_text("2 overdrachten te lezen")


def test_the_lead_sees_the_numbers_of_the_team_and_divides_what_somebody_left(
    open_page: OpenPage, running_site: str, point: ServicePoint, fatima: User, mark: User, look: Look
):
    gone = factories.make_account_manager(point, "weg@example.org", first_name="Ineke", last_name="Bos")
    made = three_employers(point, fatima)
    give(dossier_of(made["Bakkerij"]), gone)
    gone.memberships.update(active=False)
    page = open_page(WIDE, mark)
    page.goto(f"{running_site}/werkplek/")
    expect(page.get_by_text("Ineke Bos werkt hier niet meer")).to_be_visible()
    page.get_by_role("link", name="Team", exact=True).click()
    heading(page, "Het team in cijfers")
    row = page.get_by_role("row").filter(has=page.get_by_role("link", name="Fatima Aydın"))
    expect(row.get_by_role("cell")).to_have_text(["1", "1", "0", "0"])
    look(page, "team")
    page.get_by_role("link", name="Verdeel 1 werkgever").click()
    listed(page, "Bakkerij Van Oers")
    expect(page.get_by_label("Van", exact=True)).to_have_value(str(gone.pk))
    page.get_by_label("Kies Bakkerij Van Oers").check()
    page.get_by_role("button", name="Draag de gekozen werkgevers over").click()
    heading(page, "Draag 1 werkgever over")
    page.get_by_label("Nieuwe accountmanager").select_option(label="Fatima Aydın")
    page.get_by_role("button", name="Draag over").click()
    expect(page.get_by_text("1 werkgever is nu van Fatima Aydın.")).to_be_visible()
    expect(page.get_by_text("Ineke Bos werkt hier niet meer")).to_have_count(0)


def test_what_is_nobodys_can_be_taken(
    open_page: OpenPage, running_site: str, point: ServicePoint, fatima: User, look: Look
):
    made = three_employers(point, fatima)
    page = open_page(WIDE, fatima)
    page.goto(f"{running_site}/werkplek/?van=niemand")
    listed(page, "Bakkerij Van Oers", "Kwekerij Groenrijk")
    page.get_by_label("Kies Bakkerij Van Oers").check()
    page.get_by_role("button", name="Draag de gekozen werkgevers over").click()
    heading(page, "Neem 1 werkgever op je naam")
    look(page, "overnemen")
    page.get_by_role("button", name="Neem op mijn naam").click()
    expect(page.get_by_text("1 werkgever is nu van jou.")).to_be_visible()
    assert Assignment.objects.get(dossier=dossier_of(made["Bakkerij"])).manager == fatima

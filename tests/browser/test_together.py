"""An invitation from mail to shared result, and filling in together, in a browser: at two sizes, without script too."""

import re
from collections.abc import Callable

import pytest
from django.core import mail
from django.test import Client
from playwright.sync_api import Browser, BrowserContext, Page, expect

from scan.models import Dossier, EmployerInvitation, Response, Scan, ServicePoint
from scan.models.inviting_employers import start_token, stop_token
from scan.questionnaire import actions
from tests import factories

SIZES = [(1280, 900), (360, 740)]
Check = Callable[[Page], None]
Picture = Callable[[Page, str], None]


@pytest.fixture
def point(running_site: str) -> ServicePoint:
    point = factories.make_service_point("Midden-Gelderland")
    factories.make_account_manager(point, "fatima@example.org", first_name="Fatima", last_name="Aydın")
    return point


@pytest.fixture(params=[(SIZES[0], True), (SIZES[1], False)], ids=str)
def browsers(request: pytest.FixtureRequest, browser: Browser, point: ServicePoint, running_site: str):
    """A browser of the account manager, who is logged in, and one of the employer."""
    (width, height), script = request.param
    size = {"width": width, "height": height}
    made = [browser.new_context(viewport=size, java_script_enabled=script, locale="nl-NL") for _ in range(2)]
    client = Client()
    client.force_login(point.memberships.get().user)
    cookie = client.cookies["sessionid"].value
    made[0].add_cookies([{"name": "sessionid", "value": cookie, "url": running_site}])
    yield [context.new_page() for context in made], script
    for context in made:
        close(context)


def close(context: BrowserContext) -> None:
    context.close()


def heading(page: Page, text: str | re.Pattern[str]) -> None:
    expect(page.get_by_role("heading", level=1)).to_have_text(text)


@pytest.fixture
def look(browsers, assert_accessible: Check, picture: Picture) -> Callable[[Page, str, str], None]:
    """Be on the page of this heading, and look at it with axe and for a picture; axe cannot run without script."""

    def seen(page: Page, text: str, name: str) -> None:
        heading(page, text)
        picture(page, name)
        if browsers[1]:
            assert_accessible(page)
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")

    return seen


def test_an_invitation_from_the_mail_to_the_result_at_the_service_point(
    browsers, look, running_site: str, point: ServicePoint
):
    (manager, employer), _ = browsers
    manager.goto(f"{running_site}/werkplek/uitnodigen/")
    look(manager, "Uitnodigingen", "invitations-none")
    manager.get_by_role("link", name="Nodig een werkgever uit").click()
    look(manager, "Nodig een werkgever uit", "invite")
    manager.get_by_role("button", name="Verstuur de uitnodiging").click()
    expect(manager).to_have_title(re.compile("Fout"))
    look(manager, "Nodig een werkgever uit", "invite-wrong")
    manager.get_by_label("Organisatie").fill("Drukkerij Zonneveld")
    manager.get_by_label("Contactpersoon").fill("Joost Jansen")
    manager.get_by_role("textbox", name="E-mailadres").fill("joost@example.org")
    manager.get_by_label("Van wie komt het adres?").fill("jullie zelf, in mei")
    manager.get_by_label("Waarom nodig je uit?").fill("Jullie vroegen hulp bij een vacature.")
    manager.get_by_role("button", name="Verstuur de uitnodiging").click()
    look(manager, "Uitnodigingen", "invitations")
    invitation = EmployerInvitation.objects.get()
    from scan.workspace.inviting.mail import send_invitation

    send_invitation.func(invitation.public_id)
    link = f"/uitnodiging/{start_token(invitation.public_id)}/"
    assert link in mail.outbox[0].body

    employer.goto(f"{running_site}{link}")
    look(employer, "Je bent uitgenodigd", "invited")
    employer.get_by_role("button", name="Ga verder").click()
    look(employer, "Begin met de scan", "invited-role")
    employer.get_by_label("HR of personeelszaken").check()
    employer.get_by_role("button", name="Begin", exact=True).click()
    heading(employer, re.compile("Over jullie organisatie"))
    manager.goto(f"{running_site}/werkplek/uitnodigen/")
    expect(manager.get_by_role("table")).to_contain_text("Begonnen")
    owner = Response.objects.get()
    factories.give(owner, {"arbeidsmarktregio": "Midden-Gelderland", "att-past": 3, "att-leren": 4})
    actions.finish(owner)
    employer.goto(f"{running_site}/scan/{owner.public_id}/delen/keuzes/")
    heading(employer, "Kies wat je deelt")
    employer.get_by_role("button", name="Verder").click()
    heading(employer, "Deel het resultaat")
    employer.get_by_label("Naam van je organisatie").fill("Drukkerij Zonneveld")
    employer.get_by_label("Jouw naam").fill("Joost Jansen")
    employer.get_by_role("textbox", name="E-mailadres").fill("joost@example.org")
    employer.get_by_label(re.compile("Ik deel dit resultaat")).check()
    employer.get_by_role("button", name="Deel het resultaat").click()
    heading(employer, "Je deelt dit resultaat")
    manager.goto(f"{running_site}/werkplek/uitnodigen/")
    look(manager, "Uitnodigingen", "invitations-shared")
    expect(manager.get_by_role("table")).to_contain_text("Gedeeld")
    manager.get_by_role("link", name="Bekijk het resultaat").click()
    heading(manager, "Drukkerij Zonneveld")

    employer.goto(f"{running_site}/geen-uitnodigingen/{stop_token(invitation.public_id)}/")
    look(employer, "Wil je geen uitnodigingen meer?", "no-more")
    employer.get_by_role("button", name="Geen uitnodigingen meer").click()
    look(employer, "Bij deze link hoort geen adres meer", "no-more-done")


def test_a_list_from_excel_is_looked_at_before_it_goes_out(browsers, look, running_site: str, point: ServicePoint):
    from tests.workspace.test_inviting_employers import book, row

    manager = browsers[0][0]
    manager.goto(f"{running_site}/werkplek/uitnodigen/lijst/")
    look(manager, "Nodig een lijst uit Excel uit", "list")
    content = book([row(), row(email="geen adres"), row(email="twee@example.org", organisation="Hotel Rijnzicht")])
    manager.get_by_label("Excel-bestand").set_input_files(
        {"name": "lijst.xlsx", "mimeType": "application/octet-stream", "buffer": content}
    )
    manager.get_by_role("button", name="Lees de lijst in").click()
    look(manager, "Kijk de lijst na", "list-seen")
    assert not EmployerInvitation.objects.exists()
    manager.get_by_role("button", name="Verstuur 2 uitnodigingen").click()
    heading(manager, "Uitnodigingen")
    expect(manager.get_by_role("main")).to_contain_text("2 uitnodigingen gaan op weg.")


def test_filling_in_together_and_giving_the_link(browsers, look, running_site: str, point: ServicePoint):
    (manager, employer), _ = browsers
    dossier = Dossier.objects.create(service_point=point, name="Hotel Rijnzicht")
    manager.goto(f"{running_site}/werkplek/dossiers/{dossier.public_id}/")
    manager.get_by_role("link", name="Samen invullen").click()
    look(manager, "Samen invullen", "together-begin")
    manager.get_by_label("HR of personeelszaken").check()
    manager.get_by_label("Aan tafel").check()
    manager.get_by_label(re.compile("De werkgever is erbij")).check()
    manager.get_by_role("button", name="Begin samen").click()
    look(manager, re.compile("Over jullie organisatie"), "together-questions")
    expect(manager.get_by_role("complementary", name="Samen invullen")).to_contain_text("Hotel Rijnzicht")
    manager.locator("fieldset.scan-question").first.locator("label.scan-option").nth(1).click()
    manager.get_by_role("button", name="Volgende").click()
    expect(manager.get_by_role("complementary", name="Samen invullen")).to_be_visible()
    owner = Response.objects.get()
    manager.goto(f"{running_site}/scan/{owner.public_id}/controle/")
    manager.get_by_role("button", name=re.compile("^Rond")).click()
    look(manager, "Jullie resultaat", "together-result")
    assert owner.answers.filter(helped=True).exists()
    manager.goto(f"{running_site}/scan/{owner.public_id}/delen/")
    look(manager, "Dit doet de werkgever zelf", "together-closed")
    manager.get_by_role("main").get_by_role("link", name="Klaar, geef de link").click()
    look(manager, "Geef de werkgever de link", "together-end")
    manager.get_by_role("button", name="Laat de link zien, en stop").click()
    look(manager, "Het samen invullen is klaar", "together-ended")
    link = manager.get_by_label("Laat de werkgever deze link overnemen").input_value()
    manager.goto(f"{running_site}/scan/{owner.public_id}/resultaat/")
    look(manager, "Het samen invullen is voorbij", "together-over")

    employer.goto(link)
    employer.get_by_role("button", name="Ga verder").click()
    look(employer, "Jullie resultaat", "together-employer")
    expect(employer.get_by_role("main")).to_contain_text("Samen ingevuld met Fatima Aydın")
    assert not Scan.objects.get().shares.exists()

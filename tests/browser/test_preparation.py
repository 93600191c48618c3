"""The preparation of a conversation in a browser: read, written in, and printed on paper."""

from datetime import timedelta
from io import BytesIO
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from scan.core.instrument import Instrument
from scan.models import Agreement, Answer, Contact, Dossier, Note, OwnView, Scan, ServicePoint, User
from scan.models.plan import Help
from scan.questionnaire.actions import finish
from scan.results.plan.actions import choose, write
from tests import factories


@pytest.fixture
def workplace(running_site: str, page: Page, account_manager: User) -> Page:
    """A browser in which the account manager is logged in."""
    client = Client()
    client.force_login(account_manager)
    page.context.add_cookies([{"name": "sessionid", "value": client.cookies["sessionid"].value, "url": running_site}])
    return page


def go_to(page: Page, site: str, dossier: Dossier) -> None:
    page.goto(f"{site}/werkplek/dossiers/{dossier.public_id}/voorbereiding/")
    expect(page.get_by_role("heading", level=1)).to_have_text(f"Gesprek met {dossier.name}")


def printed(page: Page) -> PdfReader:
    """As Chromium prints it on A4, the way that the page itself asks for."""
    return PdfReader(BytesIO(page.pdf(prefer_css_page_size=True, print_background=True)))


def words(length: int) -> str:
    """Text of about this length, in words of everyday size."""
    return ("Wij willen dit graag samen met jullie goed regelen, stap voor stap. " * length)[:length].strip()


def longest_scan(instrument: Instrument) -> Scan:
    """Roles far apart, every concern a reason, much that nobody knows, words of one's own, and a full plan."""
    data = factories.far_apart(instrument)
    concerns = {key for key, item in instrument.items.items() if item.answers == "zorg4"}
    for one in data["respondents"]:
        one["answers"] |= dict.fromkeys(concerns, 4)
        one["answers"] |= dict.fromkeys(("sec-gewoon", "norm-klanten", "beg-jobcoach", "reg-kent-ons"), "weet-niet")
    wishes = [option.value for option in instrument.options["hulpvraag"] if not option.exclusive]
    data["organisation"] |= {"hulpvraag": wishes, "vacatures": "moeilijk", "werkwijze": "partner", "ervaring": "meer"}
    data["organisation"] |= {"vast": "geen", "aantal": 12, "instroom": 3}
    scan = factories.make_finished_scan(data)
    owner = scan.responses.get(is_owner=True)
    Answer.objects.create(response=owner, question="toelichting", value=words(2000))
    finish(owner)
    return Scan.objects.get(pk=scan.pk)


def fill_the_plan(scan: Scan) -> None:
    with_schemes = {step.key for step in scan.instrument.steps if len(step.schemes) > 1}
    advised = [step.key for step in scan.result.outcome.advice.steps]
    for key in [*(key for key in advised if key in with_schemes), *advised][:3]:
        step = choose(scan.result, key)
        said: dict[str, Any] = {"if_words": words(300), "then_words": words(600), "who": words(80)}
        said |= {"first_action": words(400), "help_from": Help.SERVICE_POINT, "help_words": words(600)}
        write(step, said | {"due": timezone.localdate() + timedelta(days=400)}, seen=step.revision)


def fill_the_dossier(dossier: Dossier, author: User) -> None:
    for number in range(6):
        Agreement.objects.create(dossier=dossier, text=words(400), due=timezone.localdate(), author=author)
        Agreement.objects.create(dossier=dossier, text=words(400), done_on=timezone.localdate(), author=author)
        Note.objects.create(dossier=dossier, text=words(5000), author=author)
        Contact.objects.create(dossier=dossier, name=f"Johanna van der Meulen {number}", position=words(120))
    for style in ("vacatures", "ontzorgen", "partner"):
        OwnView.objects.create(dossier=dossier, style=style, text=words(2000), author=author)


BLOCKS = (
    "Knelpunt: ",
    "Wat goed gaat",
    "Hun stappen, en wat in de weg staat",
    "In de weg: ",
    "Regelingen bij deze stap: ",
    "Wat zij vragen, en zelf doen",
    "Zorgen die zij noemen",
    "Wat zij nog niet weten",
    "Waar rollen verschillen",
    "Laatste afspraken en notities",
    "Onderwerpen en openingsvragen",
    "Fase 3 van 6",
    "Leidend principe: ",
    "Neem mee:",
    "Accenten in de dienstverlening",
    "Vacatures vervullen: ",
    "Strategisch partnerschap: ",
    "Ontzorgen: ",
    "Jullie kijk (",
)
"""What an account manager wants to have at hand, in a few words of each part of the page."""


def test_one_employer_is_prepared_on_one_sheet(
    workplace: Page, running_site, service_point: ServicePoint, assert_accessible, picture
):
    factories.make_share(factories.make_finished_scan(), service_point)
    go_to(workplace, running_site, Dossier.objects.get())
    assert_accessible(workplace)
    picture(workplace, "voorbereiding")
    (sheet,) = printed(workplace).pages
    text = " ".join(sheet.extract_text().split())
    for heading in ("Knelpunt: Context", "Wat goed gaat", "Zorgen die zij noemen", "Laatste afspraken", "Neem mee:"):
        assert heading in text
    assert "Bewaar" not in text
    assert "Uitloggen" not in text


def test_also_the_longest_preparation_has_every_part_on_one_sheet(
    workplace: Page, running_site, service_point, account_manager, instrument, assert_accessible, picture
):
    scan = longest_scan(instrument)
    factories.make_share(scan, service_point)
    dossier = Dossier.objects.get()
    fill_the_plan(scan)
    fill_the_dossier(dossier, account_manager)
    go_to(workplace, running_site, dossier)
    assert_accessible(workplace)
    picture(workplace, "voorbereiding-lang")
    (sheet,) = printed(workplace).pages
    text = " ".join(sheet.extract_text().split())
    assert [block for block in BLOCKS if block not in text] == []
    assert "zie de werkplek" in text
    workplace.set_viewport_size({"width": 320, "height": 900})
    assert workplace.evaluate("document.documentElement.scrollWidth") <= 320


def test_an_own_view_and_a_phase_are_kept_without_a_script(
    browser: Any, running_site, service_point: ServicePoint, account_manager: User
):
    factories.make_share(factories.make_finished_scan(), service_point)
    client = Client()
    client.force_login(account_manager)
    context = browser.new_context(java_script_enabled=False, locale="nl-NL")
    cookie = {"name": "sessionid", "value": client.cookies["sessionid"].value, "url": running_site}
    context.add_cookies([cookie])
    page = context.new_page()
    go_to(page, running_site, Dossier.objects.get())
    page.get_by_label("Jullie kijk op ‘Ontzorgen’").fill("Zij regelen het liever zelf.")
    page.get_by_role("button", name="Bewaar jullie kijk op Ontzorgen").click()
    expect(page.get_by_text("Jullie kijk op ‘Ontzorgen’ is bewaard.")).to_be_visible()
    expect(page.get_by_label("Jullie kijk op ‘Ontzorgen’")).to_have_value("Zij regelen het liever zelf.")
    page.get_by_label("Welke fase past volgens jou?").select_option("3")
    page.get_by_role("button", name="Bewaar de fase").click()
    expect(page.get_by_role("heading", name="Fase 3 van 6: samen een plan maken")).to_be_visible()
    context.close()

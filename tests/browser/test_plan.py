"""From result to plan, as people do it: choosing, making concrete, going wrong, two windows, reminders and paper."""

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.utils import timezone
from playwright.sync_api import Browser, BrowserContext, Page, expect

from scan.models import PlanStep
from scan.models.link import make_link
from tests import factories

Check = Callable[[Page], None]
SIZES = {"wide": {"width": 1280, "height": 900}, "phone": {"width": 320, "height": 740}}


@pytest.fixture(params=SIZES)
def size(request: pytest.FixtureRequest) -> dict[str, int]:
    return SIZES[request.param]


@pytest.fixture
def fine(assert_accessible: Check, picture: Callable[[Page, str], None]) -> Callable[[Page, str], None]:
    """Axe finds nothing, also within folds, and nothing is wider than the screen; a picture is kept."""

    def check(page: Page, name: str) -> None:
        page.locator("details").evaluate_all("all => all.forEach(one => one.open = true)")
        assert_accessible(page)
        assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0
        page.locator("details").evaluate_all("all => all.forEach(one => one.open = false)")
        picture(page, f"plan {name}")

    return check


def heading(page: Page, text: str) -> None:
    expect(page.get_by_role("heading", level=1)).to_have_text(text)


def come_in(page: Page, site: str) -> None:
    """Open a finished scan with its personal link, and go to the plan from the result."""
    owner = factories.make_finished_scan().responses.get(is_owner=True)
    page.goto(f"{site}/link/{make_link(owner)[1]}/")
    page.get_by_role("button", name="Ga verder").click()
    heading(page, "Jullie resultaat")
    page.get_by_role("link", name="Naar jullie plan").click()
    heading(page, "Jullie plan")


def choose_first(page: Page) -> str:
    """Choose the first step on offer; returns its title."""
    button = page.get_by_role("button", name=re.compile("^Kies deze stap")).first
    title = button.inner_text().split(":")[-1].strip()
    button.click()
    expect(page.get_by_text(f"‘{title}’ staat in jullie plan.")).to_be_visible()
    return title


def write(page: Page, **words: str) -> None:
    for label, text in words.items():
        page.get_by_label(label.replace("_", " "), exact=True).fill(text)


def walk(page: Page, site: str, look: Callable[[Page, str], None]) -> None:
    """The whole of it on one screen size, with or without script."""
    come_in(page, site)
    look(page, "empty")
    title = choose_first(page)
    look(page, "chosen")
    page.get_by_role("link", name=re.compile("^Maak concreet stap 1")).click()
    heading(page, title)
    look(page, "step")
    page.get_by_label("Als …", exact=True).fill("het teamoverleg begint")
    page.get_by_label("dan …", exact=True).fill("vraag ik wie wil helpen")
    write(page, Wie="Karin", Wanneer="2020-01-01")
    page.get_by_label("Wie kan helpen?").select_option("Een jobcoach")
    page.get_by_role("button", name="Bewaar deze stap").click()
    expect(page.locator(".scan-error-summary")).to_be_visible()
    expect(page.locator("#id_due_error")).to_contain_text("Deze dag is al geweest.")
    expect(page.get_by_label("Als …", exact=True)).to_have_value("het teamoverleg begint")
    look(page, "step with a mistake")
    write(page, Wanneer=soon())
    page.get_by_role("button", name="Bewaar deze stap").click()
    heading(page, "Jullie plan")
    expect(page.locator(".scan-ifthen")).to_contain_text("vraag ik wie wil helpen")
    look(page, "concrete")
    with page.expect_download() as download:
        page.get_by_role("link", name="Zet in je agenda", exact=True).click()
    assert download.value.suggested_filename.endswith(".ics")
    page.get_by_role("button", name=re.compile("^Wij zijn begonnen")).click()
    expect(page.get_by_text("staat op: bezig.")).to_be_visible()
    choose_first(page)
    choose_first(page)
    expect(page.get_by_text("Jullie werken al aan drie stappen.")).to_be_visible()
    look(page, "full")
    page.get_by_role("button", name=re.compile("^Deze stap is klaar")).first.click()
    expect(page.get_by_role("heading", name="Klaar of gestopt")).to_be_visible()
    page.get_by_role("link", name=re.compile("^Past niet, of doen wij al")).first.click()
    heading(page, "Leg deze stap opzij")
    page.get_by_role("button", name="Leg opzij").click()
    expect(page.locator(".scan-error-summary")).to_be_visible()
    look(page, "aside with a mistake")
    page.get_by_label("Past niet", exact=True).check()
    page.get_by_label("Waarom past de stap niet?").select_option("Nu niet. Misschien later.")
    page.get_by_role("button", name="Leg opzij").click()
    heading(page, "Jullie plan")
    expect(page.get_by_role("heading", name="Opzij gelegd")).to_be_visible()
    look(page, "with everything")
    plan = page.url.split("#")[0]
    page.get_by_role("link", name="Vraag een herinnering").click()
    heading(page, "Herinnering aan jullie plan")
    page.get_by_role("button", name="Mail mij").click()
    expect(page.locator(".scan-error-summary")).to_be_visible()
    look(page, "reminder with mistakes")
    page.get_by_role("textbox", name="E-mailadres").fill("joost@example.org")
    page.get_by_label("Elke maand").check()
    page.get_by_label(re.compile("Ja, mail mij")).check()
    page.get_by_role("button", name="Mail mij").click()
    expect(page.get_by_text("Bevestig eerst: wij mailden naar joost@example.org.")).to_be_visible()
    page.get_by_role("link", name="Herinnering per mail: nog niet bevestigd").click()
    heading(page, "Herinnering aan jullie plan")
    look(page, "reminder to confirm")
    page.get_by_role("button", name="Mail mij de link nog een keer").click()
    expect(page.get_by_text("Bevestig eerst: wij mailden naar joost@example.org.").first).to_be_visible()
    page.goto(site + re.search(r"/bevestigen/\S+", mail.outbox[-1].body)[0])
    heading(page, "Wil je mails over een plan?")
    look(page, "confirm")
    page.get_by_role("button", name="Ja, mail mij").click()
    heading(page, "Je krijgt mails over het plan")
    look(page, "confirmed")
    page.goto(plan)
    page.get_by_role("link", name="Herinnering per mail: aan").click()
    heading(page, "Herinnering aan jullie plan")
    look(page, "reminder")
    page.get_by_role("button", name="Stop met mailen en wis mijn adres").click()
    expect(page.get_by_text("Je krijgt geen mails meer.")).to_be_visible()


def soon() -> str:
    """A day in three weeks, as the field wants it."""
    return (timezone.localdate() + timedelta(days=21)).isoformat()


def test_from_result_to_plan(running_site: str, page: Page, size: dict[str, int], fine: Callable[[Page, str], None]):
    page.set_viewport_size(size)
    walk(page, running_site, lambda one, name: fine(one, f"{name} {size['width']}"))


def test_from_result_to_plan_without_script(running_site: str, browser: Browser, browser_context_args: dict[str, Any]):
    context: BrowserContext = browser.new_context(**browser_context_args, java_script_enabled=False)
    try:
        walk(context.new_page(), running_site, lambda page, name: None)
    finally:
        context.close()


def test_a_window_that_was_overtaken_shows_both(
    running_site: str, page: Page, size: dict[str, int], fine: Callable[[Page, str], None]
):
    page.set_viewport_size(size)
    come_in(page, running_site)
    choose_first(page)
    page.get_by_role("link", name=re.compile("^Maak concreet stap 1")).click()
    expect(page.get_by_label("Wie", exact=True)).to_be_visible()
    other = page.context.new_page()
    other.goto(page.url)
    write(other, Wie="Karin")
    other.get_by_role("button", name="Bewaar deze stap").click()
    heading(other, "Jullie plan")
    write(page, Wie="Joost")
    page.get_by_role("button", name="Bewaar deze stap").click()
    summary = page.locator(".scan-error-summary")
    expect(summary).to_contain_text("In een ander venster is deze stap veranderd")
    expect(summary).to_be_focused()
    expect(summary.locator("dd")).to_have_text("Karin")
    expect(page.get_by_label("Wie", exact=True)).to_have_value("Joost")
    fine(page, f"overtaken {size['width']}")
    page.get_by_role("button", name="Bewaar deze stap").click()
    heading(page, "Jullie plan")
    assert PlanStep.objects.get().who == "Joost"


def test_only_the_plan_itself_comes_on_paper(running_site: str, page: Page):
    come_in(page, running_site)
    choose_first(page)
    page.emulate_media(media="print")
    expect(page.locator(".scan-plan")).to_be_visible()
    for name in ("Wij zijn begonnen", "Haal uit het plan", "Kies deze stap"):
        expect(page.get_by_role("button", name=re.compile(f"^{name}")).first).to_be_hidden()


def test_the_stop_link_of_a_mail_is_a_button_away(running_site: str, page: Page, fine: Callable[[Page, str], None]):
    page.goto(f"{running_site}/herinnering/niet-van-ons/")
    heading(page, "Je krijgt geen mails meer")
    fine(page, "stopped")

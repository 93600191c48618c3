"""A reader opens the explanation of a word, with and without script; an editor puts a fact in a sentence."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Page, expect

from pages.models import Fact, TextPage
from tests.browser.editors import PATIENT, Editor

WORD = "jobcoach"
PAGE = "/begeleiding-op-de-werkvloer/"


@pytest.mark.parametrize("script", [True, False])
def test_a_word_opens_its_explanation_with_the_keyboard(running_site: str, browser: Browser, *, script: bool):
    context = browser.new_context(java_script_enabled=script)
    page = context.new_page()
    page.goto(running_site + PAGE)
    explanation = page.locator(f"#uitleg-{WORD}")
    expect(explanation).to_be_hidden()
    page.get_by_role("button", name=WORD, exact=True).press("Enter")
    expect(explanation).to_be_visible()
    explanation.get_by_role("button", name="Sluit de uitleg").press("Enter")
    expect(explanation).to_be_hidden()
    context.close()


def test_an_open_explanation_has_no_violations_and_closes_with_escape(
    running_site: str, page: Page, assert_accessible: Callable[[Page], None], picture: Callable[[Page, str], None]
):
    page.goto(running_site + PAGE)
    page.get_by_role("button", name=WORD, exact=True).click()
    expect(page.locator(f"#uitleg-{WORD}")).to_be_visible()
    assert_accessible(page)
    picture(page, "word")
    page.keyboard.press("Escape")
    expect(page.locator(f"#uitleg-{WORD}")).to_be_hidden()


def test_an_editor_puts_a_fact_in_a_sentence_and_it_follows_the_fact(
    running_site: str, page: Page, chief_editor: Editor
):
    contact = TextPage.objects.get(slug="contact")
    fact = Fact.objects.get(key="werkgevers-met-ervaring")
    chief_editor.open(f"pages/{contact.pk}/edit/", contact.title)
    chief_editor.add_paragraph("Weet je dit? ")
    editing = chief_editor.page
    # Wagtail's list of what can come here.
    editing.keyboard.type("/")
    editing.get_by_role("option", name="Feit met jaar en bron").click(timeout=PATIENT)
    chooser = editing.get_by_role("dialog")
    chooser.get_by_role("link", name=fact.text).click(timeout=PATIENT)
    writing = editing.locator("[contenteditable=true]").last
    expect(writing).to_contain_text(fact.text, timeout=PATIENT)
    chief_editor.expect_in_form(writing, '"type":"FACT"')
    editing.locator(".TooltipEntity").last.click()
    expect(editing.get_by_role("button", name="Haal weg")).to_be_visible(timeout=PATIENT)
    expect(editing.get_by_role("button", name="Verander", exact=True)).to_be_visible()
    editing.keyboard.press("Escape")
    chief_editor.choose("Publiceren", "gepubliceerd")

    page.goto(running_site + contact.url)
    expect(page.get_by_text(f"Weet je dit? {fact.text}")).to_be_visible()
    fact.text = "In 2026 was het 20 procent, volgens het SCP."
    fact.save_revision().publish()
    page.reload()
    expect(page.get_by_text(f"Weet je dit? {fact.text}")).to_be_visible()

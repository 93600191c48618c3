"""Somebody who keeps the pages, in a browser: logs in, writes, and sends a text on its way."""

import re
from dataclasses import dataclass

from django.contrib.auth.models import Group
from playwright.sync_api import Browser, Locator, Page, expect

from tests import factories

# Wagtail's admin is heavy, and the machine may be busy.
PATIENT = 20_000


@dataclass
class Editor:
    """A person with a browser of their own."""

    page: Page
    site: str

    def open(self, path: str, heading: str) -> None:
        """Open a screen of the admin."""
        self.page.goto(f"{self.site}/beheer/{path}")
        expect(self.page.get_by_role("heading", name=heading).first).to_be_visible(timeout=PATIENT)

    def write_intro(self, text: str) -> None:
        self.page.locator("#id_intro").fill(text)

    def add_paragraph(self, text: str) -> None:
        """Add a block with text at the end of the body."""
        body = self.page.locator("[data-contentpath=body]")
        texts = body.locator("[contenteditable=true]")
        before = texts.count()
        body.get_by_role("button", name="Blok invoegen").last.click()
        self.page.get_by_role("option", name="Tekst", exact=True).click()
        expect(texts).to_have_count(before + 1, timeout=PATIENT)
        writing = texts.last
        writing.click()
        self.page.keyboard.type(text)
        expect(writing).to_contain_text(text)
        self.expect_in_form(writing, text.strip())

    def expect_in_form(self, writing: Locator, said: str) -> None:
        """Wagtail's editor puts what is typed or chosen in the form a moment later; what is sent before, lacks it."""
        kept = writing.locator("xpath=ancestor::*[@data-draftail-editor-wrapper]/preceding-sibling::input")
        expect(kept).to_have_value(re.compile(re.escape(said)), timeout=PATIENT)

    def save_draft(self) -> None:
        self.page.get_by_role("button", name="Bewaar concept").click()
        self.expect_message("aangemaakt|gewijzigd")

    def choose(self, action: str, said: str) -> None:
        """Choose one of the actions at the bottom, and read what Wagtail says of it."""
        button = self.page.get_by_role("button", name=re.compile(f"^{action}"))
        if not button.first.is_visible():
            self.page.get_by_role("button", name="Meer acties").click()
        button.first.click()
        self.expect_message(said)

    def expect_message(self, said: str) -> None:
        message = self.page.locator(".messages").get_by_text(re.compile(said))
        expect(message.first).to_be_visible(timeout=PATIENT)


def editor_in(group: str, browser: Browser, site: str) -> Editor:
    """Somebody in this group, logged in with a second factor."""
    user = factories.make_user(f"{group.lower()}@example.org", first_name=group)
    user.groups.add(Group.objects.get(name=group))
    page = browser.new_context(locale="nl-NL", timezone_id="Europe/Amsterdam").new_page()
    page.goto(f"{site}/beheer/")
    page.get_by_role("textbox", name="E-mailadres").fill(user.email)
    page.get_by_label("Wachtwoord", exact=True).fill(factories.PASSWORD)
    page.get_by_role("button", name="Verder").click()
    page.locator("input[name=code]").fill(factories.current_code())
    page.locator("input[name=code]").press("Enter")
    expect(page).to_have_url(f"{site}/beheer/", timeout=PATIENT)
    return Editor(page, site)

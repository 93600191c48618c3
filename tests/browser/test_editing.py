"""An editor changes a page in Wagtail, and a visitor reads it."""

import re

from django.contrib.auth.models import Group
from playwright.sync_api import Page, expect
from wagtail.models import Page as WagtailPage

from tests import factories


def test_an_editor_changes_a_page_and_a_visitor_reads_it(running_site: str, page: Page):
    editor = factories.make_user("redacteur@example.org")
    editor.groups.add(Group.objects.get(name="Redacteur"))
    page.goto(f"{running_site}/beheer/")
    page.get_by_role("textbox", name="E-mailadres").fill(editor.email)
    page.get_by_label("Wachtwoord", exact=True).fill(factories.PASSWORD)
    page.get_by_role("button", name="Verder").click()
    page.locator("input[name=code]").fill(factories.current_code())
    page.locator("input[name=code]").press("Enter")
    expect(page).to_have_url(f"{running_site}/beheer/")
    expect(page.locator("html")).to_have_attribute("lang", "nl")

    changed = WagtailPage.objects.get(slug="wie-helpt-je")
    page.goto(f"{running_site}/beheer/pages/{changed.pk}/edit/")
    page.locator("#id_title").fill("Wie helpt jullie?")
    page.get_by_role("button", name="Meer acties").click()
    page.get_by_role("button", name=re.compile("^Publiceren")).click()
    expect(page.get_by_text(re.compile("is gepubliceerd"))).to_be_visible()

    page.goto(f"{running_site}/wie-helpt-je/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Wie helpt jullie?")
    assert page.goto(f"{running_site}/werkplek/").status == 403

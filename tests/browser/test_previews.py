"""The previews, the trial run and the answers of sample employers in a real browser."""

from collections.abc import Callable
from contextlib import suppress

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.contrib.auth.models import Group
from playwright.sync_api import FrameLocator, Page, expect

from scan.content import read_document
from scan.models import Response, Scan
from scan.models.working import QuestionRow, SampleEmployerRow, StepRow
from scan.models.working.copy import mark_published, replace_working_copy
from tests import factories

Check = Callable[[Page], None]
Picture = Callable[[Page, str], None]


@pytest.fixture
def admin(running_site: str, page: Page) -> str:
    """Logged in as an editor of the starting instrument; where the editors' addresses begin."""
    replace_working_copy(read_document())
    mark_published(read_document())
    user = factories.make_user("robin@example.org", first_name="Robin")
    user.groups.add(Group.objects.get(name="Redacteur"))
    page.goto(f"{running_site}/beheer/")
    page.get_by_role("textbox", name="E-mailadres").fill(user.email)
    page.get_by_label("Wachtwoord", exact=True).fill(factories.PASSWORD)
    page.get_by_role("button", name="Verder").click()
    page.locator("input[name=code]").fill(factories.current_code())
    page.locator("input[name=code]").press("Enter")
    expect(page).to_have_url(f"{running_site}/beheer/", timeout=20_000)
    return f"{running_site}/beheer/scan"


def open_preview(page: Page) -> FrameLocator:
    """The frame beside the form, once it shows something."""
    page.locator("[data-side-panel-toggle=preview]").click()
    frame = page.frame_locator("#w-preview-iframe")
    expect(frame.locator("main")).to_be_attached(timeout=20_000)
    return frame


def type_until(page: Page, text: str, seen: Callable[[str], None]) -> None:
    """Type in the first field until it is seen: what is typed before Wagtail's script is awake, it does not notice."""
    for number in range(1, 6):
        page.locator("#id_text").fill(text.format(number))
        with suppress(AssertionError):
            return seen(text.format(number))
    raise AssertionError(text)


def fits_on_a_phone(page: Page) -> None:
    page.set_viewport_size({"width": 320, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    page.set_viewport_size({"width": 1280, "height": 800})


def test_a_question_is_seen_beside_the_form_as_it_is_typed(admin: str, page: Page, picture: Picture):
    row = QuestionRow.objects.get(key="att-past")
    page.goto(f"{admin}/vragen/edit/{row.pk}/")
    frame = open_preview(page)
    expect(frame.locator("legend")).to_contain_text(row.text)
    type_until(
        page, "Past dit werk bij jullie, {}?", lambda text: expect(frame.locator("legend")).to_contain_text(text)
    )
    picture(page, "preview-question")
    not_yet = frame.get_by_role("heading", name="Nog geen voorbeeld")
    page.locator("#id_text").fill("")
    expect(not_yet).to_be_visible(timeout=20_000)
    assert QuestionRow.objects.get(key="att-past").text == row.text


def test_the_previews_themselves_are_accessible(admin: str, page: Page, assert_accessible: Check, picture: Picture):
    for path, row in (("vragen", QuestionRow.objects.get(key="att-past")), ("stappen", StepRow.objects.first())):
        page.goto(f"{admin}/{path}/preview/{row.pk}/")
        expect(page.get_by_text("Alleen voor redacteuren")).to_be_visible()
        assert_accessible(page)
        picture(page, f"preview-{path}")


def test_the_working_copy_is_tried_out_and_kept(admin: str, page: Page, assert_accessible: Check, picture: Picture):
    QuestionRow.objects.filter(key="att-levert-op").update(show_if=[{"answer": "att-past", "in": [5]}])
    page.goto(f"{admin}/proefscan/")
    assert_accessible(page)
    fits_on_a_phone(page)
    page.get_by_label("HR of personeelszaken, als collega").check()
    page.get_by_role("button", name="Begin", exact=True).click()
    question = page.get_by_role("group", name=QuestionRow.objects.get(key="att-past").text)
    expect(question).to_be_visible()
    assert_accessible(page)
    picture(page, "trial-run-question")
    follow_up = page.get_by_role("group", name=QuestionRow.objects.get(key="att-levert-op").text)
    expect(follow_up).to_have_count(0)
    question.locator("input[value='5']").check()
    expect(follow_up).to_be_visible()
    expect(question.locator("input[value='5']")).to_be_checked()
    page.get_by_role("button", name="Naar het resultaat").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Resultaat van de proef")
    page.locator("details").evaluate_all("all => all.forEach(one => one.open = true)")
    assert_accessible(page)
    picture(page, "trial-run-result")
    fits_on_a_phone(page)
    page.get_by_label("Naam van de nieuwe proefwerkgever").fill("Bakkerij Deeg")
    page.get_by_role("button", name="Bewaar als proefwerkgever").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Bakkerij Deeg")
    assert SampleEmployerRow.objects.get(title="Bakkerij Deeg").respondents[0]["answers"]["att-past"] == 5
    assert not Scan.objects.exists()
    assert not Response.objects.exists()


def test_the_answers_of_a_sample_employer_are_changed(admin: str, page: Page, picture: Picture):
    row = SampleEmployerRow.objects.first()
    page.goto(f"{admin}/proefwerkgevers/edit/{row.pk}/")
    page.get_by_role("link", name="Bekijk en verander de antwoorden").first.click()
    expect(page.get_by_role("heading", name="Feiten over de organisatie")).to_be_visible()
    # Of the page only what is ours: Wagtail's own parts stand around it.
    found = Axe().run(page, context="main form").response["violations"]
    assert found == []
    picture(page, "sample-facts")
    page.get_by_label(QuestionRow.objects.get(key="ervaring").text).select_option("nooit")
    page.get_by_role("button", name="Bewaar", exact=True).click()
    expect(page.get_by_text("De antwoorden zijn bewaard.")).to_be_visible()
    row.refresh_from_db()
    assert row.facts["ervaring"] == "nooit"

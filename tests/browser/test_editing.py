"""A morning of the editors: write, preview, have it reviewed, publish, schedule, correct; visitors see each at once."""

import datetime
from typing import Any

import pytest
from django.core.management import call_command
from django.utils import timezone
from playwright.sync_api import Page, expect
from wagtail.models import Revision

from pages.models import SchemePage, StoriesPage, StoryPage
from tests.browser.editors import PATIENT, Editor

TITLE = "Een rooster met vaste dagen"
INTRO = "Een bakkerij maakte een rooster met vaste dagen. Dat gaf rust."
SENTENCE = "Elke maandag ligt er een lijst klaar."


@pytest.fixture(autouse=True)
def _keeps_pages(settings: Any) -> None:
    """With the cache of pages, as on a server: what is published must be seen at once all the same."""
    kept = {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": "editing"}
    settings.CACHES = settings.CACHES | {"pages": kept}


def visit(page: Page, url: str, heading: str) -> None:
    page.goto(url)
    expect(page.get_by_role("heading", level=1)).to_have_text(heading)


def test_a_story_from_the_first_word_to_the_visitor(
    running_site: str, page: Page, editor: Editor, chief_editor: Editor
):
    stories = StoriesPage.objects.get()
    in_the_list = page.get_by_role("main").get_by_role("link", name=TITLE)
    visit(page, running_site + stories.url, stories.title)
    expect(in_the_list).to_have_count(0)

    editor.open(f"pages/add/pages/storypage/{stories.pk}/", "praktijkverhaal")
    editor.page.locator("#id_title").fill(TITLE)
    editor.write_intro(INTRO)
    editor.add_paragraph(SENTENCE)
    editor.save_draft()
    editor.page.get_by_role("button", name="Toon/verberg voorvertoning").click()
    expect(editor.page.frame_locator("#w-preview-iframe").get_by_text(SENTENCE)).to_be_visible(timeout=PATIENT)
    story = StoryPage.objects.get(title=TITLE)
    assert page.goto(running_site + story.url).status == 404

    editor.choose("Stuur door naar Nalezen", "ter goedkeuring ingediend")
    assert page.goto(running_site + story.url).status == 404
    assert not editor.page.get_by_role("button", name="Publiceren").count()

    chief_editor.open("", "In afwachting van jouw beoordeling")
    chief_editor.page.get_by_role("link", name=TITLE).first.click()
    chief_editor.choose("Goedkeuren en publiceren", "gewijzigd")
    visit(page, running_site + story.url, TITLE)
    expect(page.get_by_text(SENTENCE)).to_be_visible()
    visit(page, running_site + stories.url, stories.title)
    expect(in_the_list).to_be_visible()


def test_a_mistake_is_corrected_and_seen_at_once(running_site: str, page: Page, chief_editor: Editor):
    scheme = SchemePage.objects.live().first()
    visit(page, running_site + scheme.url, scheme.title)
    chief_editor.open(f"pages/{scheme.pk}/edit/", scheme.title)
    chief_editor.write_intro("Deze inleiding is verbeterd.")
    chief_editor.choose("Publiceren", "is gepubliceerd")
    visit(page, running_site + scheme.url, scheme.title)
    expect(page.get_by_text("Deze inleiding is verbeterd.")).to_be_visible()


def test_a_text_for_later_waits_for_its_hour(running_site: str, page: Page, chief_editor: Editor):
    scheme = SchemePage.objects.live().first()
    new = page.get_by_text("Vanaf morgen is het anders.")
    visit(page, running_site + scheme.url, scheme.title)
    chief_editor.open(f"pages/{scheme.pk}/edit/", scheme.title)
    chief_editor.write_intro("Vanaf morgen is het anders.")
    set_schedule(chief_editor.page, timezone.localtime() + datetime.timedelta(days=1))
    chief_editor.choose("Publicatie inplannen", "gepland")
    visit(page, running_site + scheme.url, scheme.title)
    expect(new).to_have_count(0)

    let_the_hour_come()
    call_command("publish_scheduled", verbosity=0)
    visit(page, running_site + scheme.url, scheme.title)
    expect(new).to_be_visible()


def set_schedule(page: Page, moment: datetime.datetime) -> None:
    """Say in the side panel when it should go live."""
    page.get_by_role("button", name="Toon/verberg status").click()
    page.get_by_role("button", name="Stel schema in").click()
    dialog = page.get_by_role("dialog")
    dialog.locator("#id_go_live_at").fill(moment.strftime("%Y-%m-%d %H:%M"))
    # The calendar that opens with the field leaves the button free.
    dialog.get_by_role("button", name="Schema opslaan").click()
    expect(page.locator(".messages")).to_be_visible(timeout=PATIENT)


def let_the_hour_come() -> None:
    """What is planned, is planned for a minute ago."""
    planned = Revision.objects.get(approved_go_live_at__isnull=False)
    then = timezone.now() - datetime.timedelta(minutes=1)
    content = planned.content | {"go_live_at": then.isoformat()}
    Revision.objects.filter(pk=planned.pk).update(approved_go_live_at=then, content=content)


def test_an_editor_cannot_get_into_the_workplace(editor: Editor):
    assert editor.page.goto(f"{editor.site}/werkplek/").status == 403

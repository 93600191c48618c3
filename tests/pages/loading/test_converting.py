"""Pages of before, of another type, become what their file is now; what editors wrote in them stays."""

import io

import pytest
from django.core.management import call_command
from wagtail.log_actions import log
from wagtail.models import Page

from pages.loading.home import make_home
from pages.models import HomePage, SchemePage, SchemesPage, TextPage
from tests import factories

SLUG = "regelingen-en-hulp"


@pytest.fixture
def old(site_root: Page) -> TextPage:
    """As a version of before made it: a text page with a page of an editor below it."""
    page = TextPage(title="Regelingen", slug=SLUG, intro="Zo was het.", body=[("paragraph", "<p>Oud.</p>")])
    make_home().add_child(instance=page)
    page.save_revision().publish()
    log(instance=page, action="wagtail.create", data={"loaded_from": SLUG})
    page.add_child(instance=TextPage(title="Eigen", slug="eigen", intro="Van ons."))
    return TextPage.objects.get(pk=page.pk)


def load() -> Page:
    call_command("load_pages", stdout=io.StringIO())
    return Page.objects.get(slug=SLUG, depth=3).specific


def test_a_page_of_another_type_is_converted_at_its_address_with_what_is_below_it(old: TextPage):
    page = load()
    assert (type(page), page.pk, page.url) == (SchemesPage, old.pk, f"/{SLUG}/")
    assert not TextPage.objects.filter(pk=old.pk).exists()
    assert Page.objects.get(slug="eigen").get_parent().pk == old.pk
    assert SchemePage.objects.child_of(page).count() == 17
    assert Page.find_problems() == ([], [], [], [], [])


def test_a_page_that_nobody_touched_gets_the_new_text(old: TextPage):
    page = load()
    assert page.intro != "Zo was het."
    assert page.below


def test_what_an_editor_wrote_stays_and_its_history_can_be_read(old: TextPage):
    old.intro = "Van de redactie."
    old.save_revision(user=factories.make_user("redacteur@example.org")).publish()
    page = load()
    assert (type(page), page.intro) == (SchemesPage, "Van de redactie.")
    assert page.body[0].value.source == "<p>Oud.</p>"
    assert type(page.get_latest_revision_as_object()) is SchemesPage


def test_a_page_that_editors_made_themselves_is_left_alone(site_root: Page):
    home = make_home()
    home.add_child(instance=TextPage(title="Begrippen", slug="begrippen", intro="Van ons."))
    load()
    assert TextPage.objects.get(slug="begrippen").intro == "Van ons."


def test_what_belongs_below_a_page_of_another_type_is_not_made(site_root: Page):
    make_home().add_child(instance=TextPage(title="Eigen", slug=SLUG, intro="Van ons."))
    load()
    assert not SchemePage.objects.exists()


def test_what_belongs_below_a_page_that_an_editor_deleted_is_not_made(old: TextPage):
    load()
    Page.objects.get(slug=SLUG).specific.delete()
    call_command("load_pages", stdout=io.StringIO())
    assert not SchemePage.objects.exists()
    assert HomePage.objects.get().get_children().filter(slug=SLUG).count() == 0

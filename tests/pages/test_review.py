"""A writer asks, somebody else reads and publishes; what the groups were given is not given twice."""

from itertools import pairwise

import pytest
from django.contrib.auth.models import Group, Permission
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from wagtail.models import TaskState, Workflow, WorkflowState

from pages.loading.groups import EDITOR, GROUPS, PUBLISHERS, load_groups
from pages.loading.review import NAME, load_review
from pages.models import Fact, HomePage, TextPage
from tests.pages.test_editing import form_of


@pytest.fixture
def contact(home: HomePage) -> TextPage:
    return TextPage.objects.get(slug="contact")


def edit_url(page: TextPage) -> str:
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def shown() -> str:
    return Client().get("/contact/").content.decode()


def test_a_writer_cannot_publish_and_has_no_button_for_it(editor_client: Client, contact: TextPage):
    assert 'name="action-publish"' not in editor_client.get(edit_url(contact)).content.decode()
    editor_client.post(edit_url(contact), form_of(contact, "Zonder nalezen.", **{"action-publish": "1"}))
    assert "Zonder nalezen." not in shown()


def test_a_writer_asks_and_a_chief_editor_publishes(
    editor_client: Client, chief_client: Client, contact: TextPage, mailoutbox
):
    editor_client.post(edit_url(contact), form_of(contact, "Bel ons vandaag.", **{"action-submit": "1"}))
    assert "Bel ons vandaag." not in shown()
    waiting = TaskState.objects.get(status=TaskState.STATUS_IN_PROGRESS)
    assert [mail.to for mail in mailoutbox] == [["eindredacteur@example.org"]]
    url = reverse("wagtailadmin_pages:workflow_action", args=[contact.pk, "approve", waiting.pk])
    assert editor_client.post(url).status_code in (302, 403)
    assert "Bel ons vandaag." not in shown()
    chief_client.post(url)
    assert "Bel ons vandaag." in shown()


def test_a_chief_editor_sends_a_text_back_with_a_reason(editor_client: Client, chief_client: Client, contact: TextPage):
    editor_client.post(edit_url(contact), form_of(contact, "Nog niet goed.", **{"action-submit": "1"}))
    waiting = TaskState.objects.get()
    url = reverse("wagtailadmin_pages:workflow_action", args=[contact.pk, "reject", waiting.pk])
    chief_client.post(url, {"comment": "De datum mist."})
    state = WorkflowState.objects.get()
    assert state.status == WorkflowState.STATUS_NEEDS_CHANGES
    assert "De datum mist." in editor_client.get(edit_url(contact)).content.decode()


def test_a_figure_is_read_by_a_second_person_too(home: HomePage):
    assert Fact.objects.first().get_workflow().name == NAME


def test_one_review_is_enough(contact: TextPage):
    (task,) = contact.get_workflow().tasks
    assert set(task.specific.groups.values_list("name", flat=True)) == set(PUBLISHERS)


def test_loading_again_changes_nothing_that_somebody_changed(home: HomePage):
    workflow = Workflow.objects.get(name=NAME)
    workflow.deactivate()
    group = Group.objects.get(name=EDITOR)
    taken = Permission.objects.get(codename="add_fact")
    group.permissions.remove(taken)
    load_review(home)
    load_groups(home)
    assert Workflow.objects.get(name=NAME).active is False
    assert taken not in group.permissions.all()


def test_a_group_from_before_gets_the_rights_that_are_new(home: HomePage):
    group = Group.objects.get(name=EDITOR)
    before = set(group.permissions.all())
    group.permissions.clear()
    group.delete()
    Group.objects.create(name=EDITOR)
    call_command("load_pages", verbosity=0)
    assert set(Group.objects.get(name=EDITOR).permissions.all()) == before


def test_each_group_may_do_all_that_the_one_before_may():
    rights = [set(rights) for rights in GROUPS.values()]
    assert all(less < more for less, more in pairwise(rights))


def test_two_versions_of_a_page_are_compared(editor_client: Client, contact: TextPage):
    editor_client.post(edit_url(contact), form_of(contact, "Heel anders dan eerst."))
    url = reverse("wagtailadmin_pages:revisions_compare", args=[contact.pk, "live", "latest"])
    html = editor_client.get(url).content.decode()
    assert 'class="deletion"' in html
    assert "Heel anders dan eerst." in html or "Heel" in html


def test_a_writer_leaves_a_comment(editor_client: Client, contact: TextPage):
    html = editor_client.get(edit_url(contact)).content.decode()
    assert 'id="comments-data"' in html
    extra = {
        "comments-TOTAL_FORMS": "1",
        "comments-0-text": "Klopt dit nummer?",
        "comments-0-contentpath": "intro",
        "comments-0-position": "",
        "comments-0-resolved": "",
        "comments-0-id": "",
        "comments-0-DELETE": "",
        "comments-0-replies-TOTAL_FORMS": "0",
        "comments-0-replies-INITIAL_FORMS": "0",
        "comments-0-replies-MIN_NUM_FORMS": "0",
        "comments-0-replies-MAX_NUM_FORMS": "",
    }
    editor_client.post(edit_url(contact), form_of(contact, contact.intro) | extra)
    assert contact.wagtail_admin_comments.get().text == "Klopt dit nummer?"

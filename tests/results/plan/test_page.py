"""The page of the plan: what can be chosen, what is under way, and how it is found; and who else reads of it."""

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.utils import timezone

from scan.models import PlanStep, Result, Share
from scan.models.plan import Status
from scan.results.plan import actions
from tests import factories
from tests.results.conftest import Owner, owner_of


def headings(page: BeautifulSoup) -> list[str]:
    return [" ".join(one.get_text(" ").split()) for one in page.select("main h2")]


def test_without_a_plan_the_steps_of_the_result_stand_ready_in_their_order(owner: Owner, keys: list[str]):
    page = owner.page("plan/")
    assert headings(page) == ["Kies een stap"]
    assert [form["action"].split("/")[-3] for form in page.select("form[action$='/kiezen/']")] == keys
    assert len(page.select("main .scan-button:not(.scan-button--secondary)")) == 1


def test_choosing_brings_a_step_into_the_plan_and_says_so(owner: Owner, keys: list[str], result: Result):
    answer = owner.client.post(owner.path(f"plan/stap/{keys[0]}/kiezen/"), follow=True)
    page = BeautifulSoup(answer.content, "lxml")
    title = PlanStep.objects.get().title
    assert headings(page)[0].endswith(title)
    assert f"‘{title}’ staat in jullie plan." in page.text
    assert "Er is nog plek voor 2 stappen." in page.text


def test_a_full_plan_says_how_to_make_room_and_offers_no_choice(owner: Owner, keys: list[str], result: Result):
    for key in keys[:3]:
        actions.choose(result, key)
    page = owner.page("plan/")
    assert "Jullie werken al aan drie stappen." in page.text
    assert not page.select("form[action$='/kiezen/']")
    answer = owner.client.post(owner.path(f"plan/stap/{keys[3]}/kiezen/"), follow=True)
    assert "Er staan al drie stappen in het plan." in answer.content.decode()
    assert PlanStep.objects.count() == 3


def test_there_is_one_filled_button_on_a_page_with_vague_steps(owner: Owner, keys: list[str], result: Result):
    for key in keys[:2]:
        actions.choose(result, key)
    (button,) = owner.page("plan/").select("main .scan-button:not(.scan-button--secondary)")
    assert "Maak concreet stap 1" in " ".join(button.text.split())


def test_putting_aside_takes_a_reason_and_can_be_undone(owner: Owner, keys: list[str]):
    address = owner.path(f"plan/stap/{keys[0]}/opzij/")
    assert owner.client.post(address, {}).status_code == 422
    given = {"verdict": "afgewezen", "reason": "nu-niet", "words": "Te druk in de winter"}
    assert owner.client.post(address, given).status_code == 302
    aside = owner.page("plan/").select_one("#opzij").parent.text
    for words in ("Past niet", "Nu niet. Misschien later.", "Te druk in de winter"):
        assert words in aside
    owner.client.post(owner.path(f"plan/stap/{keys[0]}/terug/"))
    assert headings(owner.page("plan/")) == ["Kies een stap"]


def test_what_is_done_already_keeps_no_reason(owner: Owner, keys: list[str]):
    owner.client.post(owner.path(f"plan/stap/{keys[0]}/opzij/"), {"verdict": "doen-wij-al", "reason": "nu-niet"})
    assert PlanStep.objects.get().reason == ""


def test_a_step_that_nobody_advised_does_not_exist(owner: Owner):
    for rest in ("kiezen/", "opzij/"):
        assert owner.client.post(owner.path(f"plan/stap/bestaat-niet/{rest}"), {}).status_code == 404


def test_without_a_result_the_way_leads_to_what_is_open(version, site_root):
    response = factories.make_response("hr")
    browser = owner_of(response.scan)
    for rest in ("plan/", "plan/pdf/", "resultaat/pdf/", "plan/agenda/", "plan/herinnering/"):
        answer = browser.client.get(browser.path(rest))
        assert answer["Location"] == browser.path("controle/")


def test_the_result_leads_to_the_plan(owner: Owner):
    page = owner.page("resultaat/")
    assert page.select_one("main a[href$='/plan/']")["href"] == owner.path("plan/")


def test_who_comes_back_reads_on_the_result_what_is_under_way(owner: Owner, keys: list[str], result: Result):
    step = actions.choose(result, keys[0])
    section = owner.page("resultaat/").select_one("#plan").parent
    assert section.h2.text == "Jullie plan"
    assert [one.text for one in section.select("li")] == [step.title]
    actions.set_status(step, Status.DONE)
    assert owner.page("resultaat/").select_one("#plan").text == "Maak er een plan van"


def test_nothing_of_the_plan_is_kept_by_the_browser(owner: Owner):
    assert owner.client.get(owner.path("plan/"))["Cache-Control"] == "no-store"


def test_the_page_asks_the_database_as_often_for_three_steps_as_for_one(
    owner: Owner, keys: list[str], result: Result, django_assert_num_queries
):
    step = actions.choose(result, keys[0])
    actions.add_note(step, "Gebeld")
    owner.client.get(owner.path("plan/"))
    with django_assert_num_queries(14, exact=False) as first:
        owner.client.get(owner.path("plan/"))
    for key in keys[1:3]:
        actions.add_note(actions.choose(result, key), "Gebeld")
    for key in keys[3:9]:
        actions.put_aside(result, key, Status.ALREADY)
    with django_assert_num_queries(len(first)):
        owner.client.get(owner.path("plan/"))


# --- The account manager


@pytest.fixture
def shared(owner: Owner, result: Result, keys: list[str], service_point) -> Share:
    """A plan with one chosen step, a note and something put aside, shared."""
    step = actions.choose(result, keys[0])
    words = {"if_words": "het overleg begint", "then_words": "vraag ik het", "who": "Karin", "help_words": "Een coach?"}
    actions.write(step, words | {"due": timezone.localdate()}, seen=step.revision)
    actions.add_note(step, "Dit gaat niemand aan")
    actions.put_aside(result, keys[1], Status.REJECTED, words="Geen zin in gedoe")
    share = factories.make_share(result.scan, service_point)
    Share.objects.filter(pk=share.pk).update(includes_plan=True)
    share.refresh_from_db()
    return share


def test_a_shared_plan_is_read_at_work_without_notes_and_reasons(shared: Share, manager_client: Client):
    page = BeautifulSoup(manager_client.get(f"/werkplek/scans/{shared.scan.public_id}/").content, "lxml")
    plan = page.select_one("#plan").find_parent("section")
    for words in ("het overleg begint", "vraag ik het", "Karin", "Een coach?", "Te doen"):
        assert words in plan.text
    for own in ("Dit gaat niemand aan", "Geen zin in gedoe"):
        assert own not in page.text
    assert not plan.select("form, a, button")


def test_a_plan_that_is_not_shared_is_not_read_at_work(shared: Share, manager_client: Client):
    Share.objects.filter(pk=shared.pk).update(includes_plan=False)
    text = manager_client.get(f"/werkplek/scans/{shared.scan.public_id}/").content.decode()
    for words in ("het overleg begint", "Karin", "Een coach?"):
        assert words not in text

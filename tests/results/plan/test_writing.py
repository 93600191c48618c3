"""Making a step concrete: half is fine, what is wrong is told beside it, and no window overwrites another unseen."""

from datetime import date, timedelta

import pytest
from bs4 import BeautifulSoup
from django.utils import timezone

from scan.models import PlanStep, Result
from scan.models.plan import Help, Status
from scan.results.plan import actions
from tests.results.conftest import Owner

WORDS = {
    "if_words": "het teamoverleg begint",
    "then_words": "vraag ik wie wil helpen.\nOok als het druk is.",
    "who": "Karin",
    "first_action": "Zet het op de agenda",
    "help_from": Help.JOB_COACH,
    "help_words": "Kan een jobcoach mee?",
}


@pytest.fixture
def address(owner: Owner, chosen: PlanStep) -> str:
    return owner.path(f"plan/stap/{chosen.step}/")


def soon(days: int = 14) -> str:
    return (timezone.localdate() + timedelta(days=days)).isoformat()


def test_all_that_was_filled_in_is_kept_and_shown(owner: Owner, chosen: PlanStep, address: str):
    sent = owner.client.post(address, WORDS | {"revision": 1, "due": soon()})
    assert sent.status_code == 302
    chosen.refresh_from_db()
    assert {name: getattr(chosen, name).replace("\r\n", "\n") for name in WORDS} == WORDS
    assert chosen.due.isoformat() == soon()
    assert chosen.is_concrete
    text = " ".join(owner.page("plan/").select_one(".scan-plan").get_text(" ").split())
    for words in ("Als het teamoverleg begint", "Karin", "Zet het op de agenda", "Hulp gevraagd: een jobcoach"):
        assert words in text


def test_nothing_at_all_may_be_filled_in(owner: Owner, chosen: PlanStep, address: str):
    assert owner.client.post(address, {"revision": 1}).status_code == 302
    chosen.refresh_from_db()
    assert not chosen.is_concrete
    assert chosen.due is None


def test_the_first_action_of_the_step_is_a_suggestion_until_something_is_kept(
    owner: Owner, chosen: PlanStep, address: str
):
    assert (
        owner.page(f"plan/stap/{chosen.step}/").select_one("#id_first_action").text.strip()
        == (chosen.advice.text.actions[0])
    )
    owner.client.post(address, {"revision": 1, "first_action": ""})
    assert owner.page(f"plan/stap/{chosen.step}/").select_one("#id_first_action").text.strip() == ""


@pytest.mark.parametrize(
    ("due", "told"),
    [
        ("31-02-2027", "Dit is geen datum."),
        ("morgen", "Dit is geen datum."),
        ("2020-01-01", "Deze dag is al geweest."),
        ("2100-01-01", "Kies een dag binnen drie jaar."),
    ],
)
def test_a_wrong_date_is_told_beside_it_and_the_rest_is_kept(
    owner: Owner, chosen: PlanStep, address: str, due: str, told: str
):
    answer = owner.client.post(address, WORDS | {"revision": 1, "due": due})
    assert answer.status_code == 422
    page = BeautifulSoup(answer.content, "lxml")
    assert told in page.select_one("#id_due_error").text
    assert page.select_one(".scan-error-summary a")["href"] == "#id_due"
    assert page.select_one("#id_due")["value"] == due
    assert page.title.text.startswith("Fout: ")
    chosen.refresh_from_db()
    assert (chosen.who, chosen.due) == ("Karin", None)
    # With the date mended the same page can be kept.
    revision = page.select_one("[name=revision]")["value"]
    assert owner.client.post(address, WORDS | {"revision": revision, "due": soon()}).status_code == 302


def test_a_date_of_before_may_stay_when_something_else_is_changed(owner: Owner, chosen: PlanStep, address: str):
    PlanStep.objects.filter(pk=chosen.pk).update(due=date(2024, 1, 1))
    assert owner.client.post(address, {"revision": 1, "due": "2024-01-01", "who": "HR"}).status_code == 302


def test_too_long_a_text_is_told_and_stays_as_typed(owner: Owner, chosen: PlanStep, address: str):
    answer = owner.client.post(address, {"revision": 1, "who": "a" * 81})
    page = BeautifulSoup(answer.content, "lxml")
    assert answer.status_code == 422
    assert "Er passen 80 tekens in." in page.select_one("#id_who_error").text
    assert page.select_one("#id_who")["value"] == "a" * 81


@pytest.mark.parametrize("seen", ["1", "", "abc", "99999999999"])
def test_a_window_that_was_overtaken_says_so_keeps_what_was_typed_and_shows_what_stands_there(
    owner: Owner, chosen: PlanStep, address: str, seen: str
):
    owner.client.post(address, WORDS | {"revision": 1, "due": soon()})
    answer = owner.client.post(address, WORDS | {"revision": seen, "who": "Joost", "due": soon()})
    assert answer.status_code == 409
    page = BeautifulSoup(answer.content, "lxml")
    assert page.select_one("#id_who")["value"] == "Joost"
    summary = page.select_one(".scan-error-summary")
    assert [(row.dt.text, row.dd.text) for row in summary.select("dl div")] == [("Wie", "Karin")]
    chosen.refresh_from_db()
    assert chosen.who == "Karin"
    # Who saves it again has seen it, and wins.
    again = {"revision": page.select_one("[name=revision]")["value"], "who": "Joost"}
    assert owner.client.post(address, WORDS | again).status_code == 302
    chosen.refresh_from_db()
    assert chosen.who == "Joost"


def test_what_was_typed_comes_back_escaped(owner: Owner, chosen: PlanStep, address: str):
    owner.client.post(address, {"revision": 1, "then_words": "</p><script>alert(1)</script>"})
    for page in ("plan/", f"plan/stap/{chosen.step}/"):
        assert b"<script>alert" not in owner.client.get(owner.path(page)).content


def test_a_status_can_be_kept_and_a_wrong_one_is_refused(owner: Owner, chosen: PlanStep, address: str):
    assert owner.client.post(f"{address}status/", {"status": "bezig"}).status_code == 302
    chosen.refresh_from_db()
    assert chosen.status == Status.BUSY
    for wrong in ("", "afgewezen", "open"):
        assert owner.client.post(f"{address}status/", {"status": wrong}).status_code == 422
    chosen.refresh_from_db()
    assert chosen.status == Status.BUSY


def test_going_on_with_a_step_without_a_place_is_told_beside_the_status(
    owner: Owner, result: Result, keys: list[str], address: str
):
    actions.set_status(PlanStep.objects.get(step=keys[0]), Status.DONE)
    for key in keys[1:4]:
        actions.choose(result, key)
    answer = owner.client.post(f"{address}status/", {"status": "bezig"})
    assert answer.status_code == 422
    assert "al drie stappen" in BeautifulSoup(answer.content, "lxml").select_one("#id_status_error").text


def test_notes_have_a_date_and_can_be_thrown_away(owner: Owner, chosen: PlanStep, address: str):
    owner.client.post(f"{address}notitie/", {"text": "Gebeld.\nHij doet mee."})
    note = chosen.notes.get()
    assert note.text.split() == ["Gebeld.", "Hij", "doet", "mee."]
    assert f"{timezone.localdate().year}" in owner.page(f"plan/stap/{chosen.step}/").select_one("#notities").parent.text
    owner.client.post(f"{address}notitie/", {"weg": str(note.pk)})
    assert not chosen.notes.exists()
    for nonsense in ("", "x", "9" * 40):
        assert owner.client.post(f"{address}notitie/", {"weg": nonsense}).status_code == 302


def test_an_empty_note_and_the_hundred_and_first_are_refused(owner: Owner, chosen: PlanStep, address: str):
    assert owner.client.post(f"{address}notitie/", {"text": "  "}).status_code == 422
    chosen.notes.model.objects.bulk_create(chosen.notes.model(plan_step=chosen, text="x") for _ in range(100))
    answer = owner.client.post(f"{address}notitie/", {"text": "Nog een"})
    assert answer.status_code == 422
    assert "al 100 notities" in answer.content.decode()
    assert "Nog een" in answer.content.decode()


def test_a_note_of_another_scan_cannot_be_thrown_away(owner: Owner, chosen: PlanStep, address: str, result: Result):
    other = actions.choose(result, [s.key for s in result.outcome.advice.steps][1])
    actions.add_note(other, "Van een andere stap")
    owner.client.post(f"{address}notitie/", {"weg": str(other.notes.get().pk)})
    assert other.notes.exists()


@pytest.mark.parametrize("rest", ["", "status/", "notitie/", "terug/", "agenda/"])
def test_a_step_that_was_never_chosen_has_no_page(owner: Owner, keys: list[str], rest: str):
    address = owner.path(f"plan/stap/{keys[7]}/{rest}")
    answer = owner.client.get(address) if rest in ("", "agenda/") else owner.client.post(address, {})
    assert answer.status_code == 404

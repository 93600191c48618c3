"""Trying the working copy out as a scan: as respondents go through it, with nothing stored."""

import json
import re
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from scan.models import Answer, Organisation, Response, Result, Scan
from scan.models.working import AnswerScaleRow, QuestionRow, RoleRow, SampleEmployerRow, SectionRow, StepRow

pytestmark = pytest.mark.usefixtures("working")
PATH = "/beheer/scan/proefscan/"


class Walk:
    """Somebody who goes through the trial run: holds the page, and presses its buttons."""

    def __init__(self, browser: Client) -> None:
        self.browser = browser
        self.page = self.read(browser.get(PATH))

    def read(self, response: Any) -> BeautifulSoup:
        self.status, self.location = response.status_code, response.headers.get("Location", "")
        return BeautifulSoup(response.content, "html.parser")

    def press(self, value: str, **typed: Any) -> "Walk":
        """Press a button in its form, after filling in some fields."""
        button = self.page.find("button", attrs={"value": value})
        assert button, f"no button {value}"
        data = {**fields(button.find_parent("form")), **typed, "proef.naar": value}
        self.page = self.read(self.browser.post(PATH, data))
        return self

    def begin(self, who: str) -> "Walk":
        return self.press("nog-iemand", **{"proef.nieuw": who})

    @property
    def heading(self) -> str:
        return self.page.h1.get_text(" ", strip=True)

    @property
    def text(self) -> str:
        return re.sub(r"\s+", " ", self.page.get_text())


def fields(form: Any) -> dict[str, Any]:
    """What a browser would post of a form as it is."""
    data: dict[str, Any] = {}
    for one in form.select("input[name], textarea[name], select[name]"):
        kind = one.get("type", "")
        if kind in ("radio", "checkbox"):
            if one.has_attr("checked"):
                data.setdefault(one["name"], []).append(one["value"])
        elif one.name == "select":
            chosen = one.find("option", selected=True)
            data[one["name"]] = chosen["value"] if chosen else ""
        else:
            data[one["name"]] = one.get("value", "") if one.name == "input" else one.get_text()
    return data


@pytest.fixture
def walk(editing: Client) -> Walk:
    return Walk(editing)


def rows() -> list[int]:
    return [kind.objects.count() for kind in (Organisation, Scan, Response, Answer, Result, SampleEmployerRow)]


def answered(walk: Walk, choose: int = 3) -> dict[str, Any]:
    """An answer to every rating on the screen."""
    found = {}
    for question in walk.page.select("fieldset.scan-question"):
        options = question.select("input[type=radio]")
        if options:
            found[options[0]["name"]] = options[min(choose, len(options) - 1)]["value"]
    return found


def to_the_end(walk: Walk, choose: int = 3) -> Walk:
    """Answer every screen, and stop at the check page."""
    for _ in range(60):
        if not walk.page.find("button", attrs={"value": "volgende"}):
            return walk
        walk.press("volgende", **answered(walk, choose))
    raise AssertionError("no end")


def test_an_owner_goes_through_all_screens_and_nothing_is_stored(walk: Walk):
    before = rows()
    to_the_end(walk.begin("eigenaar.hr"))
    assert walk.heading == "Controleer je antwoorden"
    walk.press("resultaat")
    assert walk.status == 200
    assert walk.heading == "Resultaat van de proef"
    assert walk.page.select(".scan-score__number")
    assert walk.page.select(".scan-step")
    assert rows() == before


def test_each_screen_says_that_nothing_is_kept(walk: Walk):
    for _ in range(3):
        assert "Proef: er wordt niets bewaard." in walk.text
        if walk.heading == "Proefscan":
            walk.begin("eigenaar.hr")
        else:
            walk.press("volgende")


def test_the_editor_also_sees_what_the_account_manager_gets(walk: Walk):
    to_the_end(walk.begin("eigenaar.hr"), choose=0).press("resultaat")
    assert "Onderwerpen en openingsvragen" in walk.text
    assert "Accenten in de dienstverlening" in walk.text


def test_somebody_must_be_chosen_first(walk: Walk):
    walk.press("nog-iemand")
    assert walk.status == 422
    assert "Kies eerst wie de vragen invult." in walk.page.select_one(".scan-error").get_text()
    walk.press("nog-iemand", **{"proef.nieuw": "eigenaar.medewerker"})
    assert walk.status == 422


def test_a_protected_role_cannot_begin_a_scan(walk: Walk):
    offered = [one["value"] for one in walk.page.select("input[type=radio]")]
    protected = set(RoleRow.objects.filter(protected=True).values_list("key", flat=True))
    assert protected
    assert not {f"eigenaar.{role}" for role in protected} & set(offered)
    assert {f"collega.{role}" for role in protected} <= set(offered)


@pytest.fixture
def follow_up(editing: Client) -> Walk:
    """A colleague, on a screen where one question waits for another."""
    QuestionRow.objects.filter(key="att-levert-op").update(show_if=[{"answer": "att-past", "in": [5]}])
    return Walk(editing).begin("collega.hr")


def test_a_follow_up_question_comes_up_and_goes_away(follow_up: Walk):
    heading = follow_up.heading
    assert follow_up.page.find(attrs={"name": "att-past"})
    assert not follow_up.page.find(attrs={"name": "att-levert-op"})
    follow_up.press("volgende", **{"att-past": "5"})
    assert "Er is een vraag bij gekomen." in follow_up.text
    assert follow_up.heading == heading
    follow_up.press("volgende", **{"att-past": "5", "att-levert-op": "4"}).press("vorige")
    assert fields(follow_up.page.find("form"))["att-levert-op"] == ["4"]
    follow_up.press("volgende", **{"att-past": "1"}).press("vorige")
    assert not follow_up.page.find(attrs={"name": "att-levert-op"})


def test_with_script_a_follow_up_comes_without_pressing_a_button(follow_up: Walk):
    place = follow_up.page.find(attrs={"name": "att-past"}).find_parent(attrs={"hx-post": True})
    assert place["hx-post"] == PATH
    data = {**fields(follow_up.page.find("form")), "att-past": "5", **json.loads(place["hx-vals"])}
    shown = follow_up.read(follow_up.browser.post(PATH, data))
    assert shown.find(id="proef-vragen").find(attrs={"name": "att-levert-op"})
    assert not shown.select("[hx-post]:not([hx-target='#proef-vragen'])")


def test_a_follow_up_on_a_later_screen_waits_for_the_answer(walk: Walk):
    walk.begin("eigenaar.hr")
    while not walk.page.find(attrs={"name": "ervaring"}):
        walk.press("volgende")
    walk.press("volgende", ervaring="meer")
    assert walk.page.find(attrs={"name": "aantal"})


def test_what_is_no_answer_gets_a_message_and_stays(walk: Walk):
    walk.begin("eigenaar.hr")
    while not walk.page.find(attrs={"name": "ervaring"}):
        walk.press("volgende")
    walk.press("volgende", ervaring="meer").press("volgende", aantal="veel")
    assert walk.status == 422
    assert "Vul een heel getal in" in walk.page.select_one(".scan-error-summary").get_text()
    assert walk.page.find(attrs={"name": "aantal"})["value"] == "veel"


def test_answers_of_earlier_screens_are_still_there(walk: Walk):
    walk.begin("collega.hr")
    given = answered(walk)
    walk.press("volgende", **given).press("vorige")
    assert {k: [v] for k, v in given.items()}.items() <= fields(walk.page.find("form")).items()


def test_a_colleague_gets_no_facts_and_follows_the_owners(walk: Walk):
    once = {row.key for row in SectionRow.objects.filter(once=True)}
    titles = set(SectionRow.objects.filter(key__in=once).values_list("title", flat=True))
    walk.begin("collega.medewerker")
    themes = walk.page.select_one(".scan-themes").get_text()
    assert not any(title in themes for title in titles)


def test_more_people_can_fill_in_and_are_compared(walk: Walk):
    to_the_end(walk.begin("eigenaar.directie"), choose=4).press("resultaat")
    walk.begin("collega.leidinggevende")
    to_the_end(walk, choose=0).press("resultaat")
    assert "Ingevuld door Directeur of eigenaar, Leidinggevende." in walk.text
    assert "Wat de rollen anders zien" in walk.text
    assert not walk.page.select("input[value^=eigenaar]")


@pytest.mark.parametrize("name", ["proef.mensen", "proef.antwoorden"])
def test_what_is_nested_without_end_is_left_out(editing: Client, name: str):
    posted = {name: "[" * 100_000, "proef.wie": "eigenaar.hr", "proef.naar": "controle"}
    assert editing.post("/beheer/scan/proefscan/", posted).status_code == 200


def test_what_was_tampered_with_is_left_out(editing: Client):
    for people, answers in (("[1, 2", "nonsense"), ('[{"role": "x"}, 3]', "[]"), ("{}", '{"x": 1, "att-past": {}}')):
        data = {"proef.wie": "eigenaar.hr", "proef.mensen": people, "proef.antwoorden": answers}
        for go in ("volgende", "resultaat", "controle", "bewaar", "x.y", "organisatie.99"):
            assert editing.post(PATH, {**data, "proef.naar": go}).status_code in (200, 422)


def test_a_change_in_the_working_copy_is_in_the_trial_run_at_once(walk: Walk):
    QuestionRow.objects.filter(key="att-past").update(text="Een heel andere vraag?")
    walk.begin("collega.hr")
    for _ in range(60):
        if "Een heel andere vraag?" in walk.text:
            return
        walk.press("volgende")
    raise AssertionError("not asked")


def test_with_errors_the_questions_work_and_the_result_says_what_to_mend(editing: Client):
    StepRow.objects.filter(pk=StepRow.objects.first().pk).update(phase="weg")
    walk = Walk(editing)
    assert "fout in de werkkopie" in walk.text
    walk.begin("collega.hr").press("volgende").press("resultaat")
    assert "Los eerst de fouten op" in walk.text
    assert walk.page.find("a", href=re.compile("/beheer/scan/stappen/edit/"))


def test_when_nothing_can_be_shown_it_says_where_to_mend_it(editing: Client):
    AnswerScaleRow.objects.filter(key="eens5").update(options=[{"label": "Zonder waarde"}])
    walk = Walk(editing)
    assert walk.heading == "Eerst iets oplossen"
    assert "eens5" in walk.text


def test_a_trial_run_is_kept_as_a_sample_employer_when_asked(walk: Walk):
    before = rows()
    to_the_end(walk.begin("eigenaar.hr")).press("resultaat")
    walk.press("bewaar", title="")
    assert walk.status == 422
    assert "Geef de proefwerkgever een naam." in walk.text
    walk.press("bewaar", title="Bakkerij Deeg")
    row = SampleEmployerRow.objects.get(title="Bakkerij Deeg")
    assert walk.location == f"/beheer/scan/proefwerkgevers/antwoorden/{row.pk}/"
    assert row.key == "bakkerij-deeg"
    assert [one["role"] for one in row.respondents] == ["hr"]
    assert row.facts
    assert not set(row.facts) & set(row.respondents[0]["answers"])
    assert row.revisions.count() == 1
    assert rows() == [*before[:-1], before[-1] + 1]


def test_a_trial_run_can_replace_the_answers_of_a_sample_employer(walk: Walk):
    old = SampleEmployerRow.objects.first()
    to_the_end(walk.begin("eigenaar.hr")).press("resultaat").press("bewaar", row=str(old.pk))
    row = SampleEmployerRow.objects.get(pk=old.pk)
    assert (row.title, row.key) == (old.title, old.key)
    assert row.respondents != old.respondents


def test_a_screen_asks_few_queries(editing: Client, django_assert_max_num_queries: Any):
    with django_assert_max_num_queries(40):
        walk = Walk(editing)
    with django_assert_max_num_queries(40):
        walk.begin("eigenaar.hr")
    with django_assert_max_num_queries(40):
        walk.press("resultaat")


def test_only_authors_may_try(manager_client: Client):
    assert manager_client.get(PATH).status_code in (302, 403)
    assert Client().get(PATH).status_code == 302

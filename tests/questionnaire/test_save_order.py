"""Whatever the order in which saves of several people arrive: what is stored is what the rule says, per respondent.

The rule (design.md): a save is late when the same page load has already saved a higher number for that question, and is
dropped; otherwise the one that arrives last wins. Who has finished or deleted the scan, saves nothing.
"""

from dataclasses import dataclass, field
from typing import Any

import pytest
from django.test import Client
from hypothesis import given, settings
from hypothesis import strategies as st

from scan.models import Response
from scan.models.answers import Screen, save_answer
from scan.models.scan import given_answers
from scan.questionnaire import actions, joining
from tests.strategies import CALM

PEOPLE, PAGES, HIGHEST = 3, 3, 5
# Radio buttons, ticked boxes, a number and a text, with answers that the instrument offers.
VALUES: dict[str, list[Any]] = {
    "att-past": [None, 1, 4, 5],
    "vacatures": [None, "geen", "moeilijk"],
    "hulpvraag": [None, ("kandidaten",), ("functies", "team")],
    "instroom": [None, 0, 12],
    "toelichting": [None, "Kort", "Met ‘aanhalingstekens’ en é"],
}


@dataclass(frozen=True)
class Save:
    """A save that arrives."""

    who: int
    page: int
    number: int
    question: str
    value: Any


@dataclass(frozen=True)
class Turn:
    """Finishing, opening again, or deleting the scan."""

    who: int
    what: str


@dataclass
class Rule:
    """What the rule says of one respondent, in the fewest words."""

    open: bool = True
    deleted: bool = False
    answers: dict[str, Any] = field(default_factory=dict)
    highest: dict[tuple[str, int], int] = field(default_factory=dict)

    def save(self, save: Save) -> str:
        """What is to be answered: saved, late, closed or gone."""
        if self.deleted or not self.open:
            return "gone" if self.deleted else "closed"
        of_page = (save.question, save.page)
        if save.number < self.highest.get(of_page, 0):
            return "late"
        self.highest[of_page] = save.number
        self.answers[save.question] = save.value
        return "saved"

    def turn(self, what: str) -> None:
        self.open = {"finish": False, "reopen": True}.get(what, self.open)
        self.deleted = self.deleted or what == "delete"

    @property
    def stored(self) -> dict[str, Any]:
        return {key: value for key, value in self.answers.items() if value is not None}


who = st.integers(0, PEOPLE - 1)
saves = st.sampled_from(sorted(VALUES)).flatmap(
    lambda question: st.builds(
        Save,
        who,
        st.integers(1, PAGES),
        st.integers(1, HIGHEST),
        st.just(question),
        st.sampled_from(VALUES[question]),
    )
)
# Deleting is rare, or hardly anything would be stored.
turns = st.builds(Turn, who, st.sampled_from(["finish", "reopen", "reopen", "finish", "reopen", "delete"]))
courses = st.lists(saves | saves | saves | turns, max_size=25)


@pytest.mark.django_db
@pytest.mark.usefixtures("version")
@settings(CALM, max_examples=80)
@given(course=courses)
def test_what_is_stored_is_what_the_rule_says(course: list[Save | Turn]):
    responses = [actions.start_scan("directie") for _ in range(PEOPLE)]
    rules = [Rule() for _ in responses]
    for event in course:
        response, rule = responses[event.who], rules[event.who]
        if isinstance(event, Save):
            screen = Screen(f"page-{event.page}", event.number)
            assert save_answer(response, event.question, event.value, screen) is (rule.save(event) == "saved")
        else:
            take_turn(response, rule, event.what)
    for response, rule in zip(responses, rules, strict=True):
        kept = Response.objects.filter(pk=response.pk).first()
        assert (kept is None) is rule.deleted
        if kept:
            assert given_answers(kept) == rule.stored


def take_turn(response: Response, rule: Rule, what: str) -> None:
    if rule.deleted:
        return
    rule.turn(what)
    {"finish": actions.finish, "reopen": actions.reopen, "delete": lambda one: actions.delete_scan(one.scan)}[what](
        Response.objects.get(pk=response.pk)
    )


@pytest.mark.django_db
@pytest.mark.usefixtures("version")
@settings(CALM, max_examples=40)
@given(course=courses)
def test_and_so_it_is_for_the_owner_and_colleagues_of_one_scan(course: list[Save | Turn]):
    """Who takes the answers back deletes only those; of nobody the scan itself is deleted."""
    owner = actions.start_scan("directie")
    mates = [Response.objects.create(scan=owner.scan, role=role) for role in ("leidinggevende", "medewerker")]
    responses = [owner, *mates]
    rules = [Rule() for _ in responses]
    for event in course:
        response, rule = responses[event.who], rules[event.who]
        if isinstance(event, Save):
            screen = Screen(f"page-{event.page}", event.number)
            assert save_answer(response, event.question, event.value, screen) is (rule.save(event) == "saved")
        elif event.what == "delete" and not rule.deleted and response != owner:
            joining.retract(Response.objects.get(pk=response.pk))
            rule.turn("delete")
        elif event.what != "delete":
            take_turn(response, rule, event.what)
    for response, rule in zip(responses, rules, strict=True):
        kept = Response.objects.filter(pk=response.pk).first()
        assert (kept is None) is rule.deleted
        if kept:
            assert given_answers(kept) == rule.stored


STATUS = {"saved": 200, "late": 200, "closed": 409, "gone": 403}
ADDRESS = {"finish": "controle", "reopen": "afgerond", "delete": "wissen"}


@pytest.mark.django_db
@pytest.mark.usefixtures("version", "site_root")
@settings(CALM, max_examples=15)
@given(course=st.lists(saves | saves | saves | turns, max_size=12))
def test_and_so_it_is_through_the_site(course: list[Save | Turn]):
    """Each person in an own browser, with the answer that the site gives."""
    browsers = [Client() for _ in range(PEOPLE)]
    ids = [browser.post("/scan/start/", {"role": "directie"}).url.split("/")[2] for browser in browsers]
    rules = [Rule() for _ in browsers]
    for event in course:
        browser, path, rule = browsers[event.who], f"/scan/{ids[event.who]}/", rules[event.who]
        if isinstance(event, Turn):
            browser.post(f"{path}{ADDRESS[event.what]}/")
            rule.turn(event.what)
            continue
        posted = {"page_load": f"page-{event.page}", "number": event.number}
        if event.value is not None:
            posted[event.question] = event.value
        answer = browser.post(f"{path}antwoord/{event.question}/", posted, headers={"HX-Request": "true"})
        expected = rule.save(event)
        assert answer.status_code == STATUS[expected]
        if expected in ("saved", "late"):
            assert ("te laat" in answer.content.decode()) is (expected == "late")
    for public_id, rule in zip(ids, rules, strict=True):
        kept = Response.objects.filter(public_id=public_id).first()
        assert (kept is None) is rule.deleted
        if kept:
            assert given_answers(kept) == rule.stored

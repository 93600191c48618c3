"""Old and new side by side on the result, and what became of the plan."""

from copy import deepcopy
from typing import Any

import pytest
from bs4 import BeautifulSoup

from scan.content import read_document
from scan.models import Response, Scan
from scan.models.instrument import publish
from scan.models.plan import Plan, PlanStep, Status
from scan.questionnaire import actions, again
from tests import factories
from tests.results.conftest import Owner, owner_of

HIGHER = {"att-past": 5, "att-levert-op": 5, "att-werk-gedaan": 5}


@pytest.fixture
def later(owner: Owner) -> Owner:
    """The director of the example, a year later: attitude went from 58 to 100, and all the rest is not answered."""
    return owner_of(factories.make_following(owner.scan, HIGHER))


def rows(page: BeautifulSoup) -> dict[str, list[str]]:
    """The table of then and now, without its heading."""
    table = next(table for table in page.select("table") if table.caption and "toen en nu" in table.caption.text)
    return {row.th.text: [cell.text for cell in row.select("td")] for row in table.select("tbody tr")}


def test_scores_stand_side_by_side_as_bars_numbers_words_and_in_a_table(later: Owner):
    page = later.page("resultaat/")
    found = rows(page)
    assert found["Wat het oplevert"] == ["58", "100", "+42", "Duidelijk hoger"]
    assert found["Vertrouwen"][1:] == ["–", "–", "Niet vergeleken. Te weinig antwoorden, vorige keer of nu."]
    assert len(found) == 18
    pair = next(one for one in page.select(".scan-roles--pair") if one["aria-label"] == "Wat het oplevert, toen en nu")
    assert [one["width"] for one in pair.select(".scan-bar__fill")] == ["58%", "100%"]
    assert [one.text for one in pair.select("strong")] == ["58", "100"]
    assert "Duidelijk hoger: Wat het oplevert." in page.select_one("#toen-en-nu").parent.text


def test_it_says_from_where_a_difference_means_something_and_that_this_is_a_choice(later: Owner):
    text = later.page("resultaat/").text
    assert "Een verschil van minder dan 15 punten zegt nog niets." in text
    assert "De grens van 15 is onze eigen keuze." in text


def test_stage_and_steps_of_then_and_now(owner: Owner):
    answers = {answer.question: answer.value for answer in owner.scan.responses.get().answers.all()}
    again_the_same = owner_of(factories.make_following(owner.scan, answers | {"reg-contact": 5}))
    text = again_the_same.page("resultaat/").text
    assert "Jullie zijn nog in de fase ‘Motiveren’" in text
    assert "Alle stappen van toen staan er nog." not in text
    assert "Zorg voor één vast contact" in text or "Niet meer in jullie advies" in text


def test_a_first_scan_has_nothing_to_compare_with(owner: Owner):
    page = owner.page("resultaat/")
    assert page.select("#toen-en-nu") == []
    assert "Doe de scan opnieuw" in page.text


def test_the_old_result_stays_and_says_that_there_is_a_newer_scan(later: Owner, owner: Owner):
    page = owner.page("resultaat/")
    assert "Er is een nieuwere scan" in page.text
    assert page.select("#toen-en-nu") == []
    assert page.select_one(".scan-score__number").text == "54"


def test_other_people_than_before_are_told_of(owner: Owner):
    later = owner_of(factories.make_following(owner.scan, HIGHER, role="hr"))
    text = " ".join(later.page("resultaat/").text.split())
    assert "Toen: 1 × Directeur of eigenaar. Nu: 1 × HR of personeelszaken." in text


def test_a_scale_whose_questions_changed_says_so_and_is_not_compared(owner: Owner):
    document = deepcopy(read_document())
    benefits = next(section for section in document["sections"] if section["key"] == "opbrengsten")
    benefits["questions"][0]["text"] = "Een andere vraag."
    publish(document, note="Andere vraag.")
    found = rows(owner_of(factories.make_following(owner.scan, HIGHER)).page("resultaat/"))
    assert found["Wat het oplevert"] == ["58", "100", "–", "Niet vergeleken. De vragen zijn veranderd."]
    assert found["Willen"][2:] == ["–", "Niet vergeleken. Er zijn onderdelen veranderd."]


def test_what_became_of_the_plan(owner: Owner):
    plan = Plan.objects.create(scan=owner.scan)
    steps = [step.key for step in owner.scan.result.outcome.advice.steps[:3]]
    for key, status in zip(steps, (Status.DONE, Status.BUSY, Status.OPEN), strict=True):
        PlanStep.objects.create(plan=plan, step=key, version=owner.scan.version, title=f"Plan: {key}", status=status)
    later = owner_of(factories.make_following(owner.scan, {}))
    table = next(t for t in later.page("resultaat/").select("table") if t.caption and "plan van toen" in t.caption.text)
    found = {row.th.text: [cell.text for cell in row.select("td")] for row in table.select("tbody tr")}
    assert {title: (own[0].split(",")[0], own[1]) for title, own in found.items()} == {
        f"Plan: {steps[0]}": ("Gedaan", "Nee"),
        f"Plan: {steps[1]}": ("Bezig", "Nee"),
    }


def test_without_a_plan_it_says_so(later: Owner):
    assert "Bij de scan van toen maakten jullie geen plan." in later.page("resultaat/").text


# --- Who sees it


def test_the_result_of_then_opens_only_for_who_could_open_it_already(owner: Owner):
    new = factories.make_following(owner.scan, HIGHER)
    stranger = owner_of(new)
    link = f"/scan/{owner.scan.responses.get().public_id}/resultaat/"
    assert link not in str(stranger.page("resultaat/"))
    assert stranger.client.get(link).status_code == 403
    owner.client.post(f"/link/{link_token(new)}/")
    both = Owner(owner.client, new)
    assert link in str(both.page("resultaat/"))


def link_token(scan: Scan) -> str:
    from scan.models.link import make_link

    return make_link(scan.responses.get())[1]


def test_when_the_scan_of_then_is_deleted_nothing_of_it_is_left(later: Owner, owner: Owner):
    actions.delete_scan(owner.scan)
    page = later.page("resultaat/")
    assert page.h1.text == "Jullie resultaat"
    assert page.select("#toen-en-nu") == []


def test_a_service_point_sees_nothing_of_the_scan_of_then(later: Owner, manager_client: Any, service_point: Any):
    scan = Scan.objects.get(pk=later.scan.pk)
    factories.make_share(scan, service_point)
    answer = manager_client.get(f"/werkplek/scans/{scan.public_id}/")
    assert answer.status_code == 200
    assert "Toen en nu" not in answer.content.decode()


def test_before_finishing_nothing_of_then_is_shown(owner: Owner):
    started = again.start_again(owner.scan, "directie")
    new = owner_of(Scan.objects.get(pk=started.scan_id))
    assert new.client.get(new.path("resultaat/")).status_code == 302
    assert Response.objects.filter(scan=started.scan).count() == 1


def test_comparing_costs_few_queries(later: Owner, django_assert_max_num_queries):
    later.page("resultaat/")
    with django_assert_max_num_queries(15):
        later.client.get(later.path("resultaat/"))

"""Pages lead to what shares steps and schemes with them."""

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from pages.models import FrequentQuestion, SchemePage, StepPage, StoryPage, TextPage
from pages.related import MOST, related_to
from scan.models.instrument import publish

pytestmark = pytest.mark.usefixtures("full_home")


def test_a_step_leads_to_its_schemes_stories_and_questions():
    step = StepPage.objects.get(key="rekensom")
    related = related_to(step)
    assert {page.scheme_key for page in related.schemes} == {
        "loonkostensubsidie",
        "loondispensatie",
        "loonkostenvoordeel",
    }
    assert related.stories
    soup = BeautifulSoup(Client().get(step.get_url()).content, "html.parser")
    links = [link["href"] for link in soup.select(".scan-related a")]
    assert SchemePage.objects.get(key="loonkostensubsidie").get_url() in links


def test_a_step_leads_to_steps_like_it_first_those_with_most_in_common(version):
    steps = {step.key: step for step in version.instrument.steps}
    own = steps["rekensom"]
    shown = [steps[page.step_key] for page in related_to(StepPage.objects.get(key="rekensom")).steps]

    def in_common(step) -> int:
        return len({*own.schemes, *own.targets} & {*step.schemes, *step.targets})

    assert len(shown) == MOST
    assert own not in shown
    assert all(step.phase == own.phase or set(step.schemes) & set(own.schemes) for step in shown)
    assert [in_common(step) for step in shown] == sorted((in_common(step) for step in shown), reverse=True)
    near = [step for step in steps.values() if step.phase == own.phase and step not in (*shown, own)]
    assert max(map(in_common, near)) <= in_common(shown[-1])


def test_every_step_leads_on(version):
    alone = [page.key for page in StepPage.objects.live() if not (found := related_to(page)) or not found.steps]
    assert alone == []


def test_a_step_that_is_no_longer_in_the_scan_leads_to_what_still_names_it(version):
    without = [step for step in version.document["steps"] if step["key"] != "rekensom"]
    publish(version.document | {"steps": without}, note="Zonder die stap.")
    related = related_to(StepPage.objects.get(key="rekensom"))
    assert related.stories
    assert related.steps == ()


def test_a_scheme_leads_to_the_steps_that_name_it():
    related = related_to(SchemePage.objects.get(key="no-riskpolis"))
    assert {page.step_key for page in related.steps} == {"regelingen-check", "risico-bij-ziekte"}
    assert related.schemes == ()


def test_a_story_leads_to_its_own_and_to_stories_like_it():
    story = StoryPage.objects.get(slug="een-taak-goed-doen")
    related = related_to(story)
    assert {page.step_key for page in related.steps} == {"rekensom", "functie-maken", "regels-samen-aankaarten"}
    assert {page.scheme_key for page in related.schemes} == {"loonkostensubsidie"}
    assert story.pk not in {page.pk for page in related.stories}
    assert 0 < len(related.stories) <= MOST


def test_what_shares_most_comes_first():
    story = StoryPage.objects.get(slug="een-taak-goed-doen")
    twin = StoryPage.objects.exclude(pk=story.pk).order_by("-path").first()
    StoryPage.objects.filter(pk=twin.pk).update(steps=story.steps, schemes=story.schemes)
    assert related_to(story).stories[0].pk == twin.pk


def test_what_is_not_published_is_left_out():
    scheme = SchemePage.objects.get(key="loonkostensubsidie")
    scheme.unpublish()
    FrequentQuestion.objects.update(live=False)
    related = related_to(StoryPage.objects.get(slug="een-taak-goed-doen"))
    assert related.schemes == ()
    assert related.questions == ()


def test_a_page_about_nothing_in_particular_leads_nowhere(django_assert_num_queries):
    page = TextPage.objects.get(slug="contact")
    with django_assert_num_queries(0):
        assert related_to(page) is None


def test_it_costs_three_queries(django_assert_num_queries):
    step = StepPage.objects.get(key="rekensom")
    with django_assert_num_queries(3):
        related_to(step)

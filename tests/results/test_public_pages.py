"""Steps and schemes of a result lead to the pages that everybody may read, as far as there are any."""

import pytest
from django.test import Client

from pages.models import SchemePage, StepPage
from tests.loaded import load_site
from tests.results.conftest import Owner


@pytest.fixture
def with_pages(owner: Owner) -> Owner:
    load_site()
    return owner


def test_each_step_leads_to_its_page(with_pages: Owner):
    steps = with_pages.page("resultaat/").select(".scan-step")
    assert len(steps) > 5
    for step in steps:
        page = StepPage.objects.get(key=step["id"].removeprefix("stap-"))
        assert step.select_one(f'.scan-facts a[href="{page.get_url()}"]')
        assert Client().get(page.get_url()).status_code == 200


def test_schemes_lead_to_their_pages(with_pages: Owner):
    links = {link["href"] for link in with_pages.page("resultaat/").select(".scan-step .scan-facts a")}
    schemes = {page.get_url() for page in SchemePage.objects.live()}
    assert links & schemes


def test_a_scheme_without_a_page_is_only_named(with_pages: Owner):
    page = with_pages.page("resultaat/")
    for scheme in SchemePage.objects.live():
        scheme.unpublish()
    after = with_pages.page("resultaat/")
    assert [step.select(".scan-facts dt") for step in page.select(".scan-step")] == [
        step.select(".scan-facts dt") for step in after.select(".scan-step")
    ]
    assert page.select('.scan-facts a[href^="/regelingen-en-hulp/"]')
    assert not after.select('.scan-facts a[href^="/regelingen-en-hulp/"]')


def test_without_pages_nothing_leads_anywhere(owner: Owner):
    page = owner.page("resultaat/")
    assert page.select(".scan-step")
    assert page.select(".scan-step .scan-facts a") == []


def test_it_costs_one_query_for_all_steps(with_pages: Owner, django_assert_max_num_queries):
    with_pages.page("resultaat/")
    with django_assert_max_num_queries(17):
        with_pages.client.get(with_pages.path("resultaat/"))


def test_a_step_of_the_plan_leads_to_its_page(with_pages: Owner):
    key = with_pages.page("resultaat/").select_one(".scan-step")["id"].removeprefix("stap-")
    with_pages.client.post(with_pages.path(f"plan/stap/{key}/kiezen/"))
    page = StepPage.objects.get(key=key)
    assert with_pages.page(f"plan/stap/{key}/").select_one(f'details a[href="{page.get_url()}"]')

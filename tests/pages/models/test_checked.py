"""Text that changes in the world outside says when somebody looked it up; only who did fills that in."""

import datetime

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.test.utils.form_data import nested_form_data, streamfield

from pages.models import Fact, HomePage, SchemePage, SchemesPage
from tests import factories

TODAY = datetime.date(2026, 11, 21)


def fact(**fields) -> Fact:
    given = {"key": "feit", "figure": "18 procent", "text": "In 2022 was het 18 procent.", "theme": "doen"} | fields
    return Fact.objects.create(**given)


@pytest.fixture
def scheme(bare_home: HomePage) -> SchemePage:
    listing = bare_home.add_child(instance=SchemesPage(title="Regelingen", slug="regelingen", intro="Alles."))
    page = SchemePage(title="Proef", slug="proef", intro="Kort.", theme="loon", gives="<p>Geld.</p>", source_year=2023)
    return listing.add_child(instance=page)


@pytest.mark.parametrize(
    ("today", "limit"),
    [
        (TODAY, datetime.date(2024, 11, 21)),
        (datetime.date(2026, 1, 31), datetime.date(2024, 1, 31)),
        (datetime.date(2028, 2, 29), datetime.date(2026, 2, 28)),
    ],
)
def test_a_check_holds_for_whole_months_of_the_calendar(today, limit):
    assert Fact.valid_months == 24
    assert Fact.oldest_valid(today) == limit


@pytest.mark.django_db
def test_a_check_holds_until_the_last_day_and_not_after_it():
    limit = Fact.oldest_valid(timezone.localdate())
    never, just = fact(key="nooit"), fact(key="net", checked_on=limit)
    old = fact(key="oud", checked_on=limit - datetime.timedelta(days=1))
    assert [one.is_checked for one in (never, just, old)] == [False, True, True]
    assert [one.is_overdue for one in (never, just, old)] == [False, False, True]


def test_a_day_that_has_to_come_cannot_be_the_day_of_the_check():
    with pytest.raises(ValidationError, match="moet nog komen"):
        Fact(key="x", checked_on=datetime.date.today() + datetime.timedelta(days=2)).clean()  # noqa: DTZ011


def lines(page: SchemePage) -> str:
    return Client().get(page.url).content.decode()


def test_a_visitor_reads_of_which_year_it_is_until_somebody_checked(scheme: SchemePage):
    assert "Nog niet gecontroleerd, stand van 2023" in lines(scheme)
    scheme.source_year = None
    scheme.save()
    assert "stand van een bron zonder jaartal" in lines(scheme)


def test_a_visitor_reads_when_it_was_checked_and_that_it_was_too_long_ago(scheme: SchemePage):
    scheme.checked_on = datetime.date.today()  # noqa: DTZ011
    scheme.save()
    assert "Laatst gecontroleerd op" in lines(scheme)
    scheme.checked_on -= datetime.timedelta(days=500)
    scheme.save()
    assert "Deze tekst is lang niet gecontroleerd" in lines(scheme)


@pytest.fixture
def boss(bare_home: HomePage) -> Client:
    client = Client()
    client.force_login(factories.make_user("baas@example.org", is_superuser=True))
    return client


def form_of(fact: Fact, checked_on: str) -> dict[str, str]:
    fields = {"text": fact.text, "figure": fact.figure, "key": fact.key, "theme": fact.theme, "url": ""}
    fields |= {"source_year": "2022", "checked_on": checked_on, "sources": streamfield([])}
    return nested_form_data(fields) | {"action-publish": "1"}


def test_who_fills_in_the_day_is_remembered_and_forgotten_with_the_day(boss: Client):
    one = fact()
    url = reverse(Fact.snippet_viewset.get_url_name("edit"), args=[one.pk])
    boss.post(url, form_of(one, "2026-01-05"))
    one.refresh_from_db()
    assert (one.checked_on, str(one.checked_by)) == (datetime.date(2026, 1, 5), "baas@example.org")
    boss.post(url, form_of(one, ""))
    one.refresh_from_db()
    assert (one.checked_on, one.checked_by) == (None, None)


def test_an_editor_is_told_too(boss: Client, scheme: SchemePage):
    edit = boss.get(reverse("wagtailadmin_pages:edit", args=[scheme.pk])).content.decode()
    assert "Dit is nog niet gecontroleerd" in edit

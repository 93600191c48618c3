"""Which things of a list are left, by words and by kinds; also as a visitor sees it."""

from dataclasses import dataclass

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from pages.filtering import Facet, filtered
from pages.models import HomePage


@dataclass(frozen=True)
class Thing:
    title: str
    colours: tuple[str, ...] = ()


COLOUR = Facet(
    "kleur",
    "Kleur",
    "Alle kleuren",
    lambda: [("rood", "Rood"), ("blauw", "Blauw"), ("geel", "Geel")],
    lambda t: t.colours,
)
THINGS = (Thing("Jobcoach", ("rood",)), Thing("Job-coach thuis", ("rood", "blauw")), Thing("Proefplaatsing"))


def shown(**given: str) -> list[str]:
    return [thing.title for thing in filtered(THINGS, (COLOUR,), lambda thing: thing.title, given).shown]


def test_without_a_question_everything_is_there():
    listed = filtered(THINGS, (COLOUR,), lambda thing: thing.title, {})
    assert listed.shown == THINGS
    assert not listed.is_asked


@pytest.mark.parametrize("words", ["job coach", "jobcoaches", "JOB-COACH", "jobc", "coach"])
def test_words_are_found_however_they_are_written_and_before_they_are_finished(words: str):
    assert "Job-coach thuis" in shown(woord=words)
    assert "Proefplaatsing" not in shown(woord=words)


def test_words_and_kinds_count_together():
    assert shown(kleur="rood") == ["Jobcoach", "Job-coach thuis"]
    assert shown(kleur="blauw", woord="coach") == ["Job-coach thuis"]
    assert shown(kleur="blauw", woord="proefplaatsing") == []


def test_a_choice_that_nothing_has_is_not_offered_and_one_that_is_none_is_left_out():
    (shown_filter,) = filtered(THINGS, (COLOUR,), lambda thing: thing.title, {"kleur": "geel"}).filters
    assert [value for value, _ in shown_filter.choices] == ["rood", "blauw"]
    assert shown_filter.chosen == ""
    assert len(shown(kleur="paars")) == 3


LISTS = ["/regelingen-en-hulp/", "/praktijkverhalen/", "/wie-helpt-je/", "/begrippen/", "/veelgestelde-vragen/"]


def soup_of(url: str, headers: dict[str, str] | None = None, **given: str) -> BeautifulSoup:
    response = Client().get(url, given, headers=headers)
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def number(soup: BeautifulSoup) -> int:
    return len(soup.select("#lijst :is(.scan-cards__one, dt, details)"))


@pytest.mark.usefixtures("version")
class TestOnThePages:
    @pytest.mark.parametrize("url", LISTS)
    def test_a_list_can_be_searched(self, home: HomePage, url: str):
        every, some, none = soup_of(url), soup_of(url, woord="jobcoach"), soup_of(url, woord="zwembad")
        assert number(every) > number(some) > 0
        assert number(none) == 0
        assert f"{number(some)} van de {number(every)}" in some.select_one("#lijst").text
        assert none.select_one("#lijst a")["href"] == url
        assert some.select_one("#woord")["value"] == "jobcoach"

    @pytest.mark.parametrize("url", LISTS)
    def test_each_choice_leaves_something(self, home: HomePage, url: str):
        every = soup_of(url)
        for select in every.select("form select"):
            for option in select.select("option")[1:]:
                found = soup_of(url, **{select["name"]: option["value"]})
                assert 0 < number(found) <= number(every)
                assert found.select_one(f"#{select['id']} [selected]")["value"] == option["value"]

    def test_a_change_is_told_in_the_live_region(self, home: HomePage):
        soup = soup_of("/wie-helpt-je/", headers={"HX-Request": "true"}, woord="jobcoach")
        assert "organisatie" in soup.find(id="melding", attrs={"data-hx-swap-oob": True}).text
        assert soup_of("/wie-helpt-je/").find(attrs={"data-hx-swap-oob": True}) is None

    @pytest.mark.parametrize("url", LISTS)
    def test_a_question_stays_within_the_queries_of_a_page(
        self, home: HomePage, url: str, django_assert_max_num_queries
    ):
        soup_of(url)
        with django_assert_max_num_queries(15):
            soup_of(url, woord="jobcoach")

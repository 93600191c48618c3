"""Does a saved answer hold what was meant, also when saves come late, twice, from two screens or all at once?"""

import json
import random
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection, connections
from django.utils import timezone

from scan.models import Answer, Organisation, Response, Scan
from scan.models.answers import Screen, save_answer
from scan.models.instrument import publish
from scan.models.scan import given_answers
from tests.core.little import document

THREADS = 8
SAVES = 20


def new_response() -> Response:
    version = publish(document(), note="Voor de test.")
    scan = Scan.objects.create(organisation=Organisation.objects.create(), version=version)
    return Response.objects.create(scan=scan, role="boss", is_owner=True)


@pytest.fixture
def response(db: None) -> Response:
    return new_response()


def save(response: Response, value: Any, number: int = 1, page_load: str = "one", question: str = "a1") -> bool:
    return save_answer(response, question, value, Screen(page_load, number))


def stored(response: Response, question: str = "a1") -> Answer:
    return Answer.objects.get(response=response, question=question)


@pytest.mark.parametrize("value", [3, "weet-niet", "Tekst met ’ en “ en é", ["mensen", "geld"], [], 0, ""])
def test_the_first_save_stores_the_answer_as_it_was_given(value: Any, response: Response):
    before = timezone.now()
    assert save(response, value)
    answer = stored(response)
    assert (answer.value, answer.revision, answer.page_load, answer.numbers) == (value, 1, "one", {"one": 1})
    assert before - timedelta(milliseconds=1) <= answer.saved_at <= timezone.now()
    assert answer.given == (tuple(value) if isinstance(value, list) else value)


def test_ticked_options_may_be_given_as_the_core_holds_them(response: Response):
    assert save(response, ("mensen", "geld"))
    assert stored(response).given == ("mensen", "geld")


def test_a_later_save_replaces_the_answer_and_counts_up(response: Response):
    save(response, 3)
    first = stored(response)
    assert save(response, 4, number=2)
    answer = stored(response)
    assert (answer.pk, answer.value, answer.revision, answer.numbers) == (first.pk, 4, 2, {"one": 2})
    assert answer.saved_at >= first.saved_at


def test_a_late_save_of_the_same_page_load_is_dropped_and_said(response: Response):
    save(response, 5, number=3)
    assert save(response, 1, number=2) is False
    answer = stored(response)
    assert (answer.value, answer.revision, answer.numbers) == (5, 1, {"one": 3})


def test_the_same_number_again_is_saved_again(response: Response):
    """A request that was sent twice, because its answer got lost on the way, is not called late."""
    save(response, 5, number=3)
    assert save(response, 5, number=3)
    assert (stored(response).value, stored(response).revision) == (5, 2)


def test_another_page_load_wins_whatever_its_number(response: Response):
    save(response, 5, number=9, page_load="one")
    assert save(response, 2, number=1, page_load="two")
    answer = stored(response)
    assert (answer.value, answer.page_load, answer.numbers) == (2, "two", {"one": 9, "two": 1})


def test_the_page_load_that_was_overtaken_can_save_again(response: Response):
    save(response, 5, number=2, page_load="one")
    save(response, 2, number=1, page_load="two")
    assert save(response, 4, number=3, page_load="one")
    assert (stored(response).value, stored(response).revision) == (4, 3)


def test_a_late_save_is_dropped_also_when_another_page_saved_meanwhile(response: Response):
    save(response, 5, number=2, page_load="one")
    save(response, 2, number=1, page_load="two")
    assert save(response, 4, number=1, page_load="one") is False
    assert (stored(response).value, stored(response).revision) == (2, 2)


def test_a_row_does_not_grow_without_end(response: Response):
    for number in range(400):
        assert save(response, number % 5, number=1, page_load=f"a-page-load-{number:010}")
    assert len(json.dumps(stored(response).numbers)) < 4100
    assert save(response, 5, number=0, page_load=f"a-page-load-{399:010}") is False


@pytest.mark.parametrize("page_load", ["", "-", "_a-Z09"])
def test_any_name_of_a_page_load_can_be_looked_up(response: Response, page_load: str):
    assert save(response, 5, number=2, page_load=page_load)
    assert save(response, 1, number=1, page_load=page_load) is False


def test_taking_an_answer_away_keeps_the_row_and_its_count(response: Response):
    save(response, 5)
    assert save(response, None, number=2)
    assert (stored(response).value, stored(response).revision) == (None, 2)
    assert given_answers(response) == {}
    assert save(response, 2, number=3)
    assert given_answers(response) == {"a1": 2}


def test_a_late_answer_does_not_come_back_after_it_was_taken_away(response: Response):
    save(response, None, number=2)
    assert save(response, 5, number=1) is False
    assert given_answers(response) == {}


def test_questions_and_responses_do_not_hinder_each_other(response: Response):
    other = new_response()
    save(response, 1, number=5)
    assert save(response, 2, number=1, question="a2")
    assert save(other, 3, number=1)
    assert given_answers(response) == {"a1": 1, "a2": 2}
    assert given_answers(other) == {"a1": 3}


def test_a_save_is_one_statement(response: Response, django_assert_num_queries: Any):
    with django_assert_num_queries(1):
        save(response, 3)


def in_threads(work: Any) -> list[Any]:
    """What `work(thread)` gives in each thread; every thread has a connection of its own."""

    def run(thread: int) -> Any:
        try:
            return work(thread)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(THREADS) as pool:
        return list(pool.map(run, range(THREADS)))


@pytest.mark.django_db(transaction=True)
def test_of_answers_saved_at_once_none_is_lost():
    response = new_response()

    def save_own(thread: int) -> list[bool]:
        return [
            save(response, thread * 100 + n, page_load=f"p{thread}", question=f"q{thread}-{n}") for n in range(SAVES)
        ]

    assert in_threads(save_own) == [[True] * SAVES] * THREADS
    assert given_answers(response) == {f"q{t}-{n}": t * 100 + n for t in range(THREADS) for n in range(SAVES)}


@pytest.mark.django_db(transaction=True)
def test_of_saves_of_one_question_at_once_every_one_counts():
    response = new_response()

    def save_same(thread: int) -> list[bool]:
        return [save(response, thread, number=n, page_load=f"p{thread}") for n in range(SAVES)]

    assert in_threads(save_same) == [[True] * SAVES] * THREADS
    assert stored(response).revision == THREADS * SAVES
    assert Answer.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_of_one_page_load_the_highest_number_stays_whatever_the_order_of_arrival():
    response = new_response()
    numbers = list(range(THREADS * SAVES))
    random.Random(7).shuffle(numbers)

    def save_part(thread: int) -> list[tuple[int, bool]]:
        return [(n, save(response, n, number=n)) for n in numbers[thread::THREADS]]

    told = dict(pair for part in in_threads(save_part) for pair in part)
    answer = stored(response)
    assert (answer.value, answer.numbers) == (THREADS * SAVES - 1, {"one": THREADS * SAVES - 1})
    assert answer.revision == sum(told.values())
    assert told[THREADS * SAVES - 1] is True


def test_on_sqlite_the_tests_run_on_a_file_as_the_site_does(response: Response):
    if connection.vendor != "sqlite":
        assert connection.vendor == "postgresql"
        return
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA journal_mode")
        assert cursor.fetchone()[0] == "wal"

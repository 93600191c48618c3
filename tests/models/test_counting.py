"""Can what one protected colleague answered be worked out from a result, or from two that follow each other?"""

import random
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress

import pytest
from django.db import connections

from scan.core.outcome import outcome_of
from scan.core.relevance import asked_questions
from scan.models import InstrumentVersion, Response, Result, Scan
from scan.models.counting import answering_colleagues, measurement_of
from scan.questionnaire.actions import ScanFinishedError, finish, reopen
from scan.questionnaire.inviting import RoundClosedError, close_round
from scan.questionnaire.joining import retract
from tests import factories

pytestmark = pytest.mark.django_db

OWN = {"att-past": 4, "att-levert-op": 2}


@pytest.fixture
def owner(version: InstrumentVersion) -> Response:
    """Somebody of HR, who has finished."""
    response = factories.make_response("hr", OWN)
    finish(response)
    return response


def join(owner: Response, role: str = "medewerker", *, done: bool = True, **answers: int | str) -> Response:
    colleague = Response.objects.create(scan=owner.scan, role=role)
    factories.give(colleague, {key.replace("_", "-"): value for key, value in answers.items()})
    if done:
        finish(colleague)
    return colleague


def roles(scan: Scan) -> list[str]:
    return [one.role for one in measurement_of(scan).respondents]


def the_result(owner: Response) -> Result:
    return Result.objects.get(scan=owner.scan)


def test_a_colleague_who_is_not_protected_counts_as_soon_as_finished(owner: Response):
    join(owner, "leidinggevende", att_past=1)
    assert roles(owner.scan) == ["hr", "leidinggevende"]
    assert the_result(owner).outcome.scores.answered == {"hr": 1, "leidinggevende": 1}


def test_protected_colleagues_count_only_once_the_round_is_closed(owner: Response):
    before = the_result(owner)
    for value in (1, 2, 3, 4):
        join(owner, att_past=value)
        assert the_result(owner).pk == before.pk, "not even the moment of the result tells that somebody finished"
    assert roles(owner.scan) == ["hr"]
    close_round(owner.scan)
    assert roles(owner.scan) == ["hr", *["medewerker"] * 4]
    assert the_result(owner).outcome.scores.role_items["att-past"] == {"hr": 75.0, "medewerker": 37.5}


def test_every_protected_colleague_comes_into_the_result_at_the_same_moment(owner: Response):
    """Whatever happens in between: every result that was ever kept holds none of them, or all."""
    seen = set()
    for role, value in (("medewerker", 1), ("leidinggevende", 5), ("medewerker", 2), ("medewerker", 3), ("hr", 2)):
        join(owner, role, att_past=value)
        reopen(owner)
        finish(owner)
        seen.add(the_result(owner).outcome.scores.answered.get("medewerker", 0))
    close_round(owner.scan)
    seen.add(the_result(owner).outcome.scores.answered["medewerker"])
    assert seen == {0, 3}


def test_after_closing_nobody_reopens_or_changes_anything(owner: Response):
    colleague = join(owner, att_past=1)
    close_round(owner.scan)
    reopen(colleague)
    colleague.refresh_from_db()
    assert colleague.finished_at is not None
    with pytest.raises(ScanFinishedError):
        factories.give(colleague, {"att-past": 5})
    assert colleague.answers.get().value == 1


def test_who_was_busy_at_the_closing_counts_with_what_was_answered(owner: Response):
    busy = join(owner, "leidinggevende", done=False, att_past=1)
    join(owner, "directie", done=False)
    close_round(owner.scan)
    busy.refresh_from_db()
    assert (busy.finished_at, busy.is_open) == (None, False)
    with pytest.raises(ScanFinishedError):
        factories.give(busy, {"att-past": 5})
    assert the_result(owner).outcome.scores.answered == {"hr": 1, "leidinggevende": 1}


def test_a_save_that_was_on_its_way_when_the_round_closed_is_refused(owner: Response):
    busy = join(owner, "leidinggevende", done=False, att_past=1)
    close_round(owner.scan)
    assert busy.is_open, "as the request that saves knew it"
    with pytest.raises(ScanFinishedError):
        factories.give(busy, {"att-past": 5, "att-levert-op": 5})
    assert [answer.value for answer in busy.answers.all()] == [1]


def test_finishing_after_the_closing_changes_nothing(owner: Response):
    busy = join(owner, done=False, att_past=1)
    close_round(owner.scan)
    before = the_result(owner).data
    finish(busy)
    assert busy.finished_at is None
    assert the_result(owner).data == before


def test_there_is_no_result_before_the_owner_has_finished(version: InstrumentVersion):
    owner = factories.make_response("hr", OWN)
    for value in (1, 2, 3):
        join(owner, att_past=value)
    join(owner, "leidinggevende", att_past=5)
    close_round(owner.scan)
    assert not Result.objects.exists()
    finish(owner)
    assert the_result(owner).outcome.scores.answered == {"hr": 1, "leidinggevende": 1, "medewerker": 3}


def test_while_the_owner_changes_answers_the_old_result_stays(owner: Response):
    before = the_result(owner)
    reopen(owner)
    join(owner, "leidinggevende", att_past=1)
    close_round(owner.scan)
    assert the_result(owner).pk == before.pk
    finish(owner)
    assert the_result(owner).outcome.scores.answered == {"hr": 1, "leidinggevende": 1}


def test_a_protected_colleague_is_never_quoted_as_the_only_respondent(version: InstrumentVersion):
    """An owner who finishes without an answer would otherwise read all that the one colleague said."""
    owner = factories.make_response("hr")
    finish(owner)
    join(owner, att_past=1, att_levert_op=5)
    close_round(owner.scan)
    scores = the_result(owner).outcome.scores
    assert scores.sole_answers is None
    assert (scores.items, scores.raws, scores.role_items) == (
        {},
        {},
        {key: {} for key in owner.instrument.items},
    )


def test_the_answers_of_two_protected_colleagues_reach_no_result(owner: Response):
    alone = the_result(owner).outcome.scores
    for value in (1, 5):
        join(owner, att_past=value)
    close_round(owner.scan)
    together = the_result(owner).outcome.scores
    assert together.answered == {"hr": 1, "medewerker": 2}
    assert (together.items, together.scales) == (alone.items, alone.scales)


def test_the_owner_is_told_beforehand_how_many_will_count(owner: Response):
    join(owner, att_past=1)
    join(owner, done=False, att_past=2)
    join(owner, done=False)
    join(owner, "leidinggevende")
    # Asked of other roles only, so it is no answer of theirs.
    join(owner, wet_gebruik=3)
    assert answering_colleagues(owner.scan) == {"medewerker": 2}


def test_closing_again_changes_nothing(owner: Response):
    join(owner, "leidinggevende", att_past=1)
    close_round(owner.scan)
    scan = Scan.objects.get(pk=owner.scan_id)
    close_round(scan)
    assert Scan.objects.get(pk=scan.pk).round_closed_at == scan.round_closed_at
    assert Result.objects.get().pk == scan.result_id


class People:
    """An owner and colleagues who do whatever comes up, also after the round was closed."""

    def __init__(self, owner: Response, chance: random.Random) -> None:
        self.owner, self.chance = owner, chance
        self.colleagues = [join(owner, "directie", done=False)]

    def somebody(self) -> Response:
        return self.chance.choice(self.colleagues)

    def starts(self) -> None:
        self.colleagues.append(join(self.owner, self.chance.choice(["medewerker", "medewerker", "hr"]), done=False))

    def answers(self) -> None:
        question = self.chance.choice(["att-past", "norm-directie"])
        factories.give(self.somebody(), {question: self.chance.randint(1, 5)})

    def takes_back(self) -> None:
        retract(self.somebody())

    def finishes(self) -> None:
        finish(self.somebody())

    def reopens(self) -> None:
        reopen(self.somebody())

    def owner_again(self) -> None:
        reopen(self.owner)
        factories.give(Response.objects.get(pk=self.owner.pk), {"att-past": self.chance.randint(1, 5)})
        finish(self.owner)

    def act(self) -> None:
        acts = [self.starts, self.answers, self.answers, self.takes_back, self.finishes, self.reopens, self.owner_again]
        with suppress(ScanFinishedError, RoundClosedError, Response.DoesNotExist):
            self.chance.choice(acts)()


@pytest.mark.parametrize("seed", range(6))
def test_whatever_people_do_the_protected_answers_in_all_results_are_none_or_the_same(owner: Response, seed: int):
    """Of all results ever kept: those before the closing hold no protected answer, those after it the same ones."""
    for value in (1, 2, 3):
        join(owner, att_past=value)
    people = People(owner, random.Random(seed))
    for _ in range(25):
        people.act()
        assert "medewerker" not in the_result(owner).outcome.scores.answered
    close_round(owner.scan)
    seen = []
    for _ in range(15):
        people.act()
        role_items = the_result(owner).outcome.scores.role_items
        seen.append({key: means["medewerker"] for key, means in role_items.items() if "medewerker" in means})
    assert "att-past" in seen[0]
    assert all(one == seen[0] for one in seen)


@pytest.mark.django_db(transaction=True)
def test_of_saves_that_race_with_the_closing_none_comes_in_behind_the_result(version: InstrumentVersion):
    owner = factories.make_response("hr", OWN)
    finish(owner)
    busy = join(owner, "leidinggevende", done=False)
    keys = [question.key for question in asked_questions(owner.instrument, "leidinggevende", once=False)]

    def act(key: str | None) -> None:
        try:
            if key is None:
                close_round(Scan.objects.get(pk=owner.scan_id))
            else:
                factories.give(busy, {key: 3})
        except ScanFinishedError:
            pass
        finally:
            connections.close_all()

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(act, [*keys[:20], None, *keys[20:]]))
    scan = Scan.objects.get(pk=owner.scan_id)
    assert scan.result.outcome == outcome_of(scan.instrument, measurement_of(scan))

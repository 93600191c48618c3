"""Which screens somebody goes through."""

import pytest

from scan.core.instrument import Instrument
from scan.questionnaire.route import MOST_QUESTIONS, Route

ROLES = ["directie", "hr", "leidinggevende", "medewerker", "or"]


def route(instrument: Instrument, role: str = "directie", *, owner: bool = True, **answers) -> Route:
    given = {key.replace("_", "-"): value for key, value in answers.items()}
    return Route(instrument, role, owner=owner, answers=given)


@pytest.mark.parametrize("role", ROLES)
def test_no_screen_has_more_than_seven_questions(instrument, role):
    assert max(len(screen.questions) for screen in route(instrument, role).screens) <= MOST_QUESTIONS


@pytest.mark.parametrize("role", ROLES)
def test_every_question_of_the_role_stands_on_exactly_one_screen(instrument, role):
    on_screens = [q.key for screen in route(instrument, role).screens for q in screen.questions]
    asked = [q.key for q in instrument.questions.values() if q.asked_of is None or role in q.asked_of]
    assert on_screens == asked


def test_long_sections_are_split_in_parts_of_about_the_same_length(instrument):
    parts = [(s.section.key, s.part, s.parts, len(s.questions)) for s in route(instrument).screens if s.parts > 1]
    assert parts == [("organisatie", 1, 2, 5), ("organisatie", 2, 2, 5), ("zorgen", 1, 2, 5), ("zorgen", 2, 2, 4)]


def test_a_colleague_does_not_get_the_sections_that_are_asked_once(instrument):
    sections = {screen.section.key for screen in route(instrument, "medewerker", owner=False).screens}
    assert "organisatie" not in sections
    assert "hulp" not in sections


def test_screens_stay_the_same_while_answers_make_questions_appear(instrument):
    before = route(instrument).screens
    assert route(instrument, ervaring="meer").screens == before


def test_a_follow_up_question_is_shown_only_when_its_condition_holds(instrument):
    second = route(instrument).find("organisatie", 2)
    assert [q.key for q in route(instrument).shown(second)] == ["vacatures"]
    assert [q.key for q in route(instrument, ervaring="meer").shown(second)] == [
        "aantal",
        "vast",
        "instroom",
        "vacatures",
    ]


def test_going_on_starts_at_the_first_open_question(instrument):
    screen = route(instrument, sector="A", soort="privaat", omvang="1-9", arbeidsmarktregio="Twente", ervaring="nooit")
    place = screen.place_to_go_on()
    assert (place.section.key, place.part) == ("organisatie", 2)


def test_optional_questions_are_never_open(instrument):
    themes = {theme.section.key: theme for theme in route(instrument).themes}
    assert themes["hulp"].open == ()
    assert themes["opbrengsten"].open


def test_weet_ik_niet_counts_as_answered(instrument):
    assert not route(instrument, norm_directie="weet-niet").is_open(instrument.questions["norm-directie"])


def test_the_last_screen_leads_nowhere_and_the_first_has_nothing_before_it(instrument):
    way = route(instrument)
    assert way.after(way.screens[-1]) is None
    assert way.before(way.screens[0]) is None

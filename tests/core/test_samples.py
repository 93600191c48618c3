"""Are the answers of sample employers taken as far as they fit, and is the rest told?"""

from scan.core.changes import changes
from scan.core.instrument import Instrument
from scan.core.outcome import outcome_of
from scan.core.samples import Misfit, measurement_of_sample, misfits, unanswered
from tests.core.changes.rich import Edit, edited, question

WORDS = {"count": 3, "words": "Niets.", "where": "Ergens", "worry": 2, "asked": 4}


def sample(*edits: Edit) -> Instrument:
    return edited(*edits)


def test_what_fits_becomes_the_measurement():
    instrument = sample()
    measurement = measurement_of_sample(instrument, instrument.sample_employers[0])
    assert measurement.facts == {"kind": "x", "hulpvraag": ("geld",)}
    assert [(one.role, one.answers) for one in measurement.respondents] == [
        ("boss", {"a1": 4, "a2": 2}),
        ("chief", {"a1": 1}),
    ]
    assert misfits(instrument) == []


def test_an_answer_to_a_question_that_went_is_left_out_and_told():
    instrument = sample(lambda d: d["sections"][1]["questions"].pop(0))
    measurement = measurement_of_sample(instrument, instrument.sample_employers[0])
    assert [one.answers for one in measurement.respondents] == [{"a2": 2}, {}]
    place = ("sample_employers", 0, "respondents", 0, "answers", "a1")
    assert misfits(instrument)[0] == Misfit(
        place, "sample-question", "De vraag ‘a1’ is er hier niet. Het antwoord telt niet mee."
    )
    assert len(misfits(instrument)) == 2


def test_an_answer_with_an_option_that_went_is_left_out_and_told():
    instrument = sample(
        lambda d: d["answer_scales"]["five"].pop(3),
        lambda d: d["sections"][0]["questions"][2]["options"].pop(1),
    )
    measurement = measurement_of_sample(instrument, instrument.sample_employers[0])
    assert measurement.facts == {"kind": "x"}
    assert measurement.respondents[0].answers == {"a2": 2}
    assert [(found.path[2:], found.code, found.sentence) for found in misfits(instrument)] == [
        (
            ("facts", "hulpvraag"),
            "sample-answer",
            "Het antwoord ‘geld’ past niet bij de vraag ‘Waarbij?’. Het telt niet mee.",
        ),
        (
            ("respondents", 0, "answers", "a1"),
            "sample-answer",
            "Het antwoord ‘4’ past niet bij de vraag ‘Vraag a1?’. Het telt niet mee.",
        ),
    ]


def test_somebody_in_a_role_that_went_is_left_out_and_told():
    instrument = sample(lambda d: d["roles"].pop(1))
    assert [one.role for one in measurement_of_sample(instrument, instrument.sample_employers[0]).respondents] == [
        "boss"
    ]
    [found] = misfits(instrument)
    assert (found.path, found.code) == (("sample_employers", 0, "respondents", 1, "role"), "sample-role")


def test_a_fact_among_the_answers_of_one_person_does_not_fit():
    instrument = sample(lambda d: d["sample_employers"][0]["respondents"][0]["answers"].update(kind="x"))
    assert [found.path[-1] for found in misfits(instrument)] == ["kind"]
    assert "kind" not in measurement_of_sample(instrument, instrument.sample_employers[0]).respondents[0].answers


def test_what_nobody_answered_yet_is_known():
    instrument = sample(
        lambda d: d["sample_employers"][0].update(
            respondents=[{"role": "boss", "answers": {"a1": 4, "a2": 2, "b1": 3, "b2": "nvt", "d1": 1, **WORDS}}]
        ),
    )
    # A follow-up of the facts, and an item; "count" and the like may stay empty or are answered.
    assert unanswered(instrument, instrument.sample_employers[0]) == ["more", "d2"]


def test_what_is_not_asked_or_may_stay_empty_is_not_missed():
    def all_but(d: dict) -> None:
        d["sample_employers"][0].update(
            facts={"kind": "z", "hulpvraag": []},
            respondents=[{"role": "worker", "answers": dict.fromkeys(("a1", "a2", "b1", "b2", "d1", "d2"), 3)}],
        )
        question(d, "words").update(optional=True)
        question(d, "where").update(optional=True)
        question(d, "worry").update(optional=True)

    instrument = sample(all_but)
    assert unanswered(instrument, instrument.sample_employers[0]) == []


def test_samples_change_no_advice_and_are_part_of_what_is_compared(instrument: Instrument):
    one = instrument.sample_employers[0]
    assert outcome_of(instrument, measurement_of_sample(instrument, one)).advice.steps
    gone = [c.sentence for c in changes(sample(), sample(lambda d: d["sample_employers"].clear()))]
    assert gone == ["Weg: de proefwerkgever ‘Bakker’."]

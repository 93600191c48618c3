"""What does a sample employer answer, as far as it fits the instrument?

Working copies change, and the sample employers stay: an answer to a question or with an option that went is left out of
the measurement, and told as a misfit.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from scan.core.instrument import Instrument
from scan.core.measurement import AnswerError, Measurement, Respondent, checked_answer
from scan.core.parts import Answer, Question, SampleEmployer
from scan.core.relevance import relevant_questions

Path = tuple[str | int, ...]


@dataclass(frozen=True)
class Misfit:
    """Something of a sample employer that the instrument does not have: its place in the document, and a sentence.

    `code` is sample-role, sample-question or sample-answer.
    """

    path: Path
    code: str
    sentence: str


def measurement_of_sample(instrument: Instrument, sample: SampleEmployer) -> Measurement:
    """The answers of a sample employer that this instrument has, as the input of scoring. Raises nothing."""
    roles = instrument.titles("roles")
    return Measurement(
        facts=_fitting(instrument, instrument.facts, sample.facts),
        respondents=tuple(
            Respondent(one.role, _fitting(instrument, _own_questions(instrument), one.answers))
            for one in sample.respondents
            if one.role in roles
        ),
    )


def misfits(instrument: Instrument) -> list[Misfit]:
    """What does not fit in the sample employers of an instrument, in the order of the document."""
    found: list[Misfit] = []
    for place, sample in enumerate(instrument.sample_employers):
        found += misfits_of(instrument, sample, ("sample_employers", place))
    return found


def misfits_of(instrument: Instrument, sample: SampleEmployer, path: Path = ()) -> list[Misfit]:
    """What does not fit in one sample employer; `path` is where it stands."""
    found = list(_misfits(instrument, instrument.facts, sample.facts, (*path, "facts")))
    roles, own = instrument.titles("roles"), _own_questions(instrument)
    for place, one in enumerate(sample.respondents):
        here = (*path, "respondents", place)
        if one.role not in roles:
            found.append(
                Misfit((*here, "role"), "sample-role", f"Er is geen rol ‘{one.role}’. Deze persoon telt niet mee.")
            )
        found += _misfits(instrument, own, one.answers, (*here, "answers"))
    return found


def unanswered(instrument: Instrument, sample: SampleEmployer) -> list[str]:
    """Keys of the questions that somebody of this employer gets, may not leave empty, and has no answer to.

    In the order of the instrument. The first person who answers in a function is the owner, who gives the facts.
    """
    measurement = measurement_of_sample(instrument, sample)
    protected = {role.key for role in instrument.roles if role.protected}
    owner = next((one for one in measurement.respondents if one.role not in protected), None)
    left: set[str] = set()
    for one in measurement.respondents:
        given = {**measurement.facts, **one.answers} if one is owner else one.answers
        left |= relevant_questions(
            instrument, one.role, owner=one is owner, facts=measurement.facts, answers=given
        ) - set(given)
    return [key for key, question in instrument.questions.items() if key in left and not question.optional]


def _own_questions(instrument: Instrument) -> dict[str, Question]:
    """The questions that each respondent answers for themselves."""
    return {key: question for key, question in instrument.questions.items() if key not in instrument.facts}


def _fitting(
    instrument: Instrument, questions: Mapping[str, Question], answers: Mapping[str, Answer]
) -> dict[str, Answer]:
    fitting: dict[str, Answer] = {}
    for key, answer in answers.items():
        if key in questions:
            try:
                fitting[key] = checked_answer(instrument, questions[key], answer)
            except AnswerError:
                continue
    return fitting


def _misfits(
    instrument: Instrument, questions: Mapping[str, Question], answers: Mapping[str, Answer], path: Path
) -> Iterator[Misfit]:
    fitting = _fitting(instrument, questions, answers)
    for key, answer in answers.items():
        if key not in questions:
            yield Misfit(
                (*path, key), "sample-question", f"De vraag ‘{key}’ is er hier niet. Het antwoord telt niet mee."
            )
        elif key not in fitting:
            told = ", ".join(answer) if isinstance(answer, tuple) else answer
            yield Misfit(
                (*path, key),
                "sample-answer",
                f"Het antwoord ‘{told}’ past niet bij de vraag ‘{questions[key].text}’. Het telt niet mee.",
            )

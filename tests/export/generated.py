"""Made-up measurements from a seed, the same ones every time: any mix of roles, full or half empty."""

from random import Random
from typing import Any

from scan.core.instrument import Instrument
from scan.core.measurement import Measurement, Respondent
from scan.core.parts import Answer, Question
from tests.strategies import choices

CROWDS = (
    ("directie",),
    ("hr",),
    ("medewerker",),
    ("directie", "hr"),
    ("directie", "leidinggevende", "leidinggevende"),
    ("hr", "medewerker", "medewerker", "medewerker"),
    ("directie", "hr", "or", "or", "or", "medewerker"),
    ("leidinggevende", *["medewerker"] * 4, *["or"] * 3),
)
"""Who took part: one person as often as several, with protected roles that are shown and that are not."""


def made_up(instrument: Instrument, seed: int, roles: tuple[str, ...] | None = None) -> Measurement:
    """One measurement. Everybody leaves out another share of the questions; some answers do not apply."""
    random = Random(seed)
    crowd = roles or (CROWDS[seed // 2 % len(CROWDS)] if seed % 2 else CROWDS[seed // 2 % 3])
    open_share, high = random.choice((0, 0.1, 0.4, 0.8)), random.random()
    facts = {key: fact for key, q in instrument.facts.items() if (fact := _fact(instrument, q, random)) is not None}
    people = tuple(Respondent(role, _answers(instrument, random, open_share, high)) for role in crowd)
    return Measurement(facts, people)


def plain(measurement: Measurement) -> dict[str, Any]:
    """The measurement as it is read from JSON."""
    return {
        "organisation": {k: list(v) if isinstance(v, tuple) else v for k, v in measurement.facts.items()},
        "respondents": [{"role": one.role, "answers": dict(one.answers)} for one in measurement.respondents],
    }


def _answers(instrument: Instrument, random: Random, open_share: float, high: float) -> dict[str, Answer]:
    answers = {}
    for key, item in instrument.items.items():
        if random.random() >= open_share:
            offered = [value for value in choices(instrument, item) if value is not None]
            numbers = [value for value in offered if isinstance(value, int)]
            own = numbers if random.random() < 0.8 and numbers else offered
            answers[key] = own[min(len(own) - 1, int(random.betavariate(1 + 3 * high, 2) * len(own)))]
    return answers


def _fact(instrument: Instrument, question: Question, random: Random) -> Answer | None:
    values = [option.value for option in instrument.options[question.key]]
    match question.type:
        case "choice":
            return random.choice(values)
        case "multiple":
            return tuple(str(value) for value in values if random.random() < 0.3)
        case "number":
            return random.randint(question.minimum or 0, 20)
        case _:
            return None

"""How is a condition that held said in words? The reasons behind steps and styles, in Dutch, for people to check."""

from scan.core.advice import WISH_QUESTION, Advice
from scan.core.condition import Condition, Value
from scan.core.instrument import Instrument
from scan.core.parts import DONT_KNOW
from scan.core.scoring import Scores, shown_number


def reason(instrument: Instrument, scores: Scores, advice: Advice, condition: Condition) -> str:
    """The reason as the second half of a sentence: "omdat ‘Begeleiding’ op 38 staat".

    An answer is quoted only of the only respondent or of the owner's facts; of several people only a mean is told.
    """
    key = condition.key
    match condition.subject:
        case "answer":
            return _fact_reason(instrument, scores, condition)
        case "stage":
            return f"omdat jullie in de fase ‘{instrument.titles('stages')[str(advice.stage)]}’ zijn"
        case "unknown_share":
            return f"omdat jullie bij {scores.unknown_share} procent van de vragen ‘Weet ik niet’ kozen"
        case "gap":
            title = instrument.titles("dimensions")[key]
            return f"omdat de rollen bij ‘{title}’ {scores.gaps[key]} punten verschillen"
        case "scale":
            return _standing(instrument.scales[key].title, scores.scales[key])
        case "dimension":
            return _standing(instrument.titles("dimensions")[key], scores.dimensions[key])
        case "item":
            return _item_reason(instrument, scores, key)
        case _:
            return _raw_reason(instrument, scores, key)


def answer_label(instrument: Instrument, key: str, value: Value) -> str:
    """The words of one chosen option, or of "weet ik niet" and "n.v.t."."""
    for option in instrument.options[key]:
        if option.value == value:
            return option.label
    return "Weet ik niet" if value == DONT_KNOW else "Niet van toepassing"


def _standing(title: str, score: float | None) -> str:
    return f"omdat ‘{title}’ op {shown_number(score or 0)} staat"


def _fact_reason(instrument: Instrument, scores: Scores, condition: Condition) -> str:
    if condition.key == WISH_QUESTION:
        wish = answer_label(instrument, WISH_QUESTION, str(condition.value))
        if condition.value == "geen":
            return f"omdat jullie zeggen: ‘{wish}’"
        return f"omdat jullie hulp vragen bij ‘{wish}’"
    given = scores.facts[condition.key]
    labels = " en ".join(
        f"‘{answer_label(instrument, condition.key, value)}’"
        for value in (given if isinstance(given, tuple) else (given,))
    )
    return f"omdat jullie {labels} antwoordden op ‘{instrument.questions[condition.key].text}’"


def _item_reason(instrument: Instrument, scores: Scores, key: str) -> str:
    text = instrument.questions[key].text
    if scores.sole_answers is not None and key in scores.sole_answers:
        return _answered(instrument, scores, key)
    return f"omdat jullie samen op {shown_number(scores.items[key])} van 100 staan bij ‘{text}’"


def _raw_reason(instrument: Instrument, scores: Scores, key: str) -> str:
    if scores.sole_answers is not None and key in scores.sole_answers:
        return _answered(instrument, scores, key)
    nearest = min(instrument.options[key], key=lambda option: abs(int(option.value) - scores.raws[key]))
    return f"omdat jullie antwoorden gemiddeld bij ‘{nearest.label}’ liggen op ‘{instrument.questions[key].text}’"


def _answered(instrument: Instrument, scores: Scores, key: str) -> str:
    value = (scores.sole_answers or {})[key]
    label = answer_label(instrument, key, value) if not isinstance(value, tuple) else ""
    return f"omdat jullie ‘{label}’ antwoordden op ‘{instrument.questions[key].text}’"

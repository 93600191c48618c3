"""Which facts of an earlier measurement can be proposed again? Only where question and answer are still the same."""

from collections.abc import Mapping

from scan.core.instrument import Instrument
from scan.core.measurement import AnswerError, checked_answer
from scan.core.parts import Answer, Question


def carried_facts(old: Instrument, new: Instrument, facts: Mapping[str, Answer]) -> dict[str, Answer]:
    """The facts of an earlier measurement that mean the same now, to ask whether they still hold.

    Left out are questions that were changed or are gone, answers with a changed or vanished option, and texts: what
    somebody wanted to say belongs to that moment.
    """
    return {
        key: answer
        for key, answer in facts.items()
        if key in old.facts and key in new.facts and _means_the_same(old, new, key, answer)
    }


def _means_the_same(old: Instrument, new: Instrument, key: str, answer: Answer) -> bool:
    then, now = old.facts[key], new.facts[key]
    if now.type == "text" or _asked(then) != _asked(now):
        return False
    try:
        kept = checked_answer(new, now, answer)
    except AnswerError:
        return False
    return kept == answer and _chosen(old, key, answer) == _chosen(new, key, answer)


def _asked(question: Question) -> tuple[str, ...]:
    return question.type, question.text, question.help


def _chosen(instrument: Instrument, key: str, answer: Answer) -> list[tuple[str, bool]]:
    """The words of what was chosen, and whether it excludes the rest."""
    values = answer if isinstance(answer, tuple) else (answer,)
    return [(option.label, option.exclusive) for option in instrument.options[key] if option.value in values]

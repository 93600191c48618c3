"""What values can a condition compare, and which of them let it hold?

A *domain* is a range of whole numbers for what is counted, and a tuple of option values for what is chosen. Means of
chosen values (`raw`) are compared after rounding to six decimals, so they are counted in millionths.
"""

from math import ceil

from scan.core.condition import Condition, Subject, Value
from scan.core.instrument import Instrument
from scan.core.parts import DONT_KNOW, Question

Domain = range | tuple[Value, ...]
Variable = tuple[Subject, str]
"""What conditions can be about: a subject and its key."""

MILLION = 1_000_000
_FAR = 10**12


def variable_of(condition: Condition) -> Variable:
    """What the condition is about."""
    return condition.subject, condition.key


def unit_of(variable: Variable) -> int:
    """How many steps of the domain make one point."""
    return MILLION if variable[0] == "raw" else 1


def answers_of(instrument: Instrument, question: Question) -> tuple[Value, ...]:
    """Everything that can be chosen at a question and that a condition can ask for."""
    offered = tuple(option.value for option in instrument.options[question.key])
    return (*offered, DONT_KNOW) if question.dont_know else offered


def narrowed(instrument: Instrument, domain: Domain, condition: Condition) -> Domain:
    """The part of the domain for which the condition holds; empty when there is none.

    Of boxes to tick the domain holds those that can still be ticked: after an exclusive one nothing else.
    """
    if isinstance(domain, range):
        return _narrowed_range(domain, condition)
    if condition.test == "includes":
        return _ticked(instrument, domain, condition)
    wanted = values_of(condition)
    return tuple(value for value in domain if value in wanted)


def values_of(condition: Condition) -> tuple[object, ...]:
    """The value of a condition as a tuple, also when it is one value."""
    return condition.value if isinstance(condition.value, tuple) else (condition.value,)


def _narrowed_range(domain: range, condition: Condition) -> range:
    if not isinstance(condition.value, float):
        return range(0)
    # The far end keeps infinity out: a large number may become it. Rounding keeps 2.4 at 2 400 000 millionths.
    number = max(-_FAR, min(_FAR, round(condition.value * unit_of(variable_of(condition)), 3)))
    if condition.test == "below":
        return range(domain.start, min(domain.stop, ceil(number)))
    return range(max(domain.start, ceil(number)), domain.stop)


def _ticked(instrument: Instrument, domain: tuple[Value, ...], condition: Condition) -> tuple[Value, ...]:
    """The boxes that can be ticked beside this one; "weet ik niet" is exclusive too."""
    alone = {option.value for option in instrument.options[condition.key] if option.exclusive} | {DONT_KNOW}
    if condition.value not in domain:
        return ()
    if condition.value in alone:
        return tuple(value for value in domain if value == condition.value)
    return tuple(value for value in domain if value not in alone)

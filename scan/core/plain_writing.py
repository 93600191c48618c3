"""Does a text keep to what readers were promised? Short sentences, and B1 or easier."""

from enum import StrEnum

from scan.core.readability import B1, LONG_SENTENCE, Readability

MOST_FAIRLY_LONG = 0.1
"""No larger share of the sentences of a text has more than 20 words."""


class Shortcoming(StrEnum):
    """What can be wrong with a text as a whole."""

    LONG = "long"
    """A sentence has more than 25 words."""
    MANY_LONG = "many-long"
    """More than one sentence in ten has more than 20 words."""
    HARD = "hard"
    """Flesch-Douma is lower than 60."""


def shortcomings(measured: Readability) -> tuple[Shortcoming, ...]:
    """What is wrong with a text of which this was measured; nothing where there are no words."""
    score = measured.flesch_douma
    wrong = {
        Shortcoming.LONG: measured.longest > LONG_SENTENCE,
        Shortcoming.MANY_LONG: measured.share_fairly_long > MOST_FAIRLY_LONG,
        Shortcoming.HARD: score is not None and score < B1,
    }
    return tuple(shortcoming for shortcoming, is_wrong in wrong.items() if is_wrong)

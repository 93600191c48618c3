"""Who counts, and what may be known of them? (scoring.md, "Input" and "Who counts, who is shown")"""

from collections.abc import Iterable, Mapping, Sequence
from math import fsum

from scan.core.condition import Value
from scan.core.instrument import Instrument
from scan.core.measurement import Respondent
from scan.core.parts import DONT_KNOW, Answer, Question
from scan.core.relevance import applies, applying_answers

FEWEST_OF_A_PROTECTED_ROLE = 3
"""From how many people the answers of a protected role are shown (scoring.md, "Who counts, who is shown")."""


class Panel:
    """The counted responses, by role in the instrument's order."""

    def __init__(self, instrument: Instrument, facts: Mapping[str, Answer], answering: Sequence[Respondent]) -> None:
        self.facts = facts
        self.counted = counted = _counted(instrument, answering)
        self.by_role = {
            role.key: own for role in instrument.roles if (own := [one for one in counted if one.role == role.key])
        }
        self.roles = tuple(self.by_role)
        alone = len(counted) == 1
        self._fewest = {
            role.key: FEWEST_OF_A_PROTECTED_ROLE if role.protected and not alone else 1 for role in instrument.roles
        }

    def role_means(self, item: Question, worth: Mapping[Value, float]) -> dict[str, float]:
        """Per shown role the mean over its responses that have one; a protected role only from three (rule 2)."""
        means = {}
        for role, own in self.by_role.items():
            given = (one.answers.get(item.key) for one in own)
            values = [worth[value] for value in given if not isinstance(value, tuple | None) and value in worth]
            if len(values) >= self._fewest[role]:
                means[role] = mean(values)
        return means

    def applies(self, item: Question, role: str | None = None) -> bool:
        """Whether the item applies to at least one counted response, or to one of this role."""
        roles = self.roles if role is None else (role,)
        return any(applies(item, one.role, self.facts, one.answers) for r in roles for one in self.by_role[r])

    def unknowns(self, key: str) -> int | None:
        """How often "weet ik niet" was answered to this item; None where people of a protected role are among them.

        As with scores, those of a protected role are left out where fewer than three of them said so.
        """
        count = 0
        hidden = False
        for role, own in self.by_role.items():
            of_role = sum(one.answers.get(key) == DONT_KNOW for one in own)
            if of_role >= self._fewest[role]:
                count += of_role
                hidden = hidden or self._fewest[role] > 1
        return None if hidden else count


def answering_of(
    instrument: Instrument, facts: Mapping[str, Answer], respondents: Iterable[Respondent]
) -> list[Respondent]:
    """The responses with at least one answer that applies, holding only what applies."""
    cleaned = (Respondent(one.role, applying_answers(instrument, one.role, facts, one.answers)) for one in respondents)
    return [one for one in cleaned if one.answers]


def _counted(instrument: Instrument, answering: Sequence[Respondent]) -> Sequence[Respondent]:
    """The responses of shown roles, or the only response there is."""
    if len(answering) == 1:
        return answering
    protected = {role.key for role in instrument.roles if role.protected}
    return [
        one
        for one in answering
        if one.role not in protected or sum(other.role == one.role for other in answering) >= FEWEST_OF_A_PROTECTED_ROLE
    ]


def mean(values: Iterable[float]) -> float:
    """The mean, the same whatever the order: fsum loses nothing on the way."""
    numbers = list(values)
    return fsum(numbers) / len(numbers)

"""Whose answers count now? The one gate between what is stored and what is scored (scoring.md, "Who counts")."""

from collections import Counter
from collections.abc import Collection, Mapping

from scan.core.measurement import Measurement, Respondent
from scan.core.parts import Answer
from scan.core.relevance import applying_answers, applying_facts
from scan.models.scan import Response, Scan, given_answers


def measurement_of(scan: Scan) -> Measurement:
    """The responses of a scan that count, as the core scores them. The facts come from the owner."""
    responses = _responses(scan)
    facts = _facts(scan, responses)
    protected = protected_roles(scan)
    counting = [one for one in responses if counts(one, protected)]
    answering = _answering(scan, facts, counting)
    if len(answering) == 1 and _is_protected_colleague(answering[0], protected):
        # The only one who answered would be quoted, and the result is read by somebody else: the owner.
        counting.remove(answering[0])
    return Measurement(
        facts=facts,
        respondents=tuple(Respondent(one.role, _own_answers(scan, one)) for one in counting),
    )


def counting_answers_of_owner(scan: Scan) -> dict[str, bool]:
    """The questions whose answer of the owner counts, each with whether it was given together with somebody."""
    owner = scan.responses.prefetch_related("answers").get(is_owner=True)
    known = applying_facts(scan.instrument, _facts(scan, [owner]))
    applying = {*known, *applying_answers(scan.instrument, owner.role, known, _own_answers(scan, owner))}
    return {answer.question: answer.helped for answer in owner.answers.all() if answer.question in applying}


def counts(response: Response, protected: Collection[str]) -> bool:
    """Whether a response counts now, given the keys of the protected roles.

    From two results that follow each other the newest answers could be worked out. Therefore a colleague of a protected
    role counts only once the owner has closed the round, together with all others, and nobody of them can change
    anything afterwards.
    """
    if response.closed_at is not None:
        return True
    return response.finished_at is not None and not _is_protected_colleague(response, protected)


def protected_roles(scan: Scan) -> frozenset[str]:
    """The keys of the roles that are shown from three people on."""
    return frozenset(role.key for role in scan.instrument.roles if role.protected)


def answering_colleagues(scan: Scan) -> Mapping[str, int]:
    """How many colleagues have an answer that applies now, by role; these count once the round is closed."""
    responses = _responses(scan)
    colleagues = [one for one in responses if not one.is_owner]
    return Counter(one.role for one in _answering(scan, _facts(scan, responses), colleagues))


def _responses(scan: Scan) -> list[Response]:
    return list(scan.responses.prefetch_related("answers").order_by("pk"))


def _facts(scan: Scan, responses: Collection[Response]) -> dict[str, Answer]:
    owner = next((one for one in responses if one.is_owner), None)
    return {key: v for key, v in given_answers(owner).items() if key in scan.instrument.facts} if owner else {}


def _own_answers(scan: Scan, response: Response) -> dict[str, Answer]:
    return {key: v for key, v in given_answers(response).items() if key not in scan.instrument.facts}


def _answering(scan: Scan, facts: Mapping[str, Answer], responses: Collection[Response]) -> list[Response]:
    """The responses with at least one answer that applies."""
    known = applying_facts(scan.instrument, facts)
    return [one for one in responses if applying_answers(scan.instrument, one.role, known, _own_answers(scan, one))]


def _is_protected_colleague(response: Response, protected: Collection[str]) -> bool:
    return not response.is_owner and response.role in protected

"""Where is a respondent: the route through the questionnaire, given what is stored."""

from collections.abc import Mapping

from scan.core.parts import Answer as GivenAnswer
from scan.models import Answer, Response
from scan.questionnaire.route import Route


def stored_answers(response: Response) -> dict[str, Answer]:
    """The stored rows of a response by question key."""
    return {answer.question: answer for answer in response.answers.all()}


def open_route(response: Response, stored: Mapping[str, Answer] | None = None) -> Route:
    """The route of a respondent. A colleague's questions may depend on the facts that the owner gave."""
    rows = stored_answers(response) if stored is None else stored
    return Route(
        response.instrument,
        response.role,
        owner=response.is_owner,
        answers=_given(rows),
        facts={} if response.is_owner else _owners_answers(response),
        short=response.short,
    )


def route_with(route: Route, stored: Mapping[str, Answer]) -> Route:
    """The same route after these answers were stored; what it knows of the owner is not read again."""
    given, facts = _given(stored), route.facts
    return Route(route.instrument, route.role, owner=route.owner, answers=given, facts=facts, short=route.short)


def _given(rows: Mapping[str, Answer]) -> dict[str, GivenAnswer]:
    return {key: given for key, row in rows.items() if (given := row.given) is not None}


def _owners_answers(response: Response) -> dict[str, GivenAnswer]:
    rows = Answer.objects.filter(response__scan=response.scan_id, response__is_owner=True)
    return _given({row.question: row for row in rows})

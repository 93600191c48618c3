"""Where is a respondent: the route through the questionnaire, given what is stored."""

from collections.abc import Mapping

from scan.models import Answer, Response
from scan.models.scan import given_answers
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
        answers={key: given for key, row in rows.items() if (given := row.given) is not None},
        facts={} if response.is_owner else _owners_facts(response),
    )


def _owners_facts(response: Response) -> Mapping[str, object]:
    owner = response.scan.responses.filter(is_owner=True).first()
    return given_answers(owner) if owner else {}

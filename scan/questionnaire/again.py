"""Measuring again: a new scan after an earlier one, with the facts of then as proposals to confirm."""

from collections.abc import Iterable, Mapping

from django.http import QueryDict

from scan.core.carrying import carried_facts
from scan.core.parts import Answer as GivenAnswer
from scan.core.parts import Question
from scan.models import Answer, Response, Result, Scan
from scan.models.starting import begin_again
from scan.questionnaire.actions import save_answer
from scan.questionnaire.presenter import in_words
from scan.questionnaire.saving import screen_from

CONFIRM = "klopt"
"""What the button "Ja, dit klopt nog" asks for."""


def start_again(scan: Scan, role: str) -> Response:
    """Start a scan of the same organisation on the newest version, and return the owner's response.

    Each scan is followed by one at most: a second time, also at the same moment, gives the one that is there.
    """
    return begin_again(scan, role)[0]


def proposals(response: Response, stored: Mapping[str, Answer]) -> dict[str, GivenAnswer]:
    """The facts of the earlier scan that still fit and that nobody confirmed, changed or took away yet.

    They count as not answered. Answers about the work itself are never among them.
    """
    if not response.is_owner or response.scan.previous_id is None:
        return {}
    earlier = Result.objects.filter(scan=response.scan.previous_id).select_related("version")
    result = earlier.defer("version__document").first()
    if result is None:
        return {}
    facts = carried_facts(result.instrument, response.instrument, result.outcome.scores.facts)
    return {key: answer for key, answer in facts.items() if key not in stored}


def confirm(response: Response, questions: Iterable[Question], data: QueryDict, stored: Mapping[str, Answer]) -> None:
    """Save the proposals that were read on the posted page and left as they were. Raises ScanFinishedError."""
    proposed = proposals(response, stored)
    for question in questions:
        answer = proposed.get(question.key)
        if answer is not None and data.get(f"vorige-{question.key}") == in_words(response.instrument, question, answer):
            save_answer(response, question.key, answer, screen_from(data))

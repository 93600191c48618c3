"""A second measurement for the trial site, a year after the first, the way an employer does it again."""

from collections.abc import Callable
from datetime import timedelta

from django.utils import timezone

from scan.core.parts import Answer, Question
from scan.models import Response, Result, Scan
from scan.models.answers import Screen
from scan.models.plan import PlanStep
from scan.questionnaire import actions
from scan.questionnaire.again import proposals, start_again
from scan.questionnaire.progress import open_route, stored_answers

A_YEAR = timedelta(days=365)


def measure_again(first: Scan, rate: Callable[[Question], Answer]) -> Response:
    """Let the first measurement be of a year ago, and finish a new one in which all facts still hold."""
    _put_back(first)
    owner = first.responses.get(is_owner=True)
    response = start_again(first, owner.role)
    for key, value in proposals(response, stored_answers(response)).items():
        actions.save_answer(response, key, value, Screen("demo", 1))
    for screen in open_route(response).screens:
        for question in screen.questions:
            if question.type == "rating":
                actions.save_answer(response, question.key, rate(question), Screen("demo", 1))
    actions.finish(response)
    return response


def _put_back(scan: Scan) -> None:
    """There is no action for time that passed."""
    then = timezone.now() - A_YEAR
    Scan.objects.filter(pk=scan.pk).update(started_at=then)
    Response.objects.filter(scan=scan).update(started_at=then, finished_at=then)
    Result.objects.filter(scan=scan).update(created_at=then)
    PlanStep.objects.filter(plan__scan=scan).update(status_at=then + A_YEAR / 2)

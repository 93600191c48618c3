"""For the trial site: colleagues of one employer take part, and the round is closed."""

from collections.abc import Callable

from scan.core.parts import Answer, Question
from scan.models import Invitation, Response
from scan.models.answers import Screen
from scan.questionnaire import actions, inviting, joining
from scan.questionnaire.progress import open_route

COLLEAGUES = (("directie", 1, 0.4), ("leidinggevende", 2, -0.5), ("medewerker", 5, -0.9))
"""Role, how many, and how much more favourable than the owner they see it, on a scale of five."""


def let_colleagues_take_part(owner: Response, rate: Callable[[Question, float], Answer]) -> None:
    """Invite, fill in, finish and close, with the actions that people use. `rate` answers a question, with a shift."""
    for role, number, shift in COLLEAGUES:
        inviting.invite(owner.scan, role, number + 2)
        invitation = Invitation.objects.get(scan=owner.scan, role=role)
        for _ in range(number):
            response = joining.join(invitation)
            for screen in open_route(response).screens:
                for question in screen.questions:
                    if question.type == "rating":
                        actions.save_answer(response, question.key, rate(question, shift), Screen("demo", 1))
            actions.finish(response)
    inviting.close_round(owner.scan)

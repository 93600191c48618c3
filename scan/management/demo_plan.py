"""A plan for the trial site, made the way an employer makes one."""

from datetime import timedelta

from django.utils import timezone

from scan.models import Result
from scan.models.plan import Help, Reason, Status
from scan.results.plan import actions


def make_plan(result: Result) -> None:
    """Three steps of the result: one under way, one to do, one done; and two put aside."""
    keys = [step.key for step in result.outcome.advice.steps]
    for key, days, status, words in zip(
        keys, (14, 21, 7), (Status.BUSY, Status.CHOSEN, Status.DONE), _WORDS, strict=False
    ):
        step = actions.choose(result, key)
        due = timezone.localdate() + timedelta(days=days)
        actions.write(step, {**words, "first_action": step.advice.text.actions[0], "due": due}, seen=step.revision)
        actions.set_status(step, status)
        if status == Status.BUSY:
            actions.add_note(step, "Besproken in het teamoverleg. Twee collega’s denken mee.")
    actions.put_aside(result, keys[3], Status.ALREADY)
    actions.put_aside(result, keys[4], Status.REJECTED, reason=Reason.NOT_NOW, words="In het voorjaar kijken wij weer.")


_WORDS = (
    {
        "if_words": "het teamoverleg van maandag begint,",
        "then_words": "vraag ik wie wil meedenken over deze stap.",
        "who": "Karin, teamleider",
    },
    {
        "if_words": "ik het rooster voor de nieuwe maand maak,",
        "then_words": "zet ik er elke week twee uur voor deze stap in. Ook als het druk is.",
        "who": "Karin, teamleider",
        "help_from": Help.SERVICE_POINT,
        "help_words": "Kan een jobcoach een deel van de uren doen?",
    },
    {
        "if_words": "de accountmanager belt,",
        "then_words": "spreek ik een uur op de werkvloer af, niet in de vergaderkamer.",
        "who": "Joost, HR",
    },
)

"""The own answers in words, for who gave them."""

from dataclasses import dataclass

from scan.core.instrument import Instrument
from scan.core.parts import Answer
from scan.core.wording import answer_label
from scan.models import Response
from scan.questionnaire.progress import open_route


@dataclass(frozen=True)
class ReadTheme:
    """A theme with its questions, each with the answer in words: "" where there is none."""

    title: str
    questions: tuple[tuple[str, str], ...]


def own_answers(response: Response) -> list[ReadTheme]:
    """Every question that is relevant to the respondent now, by theme, with the answer."""
    route = open_route(response)
    read = []
    for theme in route.themes:
        shown = [q for q in theme.section.questions if q.key in route.relevant]
        words = tuple((q.text, _in_words(route.instrument, q.key, route.answers.get(q.key))) for q in shown)
        read.append(ReadTheme(theme.section.title, words))
    return read


def _in_words(instrument: Instrument, key: str, answer: Answer | None) -> str:
    if answer is None:
        return ""
    question = instrument.questions[key]
    if question.type in ("number", "text"):
        return str(answer)
    values = answer if isinstance(answer, tuple) else (answer,)
    return ", ".join(answer_label(instrument, key, value) for value in values)

"""Which questions are asked, and which of the given answers apply? (scoring.md, "Input")"""

from collections.abc import Iterable, Mapping

from scan.core.condition import Condition
from scan.core.instrument import Instrument
from scan.core.parts import NOT_APPLICABLE, Answer, Question

Answers = Mapping[str, Answer]


def fact_holds(condition: Condition, answers: Answers) -> bool:
    """Whether an `answer` condition holds. A condition on something that was not answered is false."""
    answer = answers.get(condition.key)
    if answer is None:
        return False
    given = answer if isinstance(answer, tuple) else (answer,)
    wanted = condition.value if isinstance(condition.value, tuple) else (condition.value,)
    return any(value in wanted for value in given)


def asked_questions(instrument: Instrument, role: str, *, once: bool) -> list[Question]:
    """The questions that this role may get, in order: of the once sections, or of all other sections.

    Whether a question is shown depends on answers too: see `relevant_questions`.
    """
    return [
        question
        for section in instrument.sections
        if section.once is once
        for question in section.questions
        if question.asked_of is None or role in question.asked_of
    ]


def applying_facts(instrument: Instrument, answers: Answers) -> dict[str, Answer]:
    """The answers to the once sections that apply.

    What a hidden question holds is left out, and hides in turn what depends on it; beside an exclusive option the other
    ticks are left out.
    """
    return _applying(instrument, instrument.facts.values(), answers, {})


def applying_answers(instrument: Instrument, role: str, facts: Answers, answers: Answers) -> dict[str, Answer]:
    """The answers of one respondent that apply, given the facts that apply. "n.v.t." is kept: it is an answer."""
    return _applying(instrument, asked_questions(instrument, role, once=False), answers, facts)


def relevant_questions(instrument: Instrument, role: str, *, owner: bool, facts: Answers, answers: Answers) -> set[str]:
    """Keys of the questions to show to one respondent now.

    `facts` are the owner's answers to the once sections, `answers` the respondent's own; neither needs to be cleaned.
    """
    given = applying_facts(instrument, answers if owner else facts)
    known = {**given, **applying_answers(instrument, role, given, answers)}
    asked = asked_questions(instrument, role, once=False)
    if owner:
        asked += asked_questions(instrument, role, once=True)
    return {question.key for question in asked if _is_shown(question, known)}


def applies(item: Question, role: str, facts: Answers, answers: Answers) -> bool:
    """Whether an item applies to a response: asked of its role, shown, and not answered with "n.v.t."."""
    asked = item.asked_of is None or role in item.asked_of
    return asked and _is_shown(item, {**facts, **answers}) and answers.get(item.key) != NOT_APPLICABLE


def _is_shown(question: Question, known: Answers) -> bool:
    return all(fact_holds(condition, known) for condition in question.show_if)


def _applying(
    instrument: Instrument, questions: Iterable[Question], answers: Answers, known: Answers
) -> dict[str, Answer]:
    kept: dict[str, Answer] = {}
    for question in questions:
        if question.key in answers and _is_shown(question, {**known, **kept}):
            kept[question.key] = _without_excluded(instrument, question, answers[question.key])
    return kept


def _without_excluded(instrument: Instrument, question: Question, answer: Answer) -> Answer:
    """When an exclusive option is ticked, the other ticked options are ignored."""
    if not isinstance(answer, tuple):
        return answer
    exclusive = tuple(o.value for o in instrument.options[question.key] if o.exclusive and o.value in answer)
    return tuple(str(value) for value in exclusive[:1]) or answer

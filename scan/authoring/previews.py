"""What does an editor see in the preview of a row, as it is typed and not saved yet?

The row is put in the working copy for as long as it takes to show it, so that everything around it is as it will be.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from scan.authoring.once import rows_of
from scan.authoring.preview_examples import Example, example_of_step, samples_with_topic
from scan.core.instrument import Instrument, InstrumentError
from scan.core.parts import Phase, Question, Stage, Step, Term, Topic
from scan.core.presentation import EFFORT, ShownStep, block_of, scheme_title, sources_of
from scan.core.rule_sentence import rule_sentence, step_sentence
from scan.core.terms import ShownTerm, shown_term, shown_terms, terms_in, text_of_question, text_of_step
from scan.models.working import KINDS
from scan.models.working.advice import StageRow, StepRow, StyleRow, TopicRow
from scan.models.working.background import TermRow
from scan.models.working.copy import WorkingCopy
from scan.models.working.questions import QuestionRow
from scan.models.working.row import Row
from scan.questionnaire.presenter import ShownQuestion, show_questions
from scan.questionnaire.route import Route

NO_SECTION = "Kies een sectie. Dan is de vraag hier te zien."
NO_OPTIONS = "Kies een antwoordschaal, of vul opties in. Dan is de vraag hier te zien."
NOT_READABLE = "Ergens in de werkkopie staat iets dat niet klopt. Kijk bij Controle en los het op."
ALWAYS_ASKED = "Altijd: er is geen voorwaarde."
MOST_PLACES = 5
"""So many places where a term is used are named."""


class NotYetError(Exception):
    """The row cannot be shown as it is now. The message says what to do first, in Dutch."""


@dataclass(frozen=True)
class QuestionPreview:
    """A question on its screen, with what the respondent does not see: who gets it, when, and for what it counts."""

    shown: ShownQuestion
    section: str
    roles: tuple[str, ...]
    when: str
    scale: str


@dataclass(frozen=True)
class StepPreview:
    """A step as an employer reads it, with its rule in words. `example` is somebody who gets it, if there is one."""

    shown: ShownStep
    rule: str
    example: Example | None


@dataclass(frozen=True)
class TopicPreview:
    """A topic as an account manager reads it, with its rule in words and the sample employers who get it."""

    topic: Topic
    rule: str
    samples: tuple[str, ...]


@dataclass(frozen=True)
class StagePreview:
    """A stage as an employer reads it, with its rule in words and its number in the order of trying, from 1."""

    stage: Stage
    stages: tuple[Stage, ...]
    rule: str
    place: int


@dataclass(frozen=True)
class TermPreview:
    """A term as it is explained, and the first places where it is used out of `uses` in all."""

    shown: ShownTerm
    places: tuple[str, ...]
    uses: int


def instrument_with(row: Row) -> Instrument:
    """The working copy with this row in it, saved or not, archived or not. Raises NotYetError."""
    rows = {kind: tuple(one for one in rows_of(kind) if not one.archived or one.pk == row.pk) for kind in KINDS}
    kind = type(row)
    known = row.pk is not None and any(one.pk == row.pk for one in rows[kind])
    rows[kind] = tuple(row if one.pk == row.pk else one for one in rows[kind]) if known else (*rows[kind], row)
    try:
        return WorkingCopy(rows).instrument
    except InstrumentError as error:
        raise NotYetError(NOT_READABLE) from error


def preview_question(row: QuestionRow) -> QuestionPreview:
    """The question between the other questions of its screen. Raises NotYetError."""
    instrument = instrument_with(row)
    section = next((one for one in instrument.sections if any(q.key == row.key for q in one.questions)), None)
    if section is None:
        raise NotYetError(NO_SECTION)
    question = instrument.questions[row.key]
    if question.type in ("rating", "choice", "multiple") and not instrument.options[row.key]:
        raise NotYetError(NO_OPTIONS)
    asked = [
        role
        for role in instrument.roles
        if (question.asked_of is None or role.key in question.asked_of) and not (section.once and role.protected)
    ]
    return QuestionPreview(
        shown=_on_its_screen(instrument, question, [role.key for role in asked]),
        section=section.title,
        roles=tuple(role.title for role in asked) if len(asked) < len(instrument.roles) else (),
        when=rule_sentence(instrument, (question.show_if,)) if question.show_if else "",
        scale=instrument.scales[question.scale].title if question.scale in instrument.scales else "",
    )


def preview_step(row: StepRow) -> StepPreview:
    """The step as it would stand in a stappenplan, with the reason of somebody who gets it. Raises NotYetError."""
    instrument = instrument_with(row)
    step = next(one for one in instrument.steps if one.key == row.key)
    example = example_of_step(instrument, step)
    return StepPreview(_shown_step(instrument, step, example), step_sentence(instrument, step), example)


def preview_topic(row: TopicRow) -> TopicPreview:
    """The topic as an account manager gets it. Raises NotYetError."""
    instrument = instrument_with(row)
    topic = next(one for one in instrument.topics if one.key == row.key)
    return TopicPreview(topic, rule_sentence(instrument, topic.when), samples_with_topic(instrument, topic))


def preview_stage(row: StageRow) -> StagePreview:
    """The stage as it stands on a result. Raises NotYetError."""
    instrument = instrument_with(row)
    place, stage = next((at, one) for at, one in enumerate(instrument.stages, start=1) if one.key == row.key)
    return StagePreview(stage, tuple(reversed(instrument.stages)), rule_sentence(instrument, stage.when), place)


def preview_style(row: StyleRow) -> list[tuple[int, str]]:
    """The points of a style, each with its rule as a sentence. Raises NotYetError."""
    instrument = instrument_with(row)
    style = next(one for one in instrument.styles if one.key == row.key)
    return [(part.points, rule_sentence(instrument, part.when)) for part in style.points]


def preview_term(row: TermRow) -> TermPreview:
    """The term as it is explained at a question or step. Raises NotYetError."""
    instrument = instrument_with(row)
    term = next(one for one in instrument.terms if one.key == row.key)
    used = [title for title, text in _texts(instrument) if _holds(instrument, term, text)]
    return TermPreview(shown_term(instrument, term), tuple(used[:MOST_PLACES]), len(used))


def sentences_of(row: Row) -> list[str]:
    """The rule of a row in words, as it is saved; a style has one for each of its points. Raises NotYetError."""
    instrument = instrument_with(row)
    if isinstance(row, StepRow):
        return [step_sentence(instrument, one) for one in instrument.steps if one.key == row.key]
    if isinstance(row, QuestionRow):
        rules = [(q.show_if,) for q in instrument.questions.values() if q.key == row.key and q.show_if]
        return [rule_sentence(instrument, rule) for rule in rules] or [ALWAYS_ASKED]
    if isinstance(row, StyleRow):
        return [f"{points} punten. {sentence}" for points, sentence in preview_style(row)]
    ruled: tuple[Stage | Topic, ...] = (*instrument.stages, *instrument.topics)
    kind = Stage if isinstance(row, StageRow) else Topic
    return [rule_sentence(instrument, one.when) for one in ruled if isinstance(one, kind) and one.key == row.key]


def _on_its_screen(instrument: Instrument, question: Question, roles: Sequence[str]) -> ShownQuestion:
    """The question with its number on the screen of the first role that gets it; alone when nobody does."""
    questions: Sequence[Question] = (question,)
    if roles:
        route = Route(instrument, roles[0], owner=True, answers={})
        questions = route.screen_of(question).questions
    return next(one for one in show_questions(instrument, questions, {}) if one.question == question)


def _shown_step(instrument: Instrument, step: Step, example: Example | None) -> ShownStep:
    """As on a result; what the step points to and is not there stands under its key."""
    phases = {phase.key: phase for phase in instrument.phases}
    known = [key for key in step.sources if any(source.key == key for source in instrument.sources)]
    schemes = tuple(scheme_title(key) for key in step.schemes)
    place = example.place if example else 1
    return ShownStep(
        number=place,
        block=block_of(place),
        step=step,
        phase=phases.get(step.phase, Phase(step.phase, step.phase, "")),
        actor=instrument.titles("roles").get(step.actor, step.actor),
        effort=EFFORT[step.effort],
        because=example.because if example else "",
        schemes=schemes,
        sources=sources_of(instrument, known),
        terms=shown_terms(instrument, [text_of_step(step, schemes)])[0],
    )


def _texts(instrument: Instrument) -> list[tuple[str, str]]:
    """Every question and step with all that is read there."""
    questions = [(one.text, text_of_question(instrument, one)) for one in instrument.questions.values()]
    return [
        *questions,
        *((step.title, text_of_step(step, map(scheme_title, step.schemes))) for step in instrument.steps),
    ]


def _holds(instrument: Instrument, term: Term, text: str) -> bool:
    return term in terms_in(instrument, [text])[0]

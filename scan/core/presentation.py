"""How is an outcome told: scores with their levels in words, the facts in sentences, and the steps in their blocks?

What the employer, the account manager and the workbook show of a result comes from here, so that it says the same.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from scan.core.advice import FIRST_STEPS, NEXT_STEPS
from scan.core.doing import doing
from scan.core.explanation import (
    ExplainedDimension,
    ExplainedPlace,
    ExplainedScale,
    explain,
    explain_dimensions,
    explain_places,
)
from scan.core.instrument import Instrument
from scan.core.outcome import Outcome, ThinScale, thin_scales
from scan.core.parts import Answer, Phase, Source, Stage, Step, Topic
from scan.core.scoring import Scores, level_of, shown_number
from scan.core.short import Indication, indications
from scan.core.terms import ShownTerm, shown_terms_of_each, text_of_step

EFFORT = {1: "Klein", 2: "Middel", 3: "Groot"}
BLOCKS = ("Begin hier", "Daarna", "Later")


@dataclass(frozen=True)
class ScoreLine:
    """One score as people see it. `number` is 0-100, or None with too few answers; `level_step` counts from 1."""

    key: str
    title: str
    explanation: str
    number: int | None
    level: str
    level_step: int
    is_lowest_level: bool


@dataclass(frozen=True)
class ScoreCard:
    """A dimension with its scales."""

    line: ScoreLine
    scales: tuple[ScoreLine, ...]


@dataclass(frozen=True)
class ShownStep:
    """A step in the advice: its place from 1, its block, and why it is there."""

    number: int
    block: str
    step: Step
    phase: Phase
    actor: str
    effort: str
    because: str
    schemes: tuple[str, ...]
    sources: tuple[Source, ...]
    terms: tuple[ShownTerm, ...]
    """The words that are explained here: per step, because each step is opened by itself."""


@dataclass(frozen=True)
class ShownThinScale:
    """A scale without a score: what is still open, and who could answer it."""

    title: str
    questions: tuple[str, ...]
    who: str


@dataclass(frozen=True)
class ShownResult:
    """All that both the employer and the account manager see of a result."""

    headline: str
    cards: tuple[ScoreCard, ...]
    thin: tuple[ShownThinScale, ...]
    doing: tuple[str, ...]
    stage: Stage | None
    stages: tuple[Stage, ...]
    blocks: tuple[tuple[str, tuple[ShownStep, ...]], ...]
    by_phase: tuple[tuple[Phase, tuple[ShownStep, ...]], ...]
    explained: tuple[ExplainedScale, ...]
    explained_dimensions: tuple[ExplainedDimension, ...]
    explained_places: tuple[ExplainedPlace, ...]
    unknown_share: int | None
    answered: tuple[tuple[str, int], ...]
    people: int
    """How many people answered, also where nothing is told of their roles."""


def show(instrument: Instrument, outcome: Outcome) -> ShownResult:
    """Put an outcome in the words and the order in which people see it."""
    steps = shown_steps(instrument, outcome)
    roles = instrument.titles("roles")
    return ShownResult(
        headline=headline(instrument, outcome.scores),
        cards=tuple(score_cards(instrument, outcome.scores)),
        thin=tuple(shown_thin_scales(instrument, outcome.scores)),
        doing=tuple(doing(outcome.scores.facts)),
        stage=stage_of(instrument, outcome),
        stages=tuple(reversed(instrument.stages)),
        blocks=tuple((block, own) for block in BLOCKS if (own := tuple(s for s in steps if s.block == block))),
        by_phase=tuple(
            (phase, own) for phase in instrument.phases if (own := tuple(s for s in steps if s.phase == phase))
        ),
        explained=tuple(explain(instrument, outcome.scores)),
        explained_dimensions=tuple(explain_dimensions(instrument, outcome.scores)),
        explained_places=tuple(explain_places(instrument, outcome.scores, outcome.advice)),
        unknown_share=outcome.scores.unknown_share,
        answered=tuple(
            # In the instrument's order: a stored outcome gives its keys back in the order of the database.
            (title, outcome.scores.answered[role])
            for role, title in roles.items()
            if role in outcome.scores.answered
        ),
        people=sum(outcome.scores.answered.values()),
    )


def score_cards(instrument: Instrument, scores: Scores) -> list[ScoreCard]:
    """The dimensions side by side, each with its scales; never a total (scoring.md, rule 5)."""
    return [
        ScoreCard(
            _line(instrument, dimension.key, dimension.title, dimension.question, scores.dimensions[dimension.key]),
            tuple(
                _line(instrument, scale.key, scale.title, scale.explanation, scores.scales[scale.key])
                for scale in dimension.scales
            ),
        )
        for dimension in instrument.dimensions
    ]


def shown_indications(
    instrument: Instrument, role: str, answers: Mapping[str, Answer]
) -> list[tuple[ScoreLine, Indication]]:
    """What the short version tells its owner: per dimension a line, and on how many questions it rests."""
    found = indications(instrument, role, answers)
    return [
        (_line(instrument, one.key, one.title, one.question, found[one.key].score), found[one.key])
        for one in instrument.dimensions
    ]


def headline(instrument: Instrument, scores: Scores) -> str:
    """The scores in a sentence or two: the strongest side, and where most is to be won."""
    titles = instrument.titles("dimensions")
    numbers = {key: shown_number(score) for key in titles if (score := scores.dimensions[key]) is not None}
    if scores.bottleneck is None:
        return "Er zijn nog te weinig antwoorden voor een score."
    weakest = f"Bij ‘{titles[scores.bottleneck]}’ valt nu het meeste te winnen."
    highest = max(numbers.values())
    if highest == numbers[scores.bottleneck]:
        return weakest if len(numbers) == 1 else "De scores liggen gelijk."
    strongest = [f"‘{titles[key]}’" for key, number in numbers.items() if number == highest]
    side = "zijn jullie sterkste kanten" if len(strongest) > 1 else "is jullie sterkste kant"
    return f"{' en '.join(strongest)} {side}. {weakest}"


def shown_steps(instrument: Instrument, outcome: Outcome) -> list[ShownStep]:
    """The steps in order of priority: three to begin with, six for after that, and the rest for later."""
    steps = {step.key: step for step in instrument.steps}
    phases = {phase.key: phase for phase in instrument.phases}
    terms = _terms(instrument, [steps[advised.key] for advised in outcome.advice.steps])
    return [
        ShownStep(
            number=number,
            block=block_of(number),
            step=steps[advised.key],
            phase=phases[steps[advised.key].phase],
            actor=instrument.titles("roles")[steps[advised.key].actor],
            effort=EFFORT[steps[advised.key].effort],
            because=because(outcome.step_reasons[advised.key]),
            schemes=tuple(scheme_title(key) for key in steps[advised.key].schemes),
            sources=sources_of(instrument, steps[advised.key].sources),
            terms=terms[number - 1],
        )
        for number, advised in enumerate(outcome.advice.steps, start=1)
    ]


def shown_thin_scales(instrument: Instrument, scores: Scores) -> list[ShownThinScale]:
    """The scales without a score, in words: what is still open, and who could answer it."""
    return [_thin(instrument, thin) for thin in thin_scales(instrument, scores)]


def stage_of(instrument: Instrument, outcome: Outcome) -> Stage | None:
    """The stage that the organisation is in, if it has one."""
    return next((stage for stage in instrument.stages if stage.key == outcome.advice.stage), None)


def shown_topics(instrument: Instrument, outcome: Outcome) -> list[Topic]:
    """The topics to talk about, in the instrument's order. For account managers only."""
    return [topic for topic in instrument.topics if topic.key in outcome.advice.topics]


def shown_styles(instrument: Instrument, outcome: Outcome) -> list[tuple[str, int, list[tuple[int, str]]]]:
    """Title, points (0-100) and reasons of the styles with points, the highest first. For account managers only."""
    with_points = [style for style in instrument.styles if outcome.advice.styles[style.key]]
    return [
        (
            style.title,
            outcome.advice.styles[style.key],
            [(points, because(reasons)) for points, reasons in outcome.style_reasons[style.key]],
        )
        for style in sorted(with_points, key=lambda style: -outcome.advice.styles[style.key])
    ]


def because(reasons: Iterable[str]) -> str:
    """The reasons as sentences: "Omdat ... En omdat ..."."""
    told = " En ".join(reason if reason.endswith(("?’", ".’")) else f"{reason}." for reason in reasons)
    return told[:1].upper() + told[1:]


def scheme_title(key: str) -> str:
    """A scheme by its key, in words: "no-riskpolis" keeps its dash, "werkplekaanpassing" is one word."""
    kept = ("no-riskpolis", "harrie-training")
    words = key if key in kept else key.replace("-", " ")
    return "PSO" if key == "pso" else words[:1].upper() + words[1:]


def sources_of(instrument: Instrument, keys: Iterable[str]) -> tuple[Source, ...]:
    """The sources with these keys, in that order."""
    known = {source.key: source for source in instrument.sources}
    return tuple(known[key] for key in keys)


def _terms(instrument: Instrument, steps: Iterable[Step]) -> list[tuple[ShownTerm, ...]]:
    texts = [text_of_step(step, map(scheme_title, step.schemes)) for step in steps]
    return shown_terms_of_each(instrument, texts)


def _thin(instrument: Instrument, thin: ThinScale) -> ShownThinScale:
    titles = instrument.titles("roles")
    return ShownThinScale(
        title=instrument.scales[thin.scale].title,
        questions=tuple(item.text for item in thin.open_items),
        who=", ".join(titles[role] for role in thin.roles),
    )


def _line(instrument: Instrument, key: str, title: str, explanation: str, score: float | None) -> ScoreLine:
    if score is None:
        return ScoreLine(key, title, explanation, None, "Te weinig antwoorden", 0, is_lowest_level=False)
    level = level_of(instrument, score)
    step = 1 + sum(other.from_ < level.from_ for other in instrument.levels)
    return ScoreLine(key, title, explanation, shown_number(score), level.title, step, is_lowest_level=step == 1)


def block_of(number: int) -> str:
    """In which block a step stands: the first three, the next six, or the rest."""
    if number <= FIRST_STEPS:
        return BLOCKS[0]
    return BLOCKS[1] if number <= FIRST_STEPS + NEXT_STEPS else BLOCKS[2]

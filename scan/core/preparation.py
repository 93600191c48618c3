"""What does an account manager want to know before a visit? A result told anew, for who prepares the conversation.

Everything comes from an outcome as it is seen under a share (`scan.core.sharing`), so that nothing is told that the
employer left out, or that may not be shown of people (scoring.md, "Who counts, who is shown"). Accents and topics are
for the account manager only. The page of the workplace and the sheet Gesprek tell the same, from here.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from scan.core.advice import FIRST_STEPS, WISH_QUESTION
from scan.core.concerns import Concern, concerns
from scan.core.differences import Differences, FindOut, differences
from scan.core.doing import doing
from scan.core.instrument import Instrument
from scan.core.outcome import Outcome
from scan.core.parts import Stage, Topic
from scan.core.presentation import (
    ScoreLine,
    ShownStep,
    ShownThinScale,
    because,
    score_cards,
    shown_steps,
    shown_thin_scales,
    shown_topics,
    stage_of,
)
from scan.core.scoring import Scores
from scan.core.wording import answer_label

MOST_STRENGTHS = 3
MOST_LOW = 2

NO_HELP = "geen"
EXPECTED_QUESTION = "werkwijze"
WORDS_QUESTION = "toelichting"


@dataclass(frozen=True)
class Strengths:
    """What goes well: the highest scales, the highest first, at most three.

    `well` says whether they stand in the upper half of the levels; when none does, only the highest one is there.
    """

    scales: tuple[ScoreLine, ...]
    well: bool


@dataclass(frozen=True)
class Bottleneck:
    """The lowest dimension, with the lowest scales in it, and those elsewhere that stand lower still."""

    dimension: ScoreLine
    within: tuple[ScoreLine, ...]
    elsewhere: tuple[ScoreLine, ...]


@dataclass(frozen=True)
class Unknowns:
    """What they do not know: the share of "weet ik niet" in per cent, the questions, and scales without a score."""

    share: int | None
    questions: tuple[FindOut, ...]
    thin: tuple[ShownThinScale, ...]

    @property
    def any(self) -> bool:
        return bool(self.questions or self.thin)


@dataclass(frozen=True)
class HelpAsked:
    """What the owner asks help with and expects, in the words of the options; "" or empty where nothing was said.

    `alone`: they say that they can do it themselves. `words` is what was written in words of one's own, where shared.
    """

    wishes: tuple[str, ...]
    alone: bool
    expects: str
    words: str

    @property
    def any(self) -> bool:
        return bool(self.wishes or self.alone or self.expects or self.words)


@dataclass(frozen=True)
class Accent:
    """A style of service: points (0-100), and what gave them as (points, reasons in a sentence)."""

    key: str
    title: str
    points: int
    parts: tuple[tuple[int, str], ...]


@dataclass(frozen=True)
class Preparation:
    """All that a result says for the conversation, in the order of the instrument unless told otherwise."""

    dimensions: tuple[ScoreLine, ...]
    stage: Stage | None
    strengths: Strengths
    bottleneck: Bottleneck | None
    first_steps: tuple[ShownStep, ...]
    concerns: tuple[Concern, ...]
    unknowns: Unknowns
    roles: Differences
    help: HelpAsked
    doing: tuple[str, ...]
    topics: tuple[Topic, ...]
    accents: tuple[Accent, ...]


def prepare(instrument: Instrument, outcome: Outcome) -> Preparation:
    """Tell a result for the conversation. `outcome` is what is seen under the share: see `Share.outcome`."""
    scores = outcome.scores
    return Preparation(
        dimensions=tuple(card.line for card in score_cards(instrument, scores)),
        stage=stage_of(instrument, outcome),
        strengths=strengths(instrument, scores),
        bottleneck=bottleneck(instrument, scores),
        first_steps=tuple(shown_steps(instrument, outcome)[:FIRST_STEPS]),
        concerns=tuple(concerns(instrument, scores)),
        unknowns=unknowns(instrument, outcome),
        roles=differences(instrument, outcome),
        help=help_asked(instrument, scores),
        doing=tuple(doing(scores.facts)),
        topics=tuple(shown_topics(instrument, outcome)),
        accents=tuple(accents(instrument, outcome)),
    )


def strengths(instrument: Instrument, scores: Scores) -> Strengths:
    """The highest scales of all dimensions together; no scales where none has a score."""
    ordered = sorted(_scales_with_a_score(instrument, scores), key=lambda line: -(line.number or 0))
    good = [line for line in ordered if line.level_step * 2 > len(instrument.levels)]
    return Strengths(tuple(good[:MOST_STRENGTHS] or ordered[:1]), well=bool(good))


def bottleneck(instrument: Instrument, scores: Scores) -> Bottleneck | None:
    """The lowest dimension (scoring.md, rule 9), or None when none has a score."""
    card = next((one for one in score_cards(instrument, scores) if one.line.key == scores.bottleneck), None)
    if card is None:
        return None
    own = _lowest(card.scales)
    others = (line for line in _scales_with_a_score(instrument, scores) if line not in card.scales)
    lowest = own[0].number if own else None
    return Bottleneck(
        dimension=card.line,
        within=own,
        elsewhere=_lowest(line for line in others if lowest is not None and (line.number or 0) < lowest),
    )


def unknowns(instrument: Instrument, outcome: Outcome) -> Unknowns:
    """The questions that were answered with "weet ik niet", and the scales that are too thin to score."""
    sections = differences(instrument, outcome).find_out
    return Unknowns(
        share=outcome.scores.unknown_share,
        questions=tuple(one for _, own in sections for one in own),
        thin=tuple(shown_thin_scales(instrument, outcome.scores)),
    )


def help_asked(instrument: Instrument, scores: Scores) -> HelpAsked:
    """What the owner asks of the service point, from the facts."""
    ticked = scores.facts.get(WISH_QUESTION, ())
    wishes = ticked if isinstance(ticked, tuple) else ()
    expects = scores.facts.get(EXPECTED_QUESTION)
    words = scores.facts.get(WORDS_QUESTION, "")
    return HelpAsked(
        wishes=tuple(answer_label(instrument, WISH_QUESTION, wish) for wish in wishes if wish != NO_HELP),
        alone=NO_HELP in wishes,
        expects="" if expects is None else answer_label(instrument, EXPECTED_QUESTION, str(expects)),
        words=words if isinstance(words, str) else "",
    )


def accents(instrument: Instrument, outcome: Outcome) -> list[Accent]:
    """Every style, the one with the most points first, also those without points."""
    points = outcome.advice.styles
    return [
        Accent(
            style.key,
            style.title,
            points[style.key],
            tuple((number, because(reasons)) for number, reasons in outcome.style_reasons[style.key]),
        )
        for style in sorted(instrument.styles, key=lambda style: -points[style.key])
    ]


def _scales_with_a_score(instrument: Instrument, scores: Scores) -> list[ScoreLine]:
    return [line for card in score_cards(instrument, scores) for line in card.scales if line.number is not None]


def _lowest(lines: Iterable[ScoreLine]) -> tuple[ScoreLine, ...]:
    """The lowest of those with a number, at most two, the lowest first."""
    known = [line for line in lines if line.number is not None]
    return tuple(sorted(known, key=lambda line: line.number or 0)[:MOST_LOW])

"""Proefadvies: what would the sample employers get under the published version, and what under the working copy?"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from scan.core.advice import FIRST_STEPS, NEXT_STEPS
from scan.core.instrument import Instrument
from scan.core.outcome import outcome_of
from scan.core.parts import SampleEmployer, Stage
from scan.core.presentation import ShownStep, score_cards, shown_steps, shown_topics, stage_of
from scan.core.samples import Misfit, measurement_of_sample, misfits_of, unanswered

Mark = Literal["same", "new", "gone", "changed", "moved"]

FIRST = FIRST_STEPS + NEXT_STEPS


@dataclass(frozen=True)
class Shown:
    """What is shown of one thing: a number (a score or points, 0-100) or None, and a word (the level, or a title)."""

    title: str
    number: int | None
    word: str


@dataclass(frozen=True)
class TrialLine:
    """A score, the stage, the points of a style or a topic under both; None where one of them has no such thing.

    `part` is dimensions, scales, stages, styles or topics. `sentence` says what differs, or is empty.
    """

    part: str
    key: str
    old: Shown | None
    new: Shown | None
    mark: Mark
    sentence: str

    @property
    def title(self) -> str:
        """What it is called now, or was called before it went."""
        shown = self.new or self.old
        return shown.title if shown else self.key


@dataclass(frozen=True)
class TrialStep:
    """A step that is among the first nine under at least one of both, and where and why it stands in each advice.

    A place counts from 1 and may be past nine. `sentence` says what differs, and is empty when nothing does.
    """

    key: str
    title: str
    old_place: int | None
    new_place: int | None
    old_because: str
    new_because: str
    mark: Mark
    sentence: str


@dataclass(frozen=True)
class Trial:
    """The advice for one sample employer under both. Where nothing is published, `compared` is false: nothing differs.

    `scores` are the dimensions, each with its scales behind it. `steps` are the first nine under the working copy, and
    then those that no longer are among them. `unanswered` are texts of questions in the working copy that this employer
    has no answer to yet, `misfits` the answers that the working copy has no place for.
    """

    sample: SampleEmployer
    compared: bool
    stage: TrialLine
    scores: tuple[TrialLine, ...]
    steps: tuple[TrialStep, ...]
    styles: tuple[TrialLine, ...]
    topics: tuple[TrialLine, ...]
    misfits: tuple[Misfit, ...]
    unanswered: tuple[str, ...]

    @property
    def changed(self) -> bool:
        """Whether anything differs for this employer."""
        lines = (self.stage, *self.scores, *self.styles, *self.topics)
        return any(mark != "same" for mark in (*(line.mark for line in lines), *(step.mark for step in self.steps)))


def trial(published: Instrument | None, working: Instrument) -> list[Trial]:
    """Advise every sample employer of the working copy under both, with what differs marked.

    Under both the answers are those that the working copy holds, as far as they fit. Neither instrument may have errors
    that lint finds: a rule that points at nothing cannot be followed.
    """
    return [_trial(published, working, sample) for sample in working.sample_employers]


def _trial(published: Instrument | None, working: Instrument, sample: SampleEmployer) -> Trial:
    new = _Side(working, sample)
    # Where nothing is published, the working copy is laid beside itself.
    old = _Side(published, sample) if published else new
    return Trial(
        sample=sample,
        compared=published is not None,
        stage=_stage(old.stage, new.stage),
        scores=tuple(_lines(old.scores, new.scores)),
        steps=tuple(_steps(old.steps, new.steps)),
        styles=tuple(_lines(old.styles, new.styles)),
        topics=tuple(_lines(old.topics, new.topics)),
        misfits=tuple(misfits_of(working, sample)),
        unanswered=tuple(working.questions[key].text for key in unanswered(working, sample)),
    )


_Lines = Mapping[tuple[str, str], Shown]
"""What is shown by part and key, in order."""


class _Side:
    """One sample employer under one instrument."""

    def __init__(self, instrument: Instrument, sample: SampleEmployer) -> None:
        outcome = outcome_of(instrument, measurement_of_sample(instrument, sample))
        self.stage = stage_of(instrument, outcome)
        self.steps = {one.step.key: one for one in shown_steps(instrument, outcome)}
        self.topics: _Lines = {
            ("topics", topic.key): Shown(topic.title, None, "ja") for topic in shown_topics(instrument, outcome)
        }
        self.styles: _Lines = {
            ("styles", style.key): Shown(style.title, outcome.advice.styles[style.key], "")
            for style in instrument.styles
        }
        self.scores: _Lines = {
            (part, line.key): Shown(line.title, line.number, line.level)
            for card in score_cards(instrument, outcome.scores)
            for part, line in (("dimensions", card.line), *(("scales", scale) for scale in card.scales))
        }


def _stage(old: Stage | None, new: Stage | None) -> TrialLine:
    was, now = (Shown("Stadium", None, stage.title if stage else "geen") for stage in (old, new))
    differs = (old.key if old else "") != (new.key if new else "")
    sentence = f"Van ‘{was.word}’ naar ‘{now.word}’." if differs else ""
    return TrialLine("stages", new.key if new else "", was, now, "changed" if differs else "same", sentence)


def _lines(old: _Lines, new: _Lines) -> Iterator[TrialLine]:
    """The lines of the working copy in order, and then those that are gone."""
    for part, key in dict.fromkeys((*new, *old)):
        before, after = old.get((part, key)), new.get((part, key))
        yield TrialLine(part, key, before, after, *_difference(before, after))


def _difference(old: Shown | None, new: Shown | None) -> tuple[Mark, str]:
    if old is None or new is None:
        return ("new", "Nieuw.") if old is None else ("gone", "Weg.")
    if (old.number, old.word) == (new.number, new.word):
        return "same", ""
    was, now = ("te weinig antwoorden" if one.number is None else one.number for one in (old, new))
    if was == now:
        return "changed", f"Van ‘{old.word}’ naar ‘{new.word}’."
    level = f" Dat is nu ‘{new.word}’." if new.word != old.word and new.number is not None else ""
    return "changed", f"Van {was} naar {now}.{level}"


def _steps(old: Mapping[str, ShownStep], new: Mapping[str, ShownStep]) -> Iterator[TrialStep]:
    first = [key for steps in (new, old) for key, one in steps.items() if one.number <= FIRST]
    for key in dict.fromkeys(first):
        before, after = old.get(key), new.get(key)
        title = (after or before or new[key]).step.title
        mark, sentence = _step_difference(before, after)
        yield TrialStep(
            key=key,
            title=title,
            old_place=before.number if before else None,
            new_place=after.number if after else None,
            old_because=before.because if before else "",
            new_because=after.because if after else "",
            mark=mark,
            sentence=sentence,
        )


def _step_difference(old: ShownStep | None, new: ShownStep | None) -> tuple[Mark, str]:
    if old is None or new is None:
        return ("new", "Nieuw.") if old is None else ("gone", "Weg.")
    reason = "" if old.because == new.because else "De reden is anders."
    if old.number == new.number:
        return ("changed" if reason else "same"), reason
    return "moved", f"Van plaats {old.number} naar plaats {new.number}. {reason}".strip()

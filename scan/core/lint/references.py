"""Does everything that is named exist, and does every key stand for one thing?"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from scan.core.advice import WISH_QUESTION
from scan.core.instrument import Instrument
from scan.core.lint.finding import Finding, Path, error
from scan.core.parts import Reference

_KEYED = ("roles", "dimensions", "sections", "sources", "levels", "stages", "styles", "phases", "steps", "topics")
_KEYED_TOO = ("terms", "sample_employers")


def reference_findings(instrument: Instrument) -> Iterator[Finding]:
    """Keys that stand for two things, and keys that stand for nothing."""
    yield from _double_keys(instrument)
    yield from _question_references(instrument)
    yield from _step_references(instrument)
    sources = _keys(instrument.sources)
    for s, stage in enumerate(instrument.stages):
        yield from missing(stage.sources, sources, "De bron", ("stages", s, "sources"))
    for t, topic in enumerate(instrument.topics):
        yield from _places(topic.text.references, sources, ("topics", t, "text", "references"))
    for t, term in enumerate(instrument.terms):
        yield from _places(term.references, sources, ("terms", t, "references"))
    yield from _words_of_two_terms(instrument)


def missing(wanted: Iterable[object], known: Iterable[object], what: str, path: Path) -> Iterator[Finding]:
    """An error for each that is wanted and not known; `what` has its article: "De schaal"."""
    there = set(known)
    for key in dict.fromkeys(wanted):
        if key not in there:
            yield error(path, "missing", f"{what} ‘{key}’ is er niet. Kies iets anders, of maak het eerst.")


def _double_keys(instrument: Instrument) -> Iterator[Finding]:
    for part in (*_KEYED, *_KEYED_TOO):
        yield from _twice({(part, i, "key"): thing.key for i, thing in enumerate(getattr(instrument, part))})
    yield from _twice(
        {
            ("sections", s, "questions", q, "key"): question.key
            for s, section in enumerate(instrument.sections)
            for q, question in enumerate(section.questions)
        }
    )
    yield from _twice(
        {
            ("dimensions", d, "scales", s, "key"): scale.key
            for d, dimension in enumerate(instrument.dimensions)
            for s, scale in enumerate(dimension.scales)
        }
    )
    yield from _twice({("schemes", i): key for i, key in enumerate(instrument.schemes)})


def _twice(keys: Mapping[Path, str]) -> Iterator[Finding]:
    seen: set[str] = set()
    for path, key in keys.items():
        if key in seen:
            yield error(path, "double-key", f"De sleutel ‘{key}’ is al van een ander. Kies een andere sleutel.")
        seen.add(key)


def _words_of_two_terms(instrument: Instrument) -> Iterator[Finding]:
    owner: dict[str, str] = {}
    for t, term in enumerate(instrument.terms):
        for form in (term.title, *term.variants):
            first = owner.setdefault(form.casefold(), term.key)
            if first != term.key:
                told = f"Het woord ‘{form}’ hoort al bij het begrip ‘{first}’. Laat het op één plek staan."
                yield error(("terms", t, "variants"), "double-word", told)


def _question_references(instrument: Instrument) -> Iterator[Finding]:
    roles = _keys(instrument.roles)
    for s, section in enumerate(instrument.sections):
        for q, question in enumerate(section.questions):
            path: Path = ("sections", s, "questions", q)
            yield from missing(question.asked_of or (), roles, "De rol", (*path, "asked_of"))
            if question.scale is not None:
                yield from missing([question.scale], instrument.scales, "De schaal", (*path, "scale"))
            if question.answers is not None:
                known = instrument.answer_scales
                yield from missing([question.answers], known, "De antwoordschaal", (*path, "answers"))


def _step_references(instrument: Instrument) -> Iterator[Finding]:
    roles, phases, sources = (_keys(part) for part in (instrument.roles, instrument.phases, instrument.sources))
    for s, step in enumerate(instrument.steps):
        path: Path = ("steps", s)
        yield from missing([step.actor], roles, "De rol", (*path, "actor"))
        yield from missing([step.phase], phases, "De fase", (*path, "phase"))
        yield from missing(step.targets, instrument.scales, "De schaal", (*path, "targets"))
        yield from missing(step.wish, wishes(instrument), "De hulpvraag", (*path, "wish"))
        yield from missing(step.schemes, instrument.schemes, "De regeling", (*path, "schemes"))
        yield from missing(step.sources, sources, "De bron", (*path, "sources"))
        yield from _places(step.text.references, sources, (*path, "text", "references"))


def wishes(instrument: Instrument) -> list[str]:
    """What an employer can tick at the wish question; none when it is no question of that kind."""
    question = instrument.facts.get(WISH_QUESTION)
    if question is None or question.type != "multiple":
        return []
    return [str(option.value) for option in instrument.options[WISH_QUESTION]]


def _places(references: Sequence[Reference], sources: Iterable[str], path: Path) -> Iterator[Finding]:
    return missing([reference.source for reference in references], sources, "De bron", path)


def _keys(things: Iterable[Any]) -> list[str]:
    return [thing.key for thing in things]

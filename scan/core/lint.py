"""Does an instrument hang together? Every reference leads somewhere, and every condition can be checked."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from scan.core.condition import Condition, Rule
from scan.core.instrument import Instrument
from scan.core.parts import DONT_KNOW, NOT_APPLICABLE, Question

Path = tuple[str | int, ...]


@dataclass(frozen=True)
class Problem:
    """Something that makes the instrument unusable, and where it stands in the document."""

    path: Path
    message: str


def problems(instrument: Instrument) -> list[Problem]:
    """All problems, in the order of the document; an empty list means that the instrument can be used."""
    return [
        *_double_keys(instrument),
        *_question_problems(instrument),
        *_scale_problems(instrument),
        *_rule_problems(instrument),
        *_stage_problems(instrument),
        *_step_problems(instrument),
    ]


def _double_keys(instrument: Instrument) -> Iterator[Problem]:
    for part in (
        "roles",
        "dimensions",
        "sections",
        "sources",
        "levels",
        "stages",
        "styles",
        "phases",
        "steps",
        "topics",
    ):
        yield from _twice((part,), [thing.key for thing in getattr(instrument, part)])
    yield from _twice(("sections",), [q.key for section in instrument.sections for q in section.questions])
    yield from _twice(("dimensions",), [s.key for dimension in instrument.dimensions for s in dimension.scales])
    yield from _twice(("schemes",), list(instrument.schemes))
    for name, options in instrument.answer_scales.items():
        yield from _twice(("answer_scales", name), [option.value for option in options])
    if not any(level.from_ == 0 for level in instrument.levels):
        yield Problem(("levels",), "no level begins at 0")


def _twice(path: Path, keys: list[str | int] | list[str]) -> Iterator[Problem]:
    for key, count in Counter(keys).items():
        if count > 1:
            yield Problem(path, f"'{key}' stands here {count} times")


def _question_problems(instrument: Instrument) -> Iterator[Problem]:
    roles = set(instrument.titles("roles"))
    earlier: set[str] = set()
    for s, section in enumerate(instrument.sections):
        for q, question in enumerate(section.questions):
            path: Path = ("sections", s, "questions", q)
            for role in set(question.asked_of or ()) - roles:
                yield Problem((*path, "asked_of"), f"there is no role '{role}'")
            yield from _answer_problems(instrument, question, path)
            if section.once:
                yield from _once_problems(question, path)
            known = earlier & set(instrument.facts) if section.once else earlier
            for c, condition in enumerate(question.show_if):
                yield from _show_problems(instrument, condition, known, (*path, "show_if", c))
            earlier.add(question.key)


def _once_problems(question: Question, path: Path) -> Iterator[Problem]:
    if question.scale:
        yield Problem((*path, "scale"), "a question that is asked once per scan cannot count for a scale")
    if question.asked_of is not None:
        yield Problem((*path, "asked_of"), "a question that is asked once per scan is for the owner, whatever the role")


def _show_problems(instrument: Instrument, condition: Condition, known: set[str], path: Path) -> Iterator[Problem]:
    if condition.subject != "answer":
        yield Problem(path, "a question is shown by an answer only")
    elif condition.key not in known:
        yield Problem(path, f"'{condition.key}' is not an earlier question")
    else:
        yield from _value_problems(instrument, condition, path)


def _answer_problems(instrument: Instrument, question: Question, path: Path) -> Iterator[Problem]:
    if question.type == "rating" and question.answers not in instrument.answer_scales:
        yield Problem((*path, "answers"), f"there is no answer scale '{question.answers}'")
    if question.type in ("choice", "multiple") and len(instrument.options[question.key]) < 2:
        yield Problem((*path, "options"), "a choice needs at least two options")
    if question.scale and question.scale not in instrument.scales:
        yield Problem((*path, "scale"), f"there is no scale '{question.scale}'")
    if question.scale and question.type != "rating":
        yield Problem((*path, "scale"), "only a rating counts for a scale")
    yield from _twice((*path, "options"), [option.value for option in question.options])
    for option in instrument.options[question.key]:
        if question.type == "multiple" and not isinstance(option.value, str):
            yield Problem((*path, "options"), f"{option.value} is a number: an option to tick has a word for its value")
        if option.value in (DONT_KNOW, NOT_APPLICABLE):
            yield Problem((*path, "options"), f"'{option.value}' has a meaning of its own and cannot be an option")


def _scale_problems(instrument: Instrument) -> Iterator[Problem]:
    for d, dimension in enumerate(instrument.dimensions):
        for s, scale in enumerate(dimension.scales):
            if len(instrument.items_of_scale[scale.key]) < 2:
                yield Problem(("dimensions", d, "scales", s), "a scale needs at least two items")


def _rule_problems(instrument: Instrument) -> Iterator[Problem]:
    for path, rule in _rules(instrument):
        if not rule or not all(rule):
            yield Problem(path, "a rule needs at least one condition in every group")
        for g, group in enumerate(rule):
            for c, condition in enumerate(group):
                yield from _condition_problems(instrument, condition, (*path, g, c))


def _rules(instrument: Instrument) -> Iterator[tuple[Path, Rule]]:
    for s, stage in enumerate(instrument.stages):
        yield ("stages", s, "when"), stage.when
    for s, style in enumerate(instrument.styles):
        for p, part in enumerate(style.points):
            yield ("styles", s, "points", p, "when"), part.when
    for s, step in enumerate(instrument.steps):
        yield ("steps", s, "when"), step.when
    for t, topic in enumerate(instrument.topics):
        yield ("topics", t, "when"), topic.when


def _condition_problems(instrument: Instrument, condition: Condition, path: Path) -> Iterator[Problem]:
    if condition.subject == "stage":
        if path[0] == "stages":
            yield Problem(path, "a stage cannot depend on a stage")
        yield from _missing(_as_tuple(condition.value), instrument.titles("stages"), "stage", path)
        return
    known_by_subject: dict[str, Iterable[str]] = {
        "scale": instrument.scales,
        "dimension": instrument.titles("dimensions"),
        "gap": instrument.titles("dimensions"),
        "item": [key for key, item in instrument.items.items() if item.scale],
        "raw": instrument.items,
        "answer": instrument.facts,
        "unknown_share": ["total"],
    }
    if condition.key not in known_by_subject[condition.subject]:
        yield Problem(path, f"there is no {condition.subject} '{condition.key}'")
    elif condition.subject == "answer":
        yield from _value_problems(instrument, condition, path)


def _value_problems(instrument: Instrument, condition: Condition, path: Path) -> Iterator[Problem]:
    question = instrument.questions[condition.key]
    if (condition.test == "includes") != (question.type == "multiple"):
        yield Problem(path, f"'{condition.test}' does not fit the question '{question.key}'")
    offered = [option.value for option in instrument.options[question.key]]
    if question.dont_know:
        offered.append(DONT_KNOW)
    yield from _missing(_as_tuple(condition.value), offered, f"answer to '{question.key}'", path)


def _stage_problems(instrument: Instrument) -> Iterator[Problem]:
    for s, stage in enumerate(instrument.stages):
        yield from _missing(stage.sources, instrument.titles("sources"), "source", ("stages", s, "sources"))


def _step_problems(instrument: Instrument) -> Iterator[Problem]:
    roles, phases, sources = (instrument.titles(part) for part in ("roles", "phases", "sources"))
    wishes = [o.value for o in instrument.options.get("hulpvraag", ())]
    for s, step in enumerate(instrument.steps):
        path: Path = ("steps", s)
        yield from _missing([step.actor], roles, "role", (*path, "actor"))
        yield from _missing([step.phase], phases, "phase", (*path, "phase"))
        yield from _missing(step.targets, instrument.scales, "scale", (*path, "targets"))
        yield from _missing(step.wish, wishes, "wish", (*path, "wish"))
        yield from _missing(step.schemes, instrument.schemes, "scheme", (*path, "schemes"))
        yield from _missing(step.sources, sources, "source", (*path, "sources"))
        yield from _missing([r.source for r in step.text.references], sources, "source", (*path, "text", "references"))
        if not step.targets:
            yield Problem((*path, "targets"), "a step works on at least one scale")
    for t, topic in enumerate(instrument.topics):
        path = ("topics", t, "text", "references")
        yield from _missing([r.source for r in topic.text.references], sources, "source", path)


def _missing(wanted: Iterable[object], known: Iterable[object], what: str, path: Path) -> Iterator[Problem]:
    there = set(known)
    for key in wanted:
        if key not in there:
            yield Problem(path, f"there is no {what} '{key}'")


def _as_tuple(value: object) -> tuple[object, ...]:
    return value if isinstance(value, tuple) else (value,)

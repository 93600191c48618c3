"""Can every condition be checked? What it is about exists, and the comparison fits."""

from collections.abc import Iterable, Iterator, Mapping

from scan.core.condition import Condition, Rule, Subject
from scan.core.instrument import Instrument
from scan.core.lint.domains import answers_of, values_of
from scan.core.lint.finding import Finding, Path, error
from scan.core.lint.places import named
from scan.core.lint.references import missing

_NAMES: Mapping[Subject, str] = {
    "scale": "De schaal",
    "dimension": "De dimensie",
    "gap": "De dimensie",
    "item": "De vraag met een score",
    "raw": "De vraag met een antwoordschaal",
    "answer": "De vraag over de organisatie",
    "unknown_share": "Het aandeel",
}


def rules_of(instrument: Instrument) -> Iterator[tuple[Path, Rule]]:
    """Every rule with its place, in the order of the document."""
    for s, stage in enumerate(instrument.stages):
        yield ("stages", s, "when"), stage.when
    for s, style in enumerate(instrument.styles):
        for p, part in enumerate(style.points):
            yield ("styles", s, "points", p, "when"), part.when
    for s, step in enumerate(instrument.steps):
        yield ("steps", s, "when"), step.when
    for t, topic in enumerate(instrument.topics):
        yield ("topics", t, "when"), topic.when


def rule_findings(instrument: Instrument) -> Iterator[Finding]:
    """Rules without conditions, and conditions that cannot be checked."""
    for path, rule in rules_of(instrument):
        if not rule:
            yield error(path, "empty-rule", "Er is nog geen voorwaarde. Kies er minstens één.")
        for g, group in enumerate(rule):
            if not group:
                sentence = "Deze groep heeft geen voorwaarde. Kies er een, of haal de groep weg."
                yield error((*path, g), "empty-rule", sentence)
            for c, condition in enumerate(group):
                yield from condition_findings(instrument, condition, (*path, g, c))


def condition_findings(instrument: Instrument, condition: Condition, path: Path) -> Iterator[Finding]:
    """What keeps one condition of a rule at this place from being checked."""
    if condition.subject == "stage":
        yield from _stage_findings(instrument, condition, path)
        return
    known = _keys_of(instrument, condition.subject)
    if condition.subject == "raw" and condition.key in known and not _are_numbers(instrument, condition.key):
        # A reason in words looks for the answer nearest to the mean, so every answer must be a number.
        question = named(instrument.questions[condition.key])
        sentence = f"De antwoorden op {question} zijn geen getallen. Er is dus geen gemiddelde."
        yield error(path, "unfit-condition", sentence)
    elif condition.key not in known:
        yield from missing([condition.key], known, _NAMES[condition.subject], path)
    elif condition.subject == "answer":
        yield from value_findings(instrument, condition, path)


def can_be_checked(instrument: Instrument, condition: Condition, part: str = "steps") -> bool:
    """Whether nothing is wrong with a condition of a rule in this part of the document."""
    return not any(True for _ in condition_findings(instrument, condition, (part,)))


def value_findings(instrument: Instrument, condition: Condition, path: Path) -> Iterator[Finding]:
    """What keeps a condition on the answer to a question that exists from being checked."""
    question = instrument.questions[condition.key]
    tests = {"choice": "in", "rating": "in", "multiple": "includes"}
    if question.type not in tests:
        sentence = f"Bij {named(question)} kies je geen antwoord uit een lijst. Daar kan niets van afhangen."
        yield error(path, "unfit-condition", sentence)
    elif condition.test != tests[question.type]:
        how = "kruis je aan: kies één optie" if question.type == "multiple" else "kies je één antwoord uit een lijst"
        yield error(path, "unfit-condition", f"Bij {named(question)} {how}.")
    else:
        yield from _answer_findings(instrument, condition, path)


def _answer_findings(instrument: Instrument, condition: Condition, path: Path) -> Iterator[Finding]:
    question = instrument.questions[condition.key]
    offered = answers_of(instrument, question)
    for value in dict.fromkeys(values_of(condition)):
        if value not in offered:
            sentence = f"Bij {named(question)} kun je ‘{value}’ niet antwoorden. Kies een ander antwoord."
            yield error(path, "missing", sentence)
    if not values_of(condition):
        yield error(path, "never", "Er is geen antwoord gekozen. Zo geldt de voorwaarde nooit.")


def _stage_findings(instrument: Instrument, condition: Condition, path: Path) -> Iterator[Finding]:
    chosen = values_of(condition)
    if path[0] == "stages":
        names = " en ".join(_stage(instrument, key) for key in chosen)
        sentence = f"Dit stadium wacht op stadium {names}. Een stadium kan niet van een stadium afhangen."
        yield error(path, "cycle", sentence)
        return
    yield from missing(chosen, instrument.titles("stages"), "Het stadium", path)
    if not chosen:
        yield error(path, "never", "Er is geen stadium gekozen. Zo geldt de voorwaarde nooit.")


def _stage(instrument: Instrument, key: object) -> str:
    return next((named(stage) for stage in instrument.stages if stage.key == key), f"‘{key}’")


def _keys_of(instrument: Instrument, subject: Subject) -> Iterable[str]:
    known: dict[Subject, Iterable[str]] = {
        "scale": instrument.scales,
        "dimension": instrument.titles("dimensions"),
        "gap": instrument.titles("dimensions"),
        "item": [key for key, item in instrument.items.items() if item.scale],
        "raw": instrument.items,
        "answer": instrument.facts,
        "unknown_share": ["total"],
    }
    return known[subject]


def _are_numbers(instrument: Instrument, key: str) -> bool:
    return all(isinstance(option.value, int) for option in instrument.options[key])

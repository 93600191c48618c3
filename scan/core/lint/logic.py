"""Which rules can never hold, and which always do?"""

from collections.abc import Iterator, Sequence
from itertools import islice, product

from scan.core.condition import Condition, Rule, Value
from scan.core.instrument import Instrument
from scan.core.lint.domains import Domain, Variable, narrowed, unit_of, values_of, variable_of
from scan.core.lint.finding import Finding, Path, error, warning
from scan.core.lint.places import named
from scan.core.lint.reach import STAGE_NEEDS, Claim, Group, Reach, possible_worlds
from scan.core.lint.rules import can_be_checked, rules_of
from scan.core.parts import Stage
from scan.core.rule_sentence import condition_clause

_MOST_CASES = 2_000
"""A rule that takes more cases than this to check is taken not to hold always, unless one subject decides it."""

_WHAT = {"stages": "Dit stadium", "styles": "Dit aantal punten", "steps": "Deze stap", "topics": "Dit onderwerp"}


def logic_findings(instrument: Instrument, reach: Reach) -> Iterator[Finding]:
    """Groups that can never hold, and rules that always do; an `in` without values is told by `rules`."""
    for path, rule in rules_of(instrument):
        part = str(path[0])
        stage = int(path[1]) if part == "stages" else None
        impossible = [g for g, group in enumerate(rule) if group and not possible_worlds(reach, group, stage)]
        for g in impossible:
            if all(values_of(condition) for condition in rule[g]):
                effect = _effect(instrument, path, every=len(impossible) == len(rule))
                yield error((*path, g), "never", f"{why_never(reach, rule[g], stage)} {effect}")
        if part != "stages" and not impossible and always(reach, rule):
            yield _always_finding(path)


def why_never(reach: Reach, group: Group, stage: int | None = None) -> str:
    """A sentence that says why a group can never hold."""
    worlds = reach.worlds(group, stage)
    if not worlds:
        stages = [condition for condition in group if condition.subject == "stage"]
        return _together(reach, stages) if reach.whole(("stage", "")) else _why_nothing(reach, ("stage", ""))
    clash = reach.clash(worlds[0])
    variable = variable_of(clash[0].condition)
    if not reach.whole(variable):
        return _why_nothing(reach, variable)
    alone = next((c.condition for c in clash if not _left(reach, c.condition)), None)
    if alone is not None:
        return _why_not_alone(reach, alone)
    own = [claim.condition for claim in clash if claim.needed_by is None]
    reasons = dict.fromkeys(_reason(reach, claim) for claim in clash if claim.needed_by is not None)
    return " ".join([_together(reach, own), *reasons])


def always(reach: Reach, rule: Rule) -> bool:
    """Whether the rule holds for everybody, as soon as there are answers and scores at all.

    Tried with every case that makes a difference. What not everybody has (a follow-up question, an optional one, a
    box to tick, a gap between roles) holds in no case.
    """
    if not all(can_be_checked(reach.instrument, condition) for group in rule for condition in group):
        return False
    groups = [group for group in rule if group and all(_is_for_everybody(reach, variable_of(c)) for c in group)]
    variables = dict.fromkeys(variable_of(condition) for group in groups for condition in group)
    alone = ([group for group in groups if {variable_of(c) for c in group} == {one}] for one in variables)
    return any(_cover_all(reach, own) for own in (*alone, groups))


def _cover_all(reach: Reach, groups: Sequence[Group]) -> bool:
    """Whether in every case at least one of the groups holds; False where that takes too many cases to see."""
    variables = dict.fromkeys(variable_of(condition) for group in groups for condition in group)
    cases = product(*(_cases_of(reach, variable, groups) for variable in variables))
    tried = 0
    for case in islice(cases, _MOST_CASES if groups else 0):
        holding = frozenset().union(*case)
        if not any(holding.issuperset(group) for group in groups):
            return False
        tried += 1
    return 0 < tried < _MOST_CASES


def _cases_of(reach: Reach, variable: Variable, groups: Sequence[Group]) -> list[frozenset[Condition]]:
    """For each kind of value that the subject can have, the conditions about it that hold."""
    conditions = [condition for group in groups for condition in group if variable_of(condition) == variable]
    whole = reach.whole(variable)
    left = {condition: narrowed(reach.instrument, whole, condition) for condition in conditions}
    points: Sequence[Value] = whole
    if isinstance(whole, range):
        edges = (edge for own in left.values() if isinstance(own, range) for edge in (own.start, own.stop))
        points = [point for point in dict.fromkeys((whole.start, *edges)) if point in whole]
    return [frozenset(condition for condition, own in left.items() if point in own) for point in points]


def _is_for_everybody(reach: Reach, variable: Variable) -> bool:
    """Whether the subject exists for every employer, as soon as there are answers and scores."""
    instrument, (subject, key) = reach.instrument, variable
    if subject == "gap" or not reach.whole(variable):
        return False
    match subject:
        case "answer":
            question = instrument.questions[key]
            return question.type == "choice" and not question.optional and not question.show_if
        case "item" | "raw":
            return not instrument.questions[key].show_if
        case "stage":
            rules = tuple(group for stage in instrument.stages for group in stage.when)
            return all(c.subject != "stage" for group in rules for c in group) and always(reach, rules)
    return True


def _together(reach: Reach, conditions: Sequence[Condition]) -> str:
    clauses = dict.fromkeys(condition_clause(reach.instrument, condition) for condition in conditions)
    if len(clauses) == 1:
        return f"Het kan niet dat {next(iter(clauses))}."
    return f"Dit kan niet samen: {', en '.join(clauses)}." if clauses else "Dit kan niet samen."


def _reason(reach: Reach, claim: Claim) -> str:
    """Why something must hold that the group itself does not say."""
    clause = condition_clause(reach.instrument, claim.condition)
    if isinstance(claim.needed_by, Stage):
        return f"Stadium {named(claim.needed_by)} is er alleen als {clause}."
    return f"{named(claim.needed_by)} komt alleen in beeld als {clause}."


def _why_not_alone(reach: Reach, condition: Condition) -> str:
    """Why one condition cannot hold, of a subject that can exist."""
    sentence = _together(reach, [condition])
    variable = variable_of(condition)
    whole = reach.whole(variable)
    if not isinstance(whole, range):
        return sentence
    low, high = (f"{edge / unit_of(variable):g}".replace(".", ",") for edge in (whole[0], whole[-1]))
    return f"{sentence} Dit getal loopt van {low} tot en met {high}."


def _why_nothing(reach: Reach, variable: Variable) -> str:
    """Why a subject can never exist."""
    instrument, (subject, key) = reach.instrument, variable
    match subject:
        case "answer" | "item" | "raw" if not reach.asking.roles[key]:
            return f"De vraag {named(instrument.questions[key])} komt bij niemand in beeld."
        case "stage":
            return f"Er is geen stadium, want de dimensie ‘{STAGE_NEEDS}’ kan geen score krijgen."
        case "gap":
            return "Er zijn geen twee rollen die hier te vergelijken zijn."
    return f"Hiervoor is nooit een getal: {_subject(reach, variable)} heeft te weinig vragen met een score."


def _subject(reach: Reach, variable: Variable) -> str:
    subject, key = variable
    if subject == "scale":
        return named(reach.instrument.scales[key])
    return next((named(one) for one in reach.instrument.dimensions if one.key == key), "de vragenlijst")


def _left(reach: Reach, condition: Condition) -> Domain:
    return narrowed(reach.instrument, reach.whole(variable_of(condition)), condition)


def _effect(instrument: Instrument, path: Path, *, every: bool) -> str:
    """What it does that a group can never hold."""
    if not every:
        return "Deze groep geldt dus nooit. Verander een voorwaarde, of haal de groep weg."
    if path[0] == "steps" and instrument.steps[int(path[1])].wish:
        return "Deze stap komt daarom alleen als de werkgever er hulp bij vraagt. Verander een voorwaarde."
    return f"{_WHAT[str(path[0])]} komt daarom nooit. Verander een voorwaarde."


def _always_finding(path: Path) -> Finding:
    """A step that always comes helps nobody to choose; elsewhere it may be meant."""
    what = _WHAT[str(path[0])]
    sentence = f"{what} komt altijd, zodra er antwoorden en scores zijn. Maak een voorwaarde strenger."
    return (error if path[0] == "steps" else warning)(path, "always", sentence)

"""Does every step stand for something of its own, does every scale have one, and can every scheme be read about?"""

from collections.abc import Iterator, Mapping
from datetime import date

from scan.core.instrument import Instrument
from scan.core.lint.domains import values_of
from scan.core.lint.finding import Finding, error
from scan.core.lint.places import named
from scan.core.parts import Step


def step_findings(instrument: Instrument) -> Iterator[Finding]:
    """Steps without a scale or like another step, and scales that no step helps."""
    yield from _double_steps(instrument)
    for s, step in enumerate(instrument.steps):
        if not step.targets:
            yield error(("steps", s, "targets"), "no-target", "Kies minstens één schaal waar deze stap aan werkt.")
    helped = {target for step in instrument.steps for target in step.targets}
    for d, dimension in enumerate(instrument.dimensions):
        for s, scale in enumerate(dimension.scales):
            if scale.key not in helped:
                sentence = "Geen enkele stap helpt bij deze schaal. Kies haar bij een stap, of maak een stap."
                yield error(("dimensions", d, "scales", s), "no-step", sentence)


def scheme_findings(
    instrument: Instrument, pages: Mapping[str, date | None] | None, today: date | None
) -> Iterator[Finding]:
    """Schemes without a page, or whose page nobody checked for a year.

    `pages` holds per scheme the day of the last check, None where there was none; None when there are no such pages
    yet. Without `today` nothing is too long ago.
    """
    for s, key in enumerate(instrument.schemes if pages is not None else ()):
        path = ("schemes", s)
        checked = (pages or {}).get(key)
        if key not in (pages or {}):
            yield error(path, "no-page", "Deze regeling heeft nog geen pagina. Maak er een.")
        elif checked is None:
            yield error(path, "unchecked-page", "De pagina van deze regeling is nog nooit gecontroleerd.")
        elif today is not None and checked < _a_year_before(today):
            day = f"{checked.day}-{checked.month}-{checked.year}"
            sentence = f"De pagina van deze regeling is het laatst gecontroleerd op {day}. Controleer haar elk jaar."
            yield error(path, "unchecked-page", sentence)


def _double_steps(instrument: Instrument) -> Iterator[Finding]:
    titles: dict[str, Step] = {}
    rules: dict[tuple[object, ...], Step] = {}
    for s, step in enumerate(instrument.steps):
        title = " ".join(step.title.casefold().split())
        if title and title in titles:
            sentence = f"Er is al een stap met deze titel: {named(titles[title])}. Geef elke stap een eigen titel."
            yield error(("steps", s, "title"), "double-step", sentence)
        rule = _what_it_does(step)
        if step.when and rule in rules:
            sentence = (
                f"{named(rules[rule])} komt bij dezelfde antwoorden en werkt aan dezelfde schalen. "
                "Voeg de stappen samen, of verander een voorwaarde."
            )
            yield error(("steps", s, "when"), "double-step", sentence)
        titles.setdefault(title, step)
        rules.setdefault(rule, step)


def _what_it_does(step: Step) -> tuple[object, ...]:
    """When a step applies and what it works on, whatever the order in which that was written down."""
    groups = frozenset(
        frozenset((c.subject, c.key, c.test, frozenset(values_of(c))) for c in group) for group in step.when
    )
    return groups, frozenset(step.targets)


def _a_year_before(day: date) -> date:
    try:
        return day.replace(year=day.year - 1)
    except ValueError:  # the 29th of February
        return day.replace(year=day.year - 1, day=28)

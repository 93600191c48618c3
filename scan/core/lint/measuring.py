"""Can everything be measured? Levels, scales, roles and points."""

from collections.abc import Iterator

from scan.core.instrument import Instrument
from scan.core.lint.finding import Finding, error
from scan.core.lint.reach import Reach


def measuring_findings(instrument: Instrument, reach: Reach) -> Iterator[Finding]:
    """Scales and roles without a score, levels that leave numbers out, and points that are no points."""
    yield from _level_findings(instrument)
    yield from _role_findings(instrument, reach)
    for d, dimension in enumerate(instrument.dimensions):
        if not dimension.scales:
            sentence = "Deze dimensie heeft geen schalen en krijgt dus nooit een score."
            yield error(("dimensions", d), "thin-scale", sentence)
        for s, scale in enumerate(dimension.scales):
            count = len(instrument.items_of_scale[scale.key])
            if count < 2:
                has = "maar één vraag" if count else "nog geen vragen"
                sentence = f"Deze schaal heeft {has}. Er zijn er minstens twee nodig."
                yield error(("dimensions", d, "scales", s), "thin-scale", sentence)
    for s, style in enumerate(instrument.styles):
        for p, part in enumerate(style.points):
            if not 1 <= part.points <= 100:
                path = ("styles", s, "points", p, "points")
                yield error(path, "points", "Geef een stijl van 1 tot en met 100 punten.")


def _level_findings(instrument: Instrument) -> Iterator[Finding]:
    if not instrument.levels:
        yield error(("levels",), "levels", "Er zijn nog geen niveaus. Maak er een dat bij 0 begint.")
    before = -1
    for n, level in enumerate(instrument.levels):
        path = ("levels", n, "from")
        if n == 0 and level.from_ != 0:
            yield error(path, "levels", "Het eerste niveau begint bij 0. Zo heeft elke score een niveau.")
        elif level.from_ <= before:
            yield error(path, "levels", f"Dit niveau begint niet hoger dan het vorige, dat bij {before} begint.")
        elif level.from_ > 100:
            yield error(path, "levels", "Een score is hoogstens 100. Dit niveau komt dus nooit.")
        before = level.from_


def _role_findings(instrument: Instrument, reach: Reach) -> Iterator[Finding]:
    if all(role.protected for role in instrument.roles):
        sentence = "Niemand kan een scan beginnen. Maak een rol die niet beschermd is."
        yield error(("roles",), "no-owner", sentence)
    for r, role in enumerate(instrument.roles):
        if not any(reach.can_take_part(dimension.key, [role.key]) for dimension in instrument.dimensions):
            sentence = (
                "Deze rol krijgt te weinig vragen: geen enkele dimensie krijgt een score. "
                "Stel bij een dimensie in twee derde van de schalen minstens twee vragen aan deze rol."
            )
            yield error(("roles", r), "unscored-role", sentence)

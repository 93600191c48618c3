"""Which colours may a region choose, and which must be read on which? The eight brand tokens of scan.css."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from hashlib import sha256

from pages.look.colours import contrast, mixed

LETTERS = 4.5
"""The least contrast of letters with what is behind them: WCAG 2.2, 1.4.3 (AA)."""

SHAPES = 3.0
"""The least contrast of what is no letter but must be seen, such as a bar: WCAG 2.2, 1.4.11 (AA)."""

# What every region has in common: the tokens of scan.css that stand on the colours of a region.
WHITE, BLACK = "#ffffff", "#000000"
TEXT, TEXT_SUBTLE, NEGATIVE = "#14231c", "#45564d", "#9b2316"
INFO_SUBTLE, WARNING_SUBTLE, NEGATIVE_SUBTLE, POSITIVE_SUBTLE = "#e4f1f6", "#fff3d1", "#fdecea", "#e4f3e9"
BAR_TRACK, BAR_TRACK_ON_SUBTLE = "#d7dfd9", "#c3d2c8"

STANDARD_LETTER = ""
LETTER_STACKS = {
    "verdana": 'Verdana, "DejaVu Sans", Geneva, sans-serif',
    "georgia": 'Georgia, "Noto Serif", "DejaVu Serif", serif',
}
"""Letters that computers have already: a page fetches none."""


@dataclass(frozen=True)
class Palette:
    """The colours of a region, each as #rrggbb, and the key of its letter. The defaults are those of scan.css."""

    primary: str = "#14503a"
    on_primary: str = "#ffffff"
    primary_subtle: str = "#e9f2eb"
    accent: str = "#fde3d8"
    accent_strong: str = "#f3a183"
    highlight: str = "#ffcb45"
    calm: str = "#cde6ee"
    letter: str = STANDARD_LETTER

    @property
    def stylesheet(self) -> str:
        """The tokens of this palette, in the layer of scan.css that holds ours."""
        tokens = [f"--scan-brand-color-{name.replace('_', '-')}: {getattr(self, name)};" for name in COLOURS]
        if self.letter in LETTER_STACKS:
            tokens.append(f"--scan-brand-typography-font-family: {LETTER_STACKS[self.letter]};")
        return "@layer tokens {\n  :root {\n" + "".join(f"    {token}\n" for token in tokens) + "  }\n}\n"

    @property
    def digest(self) -> str:
        """A name for exactly this palette, so that a browser may keep its stylesheet for ever."""
        return sha256(self.stylesheet.encode()).hexdigest()[:12]


COLOURS = ("primary", "on_primary", "primary_subtle", "accent", "accent_strong", "highlight", "calm")

Chosen = Callable[[Palette], str]


@dataclass(frozen=True)
class Pair:
    """One colour that must be told from another. `field` is the one to change when it cannot."""

    what: str
    field: str
    front: Chosen
    back: Chosen
    least: float = LETTERS


@dataclass(frozen=True)
class Measured:
    """A pair as it is in a palette."""

    pair: Pair
    front: str
    back: str
    contrast: float

    @property
    def is_enough(self) -> bool:
        return self.contrast >= self.pair.least


def _always(colour: str) -> Chosen:
    return lambda palette: colour


def _of(name: str) -> Chosen:
    return lambda palette: str(getattr(palette, name))


def _calm_plane(palette: Palette) -> str:
    # .scan-section--calm
    return mixed(palette.calm, WHITE, 0.45)


def _pressed(palette: Palette) -> str:
    # --scan-button-primary-hover-background-color
    return mixed(palette.primary, BLACK, 0.28)


def _on_the_planes(what: str, front: Chosen, *, field: str = "") -> Iterator[Pair]:
    """Letters of one colour on each plane that a page is built of; the plane is what to change, or the field given."""
    yield Pair(f"{what} op de zachte achtergrond", field or "primary_subtle", front, _of("primary_subtle"))
    yield Pair(f"{what} op de warme achtergrond", field or "accent", front, _of("accent"))
    yield Pair(f"{what} op de koele achtergrond", field or "calm", front, _calm_plane)


PAIRS: tuple[Pair, ...] = (
    Pair("Een letter op een knop", "on_primary", _of("on_primary"), _of("primary")),
    Pair("Een letter op een knop onder de muis", "on_primary", _of("on_primary"), _pressed),
    Pair("Een link op wit", "primary", _of("primary"), _always(WHITE)),
    *_on_the_planes("Een link", _of("primary"), field="primary"),
    Pair("Een link in een melding", "primary", _of("primary"), _always(INFO_SUBTLE)),
    Pair("Een link in een waarschuwing", "primary", _of("primary"), _always(WARNING_SUBTLE)),
    Pair("Een link bij een fout", "primary", _of("primary"), _always(NEGATIVE_SUBTLE)),
    Pair("Een link bij goed nieuws", "primary", _of("primary"), _always(POSITIVE_SUBTLE)),
    *_on_the_planes("Tekst", _always(TEXT)),
    Pair("Een cijfer op de koele kleur", "calm", _always(TEXT), _of("calm")),
    Pair("Een cijfer op de sterke warme kleur", "accent_strong", _always(TEXT), _of("accent_strong")),
    Pair("Tekst op de opvallende kleur", "highlight", _always(TEXT), _of("highlight")),
    *_on_the_planes("Een bijschrift", _always(TEXT_SUBTLE)),
    *_on_the_planes("Een foutmelding", _always(NEGATIVE)),
    Pair("De balk van een score", "primary", _of("primary"), _always(BAR_TRACK), SHAPES),
    Pair("De balk op de zachte achtergrond", "primary", _of("primary"), _always(BAR_TRACK_ON_SUBTLE), SHAPES),
    Pair("De streep onder waar je bent", "highlight", _of("highlight"), _of("primary"), SHAPES),
)


def measured(palette: Palette) -> list[Measured]:
    """Every pair with its contrast in this palette."""
    return [
        Measured(pair, front, back, contrast(front, back))
        for pair in PAIRS
        for front, back in [(pair.front(palette), pair.back(palette))]
    ]


def too_weak(palette: Palette) -> list[Measured]:
    """The pairs that cannot be told apart well enough."""
    return [one for one in measured(palette) if not one.is_enough]


def nearest_that_works(palette: Palette, field: str) -> str | None:
    """The colour nearest to the one in this field, darker or lighter, with which none of its pairs is too weak."""
    now = getattr(palette, field)
    for hundredth in range(1, 101):
        for end in (BLACK, WHITE):
            tried = mixed(now, end, hundredth / 100)
            weak = too_weak(replace(palette, **{field: tried}))
            if all(one.pair.field != field for one in weak):
                return tried
    return None

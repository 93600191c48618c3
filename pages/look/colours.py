"""How well can one colour be read on another? The contrast of WCAG 2.2, for colours written as #rrggbb."""

import re

COLOUR = re.compile(r"#[0-9a-fA-F]{6}")

# WCAG 2.2, "relative luminance": the share of each channel, and where the curve of sRGB begins.
_SHARES = (0.2126, 0.7152, 0.0722)
_STRAIGHT_UP_TO = 0.04045


def is_colour(text: str) -> bool:
    """Whether this is a colour as it is written here."""
    return COLOUR.fullmatch(text) is not None


def contrast(one: str, other: str) -> float:
    """The contrast of two colours, from 1 (the same) to 21 (black and white). Raises ValueError."""
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def mixed(colour: str, other: str, share: float) -> str:
    """The colour with a share (0-1) of the other one, as color-mix(in srgb, …) makes it. Raises ValueError."""
    pairs = zip(_channels(colour), _channels(other), strict=True)
    return "#" + "".join(f"{round(one + (two - one) * share):02x}" for one, two in pairs)


def _luminance(colour: str) -> float:
    return sum(share * _linear(value / 255) for share, value in zip(_SHARES, _channels(colour), strict=True))


def _linear(value: float) -> float:
    return value / 12.92 if value <= _STRAIGHT_UP_TO else ((value + 0.055) / 1.055) ** 2.4


def _channels(colour: str) -> tuple[int, int, int]:
    if not is_colour(colour):
        raise ValueError(f"{colour!r} is not a colour such as #14503a")
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)

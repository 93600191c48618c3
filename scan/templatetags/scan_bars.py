"""How is a number drawn? As a horizontal bar from 0 to 100, or as the four-step icon of a level."""

from typing import Any

from django import template

register = template.Library()

# Where a new level begins; the first begins at nought and needs no line.
LEVEL_STARTS = (40, 60, 80)
# Position and size of the four steps, in a drawing of 28 by 20.
STEPS = (("1", "15", "4"), ("8", "10.5", "8.5"), ("15", "6", "13"), ("22", "1.5", "17.5"))


@register.inclusion_tag("components/bar.html")
def bar(number: float, height: int = 24, gaps: bool = True) -> dict[str, Any]:  # noqa: FBT001, FBT002  (a template tag)
    """A score from 0 to 100; the number itself must stand beside it in text. No gaps where no levels apply."""
    within = min(max(float(number), 0.0), 100.0)
    # As text: Dutch number formatting would put a comma in the attribute.
    return {"width": f"{within:.4g}", "height": str(height), "gaps": LEVEL_STARTS if gaps else ()}


@register.inclusion_tag("components/level_icon.html")
def level_icon(steps: int) -> dict[str, Any]:
    """The icon of a level, 1 (lowest) to 4; the level's name must stand beside it in text."""
    if not 1 <= steps <= len(STEPS):
        raise template.TemplateSyntaxError(f"level_icon: steps must be 1 to {len(STEPS)}, not {steps}")
    return {
        "steps": [{"x": x, "y": y, "height": height, "on": i < steps} for i, (x, y, height) in enumerate(STEPS)],
    }

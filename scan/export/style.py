"""What do letters, planes and lines look like? The colours of the site (scan.css) as fonts, fills and borders."""

from openpyxl.styles import Alignment, Border, Font, PatternFill, Side

TEXT = "14231C"
SUBTLE_TEXT = "45564D"
PRIMARY = "14503A"
PRIMARY_SUBTLE = "E9F2EB"
HIGHLIGHT = "FFCB45"
LINE = "C9D3CC"
BAR_OF_A_PART = "6F9A86"

FONT = "Arial"
"""Known on every system, by this name or with the same measures, so that what fits here fits elsewhere."""

TITLE = Font(name=FONT, size=20, bold=True, color=PRIMARY)
SUBTITLE = Font(name=FONT, size=10, color=SUBTLE_TEXT)
HEADING = Font(name=FONT, size=13, bold=True, color=PRIMARY)
BODY = Font(name=FONT, size=10, color=TEXT)
STRONG = Font(name=FONT, size=10, bold=True, color=TEXT)
NUMBER = Font(name=FONT, size=13, bold=True, color=TEXT)
FAINT = Font(name=FONT, size=9, italic=True, color=SUBTLE_TEXT)
HEAD = Font(name=FONT, size=10, bold=True, color="FFFFFF")


def plane(color: str) -> PatternFill:
    """A cell filled with one colour."""
    return PatternFill("solid", start_color=color, end_color=color)


HEAD_FILL = plane(PRIMARY)
PART_FILL = plane(PRIMARY_SUBTLE)
WRITE_FILL = plane("FFF8E1")

UNDER = Border(bottom=Side("thin", color=LINE))
BOX = Border(*[Side("thin", color=LINE)] * 4)
NO_LINE = Border()
TITLE_LINE = Border(bottom=Side("medium", color=PRIMARY))

WRAPPED = Alignment(horizontal="left", vertical="top", wrap_text=True, indent=1)
INDENTED = Alignment(horizontal="left", vertical="top", wrap_text=True, indent=3)
PLAIN = Alignment(horizontal="left", vertical="center", indent=1)
CENTERED = Alignment(horizontal="center", vertical="top", wrap_text=True)

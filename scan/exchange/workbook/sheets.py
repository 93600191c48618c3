"""Which sheets does the workbook have? Together they hold every field of an instrument."""

from scan.exchange.workbook import advising, background, measuring
from scan.exchange.workbook.columns import Sheet

GUIDE = "Leeswijzer"

SHEETS: dict[str, Sheet] = {
    sheet.name: sheet
    for sheet in (
        measuring.QUESTIONS,
        measuring.OPTIONS,
        measuring.SCALES,
        advising.STEPS,
        advising.CONDITIONS,
        advising.REFERENCES,
        measuring.SECTIONS,
        measuring.ANSWER_SCALES,
        measuring.DIMENSIONS,
        measuring.ROLES,
        measuring.LEVELS,
        advising.PHASES,
        advising.STAGES,
        advising.STYLES,
        advising.STYLE_POINTS,
        advising.TOPICS,
        background.SCHEMES,
        background.TERMS,
        background.SOURCES,
        measuring.REGIONS,
        background.EMPLOYERS,
        background.RESPONDENTS,
        background.ANSWERS,
        measuring.ABOUT,
    )
}
"""By name, in the order of the workbook."""

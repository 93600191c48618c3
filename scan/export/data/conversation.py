"""What does an account manager want at hand in the conversation? The preparation of the workplace, in short.

Never in the workbook of an employer. What the service point wrote itself is in no workbook.
"""

from collections.abc import Iterable, Iterator

import pandas as pd

from scan.core.preparation import Preparation, prepare
from scan.core.presentation import ScoreLine
from scan.export.data.typed import TEXT, WHOLE, typed_frame
from scan.export.data.words import listed
from scan.export.inputs import PlannedStep, Report

BRIEF, STYLE, TOPIC = "In het kort", "Accent", "Onderwerp"
COLUMNS = {"Soort": TEXT, "Titel": TEXT, "Punten": WHOLE, "Tekst": TEXT}
MOST_OF_A_KIND = 3
"""As many of each kind as fit on a page: more stands in the workplace."""

LONGEST = 170
"""As many letters of one text: two lines."""

UNDER_WAY = ("Te doen", "Bezig")

Row = tuple[str, str, int | None, str]


def frame(report: Report) -> pd.DataFrame:
    """First the result in short, then the accents from high to low, then every topic with its opening questions."""
    told = prepare(report.instrument, report.outcome)
    brief = ((BRIEF, title, None, text) for title, text in _brief(report, told) if text)
    return typed_frame([*brief, *_styles(told), *_topics(told)], COLUMNS)


def short(text: str, most: int = LONGEST) -> str:
    """The beginning of a text, up to a whole word."""
    text = " ".join(text.split())
    if len(text) <= most:
        return text
    start = text[:most]
    return f"{start.rsplit(' ', 1)[0] if ' ' in start[most // 2 :] else start} …"


def _brief(report: Report, told: Preparation) -> Iterator[tuple[str, str]]:
    stage = f" Fase: {told.stage.title}." if told.stage else ""
    yield "Hoe zij ervoor staan", f"{_lines(told.dimensions)}.{stage}"
    yield "Dit gaat goed" if told.strengths.well else "Dit gaat het best", _sentence(_lines(told.strengths.scales))
    yield "Hier valt te winnen", _bottleneck(told)
    yield from _steps(report, told)
    yield "Zorgen", _some(_concern(one.text, one.told, of=one.of_roles) for one in told.concerns)
    unknown = [*(one.text for one in told.unknowns.questions), *(one.title for one in told.unknowns.thin)]
    yield "Dit weten zij niet", _some(unknown)
    yield "Rollen verschillen", _some(f"{one.title}: {one.told}" for one in told.roles.topics)
    yield "Hulp die zij vragen", _help(told)
    yield "Wat zij al doen", short(" ".join(told.doing))


def _lines(lines: Iterable[ScoreLine]) -> str:
    return ", ".join(
        f"{line.title} {line.number} ({line.level.lower()})"
        if line.number is not None
        else f"{line.title}: te weinig antwoorden"
        for line in lines
    )


def _sentence(words: str) -> str:
    return f"{words}." if words else ""


def _bottleneck(told: Preparation) -> str:
    if told.bottleneck is None:
        return ""
    within = _lines(told.bottleneck.within)
    return f"{_lines([told.bottleneck.dimension])}{f'. Vooral: {within}' if within else ''}."


def _steps(report: Report, told: Preparation) -> Iterator[tuple[str, str]]:
    """The steps that the employer is at; without a plan the first ones of the advice."""
    chosen = [one for one in report.plan.values() if one.status in UNDER_WAY]
    if chosen:
        yield "Stappen die zij kozen", listed(_chosen(one) for one in chosen[:MOST_OF_A_KIND])
    else:
        titles = [one.step.title for one in told.first_steps]
        yield "Eerste stappen in het advies", _sentence("; ".join(titles))


def _chosen(one: PlannedStep) -> str:
    help_wanted = f"Hulp gevraagd: {one.help_wanted}" if one.help_wanted else ""
    parts = (part.strip() for part in (one.step.title, one.first_action, help_wanted))
    return short(" ".join(part if part.endswith((".", "?", "!")) else f"{part}." for part in parts if part))


def _concern(text: str, told: str, *, of: tuple[str, ...]) -> str:
    roles = f" ({', '.join(of)})" if of else ""
    return f"{text} {told}{roles}"


def _some(parts: Iterable[str]) -> str:
    """The first few, and how many more there are."""
    every = list(parts)
    more = len(every) - MOST_OF_A_KIND
    lines = [short(part, LONGEST) for part in every[:MOST_OF_A_KIND]]
    return listed([*lines, *([f"En nog {more}. Meer in de werkplek."] if more > 0 else [])])


def _help(told: Preparation) -> str:
    asked = told.help
    wishes = _sentence(", ".join(asked.wishes)) or ("Zij kunnen het zelf." if asked.alone else "")
    expects = f"Zij verwachten: {asked.expects}." if asked.expects else ""
    words = f"Eigen woorden: {short(asked.words)}" if asked.words.strip() else ""
    return listed(part for part in (wishes, expects, words) if part)


def _styles(told: Preparation) -> Iterator[Row]:
    for one in told.accents:
        if one.points > 0:
            yield (STYLE, one.title, one.points, _some(f"{points} punten. {why}" for points, why in one.parts))


def _topics(told: Preparation) -> Iterator[Row]:
    for topic in told.topics:
        yield (TOPIC, topic.title, None, listed(topic.text.questions))

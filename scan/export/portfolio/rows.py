"""Which row does one scan get on the sheets Scans, Antwoorden and Scores?"""

from collections.abc import Iterator
from typing import Any

from scan.core.advice import FIRST_STEPS
from scan.export.portfolio.columns import NOT_FILLED_IN, Columns, joined
from scan.export.portfolio.records import Record
from scan.export.streaming import Value

SCAN, VERSION, PEOPLE = "scan", "versie", "mensen"
"""The columns that tie the sheets together: the public name of the scan, its version, and how many filled it in."""


class ScanRows:
    """The sheet Scans: who, when, what is shared, and the outcome in words."""

    def __init__(self, columns: Columns) -> None:
        self._columns = columns
        self._labels = {key: columns.options(key) for key in ("sector", "soort", "omvang")}
        self._wishes = columns.options("hulpvraag")
        self._dimensions = tuple(columns.dimensions)

    @property
    def head(self) -> list[str]:
        return [
            SCAN,
            "Werkgever",
            "Contactpersoon",
            "Ingevuld op",
            "Versie",
            "Gedeeld op",
            "Gedeeld tot en met",
            "Deelt eigen woorden",
            "Deelt rollen",
            "Deelt plan",
            "Sector",
            "Soort",
            "Aantal mensen",
            "Regio",
            "Mensen die invulden",
            "Rollen",
            "Fase",
            "Laagste score",
            *self._columns.dimensions.values(),
            "Vraagt hulp bij",
            "Eerste stappen",
            "Stappen in het advies",
            "Gekozen stappen",
            "Gedane stappen",
        ]

    def row(self, record: Record) -> Iterator[Value]:
        """In the order of the head."""
        held, columns, parts = record.held, self._columns, record.parts
        titles = columns.steps
        yield from (record.scan_id, record.employer, record.contact or None, record.finished, record.version)
        yield from (record.shared_on, record.until)
        yield from ("ja" if part else "nee" for part in (parts.open_answers, parts.roles, parts.plan))
        for key, labels in self._labels.items():
            yield labels.get(str(held.answers.get(key, "")), NOT_FILLED_IN)
        yield str(held.answers.get(columns.region) or NOT_FILLED_IN)
        yield held.people
        yield joined(f"{title} {held.roles[key]}" for key, title in columns.roles.items() if key in held.roles)
        yield columns.stages.get(held.stage or "", "Nog geen fase")
        yield columns.dimensions.get(held.bottleneck or "")
        for key in self._dimensions:
            yield held.dimensions.get(key)
        yield joined(self._wishes.get(str(wish), str(wish)) for wish in held.answers.get("hulpvraag", ()))
        yield joined(titles[step] for step in held.steps[:FIRST_STEPS])
        yield len(held.steps)
        yield joined(titles.get(step, step) for step in record.chosen)
        yield joined(titles.get(step, step) for step in record.done)


class AnswerRows:
    """The sheet Antwoorden: keys above, codes below, one column per question of any version."""

    def __init__(self, columns: Columns) -> None:
        self._questions = columns.questions

    @property
    def head(self) -> list[str]:
        return [SCAN, VERSION, PEOPLE, *self._questions]

    def row(self, record: Record) -> list[Value]:
        """In the order of the head; empty where nothing was answered or asked."""
        answers = record.held.answers
        return [record.scan_id, record.version, record.held.people, *[_code(answers.get(k)) for k in self._questions]]


class ScoreRows:
    """The sheet Scores: keys above, shown numbers below; the points of the styles and the gaps between roles too."""

    def __init__(self, columns: Columns) -> None:
        self._dimensions, self._scales = tuple(columns.dimensions), tuple(columns.scales)
        self._styles = tuple(columns.styles)

    @property
    def head(self) -> list[str]:
        gaps = [f"verschil-{key}" for key in self._dimensions]
        styles = [f"accent-{key}" for key in self._styles]
        return [SCAN, VERSION, *self._dimensions, *self._scales, "weet-niet", *gaps, *styles]

    def row(self, record: Record) -> list[Value]:
        """In the order of the head; empty where there is no score."""
        held = record.held
        return [
            record.scan_id,
            record.version,
            *[held.dimensions.get(key) for key in self._dimensions],
            *[held.scales.get(key) for key in self._scales],
            held.unknown_share,
            *[held.gaps.get(key) for key in self._dimensions],
            *[held.styles.get(key) for key in self._styles],
        ]


def _code(answer: Any) -> Value:
    """An answer as it is coded; several ticked options in one cell."""
    return joined(answer) if isinstance(answer, list | tuple) else answer

"""What do the keys and codes stand for, in the words of each version that occurs?"""

from collections.abc import Iterator, Mapping

from scan.core.instrument import Instrument
from scan.core.parts import DONT_KNOW, NOT_APPLICABLE, Question
from scan.core.wording import answer_label
from scan.export.portfolio.columns import joined
from scan.export.portfolio.rows import PEOPLE, SCAN, VERSION
from scan.export.streaming import Value

HEAD = ["Blad", "Sleutel", "Code", "Betekenis", "Score", "Hoort bij", "Versie"]
ANSWERS, SCORES, STEPS = "Antwoorden", "Scores", "Stappen"
DEVELOPMENT = "Ontwikkeling"
_IN_EVERY_ROW = {
    SCAN: "De scan. In elk blad staat hier hetzelfde, zodat je rijen bij elkaar kunt zoeken.",
    VERSION: "De versie van de vragenlijst",
}
_PEOPLE = "Hoeveel mensen de scan invulden. Bij meer dan een staat bij de vragen het gemiddelde van de codes."

Line = tuple[Value, ...]


def rows(versions: Mapping[int, Instrument], grouped: Mapping[str, str], *, protected: bool) -> Iterator[Line]:
    """Each meaning once, with the versions that have it; newest first, in the order of the instrument.

    `grouped` gives per sheet of groups the key of the question that makes the groups. `protected`: for a workbook
    without sheets of single scans.
    """
    found: dict[Line, list[int]] = {}
    for number in sorted(versions, reverse=True):
        one = versions[number]
        for line in _of_groups(one, grouped) if protected else _of_scans(one):
            found.setdefault(line, []).append(number)
    for line, numbers in found.items():
        yield (*line, joined(reversed(numbers)))


def _of_groups(instrument: Instrument, grouped: Mapping[str, str]) -> Iterator[Line]:
    for sheet, key in grouped.items():
        if key in instrument.questions:
            question = instrument.questions[key]
            yield (sheet, key, None, question.text, None, None)
            yield from _codes(instrument, question, sheet)
    yield from _steps(instrument)
    for dimension in instrument.dimensions:
        yield (DEVELOPMENT, dimension.key, None, dimension.title, None, dimension.question)


def _of_scans(instrument: Instrument) -> Iterator[Line]:
    for sheet in (ANSWERS, SCORES):
        for key, meaning in _IN_EVERY_ROW.items():
            yield (sheet, key, None, meaning, None, None)
    yield (ANSWERS, PEOPLE, None, _PEOPLE, None, None)
    for section in instrument.sections:
        for question in section.questions:
            yield (ANSWERS, question.key, None, question.text, None, section.title)
            yield from _codes(instrument, question, ANSWERS)
    yield from _scores(instrument)
    yield from _steps(instrument)


def _scores(instrument: Instrument) -> Iterator[Line]:
    for dimension in instrument.dimensions:
        yield (SCORES, dimension.key, None, dimension.title, None, dimension.question)
        for scale in dimension.scales:
            yield (SCORES, scale.key, None, scale.title, None, dimension.title)
    yield (SCORES, "weet-niet", None, "Hoe vaak ‘Weet ik niet’ is gekozen, van de 100 antwoorden", None, None)
    for dimension in instrument.dimensions:
        text = f"{dimension.title}: hoogste rol min laagste rol, in punten"
        yield (SCORES, f"verschil-{dimension.key}", None, text, None, dimension.title)
    for style in instrument.styles:
        yield (SCORES, f"accent-{style.key}", None, f"Accent {style.title}: punten, van 0 tot 100", None, None)


def _steps(instrument: Instrument) -> Iterator[Line]:
    phases = instrument.titles("phases")
    for step in instrument.steps:
        yield (STEPS, step.key, None, step.title, None, phases[step.phase])


def _codes(instrument: Instrument, question: Question, sheet: str) -> Iterator[Line]:
    where = (sheet, question.key)
    for option in instrument.options[question.key]:
        yield (*where, option.value, option.label, option.score, None)
    for value, offered in ((DONT_KNOW, question.dont_know), (NOT_APPLICABLE, question.not_applicable)):
        if offered:
            yield (*where, value, answer_label(instrument, question.key, value), None, None)

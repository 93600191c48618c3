"""Measures how hard the texts are: those that come with the site, and those of the published pages."""

from collections.abc import Iterator
from statistics import median
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from pages.texts import TextsError
from pages.texts.files import content_texts
from pages.texts.instrument import instrument_texts, phase_texts
from pages.texts.measuring import Measured, measure, read_exceptions
from pages.texts.published import published_texts
from pages.words import explained_forms
from scan.content import read_instrument
from scan.content.service_phases import service_phases
from scan.core.lint.texts import explained_words
from scan.core.plain_writing import Shortcoming

FILES, PUBLISHED = "bestanden", "pagina's"
WRONG = {
    Shortcoming.LONG: "een zin van meer dan 25 woorden",
    Shortcoming.MANY_LONG: "meer dan een op de tien zinnen heeft meer dan 20 woorden",
    Shortcoming.HARD: "leesbaarheid lager dan 60",
}


class Command(BaseCommand):
    """See the module."""

    help = (
        "Meet hoe moeilijk de teksten zijn, en noemt wat te moeilijk is: een zin van meer dan 25 woorden, meer dan een "
        "op de tien zinnen van meer dan 20 woorden, of een leesbaarheid (Flesch-Douma) lager dan 60. Met -v 2 staat "
        "elke tekst erbij. Stopt met 1 als er iets te moeilijk is zonder dat er een reden voor is gegeven."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--alleen",
            choices=[FILES, PUBLISHED],
            help="Meet alleen de bestanden, of alleen de pagina's die online staan.",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            measured = list(_measured(options["alleen"]))
        except TextsError as error:
            raise CommandError(str(error), returncode=2) from error
        for one in measured:
            if one.wrong or options["verbosity"] > 1:
                self.stdout.write("\n".join(_lines(one)))
        self.stdout.write(_summary(measured))
        if not all(one.is_plain for one in measured):
            raise CommandError("Er zijn teksten te moeilijk.")


def _measured(only: str | None) -> Iterator[Measured]:
    exceptions = read_exceptions()
    if only != PUBLISHED:
        instrument = read_instrument()
        texts = (*content_texts(), *instrument_texts(instrument), *phase_texts(service_phases()))
        yield from measure(texts, explained_words(instrument.terms), exceptions)
    if only != FILES:
        yield from measure(published_texts(), explained_forms(), exceptions)


def _lines(one: Measured) -> Iterator[str]:
    figures = one.figures
    score = "geen" if figures.flesch_douma is None else f"{figures.flesch_douma:.0f}"
    yield (
        f"{one.text.name}: leesbaarheid {score}, {len(figures.sentences)} zinnen, langste {figures.longest} woorden, "
        f"{figures.share_fairly_long:.0%} meer dan 20"
    )
    for shortcoming in one.wrong:
        yield f"  {'mag' if shortcoming in one.allowed else 'te moeilijk'}: {WRONG[shortcoming]}"
    for sentence in one.sentences_too_long:
        yield f"  - {sentence}"


def _summary(measured: list[Measured]) -> str:
    scores = [one.figures.flesch_douma for one in measured if one.figures.flesch_douma is not None]
    hard = sum(not one.is_plain for one in measured)
    allowed = sum(bool(one.wrong) and one.is_plain for one in measured)
    middle = f"De middelste leesbaarheid is {median(scores):.0f}." if scores else ""
    return f"{len(measured)} teksten gemeten: {hard} te moeilijk, {allowed} uitzonderingen. {middle}".rstrip()

"""What must somebody read with the workbook? The filter, the date, the versions, and what is left out and why."""

from collections.abc import Iterator

from scan.export.portfolio.records import Selection
from scan.export.portfolio.steps import StepTally
from scan.export.portfolio.suppression import LEAST, TOO_SMALL, shown_numbers

HEAD = ["Onderwerp", "Uitleg"]
FEWER = f"minder dan {LEAST}"

Line = tuple[str, str]


def lines(selection: Selection, steps: StepTally) -> Iterator[Line]:
    """Subject and text, after all employers were counted."""
    yield ("Wat is dit?", _what(selection))
    yield ("Gemaakt op", f"{selection.moment:%d-%m-%Y om %H.%M} uur, Nederlandse tijd")
    yield ("Filter", "\n".join(selection.filters) or "Geen: alle werkgevers die nu delen.")
    numbers = ", ".join(str(number) for number in sorted(selection.versions))
    yield ("Versies van de vragenlijst", numbers or "Geen")
    if selection.is_of_service_point:
        yield from _of_service_point(selection, steps)
    else:
        yield from _over_service_points(selection, steps)
    yield ("Scores", "Elke score loopt van 0 tot 100. Een gemiddelde is het gemiddelde van deze getallen.")
    yield ("Wat de scan niet is", "De scan is geen keurmerk en geen ranglijst. Gebruik hem voor een goed gesprek.")


def _what(selection: Selection) -> str:
    if selection.is_of_service_point:
        return f"Scans van werkgevers die hun resultaat delen met {selection.service_point}."
    return "Cijfers over alle werkgeversservicepunten samen. Werkgevers zelf staan er niet in."


def _of_service_point(selection: Selection, steps: StepTally) -> Iterator[Line]:
    yield ("Aantal werkgevers", f"{steps.employers}. Van elke werkgever telt de nieuwste meting die is gedeeld.")
    yield ("Weggelaten: eerdere metingen", f"{selection.older}. Zij staan alleen in het blad Ontwikkeling.")
    kept = steps.employers - steps.plans
    yield ("Weggelaten: plannen", f"{kept} van de {steps.employers} werkgevers delen hun plan niet.")
    yield (
        "Weggelaten: wat niet is gedeeld",
        (
            "Eigen woorden, rollen en het plan staan er alleen in als de werkgever die deelt. "
            "In het blad Scans zie je wie wat deelt. Van wie stopte met delen staat er niets in."
        ),
    )
    yield (
        "Kleine groepen",
        (
            f"Bij een groep van {FEWER} werkgevers staat: {TOO_SMALL}. Noemt die opmerking een onderdeel? Het getal "
            "erachter zegt hoeveel werkgevers van die groep daar een score hebben."
        ),
    )
    notes = "Ja, in het blad Notities. Laat die niet aan werkgevers zien." if selection.with_notes else "Nee."
    yield ("Eigen notities van het servicepunt", notes)
    yield (
        "Antwoorden van meer mensen",
        (
            "Vulden meer mensen in? Dan staat in het blad Antwoorden het gemiddelde van de gekozen codes. "
            "Antwoorden van een van hen staan nergens."
        ),
    )
    yield ("Bewaren", "Dit bestand is van het moment waarop het is gemaakt. Bewaar het niet langer dan nodig.")


def _over_service_points(selection: Selection, steps: StepTally) -> Iterator[Line]:
    employers, plans = shown_numbers([steps.employers, steps.plans])
    yield ("Aantal werkgevers", f"{_told(employers)}. Van elke werkgever telt de nieuwste meting die nu is gedeeld.")
    yield ("Weggelaten: eerdere metingen", f"{_told(shown_numbers([selection.older])[0])}.")
    yield ("Werkgevers die hun plan delen", f"{_told(plans)}.")
    yield (
        "Weggelaten: kleine groepen",
        (
            f"Een groep van {FEWER} werkgevers is niet te zien en niet uit te rekenen. Kleine groepen staan samen in "
            "een rij. Soms staat daar ook een grotere groep bij, omdat je de kleine anders kunt uitrekenen. Daarom is "
            "een vak ook soms leeg."
        ),
    )
    yield ("Weggelaten: losse scans", "Namen, antwoorden en scores van losse werkgevers staan er niet in.")


def _told(number: int | None) -> str:
    return "Wordt niet getoond" if number is None else str(number)

"""How must the workbook be read, and what may be done with it? The small print, in plain words."""

from collections.abc import Iterator
from itertools import pairwise

import pandas as pd

from scan.core.instrument import Instrument
from scan.core.panel import FEWEST_OF_A_PROTECTED_ROLE
from scan.core.parts import Reference
from scan.export.data.answers import helped_keys
from scan.export.data.typed import TEXT, typed_frame
from scan.export.data.words import listed, sources
from scan.export.inputs import Report


def frame(report: Report) -> pd.DataFrame:
    """One row per subject."""
    return typed_frame([*_reading(report), *_rules(report), *_origin(report)], {"Onderwerp": TEXT, "Uitleg": TEXT})


def _reading(report: Report) -> Iterator[tuple[str, str]]:
    names = [f"‘{dimension.title}’" for dimension in report.instrument.dimensions]
    yield (
        "Wat is dit?",
        (
            "Dit is het resultaat van de Inclusiescan. De scan laat zien hoe een organisatie ervoor staat als het gaat "
            "om werken met mensen met een arbeidsbeperking. De scan is een begin van een gesprek."
        ),
    )
    yield (
        "Scores lezen",
        (
            "Een score loopt van 0 tot 100. Hoger is gunstiger. Een lage score is niet fout: daar valt iets te winnen. "
            f"De scores van {', '.join(names)} staan naast elkaar. Er is geen totaalcijfer."
        ),
    )
    yield ("Niveaus", _levels(report.instrument))
    yield (
        "Hoe een score ontstaat",
        (
            "Een score is een gemiddelde. Eerst per rol, dan over de rollen: elke rol telt even zwaar. "
            "Getallen zijn afgerond op hele punten. ‘Weet ik niet’ en ‘Niet van toepassing’ tellen niet mee."
        ),
    )
    yield (
        "Zorgen",
        (
            "Vragen over zorgen en verwachtingen hebben geen score. Bij die vragen staat het gemiddelde van de gekozen "
            "antwoorden. Zij helpen om goed advies te geven."
        ),
    )


def _levels(instrument: Instrument) -> str:
    ordered = sorted(instrument.levels, key=lambda level: level.from_)
    lines = [f"{one.title}: {one.from_} tot en met {after.from_ - 1}" for one, after in pairwise(ordered)]
    return listed([*lines, f"{ordered[-1].title}: {ordered[-1].from_} tot en met 100"])


def _rules(report: Report) -> Iterator[tuple[str, str]]:
    protected = [role.title for role in report.instrument.roles if role.protected]
    yield (
        "Te weinig antwoorden",
        (
            "Een onderdeel krijgt een score als er minstens twee vragen beantwoord zijn, en minstens de helft. Een van "
            "de grote scores komt er als minstens twee derde van de onderdelen een score heeft."
        ),
    )
    yield (
        "Wie je ziet",
        (
            f"Van deze rollen zie je alleen iets als er minstens {FEWEST_OF_A_PROTECTED_ROLE} mensen antwoordden: "
            f"{', '.join(protected)}. Zijn het er minder, dan tellen hun antwoorden nergens mee. Zo kan niemand zien "
            "wat één persoon koos. Deed er maar één persoon mee, dan staan de antwoorden van die persoon er wel. "
            "Rollen zijn alleen vergeleken op vragen die elke vergeleken rol kreeg."
        ),
    )
    yield (
        "Volgorde van de stappen",
        (
            "Bovenaan staan de stappen die nu het meeste opleveren. Dat hangt af van de scores, van wat een stap "
            "oplevert en kost, en van de hulp die jullie vragen. Bij elke stap staat de reden."
        ),
    )
    yield (
        "Geen keurmerk",
        (
            "De scan is niet gevalideerd. Er is nog niet onderzocht hoe precies de scan meet. De scan is geen "
            "keurmerk, geen certificaat en geen ranglijst."
        ),
    )


def _origin(report: Report) -> Iterator[tuple[str, str]]:
    yield ("Privacy", _privacy(report))
    helped = len(helped_keys(report))
    if helped:
        told = "1 antwoord is" if helped == 1 else f"{helped} antwoorden zijn"
        yield (
            "Samen ingevuld",
            f"{told} ingevuld samen met een accountmanager. In het blad Antwoorden staat bij welke vragen.",
        )
    if report.left_out:
        yield ("Niet gedeeld", f"De werkgever deelt niet: {', '.join(report.left_out)}.")
    yield (
        "Versie en datum",
        (
            f"Versie {report.version} van de vragen en regels. Klaar op {report.day} om {report.local_time:%H.%M} uur, "
            "Nederlandse tijd."
        ),
    )
    every = [Reference(source.key) for source in report.instrument.sources]
    yield ("Bronnen", sources(report.instrument, every))


def _privacy(report: Report) -> str:
    if not report.for_account_manager:
        return "Alleen voor jullie organisatie. Jullie bepalen zelf wie dit bestand krijgt."
    reader = report.service_point.strip() or "het werkgeversservicepunt"
    return (
        f"Alleen voor {reader}. De organisatie deelde dit resultaat. Geef dit bestand aan niemand anders. Stopt de "
        "organisatie met delen? Gooi het bestand dan weg. Het blad Gesprek is niet voor de werkgever."
    )

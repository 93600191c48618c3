"""From which things of the instrument can an editor choose? Lists of (key, title), asked when a form is shown."""

from pages.newest import newest_instrument
from scan.core.presentation import scheme_title

Choices = list[tuple[str, str]]

SECTOR_QUESTION = "sector"
SIZE_QUESTION = "omvang"

DIMENSIONS: Choices = [
    ("willen", "Willen"),
    ("kunnen", "Kunnen"),
    ("context", "Context"),
    ("doen", "Doen"),
]
SCHEME_THEMES: Choices = [
    ("proberen", "Kennismaken en proberen"),
    ("loon", "Loon en ziekte"),
    ("begeleiding", "Begeleiding en werkplek"),
    ("leren", "Werk maken en leren"),
    ("afspraken", "Afspraken en opdrachten"),
]
QUESTION_THEMES: Choices = [
    ("willen", "Willen jullie het?"),
    ("kunnen", "Kunnen jullie het?"),
    ("context", "Regels, geld en hulp"),
    ("doen", "Als iemand bij jullie werkt"),
    ("de-scan", "Over de scan"),
]
HELP_THEMES: Choices = [
    ("vinden", "Mensen vinden"),
    ("regelingen", "Regelingen"),
    ("begeleiding", "Begeleiding"),
    ("advies", "Advies"),
    ("leren", "Leren en training"),
    ("netwerk", "Andere werkgevers ontmoeten"),
    ("keurmerk", "Laten zien wat je doet"),
    ("rechten", "Rechten en plichten"),
]
REACHES: Choices = [("landelijk", "In het hele land"), ("regionaal", "In een regio"), ("branche", "In een branche")]
ADVISER_KINDS: Choices = [("phase", "Fase"), ("style", "Stijl")]


def steps() -> Choices:
    """The steps of the stappenplan."""
    return _titles("steps")


def phases() -> Choices:
    """The phases of the stappenplan."""
    return _titles("phases")


def sources() -> Choices:
    """The publications that the instrument leans on."""
    return _titles("sources")


def schemes() -> Choices:
    """The schemes that steps refer to."""
    instrument = newest_instrument()
    return [(key, scheme_title(key)) for key in instrument.schemes] if instrument else []


def regions() -> Choices:
    """The arbeidsmarktregio's."""
    instrument = newest_instrument()
    return [(name, name) for name in instrument.arbeidsmarktregios] if instrument else []


def sectors() -> Choices:
    """The sectors, as the scan asks for them."""
    return _options(SECTOR_QUESTION)


def sizes() -> Choices:
    """How many people work somewhere, as the scan asks for it."""
    return _options(SIZE_QUESTION)


def with_none(choices: Choices, label: str) -> Choices:
    """The same list, beginning with the choice to leave it open."""
    return [("", label), *choices]


def _titles(part: str) -> Choices:
    instrument = newest_instrument()
    return list(instrument.titles(part).items()) if instrument else []


def _options(question: str) -> Choices:
    instrument = newest_instrument()
    options = instrument.options.get(question, ()) if instrument else ()
    return [(str(option.value), option.label) for option in options]

"""How is a place in the document said to an editor? "Stap ‘Word ambassadeur’ (ambassadeur), wat het is, 2"."""

from collections.abc import Iterable

from scan.core.instrument import Instrument

LONGEST_TITLE = 70

PARTS = {
    "instrument": "Instrument",
    "answer_scales": "Antwoordschalen",
    "roles": "Rollen",
    "dimensions": "Dimensies",
    "sections": "Secties",
    "arbeidsmarktregios": "Arbeidsmarktregio’s",
    "sources": "Bronnen",
    "levels": "Niveaus",
    "stages": "Stadia",
    "styles": "Stijlen",
    "phases": "Fasen",
    "schemes": "Regelingen",
    "steps": "Stappen",
    "topics": "Gespreksonderwerpen",
    "terms": "Begrippen",
    "sample_employers": "Proefwerkgevers",
}
THINGS = {
    "roles": "Rol",
    "dimensions": "Dimensie",
    "scales": "Schaal",
    "sections": "Sectie",
    "questions": "Vraag",
    "sources": "Bron",
    "levels": "Niveau",
    "stages": "Stadium",
    "styles": "Stijl",
    "phases": "Fase",
    "steps": "Stap",
    "topics": "Gespreksonderwerp",
    "terms": "Begrip",
    "sample_employers": "Proefwerkgever",
}
FIELDS = {
    "key": "sleutel",
    "title": "titel",
    "type": "soort",
    "help": "uitleg",
    "intro": "inleiding",
    "question": "vraag",
    "explanation": "uitleg",
    "meaning": "betekenis",
    "publisher": "uitgever",
    "from": "vanaf",
    "scale": "schaal",
    "answers": "antwoordschaal",
    "options": "opties",
    "label": "tekst",
    "value": "waarde",
    "asked_of": "alleen voor deze rollen",
    "show_if": "alleen tonen als",
    "minimum": "laagste getal",
    "maximum": "hoogste getal",
    "max_length": "hoogste aantal tekens",
    "when": "wanneer",
    "points": "punten",
    "actor": "wie het doet",
    "phase": "fase",
    "targets": "werkt op deze schalen",
    "wish": "past bij deze hulpvraag",
    "schemes": "regelingen",
    "sources": "bronnen",
    "references": "vindplaatsen",
    "what": "wat het is",
    "why": "waarom dit werkt",
    "actions": "zo begin je",
    "questions": "openingsvragen",
    "variants": "andere vormen",
    "description": "wie is dit",
}


def place_of(instrument: Instrument, path: tuple[str | int, ...]) -> str:
    """The thing by title and key, then the field, and which of its parts when there are more."""
    match path:
        case (("dimensions" | "sections") as part, int(outer), ("scales" | "questions") as inner, int(index), *rest):
            return _joined(_thing(inner, getattr(getattr(instrument, part)[outer], inner)[index]), rest)
        case ("answer_scales", str(key), *rest):
            return _joined(f"Antwoordschaal ‘{key}’", rest)
        case ("sample_employers", int(index), "respondents", int(person), *_):
            return f"{_thing('sample_employers', instrument.sample_employers[index])}, persoon {person + 1}"
        case ("sample_employers", int(index), "facts", *_):
            return _thing("sample_employers", instrument.sample_employers[index])
        case ("schemes", int(index), *_):
            return f"Regeling ‘{instrument.schemes[index]}’"
        case (str(part), int(index), *rest) if part in THINGS:
            return _joined(_thing(part, getattr(instrument, part)[index]), rest)
        case (str(part), *rest) if part in PARTS:
            return _joined(PARTS[part], rest)
    return ""


def title_of(thing: object) -> str:
    """What a thing goes by: its title, or the text of a question; shortened, and the key where it has none."""
    title = " ".join(str(getattr(thing, "title", None) or getattr(thing, "text", "")).split())
    if len(title) > LONGEST_TITLE:
        title = f"{title[:LONGEST_TITLE].rsplit(' ', 1)[0]} …"
    return title or str(getattr(thing, "key", ""))


def named(thing: object) -> str:
    """Title and key: "‘Word ambassadeur’ (ambassadeur)"."""
    return f"‘{title_of(thing)}’ ({getattr(thing, 'key', '')})"


def _thing(part: str, thing: object) -> str:
    return f"{THINGS[part]} {named(thing)}"


def _joined(thing: str, rest: Iterable[str | int]) -> str:
    """The thing and the names of its fields. A rule has groups and conditions; other lists are counted from 1."""
    words = [thing]
    inside = ""
    for step in rest:
        if isinstance(step, int):
            words.append(f"{inside} {step + 1}".strip())
            inside = "voorwaarde" if inside == "groep" else ""
        elif step != "text" or thing.startswith("Vraag"):
            words.append("vraag" if step == "text" else FIELDS.get(step, step))
            inside = {"when": "groep", "show_if": "voorwaarde"}.get(step, "")
    return ", ".join(words)

"""Reads the files in this folder as one document and checks it; errors name the file and the key."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import yaml

from scan.content import strict_yaml
from scan.content.texts import TextError, step_text, topic_text
from scan.core.instrument import Instrument, InstrumentError, instrument_from
from scan.core.lint import problems

FOLDER = Path(__file__).parent
QUESTIONS_FILE = "instrument.yaml"
RULES_FILE = "rules.yaml"
TERMS_FILE = "terms.yaml"
EMPLOYERS_FILE = "employers.yaml"


# In which file a part stands; all others are in the first.
_FILES = {
    **dict.fromkeys(("sources", "levels", "stages", "styles", "phases", "schemes", "steps", "topics"), RULES_FILE),
    "terms": TERMS_FILE,
    "sample_employers": EMPLOYERS_FILE,
}


class ContentError(ValueError):
    """The files do not hold a valid instrument. Each line of the message names a file and a key."""


def read_document(folder: Path = FOLDER) -> dict[str, Any]:
    """Join the files to one document, as it is frozen in a version. Raises ContentError."""
    document: dict[str, Any] = {}
    came_from: dict[str, str] = {}
    for name in (QUESTIONS_FILE, RULES_FILE, TERMS_FILE, EMPLOYERS_FILE):
        parts = _yaml(folder / name)
        twice = sorted(set(document) & set(parts))
        if twice:
            raise ContentError(f"{name}: {twice[0]}: stands in {came_from[twice[0]]} as well")
        document |= parts
        came_from |= dict.fromkeys(parts, name)
    _add_texts(document, "steps", folder, step_text)
    _add_texts(document, "topics", folder, topic_text)
    return document


def read_instrument(folder: Path = FOLDER) -> Instrument:
    """The instrument in the files, valid and consistent. Raises ContentError."""
    document = read_document(folder)
    try:
        instrument = instrument_from(document)
    except InstrumentError as error:
        raise ContentError("\n".join(_line(document, path, text) for path, text in error.problems)) from error
    found = problems(instrument)
    if found:
        raise ContentError("\n".join(_line(document, problem.path, problem.sentence) for problem in found))
    return instrument


def _yaml(path: Path) -> dict[str, Any]:
    try:
        content = strict_yaml.load(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise ContentError(f"{path.name}: {' '.join(str(error).split())}") from error
    if not isinstance(content, dict):
        raise ContentError(f"{path.name}: is not a mapping of keys")
    return content


def _add_texts(document: dict[str, Any], part: str, folder: Path, parse: Callable[[str], dict[str, Any]]) -> None:
    """Give each step or topic the text in the file with its key; refuse files that belong to nothing."""
    listed = document.get(part)
    things = [
        thing
        for thing in (listed if isinstance(listed, list) else [])
        if isinstance(thing, dict) and isinstance(thing.get("key"), str)
    ]
    files = {path.stem: path for path in (folder / part).glob("*.md")}
    stray = sorted(set(files) - {thing["key"] for thing in things})
    if stray:
        raise ContentError(f"{part}/{stray[0]}.md: no {part.removesuffix('s')} has this key")
    for thing in things:
        name = f"{part}/{thing['key']}.md"
        if thing["key"] not in files:
            raise ContentError(f"{name}: is missing")
        try:
            thing["text"] = parse(files[thing["key"]].read_text(encoding="utf-8"))
        except (TextError, OSError, UnicodeDecodeError) as error:
            raise ContentError(f"{name}: {error}") from error


def _line(document: Mapping[str, Any], path: tuple[str | int, ...], message: str) -> str:
    """Say where a problem stands: the file, and the path with keys in place of positions."""
    part = path[0] if path else ""
    name = _FILES.get(str(part), QUESTIONS_FILE)
    places: list[str] = []
    here: Any = document
    for index, step in enumerate(path):
        here = _below(here, step)
        key = here.get("key") if isinstance(here, dict) and isinstance(step, int) else None
        places.append(str(key if key is not None else step))
        if step == "text" and part in ("steps", "topics") and index == 2:
            name, places = f"{part}/{places[1]}.md", []
    return f"{name}: {'.'.join(places) or 'top'}: {message}"


def _below(here: Any, step: str | int) -> Any:
    try:
        return here[step]
    except (KeyError, IndexError, TypeError):
        return None

"""Can a document from a file be taken over? It becomes canonical, or is refused with everything that is wrong."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from scan.core.document import document_of
from scan.core.instrument import InstrumentError, instrument_from
from scan.core.lint import findings
from scan.exchange.finding import Finding, RefusedFile
from scan.exchange.reasons import Path, reasons

# Control characters other than tab and line ends, half characters, and what XML has no place for.
_UNREADABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")

_REFUSED = ("missing", "double-key")
"""What lint finds that a file may not have: what is named and not there, and two things with one name."""


Check = Callable[[Mapping[str, Any]], Iterable[tuple[Path, str]]]
"""Says of a document what else is wrong with it, each with its path and a reason in Dutch."""


def nothing_more(document: Mapping[str, Any]) -> Iterable[tuple[Path, str]]:
    """The check of who asks nothing else of a document."""
    return ()


def accepted(
    document: Mapping[str, Any], at: Callable[[Path, str], Finding], check: Check = nothing_more
) -> dict[str, Any]:
    """The canonical document. `at` makes a Finding of a path in the document and a reason.

    Raises RefusedFile. What else lint finds does not matter here: that is mended in the working copy.
    """
    found = [at(path, reason) for path, reason in _unreadable(document)]
    try:
        instrument = instrument_from(document)
    except InstrumentError as error:
        found += [at(path, reason) for path, reason in reasons(document, error.problems)]
        raise RefusedFile(found) from error
    lint = (finding for finding in findings(instrument) if finding.severity == "error")
    found += [at(finding.path, finding.sentence) for finding in lint if finding.code in _REFUSED]
    found += [at(path, reason) for path, reason in check(document)]
    if found:
        raise RefusedFile(found)
    return document_of(instrument)


def _unreadable(document: Any, path: Path = ()) -> Iterator[tuple[Path, str]]:
    if isinstance(document, Mapping):
        for key, value in document.items():
            yield from _unreadable(key, (*path, key)) if isinstance(key, str) else ()
            yield from _unreadable(value, (*path, key))
    elif isinstance(document, list | tuple):
        for position, one in enumerate(document):
            yield from _unreadable(one, (*path, position))
    elif isinstance(document, str) and (found := _UNREADABLE.search(document)):
        yield path, f"In deze tekst staat een onleesbaar teken (U+{ord(found[0]):04X}). Haal het weg."

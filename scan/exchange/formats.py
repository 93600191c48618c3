"""In which kinds of file can an instrument stand? Each is written and read the same way."""

from collections.abc import Mapping
from typing import Any

from scan.core.document import document_of
from scan.core.instrument import instrument_from
from scan.exchange.accept import Check, nothing_more
from scan.exchange.workbook.reading import document_from_workbook
from scan.exchange.workbook.writing import workbook_of
from scan.exchange.yaml_file import document_from_yaml, yaml_of

KINDS = ("yaml", "xlsx")
"""The kinds, by how the name of a file ends."""


def write_file(document: Mapping[str, Any], kind: str) -> bytes:
    """The bytes of a file of this kind: always the same ones for the same instrument.

    Raises InstrumentError when the document does not describe one, and RefusedFile when a text does not fit in a
    workbook.
    """
    # A database may have given the keys in another order.
    canonical = document_of(instrument_from(document))
    return workbook_of(canonical) if kind == "xlsx" else yaml_of(canonical).encode()


def read_file(content: bytes, kind: str, check: Check = nothing_more) -> dict[str, Any]:
    """The canonical document in a file. `check` says what else of the document cannot be taken over.

    Raises RefusedFile with everything that was found.
    """
    reader = document_from_workbook if kind == "xlsx" else document_from_yaml
    return reader(content, check)

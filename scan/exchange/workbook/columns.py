"""What is a column, and what is a sheet? One row per thing, one column per field, each explained in words."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Literal

Kind = Literal[
    "text",  # any text
    "paragraphs",  # a list of texts, with an empty line between them
    "list",  # a list of keys or words
    "list_or_all",  # the same; an empty cell is not an empty list, but no list
    "word",  # one of the words of the column
    "flag",  # ja or nee
    "integer",
    "number",
    "value",  # what an option stands for: a whole number or a text
    "test_value",  # what a condition compares with; depends on its test
    "answer",  # what a sample employer answered; depends on the question
]


@dataclass(frozen=True)
class Column:
    """A column: its head in Dutch, the field of the row that it holds, and what may stand in it.

    `words` are the words that people read, by what stands in a document. `keys_of` names the sheet whose keys fit in
    this column; not `strict` means that other keys are allowed. `default` is what an empty cell means.
    """

    name: str
    field: str
    explanation: str
    kind: Kind = "text"
    width: float = 20
    required: bool = False
    words: Mapping[Any, str] = field(default_factory=dict)
    keys_of: str = ""
    strict: bool = True
    lowest: int | None = None
    highest: int | None = None
    default: Any = None


@dataclass(frozen=True)
class Sheet:
    """A sheet: what its rows are, and the fields that tell them apart (none where rows may be equal)."""

    name: str
    explanation: str
    columns: tuple[Column, ...]
    identity: tuple[str, ...] = ("key",)

    @cached_property
    def by_field(self) -> dict[str, Column]:
        return {column.field: column for column in self.columns}

    @cached_property
    def by_name(self) -> dict[str, Column]:
        return {column.name: column for column in self.columns}


FLAG_WORDS = {True: "ja", False: "nee"}


def key(explanation: str = "De blijvende naam. Andere bladen verwijzen ernaar.", *, width: float = 24) -> Column:
    """The column with the key of the row."""
    return Column("sleutel", "key", explanation, width=width, required=True)


def title(name: str = "titel", explanation: str = "Zo heet dit voor mensen.", *, width: float = 36) -> Column:
    """The column with the title of the row."""
    return Column(name, "title", explanation, width=width, required=True)

"""A picture that goes along with a page, for who makes the PDF and for the process that does it."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Picture:
    """`kind` is its MIME type, `content` the bytes of the file."""

    kind: str
    content: bytes

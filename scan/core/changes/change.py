"""What is one change between two instruments?"""

from dataclasses import dataclass
from typing import Literal

Kind = Literal["new", "gone", "changed", "moved"]


@dataclass(frozen=True)
class Change:
    """One difference, said in Dutch for an editor.

    `part` is the list in the document where the thing stands (for a question "questions", for a scale "scales", for an
    answer "options"), `key` and `title` say which thing. `field` is the field that changed, "" for the thing as a
    whole. `old` and `new` hold what stood and stands there in words, where it is too long for the sentence.
    """

    part: str
    key: str
    title: str
    kind: Kind
    sentence: str
    field: str = ""
    old: str | None = None
    new: str | None = None

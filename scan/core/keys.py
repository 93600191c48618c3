"""How is a key made from a title? Lower case letters, digits and dashes, short, and not taken yet."""

import re
import unicodedata
from collections.abc import Collection

MAX_LENGTH = 60
SHAPE = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def key_from(title: str, taken: Collection[str] = ()) -> str:
    """A new key for a title: "Wie helpt je?" gives "wie-helpt-je", or "wie-helpt-je-2" where that is taken."""
    plain = unicodedata.normalize("NFKD", title.lower()).encode("ascii", "ignore").decode()
    base = "-".join(re.findall(r"[a-z0-9]+", plain))[: MAX_LENGTH - 4].strip("-") or "naamloos"
    key, number = base, 1
    while key in taken:
        number += 1
        key = f"{base}-{number}"
    return key

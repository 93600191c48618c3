"""What does somebody ask of the list? The names and values that an address may hold, and nothing else."""

import re
from collections.abc import Mapping

from django.http import QueryDict

SEARCH, SECTOR, SIZE, KIND, STAGE = "zoek", "sector", "omvang", "soort", "fase"
LOWEST, WISH, STYLE, MANAGER, FOLLOW_UP = "laagste", "hulp", "accent", "van", "opvolgen"
STATUS, SHARED, SORT = "status", "resultaat", "sorteer"
NAMES = (SEARCH, SECTOR, SIZE, KIND, STAGE, LOWEST, WISH, STYLE, MANAGER, FOLLOW_UP, STATUS, SHARED, SORT)

NEW, SEEN = "nieuw", "bekeken"
WITHOUT = "zonder"
NO_STAGE = "geen"
MINE, NOBODY = "mij", "niemand"
LATE, THIS_WEEK, THIS_MONTH, NO_DATE = "te-laat", "deze-week", "deze-maand", "geen"

LONGEST = 100
# PostgreSQL refuses to look for these.
_NO_TEXT = re.compile("[\x00\ud800-\udfff]")


def asked_in(wanted: Mapping[str, str]) -> dict[str, str]:
    """What is asked in an address, by name; what is empty or unknown is left out."""
    given = {name: _NO_TEXT.sub("", wanted.get(name, "")).strip()[:LONGEST] for name in NAMES}
    return {name: text for name, text in given.items() if text}


def query_of(asked: Mapping[str, str], **changed: str) -> str:
    """The same as it stands in an address, with some of it changed; an empty value leaves a name out."""
    query = QueryDict(mutable=True)
    query.update({name: text for name, text in {**asked, **changed}.items() if text})
    return query.urlencode()


def asked_in_query(query: str) -> dict[str, str]:
    """What is asked in the query string of an address."""
    return asked_in(QueryDict(query))

"""Saving one answer: a single statement that knows which save came last."""

import json
from dataclasses import dataclass

from django.db import connection
from django.utils import timezone

from scan.core.parts import Answer as GivenAnswer
from scan.models.scan import Response

# A save is late when the same page load has already saved a higher number for the question: then nothing is written.
# Between page loads, tabs and devices the one that arrives last wins. So the row keeps the highest number of each page
# load, also of those that were overtaken since: what such a page sent long ago may still arrive. When that grows beyond
# what any person does, only the newest is kept.
# A response that was finished, closed or deleted meanwhile takes no answer: the statement finds no row to save for. On
# PostgreSQL it waits for who is finishing or closing, and they for it: no answer comes in behind a result.
_UPSERT = """
INSERT INTO scan_answer (response_id, question, value, page_load, numbers, helped, revision, saved_at)
SELECT id, %s, {json}, %s, {json}, {flag}, 1, {moment} FROM scan_response
WHERE id = %s AND finished_at IS NULL AND closed_at IS NULL {lock}
ON CONFLICT (response_id, question) DO UPDATE SET
    value = excluded.value, page_load = excluded.page_load, helped = excluded.helped,
    revision = scan_answer.revision + 1,
    numbers = CASE WHEN {stored_length} > 4000 THEN excluded.numbers ELSE {merged} END, saved_at = excluded.saved_at
WHERE COALESCE({stored_number}, 0) <= {new_number}
"""

_SQLITE = {
    "json": "%s",
    "flag": "%s",
    "moment": "%s",
    "lock": "",
    "merged": "json_patch(scan_answer.numbers, excluded.numbers)",
    "stored_length": "length(scan_answer.numbers)",
    "stored_number": """json_extract(scan_answer.numbers, '$."' || excluded.page_load || '"')""",
    "new_number": """json_extract(excluded.numbers, '$."' || excluded.page_load || '"')""",
}
# What is selected has no type of its own in PostgreSQL.
_POSTGRESQL = {
    "json": "%s::jsonb",
    "flag": "%s::boolean",
    "moment": "%s::timestamptz",
    "lock": "FOR SHARE",
    "merged": "scan_answer.numbers || excluded.numbers",
    "stored_length": "length(scan_answer.numbers::text)",
    "stored_number": "(scan_answer.numbers ->> excluded.page_load)::integer",
    "new_number": "(excluded.numbers ->> excluded.page_load)::integer",
}
_DIALECTS = {"sqlite": _UPSERT.format(**_SQLITE), "postgresql": _UPSERT.format(**_POSTGRESQL)}


@dataclass(frozen=True)
class Screen:
    """The page that a save comes from: a random name given when it was rendered, and the number of the save on it.

    The name consists of letters, digits, - and _, or is empty.
    """

    page_load: str
    number: int


def save_answer(response: Response, question: str, value: GivenAnswer | None, screen: Screen) -> bool:
    """Store an answer, or take it away with None. It is marked as given with help when the response is `helped` now.

    False when nothing was written: the save was late, or the response was finished, closed or deleted meanwhile.
    """
    saved_at = connection.ops.adapt_datetimefield_value(timezone.now())
    plain = json.dumps(value, ensure_ascii=False)
    numbers = json.dumps({screen.page_load: screen.number})
    with connection.cursor() as cursor:
        cursor.execute(
            _DIALECTS[connection.vendor],
            [question, plain, screen.page_load, numbers, response.helped, saved_at, response.pk],
        )
        return cursor.rowcount == 1

"""Saving one answer: a single statement that knows which save came last."""

import json
from dataclasses import dataclass

from django.db import connection
from django.utils import timezone

from scan.core.parts import Answer as GivenAnswer
from scan.models.scan import Response

# A save is late when the same page load has already saved a higher number for the question: then nothing is written.
# Between page loads, tabs and devices the one that arrives last wins.
# A response that was finished or deleted meanwhile takes no answer: the statement finds no row to save for.
_UPSERT = """
INSERT INTO scan_answer (response_id, question, value, page_load, number, revision, saved_at)
SELECT id, %s, {json}, %s, %s, 1, {moment} FROM scan_response WHERE id = %s AND finished_at IS NULL
ON CONFLICT (response_id, question) DO UPDATE SET
    value = excluded.value, page_load = excluded.page_load, number = excluded.number,
    revision = scan_answer.revision + 1, saved_at = excluded.saved_at
WHERE scan_answer.page_load <> excluded.page_load OR scan_answer.number <= excluded.number
"""

# What is selected has no type of its own in PostgreSQL.
_PLAIN = {"json": "%s", "moment": "%s"}
_PLACEHOLDERS = {"postgresql": {"json": "%s::jsonb", "moment": "%s::timestamptz"}}


@dataclass(frozen=True)
class Screen:
    """The page that a save comes from: a random name given when it was rendered, and the number of the save on it."""

    page_load: str
    number: int


def save_answer(response: Response, question: str, value: GivenAnswer | None, screen: Screen) -> bool:
    """Store an answer, or take it away with None.

    False when nothing was written: the save was late, or the response was finished or deleted meanwhile.
    """
    saved_at = connection.ops.adapt_datetimefield_value(timezone.now())
    plain = json.dumps(value, ensure_ascii=False)
    statement = _UPSERT.format(**_PLACEHOLDERS.get(connection.vendor, _PLAIN))
    with connection.cursor() as cursor:
        cursor.execute(statement, [question, plain, screen.page_load, screen.number, saved_at, response.pk])
        return cursor.rowcount == 1

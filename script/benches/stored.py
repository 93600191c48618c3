"""Fills the database with scans of other employers, in bulk: what a site holds after years."""

import itertools
import json
from collections.abc import Mapping

CHUNK = 5000

# `VALUES` names its columns like this on SQLite and on PostgreSQL.
_ANSWERS = """
INSERT INTO scan_answer (response_id, question, value, page_load, numbers, revision, saved_at)
SELECT response.id, given.column1, {json_of_value}, 'stored', {json_of_numbers}, 1, response.started_at
FROM scan_response AS response CROSS JOIN (VALUES {rows}) AS given
WHERE response.id BETWEEN %s AND %s
"""
_DIALECTS = {
    "sqlite": {"json_of_value": "given.column2", "json_of_numbers": "'{\"stored\": 1}'"},
    "postgresql": {"json_of_value": "given.column2::jsonb", "json_of_numbers": "'{\"stored\": 1}'::jsonb"},
}


def store_scans(total: int, answers: Mapping[str, object]) -> None:
    """Add scans until there are so many, each with a session and with these answers by question key."""
    from scan.models import InstrumentVersion, Scan

    version = InstrumentVersion.objects.latest("number")
    have = Scan.objects.count()
    for begin in range(have, total, CHUNK):
        _store_chunk(version, range(begin, min(begin + CHUNK, total)), answers)


def _store_chunk(version: object, numbers: range, answers: Mapping[str, object]) -> None:
    from django.contrib.sessions.models import Session
    from django.db import transaction
    from django.utils import timezone

    from scan.models import Organisation, Response, Scan

    with transaction.atomic():
        organisations = Organisation.objects.bulk_create(Organisation(name=f"Werkgever {n}") for n in numbers)
        scans = Scan.objects.bulk_create(Scan(organisation=one, version=version) for one in organisations)
        responses = Response.objects.bulk_create(
            Response(scan=one, role="directie", is_owner=True, finished_at=timezone.now()) for one in scans
        )
        expires = timezone.now() + timezone.timedelta(days=90)
        Session.objects.bulk_create(
            Session(session_key=f"stored-{n:025}", session_data="x" * 200, expire_date=expires) for n in numbers
        )
        _store_answers(responses[0].pk, responses[-1].pk, answers)


def _store_answers(first: int, last: int, answers: Mapping[str, object]) -> None:
    from django.db import connection

    pairs = [(question, json.dumps(value)) for question, value in answers.items()]
    rows = ", ".join(["(%s, %s)"] * len(pairs))
    with connection.cursor() as cursor:
        cursor.execute(
            _ANSWERS.format(rows=rows, **_DIALECTS[connection.vendor]), [*itertools.chain(*pairs), first, last]
        )

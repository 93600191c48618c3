"""Is what was put back the same as what was there? Every table, row by row, and a file of an editor."""

import json
import shutil
from pathlib import Path

from expecting import holds, works
from outside import HTTPS
from stack.browser import Browser

REMEMBERED = Path("/run/try-install/tables.json")
PICTURE = Path("/var/lib/inclusiescan/media/images/proef.png")
CONTENT = b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20
# Signs of life, and what is only kept for a moment.
NOT_COMPARED = {"operations_heartbeat", "shared_cache"}
DIGEST = """
SELECT json_object_agg(name, (xpath('//d/text()', query_to_xml(format(
  'SELECT md5(coalesce(string_agg(t::text, chr(10) ORDER BY t::text), '''')) || count(*) AS d FROM %I t', name),
  true, true, '')))[1]::text)
FROM (SELECT table_name::text AS name FROM information_schema.tables
      WHERE table_schema = 'public' AND table_type = 'BASE TABLE') AS tables
"""


def put_a_picture() -> None:
    """A file as an editor would upload it."""
    PICTURE.parent.mkdir(parents=True, exist_ok=True)
    PICTURE.write_bytes(CONTENT)
    for path in (PICTURE.parent.parent, PICTURE.parent, PICTURE):
        shutil.chown(path, "inclusiescan", "inclusiescan")
    look_at_the_picture()


def look_at_the_picture() -> None:
    """nginx gives it, as it was."""
    answer = Browser(HTTPS).get(f"/media/images/{PICTURE.name}")
    holds("de foto van een redacteur is er", so=(answer.status, answer.content) == (200, CONTENT), seen=answer.status)


def remember() -> None:
    """Keep a digest of each table."""
    REMEMBERED.write_text(json.dumps(_digests()))


def compare() -> None:
    """Each table is as it was remembered, and so is the file."""
    before, after = json.loads(REMEMBERED.read_text()), _digests()
    other = {name for name in {*before, *after} - NOT_COMPARED if before.get(name) != after.get(name)}
    holds(f"{len(before)} tabellen zijn teruggezet zoals ze waren", so=not other, seen=sorted(other))
    look_at_the_picture()


def _digests() -> dict[str, str]:
    command = ["runuser", "-u", "postgres", "--", "psql", "-At", "--dbname=inclusiescan", "--command", DIGEST]
    return json.loads(works("elke tabel is te lezen", command))

"""What gunicorn itself writes is JSON too, without keys of links, addresses of people and words of an error."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings

WORDS = "zonneveld-in-eigen-woorden"
WRITES = f"""
from gunicorn.config import Config
from inclusiescan.operations.gunicorn_log import JsonLog
config = Config()
config.set("errorlog", "-")
log = JsonLog(config)
log.setup(config)
log.info("Booting worker")
try:
    raise ValueError({WORDS!r})
except ValueError:
    log.exception("Error handling request GET /link/{WORDS}/ of %s", "a@example.org")
"""


@pytest.fixture(scope="module")
def lines() -> list[dict]:
    """What gunicorn's first process writes, which knows no settings."""
    environment = {name: value for name, value in os.environ.items() if name != "DJANGO_SETTINGS_MODULE"}
    done = subprocess.run(
        [sys.executable, "-c", WRITES], cwd=settings.BASE_DIR, env=environment, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stderr.splitlines()]


def test_each_line_is_one_object_and_is_written_once(lines: list[dict]):
    assert [line["message"] for line in lines] == ["Booting worker", "Error handling request GET /link/…/ of …@…"]
    assert {line["logger"] for line in lines} == {"gunicorn.error"}


def test_an_error_is_its_kind_and_its_way(lines: list[dict]):
    assert lines[1]["errors"][0]["kind"] == "builtins.ValueError"
    assert WORDS not in json.dumps(lines)


@pytest.mark.parametrize("name", ["gunicorn.conf.py", "gunicorn-door.conf.py"])
def test_both_servers_write_so(name: str):
    text = Path(settings.BASE_DIR / "deploy" / name).read_text(encoding="utf-8")
    assert "logger_class = JsonLog" in text

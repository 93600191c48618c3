"""A log line is one JSON object, belongs to a request, and holds nothing that somebody typed."""

import json
import logging
import sys

import pytest
from django.test import RequestFactory

from inclusiescan.logs import JsonFormatter
from inclusiescan.operations import request_id

TYPED = "anna@example.org"


def record(message: str = "Er ging iets mis: %s", *args: object, error: BaseException | None = None):
    info = (type(error), error, error.__traceback__) if error else None
    return logging.LogRecord("proef", logging.ERROR, __file__, 1, message, args or ("hier",), info)


def told(one: logging.LogRecord) -> dict:
    line = JsonFormatter().format(one)
    assert "\n" not in line
    return json.loads(line)


def test_a_line_is_one_object_with_time_level_logger_and_message():
    line = told(record())
    assert line["time"].endswith("+00:00")
    assert (line["level"], line["logger"], line["message"]) == ("ERROR", "proef", "Er ging iets mis: hier")


def test_a_line_of_a_request_has_its_name():
    name = request_id.name_of(RequestFactory().get("/"))
    before = request_id.current.set(name)
    try:
        assert told(record())["request_id"] == name
    finally:
        request_id.current.reset(before)
    assert "request_id" not in told(record())


def test_facts_stand_beside_the_message():
    one = record()
    one.facts = {"route": "scan/start/", "status": 200}
    assert told(one)["route"] == "scan/start/"


def test_an_error_is_its_kind_and_the_way_to_it_without_its_words():
    try:
        try:
            raise ValueError(TYPED)
        except ValueError as cause:
            raise RuntimeError(f"mail aan {TYPED}") from cause
    except RuntimeError as error:
        line = told(record(error=error))
    assert [one["kind"] for one in line["errors"]] == ["builtins.RuntimeError", "builtins.ValueError"]
    assert all(one["places"] and "test_logs_as_json.py" in one["places"][-1] for one in line["errors"])
    assert TYPED not in json.dumps(line)


def test_what_is_told_of_many_causes_has_an_end():
    error: Exception | None = None
    for number in range(50):
        following = ValueError(number)
        following.__cause__ = error
        error = following
    assert len(told(record(error=error))["errors"]) == 5


def test_without_an_error_in_hand_nothing_is_told_of_one():
    one = record()
    one.exc_info = sys.exc_info()
    assert "errors" not in told(one)


@pytest.mark.parametrize("value", ["regel\nregel", "\x1b[31m", '{"a": 1}'])
def test_a_message_cannot_begin_a_line_of_its_own(value: str):
    assert told(record("%s", value))["message"] == value

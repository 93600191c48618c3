"""What is a rule made of: groups of conditions, each one comparison."""

from typing import Any, Literal, get_args

from pydantic import ConfigDict, model_validator
from pydantic.dataclasses import dataclass

Value = int | str
Subject = Literal["scale", "dimension", "item", "raw", "answer", "stage", "unknown_share", "gap"]
Test = Literal["below", "at_least", "in", "includes"]

STRICT = ConfigDict(extra="forbid")


@dataclass(frozen=True, config=STRICT)
class Condition:
    """One comparison in a rule. In a document: `{scale: begeleiding, below: 60}`, see the head of rules.yaml.

    `key` is empty for `stage`. `value` is a number for below and at_least, a tuple of allowed values for in,
    and one option value for includes.
    """

    subject: Subject
    key: str
    test: Test
    value: float | str | tuple[Value, ...]

    @model_validator(mode="before")
    @classmethod
    def _from_document(cls, data: Any) -> Any:
        raw = getattr(data, "kwargs", data)
        if not isinstance(raw, dict) or "subject" in raw:
            return data
        return _condition_fields(raw)


def _condition_fields(raw: dict[str, Any]) -> dict[str, Any]:
    """Translate `{stage: [a]}` and `{scale: K, below: N}` to the fields of a Condition.

    The order of the two keys means nothing: PostgreSQL's jsonb gives them back in its own.
    """
    if list(raw) == ["stage"]:
        _refuse_no_list("stage", raw["stage"])
        return {"subject": "stage", "key": "", "test": "in", "value": raw["stage"]}
    tests = [name for name in raw if name in get_args(Test)]
    if len(raw) != 2 or len(tests) != 1:
        raise ValueError("a condition has a subject and a test, such as {scale: begeleiding, below: 60}")
    test, value = tests[0], raw[tests[0]]
    subject, key = next((name, wanted) for name, wanted in raw.items() if name != test)
    numeric = test in ("below", "at_least")
    if numeric == (subject == "answer"):
        raise ValueError(f"'{subject}' cannot be tested with '{test}'")
    if numeric and (isinstance(value, bool) or not isinstance(value, int | float)):
        raise ValueError(f"'{test}' wants a number")
    if test == "in":
        _refuse_no_list(test, value)
    return {"subject": subject, "key": key, "test": test, "value": value}


def _refuse_no_list(test: str, value: Any) -> None:
    if not isinstance(value, list | tuple):
        raise ValueError(f"'{test}' wants a list")


Rule = tuple[tuple[Condition, ...], ...]
"""Groups of conditions: within a group all hold, between groups one is enough."""

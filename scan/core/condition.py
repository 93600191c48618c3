"""What is a rule made of: groups of conditions, each one comparison."""

from typing import Annotated, Any, Literal, Self, get_args

from pydantic import ConfigDict, Strict, model_validator
from pydantic.dataclasses import dataclass

Value = Annotated[int, Strict()] | str
"""What an option stands for: never true or false, which YAML makes of yes and no."""

Subject = Literal["scale", "dimension", "item", "raw", "answer", "stage", "unknown_share", "gap"]
Test = Literal["below", "at_least", "in", "includes"]

STRICT = ConfigDict(extra="forbid", allow_inf_nan=False)


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

    @model_validator(mode="after")
    def _can_be_written_down(self) -> Self:
        """Whatever it was made from, it can stand in a document, so that it can be read back."""
        if self.subject == "stage" and (self.key, self.test) != ("", "in"):
            raise ValueError("a condition on the stage has a list of stages and no more")
        if (self.test == "in") != isinstance(self.value, tuple):
            raise ValueError(f"'{self.test}' wants {'a list' if self.test == 'in' else 'one value'}")
        if (self.test in ("in", "includes")) != (self.subject in ("answer", "stage")):
            raise ValueError(f"'{self.subject}' cannot be tested with '{self.test}'")
        if self.test in ("below", "at_least") and not isinstance(self.value, float):
            raise ValueError(f"'{self.test}' wants a number")
        return self


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

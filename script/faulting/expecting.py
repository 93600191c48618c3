"""What a case may say, and what it asks of the database afterwards."""

from collections.abc import Iterable
from typing import Any

from stack.person import Person


class FailedError(Exception):
    """The site did not hold. The message says what was seen."""


def expect(held: object, otherwise: str) -> None:
    """Go on when it held. Raises FailedError."""
    if not held:
        raise FailedError(otherwise)


def lost_answers(people: Iterable[Person]) -> list[str]:
    """The answers that the site accepted and the database does not have: keys of questions.

    A later one, of which no answer came back, may stand there instead.
    """
    from django.db import connections

    connections.close_all()
    return [key for person in people for key in _lost(person)]


def _lost(person: Person) -> list[str]:
    from scan.models import Answer

    rows = {row.question: row for row in Answer.objects.filter(response__public_id=person.public_id)}
    return [key for key, accepted in person.accepted.items() if not _kept(rows.get(key), *accepted)]


def _kept(row: Any, page_load: str, number: int, value: Any) -> bool:
    """Whether the row is this save or a later one."""
    if row is None or row.numbers.get(page_load, -1) < number:
        return False
    stored = tuple(row.value) if isinstance(row.value, list) else row.value
    return row.numbers[page_load] > number or stored == (tuple(value) if isinstance(value, list) else value)


def expect_nothing_lost(people: Iterable[Person], least: int = 100) -> int:
    """Raises FailedError when an accepted answer is gone, or when so few were accepted that nothing was tested."""
    people = list(people)
    accepted = sum(len(person.accepted) for person in people)
    expect(accepted >= least, f"maar {accepted} antwoorden aangenomen: zo wordt er niets getest")
    lost = lost_answers(people)
    expect(not lost, f"{len(lost)} aangenomen antwoorden zijn weg: {', '.join(lost[:5])}")
    return accepted

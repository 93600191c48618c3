"""How is a vote counted? As one more in this month, within what one visitor can give."""

import datetime

from django.db import IntegrityError, transaction
from django.db.models import F

from pages.models import Usefulness
from scan.limits import DAY, has_room

MOST_PER_HOUR = 30
MOST_PER_PAGE_AND_DAY = 5
"""More than one: a whole office may come from one address."""


def count(page_id: int, *, useful: bool, today: datetime.date) -> None:
    """One more yes or no for this page in this month."""
    field = "yes" if useful else "no"
    month = today.replace(day=1)
    if _one_more(page_id, month, field):
        return
    try:
        with transaction.atomic():
            Usefulness.objects.create(page_id=page_id, month=month, **{field: 1})
    except IntegrityError:
        # Somebody else was the first of this month in the same moment.
        _one_more(page_id, month, field)


def may_count(page_id: int, visitor: str) -> bool:
    """Whether this visitor has room for a vote. Kept for a day at most, as a mark that cannot be read back."""
    return all(
        [
            has_room(f"useful-{visitor}", MOST_PER_HOUR),
            has_room(f"useful-{page_id}-{visitor}", MOST_PER_PAGE_AND_DAY, seconds=DAY),
        ]
    )


def _one_more(page_id: int, month: datetime.date, field: str) -> bool:
    return bool(Usefulness.objects.filter(page=page_id, month=month).update(**{field: F(field) + 1}))

"""What an editor does to rows besides filling in a form: give them a place, archive them and take them back."""

from typing import Any

from django.db import transaction
from django.db.models import Max
from wagtail.log_actions import log

from scan.models.working.row import Row

ARCHIVED = "scan.archive"
RESTORED = "scan.restore"


def next_position(kind: type[Row]) -> int:
    """The place behind all rows of a kind."""
    last = kind.objects.aggregate(last=Max("position"))["last"]
    return 0 if last is None else last + 1


def move(row: Row, place: int | None) -> None:
    """Give a row a place (from 0) among the rows of its kind that are in use; None is the end."""
    with transaction.atomic():
        rows = list(type(row).objects.in_use())
        rows.remove(row)
        rows.insert(len(rows) if place is None else place, row)
        for number, one in enumerate(rows):
            one.position = number
        type(row).objects.bulk_update(rows, ["position"])


def set_archived(row: Row, *, archived: bool, user: Any) -> None:
    """Take a row out of the working copy, or put it back at the end."""
    with transaction.atomic():
        position = row.position if archived else next_position(type(row))
        type(row).objects.filter(pk=row.pk).update(archived=archived, position=position)
        log(row, ARCHIVED if archived else RESTORED, user=user)

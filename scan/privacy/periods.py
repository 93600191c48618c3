"""How long is what kept? The terms of this site, in days, from its settings."""

from datetime import datetime, timedelta
from enum import StrEnum

from django.conf import settings
from django.utils import timezone

from scan.models.audit import LEAST_KEPT
from scan.models.link import LIFETIME


class Term(StrEnum):
    """What has a term of its own, by its key in `settings.KEEP_DAYS`."""

    DRAFTS = "drafts"
    FINISHED = "finished"
    DOSSIERS = "dossiers"
    LOG = "log"
    ACCOUNTS = "accounts"
    TASKS = "tasks"


SHORTEST = {
    # As long as a personal link works: who comes back with it finds the scan.
    Term.DRAFTS: LIFETIME.days,
    Term.FINISHED: LIFETIME.days,
    # As long as the database refuses to let a line go.
    Term.LOG: LEAST_KEPT.days,
}
"""The fewest days that a term may have; any other has at least one."""


def days(term: Term) -> int:
    """How many days this is kept after it was last used."""
    return settings.KEEP_DAYS[term]


def shortest(term: Term) -> int:
    """The fewest days that this term may have."""
    return SHORTEST.get(term, 1)


def since(term: Term) -> datetime:
    """What was last used before this moment has been kept long enough."""
    return timezone.now() - timedelta(days=days(term))

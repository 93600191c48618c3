"""Looks at every part in turn. One that breaks while it is looked at is broken, and keeps nobody from the next."""

import logging
from collections.abc import Callable

from django.db import Error

from inclusiescan.operations.health import mail, stores, work
from inclusiescan.operations.health.finding import Finding, State

log = logging.getLogger(__name__)

Look = Callable[[], list[Finding]]

PARTS: dict[str, Look] = {
    "database": stores.database,
    "migraties": stores.migrations,
    "logboek": stores.audit_log,
    "klok": stores.clocks,
    "cache": stores.caches_work,
    "schijf": stores.disks,
    "werker": work.workers,
    "rij": work.queue,
    "timers": work.timers,
    "mail": mail.mail_server,
}


def look() -> list[Finding]:
    """How every part stands now."""
    return [finding for name, part in PARTS.items() for finding in _look_at(name, part)]


def _look_at(name: str, part: Look) -> list[Finding]:
    try:
        return part()
    except Error as error:
        return [Finding(name, State.BROKEN, f"De database geeft geen antwoord ({type(error).__name__}).")]
    except Exception as error:  # noqa: BLE001  (whatever it is, the operator must see the rest)
        log.error("Looking at %s failed: %s", name, type(error).__name__)
        return [Finding(name, State.BROKEN, f"Kijken lukt niet ({type(error).__name__}).")]

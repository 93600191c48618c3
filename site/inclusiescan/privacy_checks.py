"""Is what the privacy page promises in force: terms that are long enough, and an audit log that is only added to?"""

from collections.abc import Sequence
from typing import Any

from django.apps import AppConfig
from django.core.checks import CheckMessage, Error, Tags, register
from django.db import connections


@register(Tags.security)
def check_terms(app_configs: Sequence[AppConfig] | None, **kwargs: Any) -> list[CheckMessage]:
    """No term is shorter than what was promised elsewhere, such as that a personal link works for 90 days."""
    # Models come in with these, and settings import this module before there are any.
    from scan.privacy.periods import Term, days, shortest

    return [
        Error(
            f"KEEP_{term.name}_DAYS is {days(term)}; it must be {shortest(term)} or more.",
            hint="See docs/privacy/bewaren-en-wissen.md.",
            id="inclusiescan.E010",
        )
        for term in Term
        if days(term) < shortest(term)
    ]


@register(Tags.database)
def check_audit_log(app_configs: Sequence[AppConfig] | None, **kwargs: Any) -> list[CheckMessage]:
    """The database refuses to change the audit log."""
    from scan.privacy.guard import missing_triggers

    return [
        Error(
            f"The audit log can be changed ({alias}): {', '.join(sorted(missing))} is not there or is off.",
            hint="manage.py guard_log puts it back. Find out who took it away.",
            id="inclusiescan.E011",
        )
        for alias in kwargs.get("databases") or ()
        if (missing := missing_triggers(connections[alias]))
    ]

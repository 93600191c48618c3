"""What was made before? Remembered in Wagtail's log, also after an editor renamed, moved or deleted it."""

from typing import Any

from wagtail.log_actions import log
from wagtail.models import ModelLogEntry, PageLogEntry

LOADED_FROM = "loaded_from"
CREATED = "wagtail.create"


def made_before() -> frozenset[str]:
    """The names under which things were made."""
    return frozenset(
        name
        for entries in (PageLogEntry, ModelLogEntry)
        for name in entries.objects.filter(action=CREATED, data__has_key=LOADED_FROM).values_list(
            f"data__{LOADED_FROM}", flat=True
        )
    )


def remember(thing: Any, name: str) -> None:
    """Write down that this was made, and under which name."""
    log(instance=thing, action=CREATED, data={LOADED_FROM: name})

"""Does a scale measure the same in two versions, so that its scores may be laid side by side?"""

from collections.abc import Mapping
from typing import Any

from scan.core.instrument import Instrument
from scan.core.parts import Question


def same_scale(old: Instrument, new: Instrument, key: str) -> bool:
    """Whether the scores of a scale can be compared: both instruments have it, with the same items.

    Items are the same when all that a respondent reads and can choose is the same, each answer scores the same, and the
    same roles get them. Titles and order make no difference to a score, and neither does a role that only one of the
    instruments has: then other people answered, but not another question.
    """
    if key not in old.scales or key not in new.scales:
        return False
    roles = {role.key for role in old.roles} & {role.key for role in new.roles}
    return _measured(old, key, roles) == _measured(new, key, roles)


def _measured(instrument: Instrument, scale: str, roles: set[str]) -> Mapping[str, Any]:
    return {item.key: _asked(instrument, item, roles) for item in instrument.items_of_scale[scale]}


def _asked(instrument: Instrument, item: Question, roles: set[str]) -> tuple[Any, ...]:
    return (
        item.text,
        item.help,
        {option.value: (option.label, option.score) for option in instrument.options[item.key]},
        (item.dont_know, item.not_applicable),
        # Whether a role is protected decides from how many people its answers count.
        {
            (role.key, role.protected)
            for role in instrument.roles
            if role.key in roles and (item.asked_of is None or role.key in item.asked_of)
        },
        frozenset(item.show_if),
    )

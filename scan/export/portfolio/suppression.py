"""Which numbers may somebody see who may not see single employers? None of under ten, and none to derive those from.

The rule, for everything in a workbook of numbers over service points:

1. A group of 1 to 9 employers is not shown. In a table that divides all employers into groups, all groups that are not
   shown are taken together as one row.
2. The total is shown, so the row that is taken together follows from the others. Therefore it must hold at least two
   groups and at least ten employers. Until it does, the smallest group that is still shown joins it; when none is left
   only the total is shown, and below ten employers not even that.
3. A column of such a table follows the same rule with its own counts: a mean is made of who has a score, and that may
   be fewer than the group.
4. A number of employers in a larger group (they chose a step) is shown only when it differs by 0 or by at least 10 from
   each larger group that is shown with it: the difference is a group as well.
5. Numbers of which the sum is known are a table with a total as well: everybody has three first steps.
6. The groups of different tables divide the same employers each in its own way, without crossings: from one table
   nothing smaller than its own groups follows for another.
"""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from typing import TypeVar

LEAST = 10
"""From how many employers on a group is shown, and large enough for conclusions."""

TOO_SMALL = "te klein voor conclusies"

Group = TypeVar("Group", bound=Hashable)


def hidden_groups(counts: Mapping[Group, int], also: Iterable[Group] = ()) -> set[Group]:
    """The groups that may not be shown each by itself, in a table with a total (rules 1 and 2).

    Either none, or at least two with ten employers together, or all. Groups of nobody stay out of it. `also` are
    groups that may not be shown for another reason.
    """
    hidden = {key for key, count in counts.items() if 0 < count < LEAST} | set(also)
    left = sorted((key for key in counts if counts[key] >= LEAST and key not in hidden), key=lambda key: counts[key])
    while hidden and left and (len(hidden) < 2 or sum(counts[key] for key in hidden) < LEAST):
        hidden.add(left.pop(0))
    return hidden


def shown_numbers(numbers: Sequence[int], *, beside: Iterable[int | None] = ()) -> list[int | None]:
    """Sizes of groups within groups, the largest group first: None for what may not be shown (rule 4).

    `beside` are sizes of larger groups that were told before, each None where it is not shown.
    """
    shown = [number for number in beside if number is not None]
    told: list[int | None] = []
    for number in numbers:
        safe = not _is_small(number) and not any(_is_small(larger - number) for larger in shown)
        told.append(number if safe else None)
        if safe:
            shown.append(number)
    return told


def _is_small(difference: int) -> bool:
    return 0 < abs(difference) < LEAST

"""What changed between two instruments? Every difference in a sentence; nothing is left untold.

Things are followed by key, so that a question in another section has moved and is not gone and new.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise

from scan.core.changes.catalogue import Identity, Thing, things
from scan.core.changes.change import Change, Kind
from scan.core.changes.words import described, field_sentence, named
from scan.core.instrument import Instrument


def changes(old: Instrument, new: Instrument) -> list[Change]:
    """Every change from `old` to `new`, in the order of the document; what is gone stands where it stood.

    Empty exactly when the instruments are equal.
    """
    return list(_Comparison(old, new).changes())


class _Comparison:
    def __init__(self, old: Instrument, new: Instrument) -> None:
        self.old, self.new = old, new
        self.before, self.after = things(old), things(new)
        self.shifted = _shifted(self.before, self.after)

    def changes(self) -> Iterator[Change]:
        for identity in _in_order(list(self.before), list(self.after)):
            before, after = self.before.get(identity), self.after.get(identity)
            if before and after:
                yield from self._moves(before, after)
                yield from self._differences(before, after)
            elif after:
                yield from self._new(after)
            elif before:
                yield from self._gone(before)

    def _new(self, thing: Thing) -> Iterator[Change]:
        # The answers of a new question are told with the question.
        if thing.part != "options" or thing.inside in self.before:
            where = "" if thing.part == "options" else _inside(thing, self.after)
            sentence = f"Nieuw: {named(thing, self.after)}{where}."
            yield _change(thing, "new", sentence, new=described(self.new, thing, self.after))

    def _gone(self, thing: Thing) -> Iterator[Change]:
        if thing.part != "options" or thing.inside in self.after:
            sentence = f"Weg: {named(thing, self.before)}."
            yield _change(thing, "gone", sentence, old=described(self.old, thing, self.before))

    def _moves(self, before: Thing, after: Thing) -> Iterator[Change]:
        name = _capital(named(after, self.after))
        if before.inside != after.inside:
            here, there = (named(ones[one.inside], ones) for one, ones in ((after, self.after), (before, self.before)))
            yield _change(after, "moved", f"{name} staat nu in {here}. Dat was {there}.")
        elif after.identity in self.shifted:
            neighbour = self.shifted[after.identity]
            behind = f"na {named(self.after[neighbour], self.after)}" if neighbour else "vooraan"
            yield _change(after, "moved", f"{name} staat nu {behind}.")

    def _differences(self, before: Thing, after: Thing) -> Iterator[Change]:
        for field, value in after.fields.items():
            was = before.fields[field]
            if was == value:
                continue
            # A thing is called as the reader knew it where its name is what changed.
            name = named(before, self.before) if field in ("title", "text", "label") else named(after, self.after)
            told = field_sentence((self.old, was), (self.new, value), after.part, field, name)
            yield _change(after, "changed", told.sentence, field=field, old=told.old, new=told.new)


def _change(
    thing: Thing, kind: Kind, sentence: str, *, field: str = "", old: str | None = None, new: str | None = None
) -> Change:
    return Change(thing.part, thing.key, thing.title, kind, sentence, field, old, new)


def _inside(thing: Thing, ones: dict[Identity, Thing]) -> str:
    return f" in {named(ones[thing.inside], ones)}" if thing.inside else ""


def _in_order(before: list[Identity], after: list[Identity]) -> list[Identity]:
    """Both in one list: the order of `after`, and what is gone behind what it stood behind."""
    order, there, place = list(after), set(after), 0
    for identity in before:
        if identity in there:
            place = order.index(identity) + 1
        else:
            order.insert(place, identity)
            place += 1
    return order


def _shifted(before: dict[Identity, Thing], after: dict[Identity, Thing]) -> dict[Identity, Identity]:
    """The things that stand at another place among the same others, each with the one before it now (() for the first).

    As few as possible: when one of ten is dragged from the end to the front, that one has moved, and not the nine.
    """
    shifted: dict[Identity, Identity] = {}
    for group in _groups(after).values():
        places = {identity: place for place, identity in enumerate(before)}
        stayed = [one for one in group if one in before and before[one].inside == after[one].inside]
        kept = _longest_rising([places[one] for one in stayed])
        neighbours = {right: left for left, right in pairwise([(), *group])}
        shifted |= {one: neighbours[one] for one in stayed if places[one] not in kept}
    return shifted


def _groups(ones: dict[Identity, Thing]) -> dict[tuple[str, Identity], list[Identity]]:
    """The things that stand in one list together, in order. Answer scales have names and no order."""
    groups: dict[tuple[str, Identity], list[Identity]] = {}
    for identity, thing in ones.items():
        if thing.part != "answer_scales":
            groups.setdefault((thing.part, thing.inside), []).append(identity)
    return groups


def _longest_rising(numbers: Sequence[int]) -> set[int]:
    """The numbers of a longest rising row among these, which are all different."""
    ends: list[int] = []
    rows: list[tuple[int, ...]] = []
    for number in numbers:
        place = bisect_left(ends, number)
        row = (*(rows[place - 1] if place else ()), number)
        ends[place : place + 1], rows[place : place + 1] = [number], [row]
    return set(rows[-1]) if rows else set()


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]

"""Between what can somebody choose in the filters of the list, and what was chosen, in words?"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import partial

from django.db.models import Exists, OuterRef, Q, QuerySet

from scan.core.advice import WISH_QUESTION
from scan.core.instrument import Instrument
from scan.models import Assignment, Membership, ServicePoint, User
from scan.workspace import asked as ask
from scan.workspace.portfolio import NO_STAGE, newest_instrument
from scan.workspace.sorting import sort_choices

Choices = list[tuple[str, str]]

FOLLOW_UPS: Choices = [
    (ask.LATE, "Te laat"),
    (ask.THIS_WEEK, "Deze week"),
    (ask.THIS_MONTH, "Deze maand"),
    (ask.NO_DATE, "Geen datum"),
]
STATUSES: Choices = [(ask.NEW, "Nieuw gedeeld"), (ask.SEEN, "Bekeken")]


@dataclass(frozen=True)
class Filter:
    """One filter: its name in the address, its label, its choices, and what is chosen now."""

    name: str
    label: str
    choices: Choices
    chosen: str
    empty: str = "Alle"

    @property
    def words(self) -> str:
        """What is chosen in words, or as it was given when there is no such choice."""
        return dict(self.choices).get(self.chosen, self.chosen)


def filters(instrument: Instrument | None, people: Choices, asked: Mapping[str, str]) -> list[Filter]:
    """All filters of the list for somebody with these `colleagues`, the most used ones first."""
    if instrument is None:
        return []
    choices = {
        ask.SECTOR: ("Sector", _options(instrument, "sector")),
        ask.SIZE: ("Aantal mensen", _options(instrument, "omvang")),
        ask.MANAGER: ("Van", [(ask.MINE, "Mij"), (ask.NOBODY, "Niemand"), *people]),
        ask.FOLLOW_UP: ("Opvolgen", FOLLOW_UPS),
        ask.KIND: ("Soort", _options(instrument, "soort")),
        ask.LOWEST: ("Laagste score", list(instrument.titles("dimensions").items())),
        ask.WISH: ("Vraagt hulp bij", _options(instrument, WISH_QUESTION)),
        ask.STYLE: ("Accent", list(instrument.titles("styles").items())),
        ask.STATUS: ("Status", STATUSES),
        ask.SHARED: ("Resultaat", [(ask.WITHOUT, "Zonder resultaat")]),
    }
    empty = {ask.MANAGER: "Iedereen", ask.SHARED: "Met resultaat", ask.FOLLOW_UP: "Altijd"}
    return [
        Filter(name, label, options, asked.get(name, ""), empty.get(name, "Alle"))
        for name, (label, options) in choices.items()
    ]


def sort_filter(instrument: Instrument | None, asked: Mapping[str, str]) -> Filter:
    """The order of the list as one more choice; the other way round is kept when it stands."""
    now = asked.get(ask.SORT, "")
    choices = sort_choices(instrument) if instrument else []
    if now.startswith("-") and (words := dict(choices).get(now[1:])):
        choices.append((now, f"{words}, andersom"))
    return Filter(ask.SORT, "Sorteer", choices, now if now in dict(choices) else "")


def order_words(instrument: Instrument | None, asked: Mapping[str, str]) -> str:
    """The order of the list as it is said above it."""
    words = sort_filter(instrument, asked).words
    return f"{words[:1].lower()}{words[1:]}"


def stage_choices(instrument: Instrument | None, counts: Mapping[str, int]) -> list[tuple[str, str, int]]:
    """The stages from first to last with how many employers stand there: what is asked, title and number.

    Those at no stage come last, if there are any; with them the numbers add up.
    """
    titles = reversed(instrument.titles("stages").items()) if instrument else ()
    stages = [(key, title, counts.get(key, 0)) for key, title in titles]
    without = counts.get("", 0)
    return [*stages, (ask.NO_STAGE, NO_STAGE, without)] if without else stages


def colleagues(points: Iterable[ServicePoint] | QuerySet[Membership]) -> Choices:
    """Who works at one of these service points, and who worked there and is still the last account manager."""
    here = Membership.objects.filter(user=OuterRef("pk"), active=True, service_point__in=points)
    named = Assignment.objects.standing().filter(manager=OuterRef("pk"), dossier__service_point__in=points)
    users = User.objects.annotate(works_here=Exists(here.filter(user__is_active=True)))
    users = users.filter(Q(works_here=True) | Exists(named))
    told = [(str(user.pk), str(user) if user.works_here else f"{user} (niet meer actief)") for user in users]
    return sorted(told, key=lambda choice: choice[1].lower())


def in_words(user: User, wanted: Mapping[str, str]) -> list[str]:
    """What is filtered on in words, a line per filter, such as "Sector: Industrie"; none when all is in the list."""
    return telling(user)(wanted)


def telling(user: User) -> Callable[[Mapping[str, str]], list[str]]:
    """What tells filters of this user as `in_words` does; what can be chosen is read once for all of them."""
    points = Membership.objects.filter(user=user, active=True).values("service_point")
    return partial(_lines, newest_instrument(), colleagues(points))


def _lines(instrument: Instrument | None, people: Choices, wanted: Mapping[str, str]) -> list[str]:
    asked = ask.asked_in(wanted)
    lines = [f"{one.label}: {one.words}" for one in filters(instrument, people, asked) if one.chosen]
    if ask.STAGE in asked and instrument is not None:
        titles = {ask.NO_STAGE: NO_STAGE, **instrument.titles("stages")}
        lines.append(f"Fase: {titles.get(asked[ask.STAGE], asked[ask.STAGE])}")
    if ask.SEARCH in asked:
        lines.insert(0, f"Gezocht op: {asked[ask.SEARCH]}")
    return lines


def _options(instrument: Instrument, question: str) -> Choices:
    return [(str(option.value), option.label) for option in instrument.options.get(question, ())]

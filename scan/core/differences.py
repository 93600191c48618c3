"""Where do the roles differ, what is there to talk about, and what does nobody know yet? (scoring.md, rules 6 and 7)"""

from collections.abc import Mapping
from dataclasses import dataclass

from scan.core.instrument import Instrument
from scan.core.outcome import Outcome
from scan.core.parts import DONT_KNOW, UNKNOWN, Question
from scan.core.scoring import Scores, shown_number

LARGE_DIFFERENCE = 25
"""From how many points a difference is a topic: one step on a five-point answer scale, as in the rules."""

MOST_TOPICS = 3

_ASK = (
    "Wat maakte je de laatste keer mee, waardoor je dit koos?",
    "Wat zou de ander moeten weten over hoe het nu gaat?",
    "Wat gaat er al goed, en wat missen wij nog?",
)


@dataclass(frozen=True)
class RoleNumber:
    """The title of a role, with its shown number (0-100)."""

    role: str
    number: int
    protected: bool


@dataclass(frozen=True)
class RolesOn:
    """A dimension or scale on which roles can be compared, and how many points they are apart."""

    key: str
    title: str
    numbers: tuple[RoleNumber, ...]
    is_dimension: bool

    @property
    def gap(self) -> int:
        return self.highest.number - self.lowest.number

    def number_of(self, role: str) -> int | None:
        """The number of the role with this title, or None when it is not compared here."""
        return next((one.number for one in self.numbers if one.role == role), None)

    @property
    def highest(self) -> RoleNumber:
        return max(self.numbers, key=lambda one: one.number)

    @property
    def lowest(self) -> RoleNumber:
        return min(self.numbers, key=lambda one: one.number)


@dataclass(frozen=True)
class RolesOnDimension:
    """A dimension with its scales. `whole` is None where the roles cannot be compared on the dimension itself."""

    title: str
    whole: RolesOn | None
    scales: tuple[RolesOn, ...]


@dataclass(frozen=True)
class DifferenceTopic:
    """Something to talk about: a scale on which two roles differ much, and what to ask each other.

    `item` is the question on which these two differ most, or empty. `of_group`: one of the two is a protected role.
    """

    title: str
    about: str
    told: str
    gap: int
    item: str
    ask: str
    of_group: bool


@dataclass(frozen=True)
class FindOut:
    """A question that was answered with "weet ik niet", and who could know it.

    `count` says how often, and is None where that may not be told.
    """

    text: str
    count: int | None
    who: str


@dataclass(frozen=True)
class Differences:
    """What the roles think apart, and what is still to be found out, per section of the questionnaire."""

    dimensions: tuple[RolesOnDimension, ...]
    topics: tuple[DifferenceTopic, ...]
    find_out: tuple[tuple[str, tuple[FindOut, ...]], ...]
    several: bool
    of_groups: bool
    """Whether people of a protected role answered, of whom only something is told from three on."""
    hidden: tuple[tuple[str, int], ...]
    """Roles of which too few people answered to be shown: title, and how many did."""

    @property
    def find_out_count(self) -> int:
        return sum(len(own) for _, own in self.find_out)

    @property
    def roles(self) -> tuple[str, ...]:
        """Titles of the roles that are compared somewhere: the columns of the table."""
        return tuple(dict.fromkeys(one.role for row in self._rows() for one in row.numbers))

    @property
    def table(self) -> tuple[tuple[RolesOn, tuple[int | None, ...]], ...]:
        """The rows of the table, dimensions and scales, each with a number per role of `roles`, None where none."""
        return tuple((row, tuple(row.number_of(role) for role in self.roles)) for row in self._rows())

    def _rows(self) -> list[RolesOn]:
        return [row for one in self.dimensions for row in (one.whole, *one.scales) if row is not None]


def differences(instrument: Instrument, outcome: Outcome) -> Differences:
    """What a result says about differences between roles, in words. Holds only what may be shown of each role."""
    scores = outcome.scores
    dimensions = tuple(_dimensions(instrument, scores))
    titles = instrument.titles("roles")
    return Differences(
        dimensions=dimensions,
        topics=_topics(instrument, scores, dimensions),
        find_out=tuple(_find_out(instrument, scores)),
        several=sum(scores.answered.values()) > 1,
        of_groups=any(role.protected and role.key in scores.answered for role in instrument.roles),
        hidden=tuple(
            (titles[role.key], scores.answered[role.key])
            for role in instrument.roles
            if role.key in scores.answered and role.key not in scores.shown_roles
        ),
    )


def _dimensions(instrument: Instrument, scores: Scores) -> list[RolesOnDimension]:
    compared = []
    for dimension in instrument.dimensions:
        own = {
            role: score for role, of in scores.role_dimensions.items() if (score := of.get(dimension.key)) is not None
        }
        whole = _roles_on(instrument, dimension.key, dimension.title, own) if dimension.key in scores.gaps else None
        scales = tuple(
            _roles_on(instrument, scale.key, scale.title, scores.scale_roles[scale.key])
            for scale in dimension.scales
            if scale.key in scores.scale_roles
        )
        if whole or scales:
            compared.append(RolesOnDimension(dimension.title, whole, scales))
    return compared


def _roles_on(instrument: Instrument, key: str, title: str, own: Mapping[str, float]) -> RolesOn:
    return RolesOn(
        key,
        title,
        tuple(
            RoleNumber(role.title, shown_number(own[role.key]), role.protected)
            for role in instrument.roles
            if role.key in own
        ),
        is_dimension=key not in instrument.scales,
    )


def _topics(
    instrument: Instrument, scores: Scores, dimensions: tuple[RolesOnDimension, ...]
) -> tuple[DifferenceTopic, ...]:
    """The scales with the largest differences, the largest first."""
    large = [scale for one in dimensions for scale in one.scales if scale.gap >= LARGE_DIFFERENCE]
    large.sort(key=lambda scale: -scale.gap)
    return tuple(
        DifferenceTopic(
            title=scale.title,
            about=instrument.scales[scale.key].explanation,
            told=f"{scale.highest.role} staat op {scale.highest.number}. {scale.lowest.role} staat op "
            f"{scale.lowest.number}. Dat scheelt {scale.gap} punten.",
            gap=scale.gap,
            item=_furthest_apart(instrument, scores, scale),
            ask=_ask(place),
            of_group=scale.highest.protected or scale.lowest.protected,
        )
        for place, scale in enumerate(large[:MOST_TOPICS])
    )


def _ask(place: int) -> str:
    return _ASK[place % len(_ASK)]


def _furthest_apart(instrument: Instrument, scores: Scores, scale: RolesOn) -> str:
    """The question on which the two roles differ most, in the same direction as on the scale."""
    keys = {role.title: role.key for role in instrument.roles}
    high, low = keys[scale.highest.role], keys[scale.lowest.role]
    apart = {
        item.text: shown_number(means[high]) - shown_number(means[low])
        for item in instrument.items_of_scale[scale.key]
        if high in (means := scores.role_items.get(item.key, {})) and low in means
    }
    furthest = max(apart, key=apart.__getitem__, default="")
    return furthest if apart.get(furthest, 0) > 0 else ""


def _find_out(instrument: Instrument, scores: Scores) -> list[tuple[str, tuple[FindOut, ...]]]:
    """The questions that were answered with "weet ik niet", by section; those about the organisation as well."""
    unknown = {
        key
        for key in instrument.facts
        if instrument.questions[key].type == "choice" and scores.facts.get(key) in (DONT_KNOW, UNKNOWN)
    } | set(scores.unknown_items)
    sections = []
    for section in instrument.sections:
        own = tuple(_to_find_out(instrument, scores, one) for one in section.questions if one.key in unknown)
        if own:
            sections.append((section.title, own))
    return sections


def _to_find_out(instrument: Instrument, scores: Scores, question: Question) -> FindOut:
    if question.key in instrument.facts:
        return FindOut(question.text, None, "")
    return FindOut(question.text, scores.unknown_items[question.key], _who(instrument, scores, question))


def _who(instrument: Instrument, scores: Scores, question: Question) -> str:
    """Who could know it: who gave an answer that is shown, or else the roles that did not take part yet."""
    answered = {*scores.role_items.get(question.key, ()), *scores.role_raws.get(question.key, ())}
    knew = [role.title for role in instrument.roles if role.key in answered]
    if knew:
        return f"Hier kwam wel een antwoord van: {', '.join(knew)}."
    others = [
        role.title
        for role in instrument.roles
        if role.key not in scores.shown_roles and (question.asked_of is None or role.key in question.asked_of)
    ]
    return (
        f"Wie dit kan weten: {', '.join(others)}." if others else "Niemand die meedeed, weet dit. Zoek het samen uit."
    )

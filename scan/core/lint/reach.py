"""What can the subjects of conditions be, and what must hold together when a group of conditions holds?"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations

from scan.core.condition import Condition
from scan.core.instrument import Instrument
from scan.core.lint.asking import Asking
from scan.core.lint.domains import MILLION, Domain, Variable, answers_of, narrowed, variable_of
from scan.core.lint.rules import can_be_checked
from scan.core.parts import Question, Stage
from scan.core.scoring import shown_number

STAGE_NEEDS = "willen"
"""Without a score for this dimension there is no stage (scoring.md, "Stage, styles, topics")."""

Group = Sequence[Condition]


@dataclass(frozen=True)
class Claim:
    """A condition that must hold. `needed_by` is the question or stage that is not there without it, None where the
    group itself says so."""

    condition: Condition
    needed_by: Question | Stage | None = None


World = tuple[Claim, ...]
"""One way in which a group can hold: everything that must then be so."""


@dataclass(frozen=True)
class Reach:
    """What an instrument's questions can come to. Never says that something is impossible when it is not.

    Each subject is looked at by itself: that items far above 50 cannot give a scale below 50 is not seen here. The
    search in `search` is for the rest. Conditions that cannot be checked are left out.
    """

    instrument: Instrument
    asking: Asking

    def whole(self, variable: Variable) -> Domain:
        """Everything that the subject can be; empty when it can never exist."""
        subject, key = variable
        match subject:
            case "answer":
                asked = self.asking.roles.get(key)
                return answers_of(self.instrument, self.instrument.questions[key]) if asked else ()
            case "stage":
                return tuple(stage.key for stage in self.instrument.stages) if STAGE_NEEDS in self._dimensions else ()
            case "raw":
                return self._raw(key)
            case "unknown_share":
                return self._unknown_share
            case "gap":
                return self._gap(key)
            case "item":
                return self._items.get(key, range(0))
            case "scale":
                return self._scales.get(key, range(0))
            case _:
                return self._dimensions.get(key, range(0))

    def worlds(self, group: Group, stage: int | None = None) -> list[World]:
        """Each way in which the group can hold, possible or not: one, or one per group of the stages that it names.

        With `stage` the group is one of the rule of that stage.
        """
        if stage is not None:
            own_stage = Condition("stage", "", "in", (self.instrument.stages[stage].key,))
            return [self._with_earlier_stages((Claim(own_stage), *self._claims(group, "stages")), stage)]
        own = self._claims(group)
        asked = [claim.condition for claim in own if claim.condition.subject == "stage"]
        if not asked:
            return [own]
        left: Domain = self.whole(("stage", ""))
        for condition in asked:
            left = narrowed(self.instrument, left, condition)
        return [
            self._with_earlier_stages((*own, *self._claims(other, "stages", one)), index)
            for index, one in enumerate(self.instrument.stages)
            if one.key in left
            for other in one.when
        ]

    def domains(self, world: World) -> dict[Variable, Domain]:
        """What is left of each subject when everything in the world holds, in the order in which it is named."""
        left: dict[Variable, Domain] = {}
        for claim in world:
            variable = variable_of(claim.condition)
            before = left[variable] if variable in left else self.whole(variable)
            left[variable] = narrowed(self.instrument, before, claim.condition)
        return left

    def clash(self, world: World) -> World:
        """What in the world cannot hold together, all about one subject; empty when nothing is in the way.

        Answers that several people give may differ, so only those about the organisation are held together.
        """
        for variable, left in self.domains(world).items():
            if not left and (variable[0] != "answer" or variable[1] in self.instrument.facts):
                return tuple(claim for claim in world if variable_of(claim.condition) == variable)
        return ()

    @cached_property
    def scorable(self) -> dict[str, tuple[Question, ...]]:
        """Per scale the items that can have a score."""
        return {
            key: tuple(item for item in own if self.asking.roles[item.key] and self.instrument.scores[item.key])
            for key, own in self.instrument.items_of_scale.items()
        }

    def can_take_part(self, dimension: str, roles: Iterable[str]) -> bool:
        """Whether two thirds of the scales have two items that can have a score and that each of these roles gets."""
        wanted = set(roles)
        scales = next(one.scales for one in self.instrument.dimensions if one.key == dimension)
        enough = [
            scale
            for scale in scales
            if sum(wanted <= set(self.asking.roles[item.key]) for item in self.scorable[scale.key]) >= 2
        ]
        return bool(enough) and len(enough) * 3 >= len(scales) * 2

    def _claims(self, group: Group, part: str = "steps", needed_by: Stage | None = None) -> World:
        """The conditions, and the answers without which the questions that they are about are not asked."""
        claims = []
        for condition in group:
            if not can_be_checked(self.instrument, condition, part):
                continue
            claims.append(Claim(condition, needed_by))
            if condition.subject in ("answer", "item", "raw"):
                question = self.instrument.questions[condition.key]
                claims += [Claim(need, one) for one, need in self.asking.needs(question)]
        return tuple(claims)

    def _with_earlier_stages(self, world: World, stage: int) -> World:
        """The world of a stage, in which no earlier stage may hold.

        Only what is certain is added: that a lone condition of an earlier stage does not hold, where its subject must
        exist.
        """
        known = {variable_of(claim.condition) for claim in world} | {("dimension", STAGE_NEEDS)}
        more = [
            Claim(opposite, self.instrument.stages[stage])
            for earlier in self.instrument.stages[:stage]
            for group in earlier.when
            if len(group) == 1 and variable_of(group[0]) in known
            for opposite in self._opposite(group[0])
        ]
        return (*world, *more)

    def _opposite(self, condition: Condition) -> Iterator[Condition]:
        """The condition that holds exactly when this one does not, of a subject that exists; none for a tick."""
        if condition.test == "below":
            yield Condition(condition.subject, condition.key, "at_least", condition.value)
        elif condition.test == "at_least":
            yield Condition(condition.subject, condition.key, "below", condition.value)
        elif condition.test == "in" and condition.subject == "answer":
            whole = self.whole(variable_of(condition))
            holds = narrowed(self.instrument, whole, condition)
            yield Condition("answer", condition.key, "in", tuple(value for value in whole if value not in holds))

    @cached_property
    def _items(self) -> dict[str, range]:
        """Per item that can have a score the numbers from its lowest to its highest option."""
        return {
            item.key: _span(self.instrument.scores[item.key].values()) for own in self.scorable.values() for item in own
        }

    @cached_property
    def _scales(self) -> dict[str, range]:
        return {
            key: _hull(self._items[item.key] for item in own) for key, own in self.scorable.items() if len(own) >= 2
        }

    @cached_property
    def _dimensions(self) -> dict[str, range]:
        found = {}
        for dimension in self.instrument.dimensions:
            own = [self._scales[scale.key] for scale in dimension.scales if scale.key in self._scales]
            if own and len(own) * 3 >= len(dimension.scales) * 2:
                found[dimension.key] = _hull(own)
        return found

    def _gap(self, key: str) -> range:
        roles = [role.key for role in self.instrument.roles]
        if key not in self._dimensions or not any(self.can_take_part(key, pair) for pair in combinations(roles, 2)):
            return range(0)
        return range(len(self._dimensions[key]))

    def _raw(self, key: str) -> range:
        values = [option.value for option in self.instrument.options[key] if isinstance(option.value, int)]
        if not values or not self.asking.roles[key]:
            return range(0)
        return range(min(values) * MILLION, max(values) * MILLION + 1)

    @cached_property
    def _unknown_share(self) -> range:
        items = [item for item in self.instrument.items.values() if item.scale and self.asking.roles[item.key]]
        if not items:
            return range(0)
        return range(101 if any(item.dont_know for item in items) else 1)


def _span(scores: Iterable[float]) -> range:
    numbers = [shown_number(score) for score in scores]
    return range(min(numbers), max(numbers) + 1)


def _hull(spans: Iterable[range]) -> range:
    """The smallest range that holds all of these; a mean of their numbers lies in it."""
    found = list(spans)
    return range(min(span.start for span in found), max(span.stop for span in found))


def possible_worlds(reach: Reach, group: Group, stage: int | None = None) -> list[World]:
    """The ways in which the group can hold, as far as can be seen."""
    return [world for world in reach.worlds(group, stage) if not reach.clash(world)]

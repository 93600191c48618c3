"""What could employers answer? Made-up scans that reach the corners of an instrument, or what a rule asks for."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from random import Random

from scan.core.condition import Value
from scan.core.instrument import Instrument
from scan.core.lint.domains import Domain, Variable, unit_of
from scan.core.lint.reach import Reach, World
from scan.core.measurement import Measurement, Respondent
from scan.core.panel import FEWEST_OF_A_PROTECTED_ROLE
from scan.core.parts import DONT_KNOW, NOT_APPLICABLE, Answer, Question

_LEANINGS = ("lowest", "highest", "middle", "even", "any", "any", "any")
_SHARES = (0.0, 0.0, 0.0, 0.0, 0.05, 0.1, 0.3, 0.7, 1.0)


@dataclass(frozen=True)
class Aim:
    """What a scan should come to: what each subject may be, and the boxes to tick. An empty aim is any scan."""

    domains: Mapping[Variable, Domain] = field(default_factory=dict)
    ticks: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


def aim_at(reach: Reach, world: World) -> Aim:
    """The aim of a scan in which everything in the world holds."""
    ticks: dict[str, tuple[str, ...]] = {}
    for claim in world:
        if claim.condition.test == "includes":
            ticks[claim.condition.key] = (*ticks.get(claim.condition.key, ()), str(claim.condition.value))
    return Aim(reach.domains(world), ticks)


@dataclass
class _Mood:
    """How the people of one made-up scan answer: what they lean to, and what they skip. All shares are 0-1.

    `carry` is per target how far the answers so far fell short of it: the next one makes up for that, so that the mean
    comes out near the target though every answer is a whole option.
    """

    leaning: str
    level: float
    unknown: float
    unasked: float
    skipped: float
    targets: dict[Variable, float]
    tilts: dict[tuple[str, str], float]
    carry: dict[tuple[str, Variable], float] = field(default_factory=dict)


@dataclass(frozen=True)
class Maker:
    """Makes scans of an instrument, by chance. The same `chance` gives the same scans, in every process."""

    instrument: Instrument
    reach: Reach
    chance: Random

    def scan(self, aim: Aim) -> Measurement:
        """One made-up scan that tries to come to the aim."""
        mood = self._mood(aim)
        roles = self._roles(aim, mood)
        facts = dict(self._facts(aim))
        people = tuple(Respondent(role, dict(self._answers(role, aim, mood))) for role in roles)
        return Measurement(facts, people)

    def _mood(self, aim: Aim) -> _Mood:
        targets = {
            variable: self._point(domain) / unit_of(variable)
            for variable, domain in aim.domains.items()
            if isinstance(domain, range) and domain
        }
        share = targets.get(("unknown_share", "total"), 0) / 100
        aimed = ("unknown_share", "total") in targets
        return _Mood(
            leaning=self.chance.choice(_LEANINGS),
            level=self.chance.uniform(0, 100),
            unknown=share * self._offering if aimed else self.chance.choice(_SHARES),
            unasked=self.chance.choice(_SHARES[:-1]),
            # So many don't knows cannot be had without leaving out what does not offer it.
            skipped=share if share * self._offering > 1 else self.chance.choice(_SHARES[:-2]),
            targets=targets,
            tilts={},
        )

    def _point(self, domain: range) -> int:
        """A number of the range: often one of its ends, because that is where rules go wrong."""
        return self.chance.choice((domain[0], domain[-1], self.chance.randrange(domain.start, domain.stop)))

    def _roles(self, aim: Aim, mood: _Mood) -> list[str]:
        """The roles of the people who fill in: one, two who can be compared, or a few."""
        gaps = [key for (subject, key) in aim.domains if subject == "gap"]
        pairs = self._pairs.get(gaps[0], []) if gaps else []
        if pairs:
            high, low = self.chance.choice(pairs)
            for key in gaps:
                mood.tilts |= {(key, high): mood.targets[("gap", key)] / 2, (key, low): -mood.targets[("gap", key)] / 2}
            return self._staffed([high, low])
        everybody = [role.key for role in self.instrument.roles]
        asked = [self.reach.asking.roles[key] for (subject, key) in aim.domains if subject in ("item", "raw")]
        fitting = [role for role in everybody if all(role in own for own in asked)]
        if fitting and self.chance.random() < 0.85:
            return [self.chance.choice(fitting)]
        needed = [self.chance.choice(own) for own in asked]
        others = self.chance.sample(everybody, k=min(len(everybody), self.chance.choice((2, 2, 3))))
        return self._staffed(list(dict.fromkeys((*needed, *others))))

    def _staffed(self, roles: Sequence[str]) -> list[str]:
        """As many people per role as it takes for the role to count."""
        protected = {role.key for role in self.instrument.roles if role.protected}
        return [role for role in roles for _ in range(FEWEST_OF_A_PROTECTED_ROLE if role in protected else 1)]

    def _facts(self, aim: Aim) -> Iterator[tuple[str, Answer]]:
        """An answer to nearly every fact; those of hidden questions are left out by the scoring."""
        for key, question in self.instrument.facts.items():
            domain = aim.domains.get(("answer", key))
            if question.type == "multiple":
                yield key, self._ticked(question, aim.ticks.get(key, ()))
            elif question.type == "number":
                lowest = question.minimum or 0
                highest = lowest + 100 if question.maximum is None else question.maximum
                yield key, self.chance.randint(lowest, max(lowest, highest))
            elif question.type != "text" and (domain or self.chance.random() > 0.05):
                offered = [option.value for option in self.instrument.options[key]]
                yield key, self.chance.choice(domain or (offered + [DONT_KNOW] * question.dont_know))

    def _ticked(self, question: Question, needed: Sequence[str]) -> tuple[str, ...]:
        options = self.instrument.options[question.key]
        alone = [str(option.value) for option in options if option.exclusive]
        if any(value in alone for value in needed):
            return (*needed,)
        if not needed and alone and self.chance.random() < 0.2:
            return (self.chance.choice(alone),)
        share = self.chance.random()
        return tuple(
            str(option.value)
            for option in options
            if option.value in needed or (str(option.value) not in alone and self.chance.random() < share)
        )

    def _answers(self, role: str, aim: Aim, mood: _Mood) -> Iterator[tuple[str, Answer]]:
        for item in self._asked[role]:
            domain = aim.domains.get(("answer", item.key))
            if domain:
                yield item.key, self.chance.choice(tuple(domain))
                continue
            aimed = ("item", item.key) in mood.targets or ("raw", item.key) in mood.targets
            draw = 1.0 if aimed else self.chance.random()
            if item.dont_know and draw < mood.unknown:
                yield item.key, DONT_KNOW
            elif item.not_applicable and draw < mood.unknown + mood.unasked:
                yield item.key, NOT_APPLICABLE
            elif draw >= mood.skipped:
                yield item.key, self._chosen(item, role, mood)

    def _chosen(self, item: Question, role: str, mood: _Mood) -> Value:
        """The option nearest to what the scan aims at for this item, or by its leaning."""
        worth = self._worths[item.key]
        raw: Variable = ("raw", item.key)
        if raw in mood.targets:
            values = [(value, float(value)) for value, _ in worth if isinstance(value, int)]
            return self._nearest(values, mood, role, raw, mood.targets[raw])
        dimension = self.instrument.dimension_of_scale.get(item.scale or "", "")
        variables: tuple[Variable, ...] = (("item", item.key), ("scale", item.scale or ""), ("dimension", dimension))
        tilt = mood.tilts.get((dimension, role), 0.0)
        for variable in variables:
            if variable in mood.targets:
                return self._nearest(worth, mood, role, variable, mood.targets[variable] + tilt)
        if tilt:
            return self._nearest(worth, mood, role, ("gap", dimension), 50 + tilt)
        match mood.leaning:
            case "lowest":
                return worth[0][0]
            case "highest":
                return worth[-1][0]
            case "middle":
                return worth[len(worth) // 2][0]
            case "even":
                return self._nearest(worth, mood, role, ("scale", item.scale or item.key), mood.level)
        return self.chance.choice(worth)[0]

    def _nearest(
        self, worth: Sequence[tuple[Value, float]], mood: _Mood, role: str, variable: Variable, target: float
    ) -> Value:
        wanted = target + mood.carry.get((role, variable), 0.0)
        value, score = min(worth, key=lambda pair: abs(pair[1] - wanted))
        mood.carry[(role, variable)] = max(-100.0, min(100.0, wanted - score))
        return value

    @cached_property
    def _worths(self) -> dict[str, list[tuple[Value, float]]]:
        """Per item its options with their score, from low to high; without scores evenly from 0 to 100."""
        found = {}
        for key in self.instrument.items:
            options = self.instrument.options[key]
            steps = max(1, len(options) - 1)
            worth = [(o.value, 100 * n / steps if o.score is None else o.score) for n, o in enumerate(options)]
            found[key] = sorted(worth, key=lambda pair: pair[1])
        return found

    @cached_property
    def _asked(self) -> dict[str, list[Question]]:
        """Per role the items that it can get to see."""
        roles = self.reach.asking.roles
        return {
            role.key: [item for key, item in self.instrument.items.items() if role.key in roles[key]]
            for role in self.instrument.roles
        }

    @cached_property
    def _pairs(self) -> dict[str, list[tuple[str, str]]]:
        """Per dimension the roles that can be compared on it, each pair in both orders."""
        keys = [role.key for role in self.instrument.roles]
        return {
            dimension.key: [
                (one, other)
                for one in keys
                for other in keys
                if one != other and self.reach.can_take_part(dimension.key, (one, other))
            ]
            for dimension in self.instrument.dimensions
        }

    @cached_property
    def _offering(self) -> float:
        """How often "weet ik niet" must be chosen where it is offered, to be one answer in all."""
        scored = [item for item in self.instrument.items.values() if item.scale]
        return len(scored) / max(1, sum(item.dont_know for item in scored))

"""How far is the round: who takes part, as far as the owner may know it, and as far as a colleague must know it?"""

from collections.abc import Iterable
from dataclasses import dataclass
from math import ceil

from scan.core.instrument import Instrument
from scan.core.panel import FEWEST_OF_A_PROTECTED_ROLE
from scan.core.parts import Role
from scan.core.relevance import asked_questions
from scan.models import Invitation, Response, Scan
from scan.models.counting import answering_colleagues

FEW = 5
"""Up to so many people in a protected role a mean may still give away what one of them chose."""

MOST_PLACES = 500
USUAL_PLACES = {True: 10, False: 3}
"""How many may start unless the owner says otherwise, for protected and for other roles."""


@dataclass(frozen=True)
class RoleState:
    """One role in the round: its invitation if there is one, and how many colleagues started and finished.

    `people` tells per colleague, in the order of starting, whether they finished; of a protected role it tells nothing.
    """

    role: Role
    invitation: Invitation | None
    started: int
    finished: int
    people: tuple[bool, ...]

    @property
    def busy(self) -> int:
        return self.started - self.finished


@dataclass(frozen=True)
class Weight:
    """What closing the round does for a role: how many people have an answer, and whether those count."""

    role: Role
    started: int
    answering: int
    counts: bool


@dataclass(frozen=True)
class Company:
    """With how many somebody takes part, told before the first question.

    `others` is how many have started in the role already, not counting the reader but counting an owner of that role.
    """

    role: Role
    others: int
    places: int

    @property
    def together(self) -> int:
        return self.others + 1

    @property
    def too_few(self) -> bool:
        """Whether the answers of a protected role would count nowhere, if it stayed at this."""
        return self.role.protected and self.together < FEWEST_OF_A_PROTECTED_ROLE

    @property
    def few(self) -> bool:
        """Whether the owner may work out or guess what one of a protected role chose, if it stayed at this."""
        return self.role.protected and FEWEST_OF_A_PROTECTED_ROLE <= min(self.together, self.places) <= FEW


def invited_roles(instrument: Instrument) -> list[Role]:
    """The roles that get questions, in order."""
    return [role for role in instrument.roles if asked_questions(instrument, role.key, once=False)]


def round_of(scan: Scan) -> list[RoleState]:
    """The state of every role that can be invited, in two queries whatever the number of people."""
    invitations = {one.role: one for one in scan.invitations.all()}
    colleagues = list(scan.responses.filter(is_owner=False).order_by("pk"))
    return [
        _state(role, invitations.get(role.key), [one for one in colleagues if one.role == role.key])
        for role in invited_roles(scan.instrument)
    ]


def weights_of(scan: Scan) -> list[Weight]:
    """What closing the round would do now, for each role in which somebody has started."""
    answering = answering_colleagues(scan)
    return [
        Weight(
            one.role,
            one.started,
            answering.get(one.role.key, 0),
            counts=answering.get(one.role.key, 0) >= fewest(one.role),
        )
        for one in round_of(scan)
        if one.started
    ]


def company_in(invitation: Invitation) -> Company:
    """With how many somebody would take part who starts now by this invitation."""
    role = role_of(invitation.scan.instrument, invitation.role)
    others = invitation.scan.responses.filter(role=invitation.role).count()
    return Company(role, others, invitation.places)


def company_of(response: Response) -> Company:
    """With how many the colleague of this response takes part."""
    others = response.scan.responses.filter(role=response.role).exclude(pk=response.pk).count()
    return Company(role_of(response.instrument, response.role), others, places=others + 1)


def role_of(instrument: Instrument, key: str) -> Role:
    """The role with this key. Raises StopIteration when the instrument has none."""
    return next(role for role in instrument.roles if role.key == key)


def fewest(role: Role) -> int:
    """From how many people on the answers of a role count; fewer places make no sense."""
    return FEWEST_OF_A_PROTECTED_ROLE if role.protected else 1


def minutes_for(instrument: Instrument, role: Role) -> int:
    """About how many minutes the questions of a role take: a share of what the whole takes."""
    own = len(asked_questions(instrument, role.key, once=False))
    return max(1, ceil(instrument.about.minutes * own / len(instrument.questions)))


def in_a_sentence(role: Role) -> str:
    """The title of a role within a sentence: "Medewerker" loses its capital, "HR" does not."""
    title = role.title
    return title if title[1:2].isupper() else title[:1].lower() + title[1:]


def _state(role: Role, invitation: Invitation | None, colleagues: Iterable[Response]) -> RoleState:
    done = tuple(one.finished_at is not None for one in colleagues)
    return RoleState(role, invitation, len(done), sum(done), () if role.protected else done)

"""Everything that is kept about an employer, as plain data: for the owner of a scan, and for who answers a request.

Of colleagues only how many there are of each role: who asks could know whose answers they are.
"""

from collections.abc import Iterable
from typing import Any

from django.db.models import Count, Model

from scan.core.instrument import Instrument
from scan.export.data.answers import words
from scan.models import (
    Answer,
    AuditEvent,
    Dossier,
    EmployerInvitation,
    Invitation,
    Organisation,
    Plan,
    PlanStep,
    Reminder,
    Response,
    Scan,
    ServicePoint,
    Sitting,
    User,
)
from scan.models.audit import OF_COLLEAGUES_TOO
from scan.privacy.told import told

_SOMEBODY = "Een accountmanager"


def of_employer(organisation: Organisation, *, dossiers: bool) -> dict[str, Any]:
    """All scans of an employer, and with `dossiers` also what every service point wrote about it."""
    scans = organisation.scans.select_related("version", "previous", "result").order_by("started_at")
    everything = {
        "werkgever": told(organisation),
        "scans": [of_scan(scan) for scan in scans.defer("version__document")],
    }
    if dossiers:
        about = Dossier.objects.filter(about__organisation=organisation).select_related("merged_into", "service_point")
        heads = {one.head.pk: one.head for one in about}
        everything["dossiers"] = [of_dossier(head) for head in heads.values()]
    return everything


def of_scan(scan: Scan) -> dict[str, Any]:
    """All of one scan that its owner may know."""
    owner = scan.responses.filter(is_owner=True).first()
    return {
        **told(scan, version=scan.version.number, previous=scan.previous.public_id if scan.previous else None),
        "eigenaar": _of_owner(owner, scan.version.instrument) if owner else None,
        "collega’s": _colleagues(scan),
        "uitnodigingen van collega’s": [_invitation(one) for one in scan.invitations.order_by("pk")],
        "resultaat": told(scan.result, version=scan.result.version.number) if scan.result else None,
        "plan": _plan(scan),
        "delen": [told(one, service_point=one.service_point.name) for one in _shares(scan)],
        "uitgenodigd door": [
            _invited(one) for one in scan.employer_invitations.select_related("dossier__service_point")
        ],
        "logboek": _log(scan),
    }


def of_dossier(head: Dossier) -> dict[str, Any]:
    """All that a service point wrote in a dossier and in what was merged into it."""
    family = list(head.family.select_related("service_point").order_by("pk"))
    return {
        "servicepunt": head.service_point.name,
        "dossiers": [told(one) for one in family],
        "notities": _written(one for dossier in family for one in dossier.notes.select_related("author")),
        "afspraken": [
            told(one, author=_name(one.author), done_by=_name(one.done_by))
            for dossier in family
            for one in dossier.agreements.select_related("author", "done_by")
        ],
        "contactpersonen": _written(one for dossier in family for one in dossier.contacts.select_related("author")),
        "eigen kijk": _written(one for dossier in family for one in dossier.views.select_related("author")),
        "van wie": [
            told(one, manager=_name(one.manager), given_by=_name(one.given_by))
            for dossier in family
            for one in dossier.assignments.select_related("manager", "given_by")
        ],
        "uitnodigingen": [_invited(one) for dossier in family for one in dossier.employer_invitations.all()],
        "geschiedenis": [
            told(one, user=_name(one.user)) for dossier in family for one in dossier.events.select_related("user")
        ],
    }


def _of_owner(owner: Response, instrument: Instrument) -> dict[str, Any]:
    sittings = Sitting.objects.filter(response=owner).select_related("user", "dossier__service_point")
    return {
        **told(owner, mailadres_herkend=bool(owner.address_mark)),
        "antwoorden": [_answer(one, instrument) for one in owner.answers.order_by("question")],
        "links": [told(one) for one in owner.links.all()],
        "samen ingevuld": [
            told(one, user=_name(one.user), service_point=one.dossier.service_point.name) for one in sittings
        ],
    }


def _answer(answer: Answer, instrument: Instrument) -> dict[str, Any]:
    """Also as it was read on the screen: a key and a number tell a person nothing."""
    question = instrument.questions[answer.question]
    given = tuple(answer.value) if isinstance(answer.value, list) else answer.value
    return {"vraag": question.text, "antwoord": words(instrument, question, given), **told(answer)}


def _colleagues(scan: Scan) -> list[dict[str, Any]]:
    others = scan.responses.filter(is_owner=False).order_by("role")
    return list(others.values("role").annotate(begonnen=Count("pk"), klaar=Count("finished_at")))


def _invitation(invitation: Invitation) -> dict[str, Any]:
    return told(invitation) | {"links": [told(one) for one in invitation.links.all()]}


def _plan(scan: Scan) -> dict[str, Any] | None:
    plan = Plan.objects.filter(scan=scan).first()
    if plan is None:
        return None
    reminder = Reminder.objects.filter(plan=plan).first()
    steps = plan.steps.select_related("version").defer("version__document")
    return told(plan) | {"stappen": [_step(one) for one in steps], "herinnering": _reminder(reminder)}


def _step(step: PlanStep) -> dict[str, Any]:
    return told(step, version=step.version.number) | {
        "geschiedenis": [told(one) for one in step.changes.all()],
        "notities": [told(one) for one in step.notes.all()],
    }


def _reminder(reminder: Reminder | None) -> dict[str, Any] | None:
    return told(reminder) | {"mails": [told(one) for one in reminder.mails.order_by("due")]} if reminder else None


def _shares(scan: Scan) -> Iterable[Any]:
    return scan.shares.select_related("service_point").order_by("pk")


def _invited(invitation: EmployerInvitation) -> dict[str, Any]:
    by = {"service_point": invitation.dossier.service_point.name, "invited_by": _name(invitation.invited_by)}
    return told(invitation, **by)


def _log(scan: Scan) -> list[dict[str, Any]]:
    events = list(AuditEvent.objects.filter(scan_id=scan.public_id).exclude(act__in=OF_COLLEAGUES_TOO))
    users = User.objects.in_bulk({event.user_id for event in events if event.user_id})
    points = ServicePoint.objects.in_bulk({event.service_point_id for event in events if event.service_point_id})
    return [
        told(
            event,
            what=event.get_act_display(),
            user=_name(users.get(event.user_id)) or _SOMEBODY if event.user_id else None,
            service_point=point.name if (point := points.get(event.service_point_id)) else None,
        )
        for event in events
    ]


def _written(things: Iterable[Model]) -> list[dict[str, Any]]:
    return [told(one, author=_name(one.author)) for one in things]


def _name(user: User | None) -> str | None:
    """A person by name, never by mail address; somebody whose account is gone stays a role."""
    return (user.get_full_name() or _SOMEBODY) if user else None

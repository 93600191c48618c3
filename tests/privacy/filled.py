"""An employer with something in every table that can hold something of it, in words that stand nowhere else."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.utils import timezone

from scan.models import (
    Agreement,
    Assignment,
    Contact,
    Dossier,
    EmployerInvitation,
    ExportJob,
    Note,
    OwnView,
    Plan,
    PlanNote,
    PlanStep,
    Reminder,
    ReminderMail,
    Response,
    Scan,
    ServicePoint,
    Share,
    Sitting,
    StatusChange,
    User,
)
from scan.models.link import make_link
from scan.models.portfolio import JobStatus
from scan.questionnaire.actions import finish
from scan.questionnaire.inviting import close_round, invite
from scan.shared.export_files import path_of
from tests import factories

OURS = "zonneveldkenmerk"
"""Stands in everything that the employer gave."""

THEIRS = "servicepuntkenmerk"
"""Stands in everything that the service point wrote itself."""

COLLEAGUE = "collegakenmerk"
"""What a colleague wrote."""

OPEN_QUESTION = "toelichting"


@dataclass(frozen=True)
class Filled:
    """The scan, the dossier of the service point, and the workbook of its list."""

    scan: Scan
    owner: Response
    share: Share
    dossier: Dossier
    job: ExportJob


def fill(point: ServicePoint, manager: User) -> Filled:
    """Make the employer; every text holds one of the words above."""
    scan = factories.make_finished_scan()
    owner = scan.responses.get(is_owner=True)
    _write_words(owner, OURS)
    _let_a_colleague_answer(scan)
    close_round(scan)
    scan.refresh_from_db()
    make_link(owner)
    Response.objects.filter(pk=owner.pk).update(address_mark=f"{OURS}-mark")
    _plan(scan)
    share = factories.make_share(scan, point, f"Drukkerij {OURS}")
    Share.objects.filter(pk=share.pk).update(contact_name=f"Joost {OURS}", contact_email=f"{OURS}@example.org")
    dossier = Dossier.objects.get(about__organisation=scan.organisation)
    _invite_and_sit(scan, owner, dossier, manager)
    _write_in(dossier, manager)
    return Filled(Scan.objects.get(pk=scan.pk), owner, share, dossier, _workbook(scan, point, manager))


def _write_words(response: Response, words: str) -> None:
    """An answer in own words, also of a response that is finished."""
    response.answers.update_or_create(question=OPEN_QUESTION, defaults={"value": f"{words} in eigen woorden"})


def _let_a_colleague_answer(scan: Scan) -> None:
    invite(scan, "hr", 3)
    colleague = Response.objects.create(scan=scan, role="hr")
    _write_words(colleague, COLLEAGUE)
    make_link(colleague)
    finish(colleague)


def _plan(scan: Scan) -> None:
    plan = Plan.objects.create(scan=scan)
    step = PlanStep.objects.create(
        plan=plan,
        step="begeleider-kiezen",
        version=scan.version,
        title="Kies een begeleider",
        status="te-doen",
        **dict.fromkeys(("if_words", "then_words", "who", "first_action", "help_words", "reason_words"), OURS),
    )
    StatusChange.objects.create(plan_step=step, status="te-doen")
    PlanNote.objects.create(plan_step=step, text=f"Notitie met {OURS}")
    reminder = Reminder.objects.create(
        plan=plan,
        address=f"{OURS}@example.org",
        rhythm="elke-maand",
        consent_text="Ja",
        confirm_hash="c" * 64,
        confirm_until=timezone.now() + timedelta(days=7),
    )
    ReminderMail.objects.create(reminder=reminder, due=timezone.localdate())


def _invite_and_sit(scan: Scan, owner: Response, dossier: Dossier, manager: User) -> None:
    later: dict[str, Any] = {"expires_at": timezone.now() + timedelta(hours=4)}
    Sitting.objects.create(response=owner, dossier=dossier, user=manager, **later)
    EmployerInvitation.objects.create(
        dossier=dossier,
        scan=scan,
        started_at=timezone.now(),
        token_hash="t" * 64,
        stop_hash="s" * 64,
        invited_by=manager,
        **dict.fromkeys(("contact_name", "given_by", "reason"), THEIRS),
        email=f"{THEIRS}@example.org",
    )


def _write_in(dossier: Dossier, manager: User) -> None:
    own: dict[str, Any] = {"dossier": dossier, "author": manager}
    Note.objects.create(text=THEIRS, **own)
    Agreement.objects.create(text=THEIRS, **own)
    Contact.objects.create(name=THEIRS, position=THEIRS, email=f"{THEIRS}@example.org", phone=THEIRS[:20], **own)
    OwnView.objects.create(style="partner", text=THEIRS, **own)
    Assignment.objects.create(dossier=dossier, manager=manager, note=THEIRS)


def _workbook(scan: Scan, point: ServicePoint, manager: User) -> ExportJob:
    path_of("lijst.xlsx").write_text(f"Hierin staat {OURS}", encoding="utf-8")
    return ExportJob.objects.create(
        user=manager,
        service_point=point,
        query=f"zoek={OURS}",
        status=JobStatus.READY,
        finished_at=timezone.now(),
        file="lijst.xlsx",
        scan_ids=f" {scan.public_id} ",
    )

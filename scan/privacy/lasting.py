"""What has been kept long enough? Each question is a queryset; nothing is deleted here.

The term of a scan and of a dossier starts anew with everything that people do with it, so that nothing goes while
somebody works with it. Looking does not count for a scan: nothing is written then.
"""

from datetime import datetime, timedelta

from django.db.models import Exists, Expression, F, Max, Model, OuterRef, Q, QuerySet
from django.db.models.functions import Coalesce
from django.utils import timezone

from scan.models import (
    AccessLink,
    Agreement,
    Answer,
    AuditEvent,
    Dossier,
    DossierEvent,
    EmployerInvitation,
    PlanNote,
    PlanStep,
    Response,
    Result,
    RoleLink,
    Scan,
    Share,
    Sitting,
    StatusChange,
    User,
)
from scan.models.inviting_employers import KEPT as INVITATION_KEPT
from scan.privacy.periods import Term, days, since

_DONE_WITH_A_SCAN: tuple[tuple[type[Model], str, tuple[str, ...]], ...] = (
    (Scan, "previous", ("started_at",)),
    (Response, "scan", ("started_at", "finished_at", "closed_at")),
    (Answer, "response__scan", ("saved_at",)),
    (AccessLink, "response__scan", ("created_at", "used_at", "revoked_at")),
    (RoleLink, "invitation__scan", ("created_at",)),
    (Result, "scan", ("created_at",)),
    (PlanStep, "plan__scan", ("chosen_at", "changed_at")),
    (StatusChange, "plan_step__plan__scan", ("at",)),
    (PlanNote, "plan_step__plan__scan", ("written_at",)),
    (Sitting, "response__scan", ("started_at",)),
)
"""What people do with a scan: the model that tells it, how it leads to the scan, and its moments."""


def drafts() -> QuerySet[Scan]:
    """Scans that were never finished, with which nothing was done for the term."""
    return untouched(Scan.objects.filter(result=None), since(Term.DRAFTS))


def finished() -> QuerySet[Scan]:
    """Finished scans with which nothing was done for the term, and whose sharing ended as long ago."""
    return untouched(Scan.objects.exclude(result=None), since(Term.FINISHED))


def untouched(scans: QuerySet[Scan], moment: datetime) -> QuerySet[Scan]:
    """Those of these scans with which nobody did anything since this moment."""
    scans = scans.filter(started_at__lt=moment)
    for model, way, moments in _DONE_WITH_A_SCAN:
        scans = scans.exclude(_since(model, way, moments, moment))
    return scans.exclude(Exists(_shared_since(moment).filter(scan=OuterRef("pk"))))


def kept_until(scan: Scan) -> datetime:
    """When this scan goes if nobody does anything with it any more, in one query."""
    last = [_last(model, way, scan, F(name)) for model, way, moments in _DONE_WITH_A_SCAN for name in moments]
    shared = _last(Share, "scan", scan, Coalesce("withdrawn_at", "until"))
    moments = [scan.started_at, *(moment for (moment,) in shared.union(*last) if moment)]
    return max(moments) + timedelta(days=days(Term.FINISHED if scan.result_id else Term.DRAFTS))


def dossiers() -> QuerySet[Dossier]:
    """Dossiers, with what was merged into them, in which nothing was done for the term and that nothing waits in.

    Only heads are given: who deletes one deletes its `family`.
    """
    moment = since(Term.DOSSIERS)
    busy = _busy(moment)
    members = busy.filter(merged_into=OuterRef("pk"))
    return Dossier.objects.heads().filter(created_at__lt=moment).exclude(pk__in=busy).exclude(Exists(members))


def log_lines() -> QuerySet[AuditEvent]:
    """Lines of the audit log past their term, of scans that are gone: as long as a scan is there, its log is read."""
    lines = AuditEvent.objects.filter(at__lt=since(Term.LOG))
    return lines.exclude(Exists(Scan.objects.filter(public_id=OuterRef("scan_id"))))


def accounts() -> QuerySet[User]:
    """Closed accounts that nobody used for the term, and that still hold who it was."""
    moment = since(Term.ACCOUNTS)
    closed = User.objects.filter(is_active=False, date_joined__lt=moment)
    unused = closed.filter(Q(last_login=None) | Q(last_login__lt=moment))
    return unused.exclude(email__endswith=NOBODY)


NOBODY = "@niemand.invalid"
"""How the address ends of an account that holds nobody any more; no mail can go there."""


def _last(model: type[Model], way: str, scan: Scan, moment: Expression | F) -> QuerySet:
    own = model._default_manager.filter(**{way: scan}).order_by()
    return own.values(way).annotate(last=Max(moment)).values_list("last")


def _since(model: type[Model], way: str, moments: tuple[str, ...], moment: datetime) -> Exists:
    later = Q()
    for name in moments:
        later |= Q(**{f"{name}__gte": moment})
    return Exists(model._default_manager.filter(later, **{way: OuterRef("pk")}))


def _shared_since(moment: datetime) -> QuerySet[Share]:
    """Shares that stood at this moment or later."""
    return Share.objects.filter(Q(withdrawn_at=None, until__gte=moment) | Q(withdrawn_at__gte=moment))


def _busy(moment: datetime) -> QuerySet[Dossier]:
    """Dossiers in which something was done since, or that hold something still to come."""
    now = timezone.now()
    own = {"dossier": OuterRef("pk")}
    shared = _shared_since(moment).filter(
        scan__organisation__dossiers__dossier=OuterRef("pk"), service_point=OuterRef("service_point")
    )
    return Dossier.objects.filter(
        Q(created_at__gte=moment)
        | Q(follow_up_on__gte=timezone.localdate())
        | Exists(DossierEvent.objects.filter(at__gte=moment, **own))
        | Exists(Agreement.objects.filter(done_on=None, due__gte=timezone.localdate(), **own))
        | Exists(EmployerInvitation.objects.filter(invited_at__gt=now - INVITATION_KEPT, **own))
        | Exists(shared)
    )

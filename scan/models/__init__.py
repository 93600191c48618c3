"""What is kept in the database, and nothing about screens."""

from scan.models.audit import Act, AuditEvent
from scan.models.dossier import (
    Agreement,
    Assignment,
    Contact,
    Deed,
    Dossier,
    DossierEvent,
    DossierOrganisation,
    Note,
    OwnView,
)
from scan.models.instrument import InstrumentVersion
from scan.models.invitation import Invitation, RoleLink
from scan.models.inviting_employers import EmployerInvitation, NoMoreInvitations
from scan.models.link import AccessLink
from scan.models.people import Membership, ServicePoint, User
from scan.models.plan import Plan, PlanNote, PlanStep, StatusChange
from scan.models.portfolio import ExportJob, SavedFilter
from scan.models.release import ReleaseRequest
from scan.models.reminder import Reminder, ReminderMail
from scan.models.scan import Answer, Organisation, Response, Result, Scan
from scan.models.sharing import Share
from scan.models.sitting import Sitting
from scan.models.working import KINDS

__all__ = [
    "KINDS",
    "AccessLink",
    "Act",
    "Agreement",
    "Answer",
    "Assignment",
    "AuditEvent",
    "Contact",
    "Deed",
    "Dossier",
    "DossierEvent",
    "DossierOrganisation",
    "EmployerInvitation",
    "ExportJob",
    "InstrumentVersion",
    "Invitation",
    "Membership",
    "NoMoreInvitations",
    "Note",
    "Organisation",
    "OwnView",
    "Plan",
    "PlanNote",
    "PlanStep",
    "ReleaseRequest",
    "Reminder",
    "ReminderMail",
    "Response",
    "Result",
    "RoleLink",
    "SavedFilter",
    "Scan",
    "ServicePoint",
    "Share",
    "Sitting",
    "StatusChange",
    "User",
]

"""What is kept in the database, and nothing about screens."""

from scan.models.audit import Act, AuditEvent
from scan.models.instrument import InstrumentVersion
from scan.models.invitation import Invitation, RoleLink
from scan.models.link import AccessLink
from scan.models.people import Membership, ServicePoint, User
from scan.models.plan import Plan, PlanNote, PlanStep, StatusChange
from scan.models.release import ReleaseRequest
from scan.models.reminder import Reminder, ReminderMail
from scan.models.scan import Answer, Organisation, Response, Result, Scan
from scan.models.sharing import Share
from scan.models.working import KINDS

__all__ = [
    "KINDS",
    "AccessLink",
    "Act",
    "Answer",
    "AuditEvent",
    "InstrumentVersion",
    "Invitation",
    "Membership",
    "Organisation",
    "Plan",
    "PlanNote",
    "PlanStep",
    "ReleaseRequest",
    "Reminder",
    "ReminderMail",
    "Response",
    "Result",
    "RoleLink",
    "Scan",
    "ServicePoint",
    "Share",
    "StatusChange",
    "User",
]

"""What is kept in the database, and nothing about screens."""

from scan.models.audit import Act, AuditEvent
from scan.models.instrument import InstrumentVersion
from scan.models.link import AccessLink
from scan.models.people import Membership, ServicePoint, User
from scan.models.scan import Answer, Organisation, Response, Result, Scan
from scan.models.sharing import Share

__all__ = [
    "AccessLink",
    "Act",
    "Answer",
    "AuditEvent",
    "InstrumentVersion",
    "Membership",
    "Organisation",
    "Response",
    "Result",
    "Scan",
    "ServicePoint",
    "Share",
    "User",
]

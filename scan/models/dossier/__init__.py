"""What a service point keeps about an employer: notes, agreements, contacts and views that the employer never sees."""

from scan.models.dossier.assignment import Assignment
from scan.models.dossier.contacts import Contact
from scan.models.dossier.dossier import Dossier, DossierOrganisation
from scan.models.dossier.events import Deed, DossierEvent
from scan.models.dossier.notes import Agreement, Note, OwnView

__all__ = [
    "Agreement",
    "Assignment",
    "Contact",
    "Deed",
    "Dossier",
    "DossierEvent",
    "DossierOrganisation",
    "Note",
    "OwnView",
]

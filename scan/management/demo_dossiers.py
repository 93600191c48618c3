"""What a team wrote about the employers of the trial site: who looks after whom, what is due, and what was lost."""

from datetime import timedelta

from django.utils import timezone

from scan.models import Agreement, Assignment, Contact, Dossier, Note, PlanStep, ServicePoint, User
from scan.models.dossier.notes import NoteKind, Side

_LOOKED_AFTER = {
    "fatima@example.org": ("Drukkerij Zonneveld", "Hotel Rijnzicht", "Zorggroep De Linde", "Bakkerij Van Oers"),
    "mark@example.org": ("Kwekerij Groenrijk", "Gemeente Rijnoever"),
}
_HANDED_OVER = "Bakkerij Van Oers"
_FOLLOW_UPS = {"Drukkerij Zonneveld": 0, "Hotel Rijnzicht": -18, "Zorggroep De Linde": 3, "Kwekerij Groenrijk": -40}
"""In how many days."""


def write_dossiers(point: ServicePoint) -> None:
    """Fill the dossiers of this service point, unless somebody did so before."""
    if Note.objects.filter(dossier__service_point=point).exists():
        return
    dossiers = {one.name: one for one in Dossier.objects.filter(service_point=point)}
    people = {email: User.objects.get(email=email) for email in _LOOKED_AFTER}
    mark = people["mark@example.org"]
    for email, names in _LOOKED_AFTER.items():
        for name in names:
            note = "Toon belt liever dan dat hij mailt. Hij wil in het voorjaar iemand aannemen."
            handed = {"given_by": mark, "note": note} if name == _HANDED_OVER else {"given_by": people[email]}
            Assignment.objects.create(dossier=dossiers[name], manager=people[email], **handed)
    today = timezone.localdate()
    for name, days in _FOLLOW_UPS.items():
        Dossier.objects.filter(pk=dossiers[name].pk).update(follow_up_on=today + timedelta(days=days))
    _write(dossiers["Drukkerij Zonneveld"], people["fatima@example.org"])
    left = today - timedelta(days=18)
    Contact.objects.create(dossier=dossiers["Hotel Rijnzicht"], name="Sem Vos", since=left, until=left, author=mark)
    _let_a_plan_stand_still(dossiers["Drukkerij Zonneveld"])


def _write(dossier: Dossier, user: User) -> None:
    today = timezone.localdate()
    text = "Rondleiding door de drukkerij. Joost wil beginnen met één plek aan de vouwmachine."
    Note.objects.create(dossier=dossier, kind=NoteKind.VISIT, text=text, author=user)
    for side, what, days in (
        (Side.US, "Een jobcoach vragen om mee te gaan", -2),
        (Side.EMPLOYER, "Een dag kiezen voor de proefplaatsing", 10),
    ):
        Agreement.objects.create(dossier=dossier, side=side, text=what, due=today + timedelta(days=days), author=user)


def _let_a_plan_stand_still(dossier: Dossier) -> None:
    """The plan of this employer, as if nobody touched it for forty days."""
    before = timezone.now() - timedelta(days=40)
    steps = PlanStep.objects.filter(plan__scan__organisation__dossiers__dossier=dossier)
    steps.update(chosen_at=before, status_at=before, changed_at=before)

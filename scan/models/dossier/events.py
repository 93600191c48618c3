"""Who did what in a dossier, and when. Only ever added to."""

from django.db import models
from django.utils import timezone

from scan.models.dossier.dossier import Dossier
from scan.models.people import User


class Deed(models.TextChoices):
    """What can be done in a dossier."""

    OPENED = "gemaakt", "Dossier gemaakt"
    RENAMED = "naam", "Naam veranderd"
    NOTED = "notitie", "Notitie geschreven"
    NOTE_CHANGED = "notitie-veranderd", "Notitie veranderd"
    NOTE_DELETED = "notitie-gewist", "Notitie gewist"
    AGREED = "afspraak", "Afspraak geschreven"
    AGREEMENT_CHANGED = "afspraak-veranderd", "Afspraak veranderd"
    AGREEMENT_DONE = "afspraak-gedaan", "Afspraak gedaan"
    AGREEMENT_UNDONE = "afspraak-open", "Afspraak weer open"
    AGREEMENT_DELETED = "afspraak-gewist", "Afspraak gewist"
    CONTACT_ADDED = "contact", "Contactpersoon toegevoegd"
    CONTACT_CHANGED = "contact-veranderd", "Contactpersoon veranderd"
    CONTACT_LEFT = "contact-weg", "Contactpersoon weg"
    CONTACT_DELETED = "contact-gewist", "Contactpersoon gewist"
    VIEWED = "kijk", "Eigen kijk geschreven"
    PHASE = "fase", "Fase gekozen"
    FOLLOW_UP = "opvolgen", "Opvolgdatum veranderd"
    ASSIGNED = "toegewezen", "Accountmanager veranderd"
    HANDOVER_READ = "overdracht-gelezen", "Overdracht gelezen"
    MERGED = "samengevoegd", "Dossier samengevoegd"
    TAKEN_APART = "uit-elkaar", "Dossier uit elkaar gehaald"
    INVITED = "uitgenodigd", "Werkgever uitgenodigd"
    REMINDED = "herinnerd", "Herinnering gestuurd"
    UNINVITED = "uitnodiging-terug", "Uitnodiging ingetrokken"
    SAT_TOGETHER = "samen", "Samen ingevuld"


class DossierEvent(models.Model):
    """One deed. `about` says what it was about in a few words of the service point; never anything of a scan."""

    dossier = models.ForeignKey(Dossier, on_delete=models.CASCADE, related_name="events")
    at = models.DateTimeField(default=timezone.now)
    deed = models.CharField(max_length=20, choices=Deed.choices)
    about = models.CharField(max_length=200, blank=True)
    user = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="+")

    wagtail_reference_index_ignore = True

    class Meta:
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return f"{self.dossier}: {self.get_deed_display()}"


def note_deed(dossier: Dossier, deed: Deed, user: User | None, about: str = "") -> None:
    """Write down what somebody did in a dossier; what it was about is shortened to fit."""
    DossierEvent.objects.create(dossier=dossier, deed=deed, user=user, about=about[:200])

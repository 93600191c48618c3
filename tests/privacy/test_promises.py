"""What screens, mails, pages and the register say of days is what the code does."""

import re
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings

from inclusiescan import guessing
from inclusiescan.operations import returned
from scan.models import audit, invitation, inviting_employers, link, portfolio, reminder, sharing, sitting
from scan.privacy.periods import Term, days

ROOT: Path = settings.BASE_DIR
PRIVACY = "pages/content/privacy.md"
REGISTER = "scan/privacy/register.yaml"
INVITATION = "templates/scan/workspace/inviting/"


def said(now: float, in_words: int, *places: tuple[str, str]) -> list[Any]:
    """How long it is in the code, how long the words say, and each file with its words. In days, or in hours."""
    return [pytest.param(now, in_words, *place, id=f"{place[0]}: {place[1]}") for place in places]


def whole(period: timedelta) -> float:
    return period / timedelta(days=1)


SAID = [
    *said(days(Term.DRAFTS), 180, (PRIVACY, "Dan wissen we hem als er een half jaar niets mee gebeurt.")),
    *said(days(Term.FINISHED), 730, (PRIVACY, "Een scan die af is, wissen we na twee jaar.")),
    *said(days(Term.DOSSIERS), 1095, (PRIVACY, "Gebeurt er drie jaar niets mee, dan wissen we het.")),
    *said(days(Term.LOG), 1095, (PRIVACY, "Een regel blijft minstens drie jaar staan.")),
    *said(
        settings.BACKUP_KEEP,
        14,
        (PRIVACY, "Daar kan je scan nog twee weken in staan."),
        ("docs/beheer.md", "Er blijven er 14."),
        ("docs/privacy/bewaren-en-wissen.md", "standaard 14 nachten"),
    ),
    *said(
        whole(link.LIFETIME),
        90,
        (PRIVACY, "Een link werkt 90 dagen."),
        (REGISTER, "Een link werkt 90 dagen"),
        ("templates/scan/questionnaire/lost.html", "Die werkt 90 dagen."),
        ("templates/scan/results/plan/reminder_mail.txt", "De link werkt 90 dagen."),
        ("docs/privacy/bewaren-en-wissen.md", "90, zo lang werkt een link"),
    ),
    *said(whole(invitation.LIFETIME), 60, (REGISTER, "(voor collega’s 60)")),
    *said(
        settings.SESSION_COOKIE_AGE / 86400,
        90,
        (PRIVACY, "Jouw scan blijft zo tot 90 dagen open op dit apparaat"),
        (REGISTER, "kept: Ten hoogste 90 dagen; van accounts"),
    ),
    *said(
        whole(inviting_employers.KEPT),
        60,
        (PRIVACY, "Dan wissen we je adres na 60 dagen."),
        (REGISTER, "60 dagen als niemand de link gebruikt"),
        (f"{INVITATION}invite.html", "Begint niemand binnen 60 dagen? Dan wissen wij het adres."),
        (f"{INVITATION}invitations.html", "Begint niemand binnen 60 dagen?"),
        ("templates/scan/questionnaire/invited/gone.html", "Een uitnodiging werkt 60 dagen."),
    ),
    *said(
        whole(reminder.LIFETIME),
        365,
        (PRIVACY, "Dan bewaren we je mailadres daarvoor, hooguit een jaar."),
        (REGISTER, "anders tot iemand stopt, en ten hoogste een jaar"),
        ("scan/results/plan/forms.py", "hooguit een jaar."),
    ),
    *said(
        whole(reminder.DAYS_TO_CONFIRM),
        7,
        (PRIVACY, "Bevestig je niet binnen 7 dagen, dan wissen we je adres."),
        (REGISTER, "7 dagen zonder bevestiging"),
    ),
    *said(
        whole(sharing.LONGEST),
        365,
        (PRIVACY, "Jij kiest tot welke dag je deelt, ten hoogste een jaar."),
        (REGISTER, "Delen duurt ten hoogste een jaar."),
        ("scan/results/forms.py", "Ten hoogste een jaar."),
    ),
    *said(
        whole(portfolio.KEPT),
        7,
        (PRIVACY, "Wij bewaren zo’n bestand ten hoogste een week."),
        (REGISTER, "Ten hoogste 7 dagen; meteen weg als"),
        ("templates/scan/workspace/exports.html", "Je bestand blijft een week voor je klaarstaan."),
        ("templates/scan/workspace/export_gone.html", "Een Excel-bestand blijft een week staan."),
    ),
    *said(
        whole(sitting.LIFETIME) * 24,
        4,
        (PRIVACY, "Die ziet de antwoorden dan, ten hoogste vier uur."),
        (REGISTER, "De toegang duurt ten hoogste 4 uur"),
    ),
    *said(whole(audit.LEAST_KEPT), 365, (REGISTER, "weigert hem het eerste jaar te wissen")),
    *said(whole(returned.KEPT), 90, (REGISTER, "Het bericht ongeveer een uur; de rest 90 dagen")),
    *said(guessing.KNOWN_SECONDS / 86400, 90, (REGISTER, "vanaf welk netwerk iemand inlogde 90 dagen")),
    *said(settings.ACCOUNT_LONGEST_SECONDS / 3600, 12, (REGISTER, "van accounts ten hoogste 12 uur")),
]


@pytest.mark.parametrize(("now", "in_words", "file", "words"), SAID)
def test_what_is_said_is_what_is_done(now: float, in_words: int, file: str, words: str):
    assert now == in_words
    assert words in (ROOT / file).read_text(encoding="utf-8")


def test_no_other_screen_or_mail_says_a_number_of_days():
    """A new promise has to stand in the list above."""
    told = {(ROOT / param.values[2]) for param in SAID}
    screens = [path for path in (ROOT / "templates").rglob("*") if path.suffix in {".html", ".txt"}]
    found = {path for path in screens if re.search(r"\b\d+ dagen\b", path.read_text(encoding="utf-8"))}
    assert found <= told

"""Which words may a password not be made of? Those that somebody tries first who knows where we are."""

import re

from django.contrib.auth.base_user import AbstractBaseUser
from django.core.exceptions import ValidationError

OUR_WORDS = (
    *("inclusiescan", "inclusief", "inclusie", "scan", "werkgeversservicepunt", "servicepunt", "werkgever", "werkplek"),
    *("accountmanager", "redacteur", "coordinator", "beheerder", "beheer", "admin", "regio", "gemeente"),
    *("wachtwoord", "password", "welkom", "geheim", "lente", "zomer", "herfst", "winter"),
)
# So many letters besides those words make it somebody's own.
OWN_LETTERS = 6


class NotOurWordsValidator:
    """Refuses a password of which little is left without our words, figures and signs."""

    def validate(self, password: str, user: AbstractBaseUser | None = None) -> None:
        left = password.casefold()
        found = [word for word in sorted(OUR_WORDS, key=len, reverse=True) if word in left]
        for word in found:
            left = left.replace(word, "")
        if found and len(re.sub(r"[\W\d_]", "", left)) < OWN_LETTERS:
            raise ValidationError(self.get_help_text(), code="password_our_words")

    def get_help_text(self) -> str:
        return "Dit wachtwoord is te makkelijk te raden. Gebruik andere woorden dan die van deze site."

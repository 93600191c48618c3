"""To what does an employer say yes when sharing a result? The choices, and the text that says what was chosen."""

from dataclasses import dataclass
from datetime import date

from django.utils.formats import date_format

from scan.core.sharing import SharedParts
from scan.models import ServicePoint


@dataclass(frozen=True)
class Choices:
    """With whom a result is shared, what beside the scores and the steps, and until which day."""

    service_point: ServicePoint
    parts: SharedParts
    until: date

    @property
    def query(self) -> dict[str, str]:
        """The choices as they stand in an address: nothing in them is a secret."""
        ticked = {name: "on" for name in ("open_answers", "roles", "plan") if getattr(self.parts, name)}
        return {"service_point": str(self.service_point.pk), "until": self.until.isoformat(), **ticked}


_ALWAYS = (
    "Zij zien de naam van onze organisatie, mijn naam en e-mailadres, de scores, de fase, de stappen en de antwoorden "
    "die wij kozen."
)
_OPEN_ANSWERS = {
    True: "Zij zien ook wat wij in eigen woorden schreven.",
    False: "Zij zien niet wat wij in eigen woorden schreven.",
}
_ROLES = {
    True: "Zij zien ook welke rollen meededen, en hoe de rollen verschillen.",
    False: "Zij zien niet welke rollen meededen, en niet hoe de rollen verschillen.",
}
_PLAN = {
    True: "Zij zien ook ons plan, maar niet onze notities.",
    False: "Zij zien ons plan niet.",
}
_AND_FURTHER = (
    "Zij krijgen ook tips voor het gesprek, die hieruit volgen. "
    "Verander ik later mijn antwoorden, of komen er antwoorden van collega’s bij? "
    "Dan zien zij het nieuwe resultaat, met dezelfde keuzes. "
    "Ik kan elke dag stoppen. Dan kunnen zij het resultaat niet meer openen. Wat zij zelf opschreven, blijft van hen."
)


def consent_text(choices: Choices) -> str:
    """The text that the employer agrees to, kept with the share."""
    parts = choices.parts
    sentences = [
        f"Ik deel dit resultaat met {choices.service_point.name} tot en met {date_format(choices.until, 'j F Y')}.",
        _ALWAYS,
        _OPEN_ANSWERS[parts.open_answers],
        _ROLES[parts.roles],
        _PLAN[parts.plan],
        _AND_FURTHER,
    ]
    return " ".join(sentences)

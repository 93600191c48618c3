"""What is asked before an account manager fills in together with an employer."""

from collections.abc import Iterable
from typing import Any

from django import forms

from scan.core.parts import Role
from scan.models import Scan

_AGAIN, _PHONE = "opnieuw", "telefoon"


class SittingForm(forms.Form):
    """The employer's role, where they sit, and that the employer agrees; whether to measure again, where it can be."""

    again = forms.ChoiceField(
        label="Meten jullie opnieuw?",
        help_text="Dan komen de feiten van toen als voorstel terug. De werkgever ziet daarna het verschil.",
        error_messages={"required": "Kies of jullie opnieuw meten."},
        widget=forms.RadioSelect,
        choices=[(_AGAIN, "Ja, na de scan die zij met ons delen"), ("nieuw", "Nee, dit is een nieuwe scan")],
    )
    role = forms.ChoiceField(
        label="Wat is de rol van de werkgever met wie je invult?",
        help_text="De vragen horen bij deze rol. De antwoorden zijn die van de werkgever.",
        error_messages={"required": "Kies de rol van de werkgever.", "invalid_choice": "Kies een rol uit de lijst."},
        widget=forms.RadioSelect,
    )
    place = forms.ChoiceField(
        label="Hoe spreken jullie elkaar?",
        error_messages={"required": "Kies hoe jullie elkaar spreken.", "invalid_choice": "Kies er een uit de lijst."},
        widget=forms.RadioSelect,
        choices=[("tafel", "Aan tafel"), (_PHONE, "Aan de telefoon, of met beeldbellen")],
    )
    agreed = forms.BooleanField(
        label="De werkgever is erbij, weet dat ik de antwoorden nu zie, en vindt dat goed",
        error_messages={"required": "Vraag het de werkgever eerst. Zet dan een vinkje."},
    )

    def __init__(self, *args: Any, roles: Iterable[Role], earlier: Scan | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["role"].choices = [(role.key, role.title) for role in roles]
        if earlier is None:
            del self.fields["again"]

    @property
    def measures_again(self) -> bool:
        """Whether the earlier scan is measured again, in a valid form."""
        return self.cleaned_data.get("again") == _AGAIN

    @property
    def by_phone(self) -> bool:
        """Whether they are not in one room, in a valid form."""
        return self.cleaned_data["place"] == _PHONE

"""The small forms around the questions."""

from collections.abc import Iterable
from typing import Any

from django import forms

from scan.core.parts import Role


class StartForm(forms.Form):
    """The owner's own role."""

    role = forms.ChoiceField(
        label="Wat is jouw rol?",
        error_messages={
            "required": "Kies eerst jouw rol.",
            "invalid_choice": "Kies een van de rollen die hier staan.",
        },
    )

    def __init__(self, *args: object, roles: Iterable[Role], **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.fields["role"].choices = [(role.key, role.title) for role in roles]


class MailLinkForm(forms.Form):
    """Where to mail a personal link. Of the address only a mark is kept, by which it is recognised."""

    email = forms.EmailField(
        label="E-mailadres",
        help_text=(
            "Wij bewaren dit adres niet. Wij bewaren wel een code waaraan wij het herkennen. "
            "Ben je je link kwijt? Dan kun je met dit adres een nieuwe vragen."
        ),
        max_length=200,
        error_messages={
            "required": "Vul je e-mailadres in.",
            "invalid": "Dit is geen e-mailadres. Een voorbeeld: naam@bedrijf.nl.",
        },
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )


class LostLinkForm(MailLinkForm):
    """To which address a new link may go, when it is known."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.fields["email"].help_text = "Vul het adres in waar je eerder een link op kreeg."


class PlacesForm(forms.Form):
    """How many colleagues of one role may start, in a field `places` that knows its bounds."""

    def __init__(self, *args: Any, least: int, most: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        between = f"Vul een getal in van {least} tot en met {most}."
        self.fields["places"] = forms.IntegerField(
            label="Hoeveel mensen mogen beginnen?",
            help_text=f"Van {least} tot en met {most}. Je kunt dit later veranderen.",
            min_value=least,
            max_value=most,
            error_messages=dict.fromkeys(("required", "invalid", "min_value", "max_value"), between),
            widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
        )

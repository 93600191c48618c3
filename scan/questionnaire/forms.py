"""The small forms around the questions."""

from collections.abc import Iterable

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
    """Where to mail a personal link. The address is used once and not kept."""

    email = forms.EmailField(
        label="E-mailadres",
        help_text="Wij gebruiken dit adres één keer, en bewaren het niet.",
        max_length=200,
        error_messages={
            "required": "Vul je e-mailadres in.",
            "invalid": "Dit is geen e-mailadres. Een voorbeeld: naam@bedrijf.nl.",
        },
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )

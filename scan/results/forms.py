"""The form with which an employer shares a result, and the text agreed to."""

from datetime import datetime
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.formats import date_format

from scan.models import ServicePoint

CONSENT = (
    "Ik deel dit resultaat met {service_point} tot en met {until}. "
    "Zij zien de naam van onze organisatie, mijn naam en e-mailadres, de scores, de antwoorden en de stappen. "
    "Zij krijgen ook tips voor het gesprek, die uit de antwoorden volgen. "
    "Verander ik later mijn antwoorden, dan zien zij het nieuwe resultaat. "
    "Ik kan daar elke dag mee stoppen. Dan kunnen zij het resultaat niet meer openen."
)


def consent_text(service_point: str, until: datetime) -> str:
    """The text that the employer agrees to, kept with the share."""
    return CONSENT.format(service_point=service_point, until=date_format(until, "j F Y"))


class ShareForm(forms.Form):
    """With whom to share, and who to contact. The service point is asked only where there is a choice."""

    service_point = forms.ModelChoiceField(
        ServicePoint.objects.none(),
        label="Werkgeversservicepunt",
        empty_label="Kies uit de lijst",
        error_messages={"required": "Kies een werkgeversservicepunt.", "invalid_choice": "Kies er een uit de lijst."},
    )
    organisation_name = forms.CharField(
        label="Naam van je organisatie",
        max_length=200,
        error_messages={"required": "Vul de naam van je organisatie in."},
        widget=forms.TextInput(attrs={"autocomplete": "organization"}),
    )
    contact_name = forms.CharField(
        label="Jouw naam",
        max_length=200,
        error_messages={"required": "Vul je naam in."},
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    contact_email = forms.EmailField(
        label="E-mailadres",
        help_text="Alleen om contact met je op te nemen.",
        max_length=200,
        error_messages={
            "required": "Vul je e-mailadres in.",
            "invalid": "Dit is geen e-mailadres. Een voorbeeld: naam@bedrijf.nl.",
        },
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    agreed = forms.BooleanField(
        label="Akkoord", error_messages={"required": "Zet een vinkje als je het resultaat wilt delen."}
    )

    def __init__(self, *args: Any, service_points: QuerySet[ServicePoint], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["service_point"]
        field.queryset = service_points
        if len(service_points) == 1:
            field.initial = service_points[0]
            field.widget = forms.HiddenInput()

"""The forms with which an employer shares a result: first the choices, then the consent."""

from datetime import date
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils import timezone

from scan.core.sharing import SharedParts
from scan.models import ServicePoint
from scan.models.sharing import LONGEST, USUAL
from scan.results.consent import Choices


class ChoicesForm(forms.Form):
    """With whom to share, what, and until when. The service point is asked only where there is a choice.

    Nothing beside the scores, steps and chosen answers is ticked beforehand.
    """

    service_point = forms.ModelChoiceField(
        ServicePoint.objects.none(),
        label="Werkgeversservicepunt",
        empty_label="Kies uit de lijst",
        error_messages={"required": "Kies een werkgeversservicepunt.", "invalid_choice": "Kies er een uit de lijst."},
    )
    open_answers = forms.BooleanField(
        label="Wat wij in eigen woorden schreven",
        help_text="Het antwoord op de open vraag, aan het einde van de scan.",
        required=False,
    )
    roles = forms.BooleanField(
        label="Welke rollen meededen, en hoe zij verschillen",
        help_text="Zonder vinkje zien zij alleen de scores van iedereen samen.",
        required=False,
    )
    plan = forms.BooleanField(
        label="Ons plan",
        help_text="De stappen die je koos, met wie en wanneer. Je notities nooit.",
        required=False,
    )
    until = forms.DateField(
        label="Tot en met welke dag?",
        help_text="Ten hoogste een jaar. Daarna zien zij niets meer. Stoppen kan elke dag.",
        input_formats=["%Y-%m-%d", "%d-%m-%Y"],
        error_messages={"required": "Kies een dag.", "invalid": "Dit is geen dag. Een voorbeeld: 31-12-2027."},
    )

    def __init__(self, *args: Any, service_points: QuerySet[ServicePoint], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        points, until = self.fields["service_point"], self.fields["until"]
        points.queryset = service_points
        if len(service_points) == 1:
            points.initial = service_points[0]
            points.widget = forms.HiddenInput()
        today = timezone.localdate()
        until.initial = today + USUAL
        bounds = {"min": today.isoformat(), "max": (today + LONGEST).isoformat()}
        until.widget = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date", **bounds})

    def clean_until(self) -> date:
        """From today until a year from now."""
        until, today = self.cleaned_data["until"], timezone.localdate()
        if until < today:
            raise forms.ValidationError("Deze dag is al voorbij. Kies een dag vanaf vandaag.")
        if until > today + LONGEST:
            raise forms.ValidationError(f"Dit is te lang. Kies een dag tot en met {today + LONGEST:%d-%m-%Y}.")
        return until

    @property
    def more(self) -> list[forms.BoundField]:
        """What can be shared beside what always is."""
        return [self[name] for name in ("open_answers", "roles", "plan")]

    @property
    def choices(self) -> Choices:
        """What was chosen, in a valid form."""
        given = self.cleaned_data
        parts = SharedParts(given["open_answers"], given["roles"], given["plan"])
        return Choices(given["service_point"], parts, given["until"])


class ConsentForm(forms.Form):
    """Who shares, who to contact, and the consent itself."""

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

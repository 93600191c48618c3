"""What is asked to invite an employer: one by one, or as a list."""

from collections.abc import Sequence
from pathlib import PurePath
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile

from scan.models import ServicePoint
from scan.workspace.inviting.actions import Wanted

LARGEST_FILE = 1_000_000


class OneLineField(forms.CharField):
    """Text in which line ends and rows of spaces become one space."""

    def to_python(self, value: Any) -> str:
        return " ".join(super().to_python(value).split())


class InvitationForm(forms.Form):
    """One employer to invite. The same form checks each row of a list."""

    organisation = OneLineField(
        label="Organisatie", max_length=200, error_messages={"required": "Vul de naam van de organisatie in."}
    )
    contact_name = OneLineField(
        label="Contactpersoon", help_text="Zo begint de mail: ‘Dag Joost Jansen’.", max_length=200, required=False
    )
    email = forms.EmailField(
        label="E-mailadres",
        max_length=200,
        error_messages={
            "required": "Vul het e-mailadres in.",
            "invalid": "Dit is geen e-mailadres. Een voorbeeld: naam@bedrijf.nl.",
        },
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
    )
    given_by = OneLineField(
        label="Van wie komt het adres?",
        help_text="Dit staat in de mail. Een voorbeeld: van jullie zelf, tijdens de bijeenkomst in mei.",
        max_length=200,
        error_messages={"required": "Vul in van wie het adres komt."},
    )
    reason = OneLineField(
        label="Waarom nodig je uit?",
        help_text="Dit staat in de mail. Een voorbeeld: Jullie vroegen hulp bij een vacature.",
        max_length=400,
        error_messages={"required": "Vul in waarom je uitnodigt."},
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    @property
    def wanted(self) -> Wanted:
        """What was asked, in a valid form."""
        return Wanted(**{name: self.cleaned_data[name] for name in Wanted.__dataclass_fields__})


class ServicePointForm(forms.Form):
    """For which service point; asked only of who works at several."""

    service_point = forms.ModelChoiceField(
        ServicePoint.objects.none(),
        label="Namens welk werkgeversservicepunt?",
        empty_label="Kies uit de lijst",
        error_messages={"required": "Kies een werkgeversservicepunt.", "invalid_choice": "Kies er een uit de lijst."},
    )

    def __init__(self, *args: Any, service_points: Sequence[ServicePoint], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.only = service_points[0] if len(service_points) == 1 else None
        if self.only:
            del self.fields["service_point"]
        else:
            ids = [one.pk for one in service_points]
            self.fields["service_point"].queryset = ServicePoint.objects.filter(pk__in=ids)

    @property
    def chosen_point(self) -> ServicePoint:
        """The service point of a valid form."""
        return self.only or self.cleaned_data["service_point"]


class ListForm(ServicePointForm):
    """A list of employers from Excel."""

    file = forms.FileField(
        label="Excel-bestand",
        help_text="Een bestand dat eindigt op .xlsx, met ten hoogste 500 rijen en van ten hoogste 1 MB.",
        error_messages={"required": "Kies een bestand.", "empty": "Dit bestand is leeg."},
        widget=forms.FileInput(attrs={"accept": ".xlsx"}),
    )

    def clean_file(self) -> UploadedFile:
        """Refuse what is too big or of another kind."""
        file = self.cleaned_data["file"]
        if PurePath(file.name).suffix.lower() != ".xlsx":
            raise forms.ValidationError("Kies een bestand dat eindigt op .xlsx.")
        if file.size > LARGEST_FILE:
            raise forms.ValidationError("Dit bestand is groter dan 1 MB.")
        return file

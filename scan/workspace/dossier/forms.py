"""The forms of a dossier. What was typed is never cut off, and stands there again when something is not right."""

from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils import timezone

from scan.models import ServicePoint
from scan.models.dossier.notes import NoteKind, Side

FURTHEST = timedelta(days=3 * 365)
LONG_AGO = timedelta(days=20 * 365)
NOT_A_DATE = "Dit is geen datum. Een voorbeeld: 14-12-2026."
STRANGE = "Haal de vreemde tekens weg."


class _Words(forms.CharField):
    """A text whose length is counted as people count it: a new line is one sign. The browser cuts nothing off."""

    def to_python(self, value: Any) -> str:
        return super().to_python(value).replace("\r\n", "\n")

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        return {}


def _words(label: str, length: int, *, needed: str = "", help_text: str = "", rows: int = 0) -> _Words:
    """A text; `needed` is what is said when it is empty, "" when it may be."""
    widget = forms.Textarea(attrs={"rows": rows}) if rows else forms.TextInput(attrs={"autocomplete": "off"})
    errors = {
        "required": needed,
        "max_length": f"Maak deze tekst korter. Er passen {length} tekens in.",
        "null_characters_not_allowed": STRANGE,
    }
    return _Words(
        label=label,
        required=bool(needed),
        max_length=length,
        help_text=help_text,
        widget=widget,
        error_messages=errors,
    )


class _DateInput(forms.DateInput):
    """The browser's own way to choose a day; one that has none shows a field to type in."""

    input_type = "date"


def _day(label: str, *, needed: str = "", help_text: str = "") -> forms.DateField:
    return forms.DateField(
        label=label,
        required=bool(needed),
        help_text=help_text or "Dag, maand en jaar.",
        input_formats=["%Y-%m-%d", "%d-%m-%Y", "%d/%m/%Y"],
        widget=_DateInput(format="%Y-%m-%d"),
        error_messages={"required": needed, "invalid": NOT_A_DATE},
    )


def _email() -> forms.EmailField:
    return forms.EmailField(
        label="E-mailadres",
        required=False,
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
        error_messages={
            "invalid": "Dit is geen e-mailadres. Een voorbeeld: naam@bedrijf.nl.",
            "max_length": "Dit e-mailadres is te lang.",
            "null_characters_not_allowed": STRANGE,
        },
    )


def _near(day: date | None, before: date | None = None) -> date | None:
    """A day that is not too far from today to be meant; one that stood there already may stay."""
    today = timezone.localdate()
    if day and day != before and not today - LONG_AGO <= day <= today + FURTHEST:
        raise forms.ValidationError("Klopt dit jaar? Kies een dag die niet zo ver weg is.")
    return day


class NoteForm(forms.Form):
    """A note of a talk."""

    kind = forms.ChoiceField(
        label="Soort",
        choices=NoteKind.choices,
        initial=NoteKind.TALK,
        widget=forms.RadioSelect,
        error_messages={
            "required": "Kies wat voor notitie dit is.",
            "invalid_choice": "Kies een soort die hier staat.",
        },
    )
    happened_on = _day("Datum", needed="Vul in op welke dag het was.")
    text = _words(
        "Notitie",
        5000,
        needed="Schrijf eerst iets op.",
        help_text="Schrijf niets over iemands gezondheid. Noem geen namen van medewerkers.",
        rows=8,
    )

    def clean_happened_on(self) -> date | None:
        day: date = self.cleaned_data["happened_on"]
        if day > timezone.localdate():
            raise forms.ValidationError("Deze dag moet nog komen. Kies vandaag of eerder.")
        return _near(day)


class AgreementForm(forms.Form):
    """What was agreed."""

    text = _words("Wat is er afgesproken?", 400, needed="Schrijf op wat er is afgesproken.", rows=3)
    side = forms.ChoiceField(
        label="Wie doet het?",
        choices=Side.choices,
        initial=Side.US,
        widget=forms.RadioSelect,
        error_messages={"required": "Kies wie het doet.", "invalid_choice": "Kies een van deze twee."},
    )
    due = _day("Voor welke dag?", help_text="Dag, maand en jaar. Op deze dag staat de afspraak bij ‘Vandaag’.")

    def clean_due(self) -> date | None:
        return _near(self.cleaned_data["due"], self.initial.get("due"))


class ContactForm(forms.Form):
    """A contact person at the employer."""

    name = _words("Naam", 200, needed="Vul een naam in.")
    position = _words("Functie", 120)
    email = _email()
    phone = _words("Telefoon", 40)
    since = _day("Contactpersoon sinds", needed="Vul in sinds wanneer.")

    def clean_since(self) -> date | None:
        return _near(self.cleaned_data["since"], self.initial.get("since"))


class LeftForm(forms.Form):
    """The last day of a contact person."""

    until = _day("Laatste dag", needed="Vul de laatste dag in.", help_text="Dit mag ook een dag zijn die nog komt.")

    def __init__(self, *args: Any, since: date, **kwargs: Any) -> None:
        self._since = since
        super().__init__(*args, **kwargs)

    def clean_until(self) -> date | None:
        until: date = self.cleaned_data["until"]
        if until < self._since:
            raise forms.ValidationError(f"Kies een dag vanaf {self._since:%d-%m-%Y}. Toen begon deze contactpersoon.")
        return _near(until)


class FollowUpForm(forms.Form):
    """When to come back to this employer."""

    follow_up_on = _day("Opvolgen op", needed="Kies een dag, of haal de datum weg.")

    def clean_follow_up_on(self) -> date | None:
        day: date = self.cleaned_data["follow_up_on"]
        if day < timezone.localdate() and day != self.initial.get("follow_up_on"):
            raise forms.ValidationError("Deze dag is al geweest. Kies een dag die nog komt.")
        return _near(day, self.initial.get("follow_up_on"))


class NameForm(forms.Form):
    """What the service point calls the employer."""

    name = _words("Naam van de werkgever", 200, needed="Vul een naam in.", help_text="Zo heet het dossier bij jullie.")


class NewDossierForm(forms.Form):
    """A dossier by hand. The service point is asked only where somebody works for more than one."""

    service_point = forms.ModelChoiceField(
        ServicePoint.objects.none(),
        label="Werkgeversservicepunt",
        empty_label="Kies uit de lijst",
        error_messages={"required": "Kies een werkgeversservicepunt.", "invalid_choice": "Kies er een uit de lijst."},
    )
    name = _words("Naam van de werkgever", 200, needed="Vul de naam van de werkgever in.")
    contact_name = _words("Naam van je contactpersoon", 200)
    position = _words("Functie", 120)
    email = _email()
    phone = _words("Telefoon", 40)

    def __init__(self, *args: Any, service_points: list[ServicePoint], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        point = self.fields["service_point"]
        point.queryset = ServicePoint.objects.filter(pk__in=[one.pk for one in service_points])
        if len(service_points) == 1:
            del self.fields["service_point"]

    def clean(self) -> dict[str, Any]:
        given = super().clean()
        if not given.get("contact_name") and any(given.get(name) for name in ("position", "email", "phone")):
            self.add_error("contact_name", "Vul ook de naam van deze contactpersoon in.")
        return given

    @property
    def contact(self) -> dict[str, str]:
        """The contact person of a valid form; without a name there is none."""
        given = self.cleaned_data
        return {"name": given["contact_name"], **{name: given[name] for name in ("position", "email", "phone")}}

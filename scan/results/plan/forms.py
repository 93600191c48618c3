"""The small forms of the plan. Nothing is required: half a plan is kept as well as a whole one."""

from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils import timezone

from scan.models import PlanStep
from scan.models.plan import ENDED, UNDER_WAY, Help, Reason, Status
from scan.models.reminder import Rhythm

FURTHEST = timedelta(days=3 * 365)
NOT_A_DATE = "Dit is geen datum. Een voorbeeld: 14-12-2026."


def _words(label: str, length: int, help_text: str = "", *, rows: int = 0) -> forms.CharField:
    widget = forms.Textarea(attrs={"rows": rows}) if rows else forms.TextInput(attrs={"autocomplete": "off"})
    too_long = f"Maak deze tekst korter. Er passen {length} tekens in."
    return forms.CharField(
        label=label,
        required=False,
        max_length=length,
        help_text=help_text,
        widget=widget,
        error_messages={"max_length": too_long, "null_characters_not_allowed": "Haal de vreemde tekens weg."},
    )


class _DateInput(forms.DateInput):
    """The browser's own way to choose a day; one that has none shows a field to type in."""

    input_type = "date"


class StepForm(forms.Form):
    """A step made concrete. The fields are those of PlanStep."""

    if_words = _words("Als …", 300, "Kies een moment dat vanzelf komt. Een voorbeeld: het teamoverleg begint.")
    then_words = _words(
        "dan …", 600, "Wat doe je dan precies? Een voorbeeld: vraag ik wie een nieuwe collega wil inwerken.", rows=3
    )
    who = _words("Wie", 80, "Een rol of een voornaam. Een achternaam is niet nodig.")
    due = forms.DateField(
        label="Wanneer",
        required=False,
        help_text="Dag, maand en jaar.",
        input_formats=["%Y-%m-%d", "%d-%m-%Y", "%d/%m/%Y"],
        widget=_DateInput(format="%Y-%m-%d"),
        error_messages={"invalid": NOT_A_DATE},
    )
    first_action = _words("Eerste actie", 400, "Klein en precies: iets dat je deze week kunt doen.", rows=2)
    help_from = forms.ChoiceField(
        label="Wie kan helpen?", required=False, choices=[("", "Weet ik nog niet"), *Help.choices]
    )
    help_words = _words("Waarbij wil je hulp?", 600, rows=2)

    def __init__(self, *args: Any, step: PlanStep, **kwargs: Any) -> None:
        self._due_before = step.due
        initial = {name: getattr(step, name) for name in self.base_fields}
        if step.revision == 1:
            # A suggestion as long as nothing was written; it counts once it is saved.
            initial["first_action"] = step.advice.text.actions[0]
        super().__init__(*args, initial=initial, **kwargs)

    def clean_due(self) -> date | None:
        due: date | None = self.cleaned_data["due"]
        if due is None or due == self._due_before:
            return due
        today = timezone.localdate()
        if due < today:
            raise forms.ValidationError("Deze dag is al geweest. Kies een dag die nog komt.")
        if due > today + FURTHEST:
            raise forms.ValidationError("Kies een dag binnen drie jaar.")
        return due


class AsideForm(forms.Form):
    """Why a step is put aside."""

    verdict = forms.ChoiceField(
        label="Wat is er met deze stap?",
        choices=[(Status.ALREADY, "Doen wij al"), (Status.REJECTED, "Past niet")],
        widget=forms.RadioSelect,
        error_messages={"required": "Kies wat er met deze stap is.", "invalid_choice": "Kies een van deze twee."},
    )
    reason = forms.ChoiceField(
        label="Waarom past de stap niet?",
        required=False,
        choices=[("", "Geen reden"), *Reason.choices],
        error_messages={"invalid_choice": "Kies een reden die hier staat."},
    )
    words = _words("In je eigen woorden", 300)


class StatusForm(forms.Form):
    """How far a chosen step is."""

    status = forms.ChoiceField(
        label="Hoe ver zijn jullie?",
        choices=[(one.value, one.label) for one in (*UNDER_WAY, *ENDED)],
        error_messages={"required": "Kies hoe ver jullie zijn.", "invalid_choice": "Kies een status die hier staat."},
    )


class NoteForm(forms.Form):
    """Something to remember about a step."""

    text = _words("Nieuwe notitie", 1000, "Bijvoorbeeld wat jullie afspraken, of wat lukte.", rows=3)

    def clean_text(self) -> str:
        text: str = self.cleaned_data["text"]
        if not text:
            raise forms.ValidationError("Schrijf eerst iets op.")
        return text


CONSENT = (
    "Ja, mail mij over ons plan. Jullie bewaren mijn e-mailadres alleen daarvoor, hooguit een jaar. "
    "Ik kan elke dag stoppen, ook met de link in de mail. Dan wissen jullie mijn adres."
)


class ReminderForm(forms.Form):
    """Where and when to be reminded."""

    address = forms.EmailField(
        label="E-mailadres",
        max_length=200,
        error_messages={
            "required": "Vul je e-mailadres in.",
            "invalid": "Dit is geen e-mailadres. Een voorbeeld: naam@bedrijf.nl.",
        },
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    rhythm = forms.ChoiceField(
        label="Wanneer wil je een mail?",
        choices=Rhythm.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Kies wanneer je een mail wilt.", "invalid_choice": "Kies een van deze drie."},
    )
    with_link = forms.BooleanField(
        label="Zet een persoonlijke link in de mail. Wie de mail heeft, kan dan bij jullie hele scan.", required=False
    )
    agreed = forms.BooleanField(
        label="Akkoord", error_messages={"required": "Zet een vinkje als je de mails wilt krijgen."}
    )

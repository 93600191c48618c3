"""The forms of the list: to whom dossiers go, and under which name a filter is kept."""

from typing import Any

from django import forms
from django.db.models import QuerySet

from scan.models import SavedFilter, User


class HandoverForm(forms.Form):
    """To whom, and what the next account manager must know before the first visit.

    Who can only take the dossiers (`taker`) is asked neither.
    """

    to = forms.ModelChoiceField(
        User.objects.none(),
        label="Nieuwe accountmanager",
        empty_label="Kies een collega",
        error_messages={
            "required": "Kies wie deze werkgevers krijgt.",
            "invalid_choice": "Kies iemand uit de lijst. Wie je koos, kan deze werkgevers niet krijgen.",
        },
    )
    note = forms.CharField(
        label="Overdrachtsnotitie",
        help_text="Je collega leest dit voor het eerste bezoek. De werkgever ziet het niet.",
        max_length=5000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 6}),
        error_messages={"max_length": "Houd het bij 5.000 tekens. Nu zijn het er %(show_value)d."},
    )
    shown = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(
        self, *args: Any, receivers: QuerySet[User], number: int, taker: User | None = None, **kwargs: Any
    ) -> None:
        super().__init__(*args, initial={"shown": number, "to": taker}, **kwargs)
        self.fields["to"].queryset = receivers
        self.expected = number
        if taker:
            self.fields["to"].widget = forms.HiddenInput()
            del self.fields["note"]

    def clean_shown(self) -> int:
        """How many dossiers the page showed: another number means that the list changed meanwhile."""
        if self.cleaned_data["shown"] != self.expected:
            raise forms.ValidationError("De lijst is intussen veranderd. Kijk nog eens welke werkgevers het zijn.")
        return self.expected


class NameForm(forms.ModelForm):
    """The name of a saved filter, which one person has once."""

    class Meta:
        model = SavedFilter
        fields = ["name"]
        labels = {"name": "Naam van het filter"}
        error_messages = {
            "name": {
                "required": "Geef het filter een naam.",
                "max_length": "Houd de naam korter dan 61 tekens.",
            }
        }

    def clean_name(self) -> str:
        name = self.cleaned_data["name"]
        same = SavedFilter.objects.filter(user=self.instance.user, name=name).exclude(pk=self.instance.pk)
        if same.exists():
            raise forms.ValidationError("Je hebt al een filter met deze naam. Kies een andere.")
        return name

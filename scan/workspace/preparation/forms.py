"""The two small forms of the preparation: an own view of a style, and the phase."""

from datetime import UTC, datetime
from typing import Any

from django import forms

from scan.content.service_phases import service_phases
from scan.models import OwnView

LONGEST = OwnView._meta.get_field("text").max_length


class OwnViewForm(forms.Form):
    """What the account managers think of one style here. `seen` is the moment at which the shown text was written."""

    text = forms.CharField(
        required=False,
        max_length=LONGEST,
        help_text="Alleen voor jullie team. De werkgever ziet dit niet.",
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={
            "max_length": f"Maak deze tekst korter. Er passen {LONGEST} tekens in.",
            "null_characters_not_allowed": "Haal de vreemde tekens weg.",
        },
    )
    seen = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, data: Any = None, *, style: str, title: str, view: OwnView | None) -> None:
        """`view` is what stands there now. Each style has a form on the same page, so ids hold the style."""
        initial = {"text": view.text if view else "", "seen": stamp(view)}
        super().__init__(data, initial=initial, auto_id=f"kijk-{style}-%s")
        self.fields["text"].label = f"Jullie kijk op ‘{title}’"
        # A browser would cut off in silence what is pasted.
        self.fields["text"].widget.attrs.pop("maxlength", None)

    @classmethod
    def anew(cls, text: str, *, style: str, title: str, view: OwnView | None) -> "OwnViewForm":
        """The form with a text that was typed, for who now has seen what stands there."""
        return cls({"text": text, "seen": stamp(view)}, style=style, title=title, view=view)

    def clean_seen(self) -> datetime | None:
        """None for no text; a moment that never was for what somebody made up."""
        given = self.cleaned_data["seen"]
        try:
            return datetime.fromisoformat(given) if given else None
        except ValueError:
            return datetime.min.replace(tzinfo=UTC)


class PhaseForm(forms.Form):
    """Which of the six phases to prepare for."""

    phase = forms.TypedChoiceField(
        label="Welke fase past volgens jou?",
        required=False,
        coerce=int,
        empty_value=None,
        error_messages={"invalid_choice": "Kies een fase die hier staat."},
    )

    def __init__(self, data: Any = None, *, chosen: int | None = None) -> None:
        super().__init__(data, initial={"phase": chosen or ""}, auto_id="fase-%s")
        titles = [(one.number, f"{one.number}. {one.title}") for one in service_phases()]
        self.fields["phase"].choices = [("", "Wat uit het dossier volgt"), *titles]


def stamp(view: OwnView | None) -> str:
    """The moment that a form carries along, to the microsecond; empty for no text."""
    return view.written_at.isoformat() if view else ""

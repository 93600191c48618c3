"""What stands there now, where somebody else changed it while this window was being written in?"""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.utils.formats import date_format


@dataclass(frozen=True)
class Difference:
    """A field that differs from what was typed: its label, and what stands there now, in words."""

    label: str
    stands: str


def differences(form: forms.Form, stands: Any) -> list[Difference]:
    """The fields in which the posted form differs from the thing as it is now; what is wrong counts as different."""
    return [
        Difference(str(field.label), _in_words(field, getattr(stands, name)) or "niets")
        for name, field in form.fields.items()
        if name not in form.cleaned_data or form.cleaned_data[name] != getattr(stands, name)
    ]


def _in_words(field: forms.Field, value: Any) -> str:
    if isinstance(value, date):
        return date_format(value, "j F Y")
    labels = dict(getattr(field, "choices", ()))
    return str(labels.get(value, value or ""))

"""What stands in a step now, where another window changed it while this one was being written?"""

from dataclasses import dataclass

from django import forms
from django.utils.formats import date_format

from scan.models import PlanStep
from scan.models.plan import Help


@dataclass(frozen=True)
class Difference:
    """A field that differs from what was typed: its label, and what stands there now, in words."""

    label: str
    stands: str


def differences(form: forms.Form, stands: PlanStep) -> list[Difference]:
    """The fields in which the posted form differs from the step as it is now; what is not right counts as different."""
    return [
        Difference(str(field.label), _in_words(stands, name) or "niets")
        for name, field in form.fields.items()
        if name not in form.cleaned_data or form.cleaned_data[name] != getattr(stands, name)
    ]


def _in_words(step: PlanStep, name: str) -> str:
    value = getattr(step, name)
    if name == "due":
        return date_format(value, "j F Y") if value else ""
    if name == "help_from":
        return str(Help(value).label) if value else "Weet ik nog niet"
    return str(value)

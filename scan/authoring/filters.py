"""How can an editor narrow down a list of rows?"""

import django_filters
from wagtail.admin.filters import WagtailFilterSet

from scan.authoring import choices
from scan.models.working.advice import StepRow
from scan.models.working.measure import ScaleRow
from scan.models.working.questions import TYPES, QuestionRow


class QuestionFilters(WagtailFilterSet):
    """By section, kind, scale, and whether the short version has it."""

    section = django_filters.ChoiceFilter(choices=choices.sections, label="Sectie")
    type = django_filters.ChoiceFilter(choices=TYPES, label="Soort")
    scale = django_filters.ChoiceFilter(choices=choices.scales, label="Schaal")

    class Meta:
        model = QuestionRow
        fields = ("section", "type", "scale", "short")


class ScaleFilters(WagtailFilterSet):
    """By dimension."""

    dimension = django_filters.ChoiceFilter(choices=choices.dimensions, label="Dimensie")

    class Meta:
        model = ScaleRow
        fields = ("dimension",)


class StepFilters(WagtailFilterSet):
    """By phase, effort and impact, and who does it."""

    phase = django_filters.ChoiceFilter(choices=choices.phases, label="Fase")
    actor = django_filters.ChoiceFilter(choices=choices.roles, label="Wie het doet")

    class Meta:
        model = StepRow
        fields = ("phase", "actor", "effort", "impact")

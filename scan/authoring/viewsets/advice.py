"""Steps, phases, stages, styles and topics in the admin."""

from typing import Any, ClassVar

from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.admin.ui.tables import Column, UpdatedAtColumn

from scan.authoring import forms
from scan.authoring.filters import StepFilters
from scan.authoring.viewsets.row import RowViewSet, form_of
from scan.models.working import advice


class StepViewSet(RowViewSet):
    """Steps."""

    model = advice.StepRow
    path = "stappen"
    menu_label = "Stappen"
    icon = "list-ol"
    list_display: ClassVar[list[Any]] = [
        "__str__",
        Column("phase", label="Fase", sort_key="phase"),
        Column("effort", label="Moeite", sort_key="effort"),
        Column("impact", label="Effect", sort_key="impact"),
        UpdatedAtColumn(),
    ]
    filterset_class = StepFilters
    search_fields: ClassVar[list[str]] = ["title", "kern", "key"]
    edit_handler = form_of(
        forms.StepForm,
        FieldPanel("title"),
        FieldPanel("when"),
        MultiFieldPanel(
            [FieldPanel("what"), FieldPanel("why"), FieldPanel("actions"), FieldPanel("references")], heading="Tekst"
        ),
        FieldRowPanel([FieldPanel("phase"), FieldPanel("actor")]),
        FieldRowPanel([FieldPanel("effort"), FieldPanel("impact")]),
        MultiFieldPanel(
            [FieldPanel("targets"), FieldPanel("wish"), FieldPanel("schemes"), FieldPanel("sources")],
            heading="Waar de stap bij hoort",
        ),
        FieldPanel("kern"),
    )


class PhaseViewSet(RowViewSet):
    """Phases."""

    model = advice.PhaseRow
    path = "fasen"
    menu_label = "Fasen"
    icon = "arrow-right"
    search_fields: ClassVar[list[str]] = ["title", "meaning", "key"]
    edit_handler = form_of(forms.PhaseForm, FieldPanel("title"), FieldPanel("meaning"))


class StageViewSet(RowViewSet):
    """Stages."""

    model = advice.StageRow
    path = "stadia"
    menu_label = "Stadia"
    icon = "success"
    search_fields: ClassVar[list[str]] = ["title", "meaning", "key"]
    edit_handler = form_of(
        forms.StageForm, FieldPanel("title"), FieldPanel("meaning"), FieldPanel("when"), FieldPanel("sources")
    )


class StyleViewSet(RowViewSet):
    """Styles."""

    model = advice.StyleRow
    path = "stijlen"
    menu_label = "Stijlen"
    icon = "pick"
    search_fields: ClassVar[list[str]] = ["title", "key"]
    edit_handler = form_of(forms.StyleForm, FieldPanel("title"), FieldPanel("points"))


class TopicViewSet(RowViewSet):
    """Topics of conversation."""

    model = advice.TopicRow
    path = "gespreksonderwerpen"
    menu_label = "Gespreksonderwerpen"
    icon = "openquote"
    search_fields: ClassVar[list[str]] = ["title", "kern", "key"]
    edit_handler = form_of(
        forms.TopicForm,
        FieldPanel("title"),
        FieldPanel("when"),
        MultiFieldPanel(
            [FieldPanel("explanation"), FieldPanel("questions"), FieldPanel("references")], heading="Tekst"
        ),
        FieldPanel("kern"),
    )

"""Steps, phases, stages, styles and topics in the admin."""

from typing import Any, ClassVar

from wagtail.admin.panels import FieldRowPanel, MultiFieldPanel
from wagtail.admin.ui.tables import Column, UpdatedAtColumn

from scan.authoring import choices, forms
from scan.authoring.columns import TitleOf
from scan.authoring.filters import StepFilters
from scan.authoring.panels import RowField
from scan.authoring.preview_panels import RuleSentencePanel
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
        TitleOf("phase", choices.phases, "Fase"),
        Column("effort", label="Moeite", sort_key="effort"),
        Column("impact", label="Effect", sort_key="impact"),
        UpdatedAtColumn(),
    ]
    filterset_class = StepFilters
    search_fields: ClassVar[list[str]] = ["title", "kern", "key"]
    edit_handler = form_of(
        forms.StepForm,
        RowField("title"),
        RowField("when"),
        RuleSentencePanel(),
        MultiFieldPanel(
            [RowField("what"), RowField("why"), RowField("actions"), RowField("references")], heading="Tekst"
        ),
        FieldRowPanel([RowField("phase"), RowField("actor")]),
        FieldRowPanel([RowField("effort"), RowField("impact")]),
        MultiFieldPanel(
            [RowField("targets"), RowField("wish"), RowField("schemes"), RowField("sources")],
            heading="Waar de stap bij hoort",
        ),
        RowField("kern"),
    )


class PhaseViewSet(RowViewSet):
    """Phases."""

    model = advice.PhaseRow
    path = "fasen"
    menu_label = "Fasen"
    icon = "arrow-right"
    search_fields: ClassVar[list[str]] = ["title", "meaning", "key"]
    edit_handler = form_of(forms.PhaseForm, RowField("title"), RowField("meaning"))


class StageViewSet(RowViewSet):
    """Stages."""

    model = advice.StageRow
    path = "stadia"
    menu_label = "Stadia"
    icon = "success"
    search_fields: ClassVar[list[str]] = ["title", "meaning", "key"]
    edit_handler = form_of(
        forms.StageForm,
        RowField("title"),
        RowField("meaning"),
        RowField("when"),
        RuleSentencePanel(),
        RowField("sources"),
    )


class StyleViewSet(RowViewSet):
    """Styles."""

    model = advice.StyleRow
    path = "stijlen"
    menu_label = "Stijlen"
    icon = "pick"
    search_fields: ClassVar[list[str]] = ["title", "key"]
    edit_handler = form_of(forms.StyleForm, RowField("title"), RowField("points"), RuleSentencePanel())


class TopicViewSet(RowViewSet):
    """Topics of conversation."""

    model = advice.TopicRow
    path = "gespreksonderwerpen"
    menu_label = "Gespreksonderwerpen"
    icon = "openquote"
    search_fields: ClassVar[list[str]] = ["title", "kern", "key"]
    edit_handler = form_of(
        forms.TopicForm,
        RowField("title"),
        RowField("when"),
        RuleSentencePanel(),
        MultiFieldPanel([RowField("explanation"), RowField("questions"), RowField("references")], heading="Tekst"),
        RowField("kern"),
    )

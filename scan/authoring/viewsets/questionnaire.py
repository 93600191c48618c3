"""Questions, sections and answer scales in the admin."""

from typing import Any, ClassVar

from wagtail.admin.panels import FieldRowPanel, MultiFieldPanel
from wagtail.admin.ui.tables import BooleanColumn, Column, UpdatedAtColumn

from scan.authoring import choices, forms
from scan.authoring.columns import TitleOf
from scan.authoring.filters import QuestionFilters
from scan.authoring.panels import RowField
from scan.authoring.preview_panels import RuleSentencePanel
from scan.authoring.viewsets.row import RowViewSet, form_of
from scan.models.working import questions


class QuestionViewSet(RowViewSet):
    """Questions."""

    model = questions.QuestionRow
    path = "vragen"
    menu_label = "Vragen"
    icon = "help"
    list_display: ClassVar[list[Any]] = [
        "__str__",
        TitleOf("section", choices.sections, "Sectie"),
        Column("get_type_display", label="Soort", sort_key="type"),
        TitleOf("scale", choices.scales, "Schaal"),
        UpdatedAtColumn(),
    ]
    filterset_class = QuestionFilters
    search_fields: ClassVar[list[str]] = ["text", "help", "key"]
    edit_handler = form_of(
        forms.QuestionForm,
        RowField("text"),
        RowField("help"),
        FieldRowPanel([RowField("section"), RowField("type")]),
        MultiFieldPanel(
            [
                RowField("answers"),
                RowField("options"),
                RowField("options_from"),
                FieldRowPanel([RowField("dont_know"), RowField("not_applicable"), RowField("optional")]),
                FieldRowPanel([RowField("minimum"), RowField("maximum"), RowField("max_length")]),
            ],
            heading="Antwoorden",
        ),
        FieldRowPanel([RowField("scale"), RowField("short")], heading="Meten"),
        MultiFieldPanel(
            [RowField("asked_of"), RowField("show_if"), RuleSentencePanel()], heading="Wie krijgt de vraag, en wanneer"
        ),
    )


class SectionViewSet(RowViewSet):
    """Sections."""

    model = questions.SectionRow
    path = "secties"
    menu_label = "Secties"
    icon = "folder-open-1"
    list_display: ClassVar[list[Any]] = ["__str__", "key", BooleanColumn("once", label="Eén keer"), UpdatedAtColumn()]
    search_fields: ClassVar[list[str]] = ["title", "intro", "key"]
    edit_handler = form_of(forms.SectionForm, RowField("title"), RowField("intro"), RowField("once"))


class AnswerScaleViewSet(RowViewSet):
    """Answer scales."""

    model = questions.AnswerScaleRow
    path = "antwoordschalen"
    menu_label = "Antwoordschalen"
    icon = "order"
    edit_handler = form_of(forms.AnswerScaleForm, RowField("options"))

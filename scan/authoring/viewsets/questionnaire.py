"""Questions, sections and answer scales in the admin."""

from typing import Any, ClassVar

from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.admin.ui.tables import Column, UpdatedAtColumn

from scan.authoring import forms
from scan.authoring.filters import QuestionFilters
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
        Column("section", label="Sectie", sort_key="section"),
        Column("get_type_display", label="Soort", sort_key="type"),
        Column("scale", label="Schaal", sort_key="scale"),
        UpdatedAtColumn(),
    ]
    filterset_class = QuestionFilters
    search_fields: ClassVar[list[str]] = ["text", "help", "key"]
    edit_handler = form_of(
        forms.QuestionForm,
        FieldPanel("text"),
        FieldPanel("help"),
        FieldRowPanel([FieldPanel("section"), FieldPanel("type")]),
        MultiFieldPanel(
            [
                FieldPanel("answers"),
                FieldPanel("options"),
                FieldPanel("options_from"),
                FieldRowPanel([FieldPanel("dont_know"), FieldPanel("not_applicable"), FieldPanel("optional")]),
                FieldRowPanel([FieldPanel("minimum"), FieldPanel("maximum"), FieldPanel("max_length")]),
            ],
            heading="Antwoorden",
        ),
        FieldRowPanel([FieldPanel("scale"), FieldPanel("short")], heading="Meten"),
        MultiFieldPanel([FieldPanel("asked_of"), FieldPanel("show_if")], heading="Wie krijgt de vraag, en wanneer"),
    )


class SectionViewSet(RowViewSet):
    """Sections."""

    model = questions.SectionRow
    path = "secties"
    menu_label = "Secties"
    icon = "folder-open-1"
    list_display: ClassVar[list[Any]] = ["__str__", "key", Column("once", label="Eén keer"), UpdatedAtColumn()]
    search_fields: ClassVar[list[str]] = ["title", "intro", "key"]
    edit_handler = form_of(forms.SectionForm, FieldPanel("title"), FieldPanel("intro"), FieldPanel("once"))


class AnswerScaleViewSet(RowViewSet):
    """Answer scales."""

    model = questions.AnswerScaleRow
    path = "antwoordschalen"
    menu_label = "Antwoordschalen"
    icon = "order"
    edit_handler = form_of(forms.AnswerScaleForm, FieldPanel("options"))

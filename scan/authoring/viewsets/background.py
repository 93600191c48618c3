"""Schemes, sources, terms, sample employers and the instrument itself in the admin."""

from typing import Any, ClassVar

from wagtail.admin.ui.tables import UpdatedAtColumn

from scan.authoring import forms
from scan.authoring.panels import RowField
from scan.authoring.samples_panel import AnswersPanel, SampleIndexView
from scan.authoring.viewsets.row import RowViewSet, form_of
from scan.models.working import background


class SchemeViewSet(RowViewSet):
    """Schemes, by key."""

    model = background.SchemeRow
    path = "regelingen"
    menu_label = "Regelingen"
    icon = "doc-full"
    edit_handler = form_of(forms.SchemeForm)


class SourceViewSet(RowViewSet):
    """Sources."""

    model = background.SourceRow
    path = "bronnen"
    menu_label = "Bronnen"
    icon = "doc-full-inverse"
    list_display: ClassVar[list[Any]] = ["__str__", "publisher", "year", UpdatedAtColumn()]
    search_fields: ClassVar[list[str]] = ["title", "publisher", "key"]
    edit_handler = form_of(
        forms.SourceForm, RowField("title"), RowField("publisher"), RowField("year"), RowField("file")
    )


class TermViewSet(RowViewSet):
    """Terms."""

    model = background.TermRow
    path = "begrippen"
    menu_label = "Begrippen"
    icon = "info-circle"
    search_fields: ClassVar[list[str]] = ["title", "explanation", "key"]
    edit_handler = form_of(
        forms.TermForm,
        RowField("title"),
        RowField("variants"),
        RowField("explanation"),
        RowField("references"),
    )


class SampleEmployerViewSet(RowViewSet):
    """Sample employers."""

    model = background.SampleEmployerRow
    path = "proefwerkgevers"
    menu_label = "Proefwerkgevers"
    icon = "group"
    index_view_class = SampleIndexView
    search_fields: ClassVar[list[str]] = ["title", "description", "key"]
    edit_handler = form_of(forms.SampleEmployerForm, AnswersPanel(), RowField("title"), RowField("description"))


class InstrumentViewSet(RowViewSet):
    """The instrument itself: there is one row, which is changed and never added or deleted."""

    model = background.InstrumentRow
    path = "instrument"
    menu_label = "Naam en regio's"
    icon = "cog"
    copy_view_enabled = False
    edit_handler = form_of(forms.InstrumentForm, RowField("title"), RowField("minutes"), RowField("regions"))

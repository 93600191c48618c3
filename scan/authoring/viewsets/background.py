"""Schemes, sources, terms, sample employers and the instrument itself in the admin."""

from typing import Any, ClassVar

from wagtail.admin.panels import FieldPanel
from wagtail.admin.ui.tables import UpdatedAtColumn

from scan.authoring import forms
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
        forms.SourceForm, FieldPanel("title"), FieldPanel("publisher"), FieldPanel("year"), FieldPanel("file")
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
        FieldPanel("title"),
        FieldPanel("variants"),
        FieldPanel("explanation"),
        FieldPanel("references"),
    )


class SampleEmployerViewSet(RowViewSet):
    """Sample employers."""

    model = background.SampleEmployerRow
    path = "proefwerkgevers"
    menu_label = "Proefwerkgevers"
    icon = "group"
    search_fields: ClassVar[list[str]] = ["title", "description", "key"]
    edit_handler = form_of(forms.SampleEmployerForm, FieldPanel("title"), FieldPanel("description"))


class InstrumentViewSet(RowViewSet):
    """The instrument itself: there is one row, which is changed and never added or deleted."""

    model = background.InstrumentRow
    path = "instrument"
    menu_label = "Naam en regio's"
    icon = "cog"
    copy_view_enabled = False
    edit_handler = form_of(forms.InstrumentForm, FieldPanel("title"), FieldPanel("minutes"), FieldPanel("regions"))

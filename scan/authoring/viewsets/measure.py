"""Dimensions, scales, roles and levels in the admin."""

from typing import Any, ClassVar

from wagtail.admin.panels import FieldPanel
from wagtail.admin.ui.tables import Column, UpdatedAtColumn

from scan.authoring import forms
from scan.authoring.filters import ScaleFilters
from scan.authoring.viewsets.row import RowViewSet, form_of
from scan.models.working import measure


class DimensionViewSet(RowViewSet):
    """Dimensions."""

    model = measure.DimensionRow
    path = "dimensies"
    menu_label = "Dimensies"
    icon = "folder-inverse"
    search_fields: ClassVar[list[str]] = ["title", "question", "key"]
    edit_handler = form_of(forms.DimensionForm, FieldPanel("title"), FieldPanel("question"))


class ScaleViewSet(RowViewSet):
    """Scales."""

    model = measure.ScaleRow
    path = "schalen"
    menu_label = "Schalen"
    icon = "order"
    list_display: ClassVar[list[Any]] = [
        "__str__",
        Column("dimension", label="Dimensie", sort_key="dimension"),
        "key",
        UpdatedAtColumn(),
    ]
    filterset_class = ScaleFilters
    search_fields: ClassVar[list[str]] = ["title", "explanation", "key"]
    edit_handler = form_of(forms.ScaleForm, FieldPanel("title"), FieldPanel("explanation"), FieldPanel("dimension"))


class RoleViewSet(RowViewSet):
    """Roles."""

    model = measure.RoleRow
    path = "rollen"
    menu_label = "Rollen"
    icon = "user"
    list_display: ClassVar[list[Any]] = ["__str__", "key", Column("protected", label="Beschermd"), UpdatedAtColumn()]
    search_fields: ClassVar[list[str]] = ["title", "key"]
    edit_handler = form_of(forms.RoleForm, FieldPanel("title"), FieldPanel("protected"))


class LevelViewSet(RowViewSet):
    """Levels."""

    model = measure.LevelRow
    path = "niveaus"
    menu_label = "Niveaus"
    icon = "order-up"
    list_display: ClassVar[list[Any]] = ["__str__", "key", Column("start", label="Vanaf"), UpdatedAtColumn()]
    search_fields: ClassVar[list[str]] = ["title", "key"]
    edit_handler = form_of(forms.LevelForm, FieldPanel("title"), FieldPanel("start"))

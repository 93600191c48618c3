"""Dimensions, scales, roles and levels in the admin."""

from typing import Any, ClassVar

from wagtail.admin.ui.tables import BooleanColumn, Column, UpdatedAtColumn

from scan.authoring import choices, forms
from scan.authoring.columns import TitleOf
from scan.authoring.filters import ScaleFilters
from scan.authoring.panels import RowField
from scan.authoring.viewsets.row import RowViewSet, form_of
from scan.models.working import measure


class DimensionViewSet(RowViewSet):
    """Dimensions."""

    model = measure.DimensionRow
    path = "dimensies"
    menu_label = "Dimensies"
    icon = "folder-inverse"
    search_fields: ClassVar[list[str]] = ["title", "question", "key"]
    edit_handler = form_of(forms.DimensionForm, RowField("title"), RowField("question"))


class ScaleViewSet(RowViewSet):
    """Scales."""

    model = measure.ScaleRow
    path = "schalen"
    menu_label = "Schalen"
    icon = "order"
    list_display: ClassVar[list[Any]] = [
        "__str__",
        TitleOf("dimension", choices.dimensions, "Dimensie"),
        "key",
        UpdatedAtColumn(),
    ]
    filterset_class = ScaleFilters
    search_fields: ClassVar[list[str]] = ["title", "explanation", "key"]
    edit_handler = form_of(forms.ScaleForm, RowField("title"), RowField("explanation"), RowField("dimension"))


class RoleViewSet(RowViewSet):
    """Roles."""

    model = measure.RoleRow
    path = "rollen"
    menu_label = "Rollen"
    icon = "user"
    list_display: ClassVar[list[Any]] = [
        "__str__",
        "key",
        BooleanColumn("protected", label="Beschermd"),
        UpdatedAtColumn(),
    ]
    search_fields: ClassVar[list[str]] = ["title", "key"]
    edit_handler = form_of(forms.RoleForm, RowField("title"), RowField("protected"))


class LevelViewSet(RowViewSet):
    """Levels."""

    model = measure.LevelRow
    path = "niveaus"
    menu_label = "Niveaus"
    icon = "order-up"
    list_display: ClassVar[list[Any]] = ["__str__", "key", Column("start", label="Vanaf"), UpdatedAtColumn()]
    search_fields: ClassVar[list[str]] = ["title", "key"]
    edit_handler = form_of(forms.LevelForm, RowField("title"), RowField("start"))

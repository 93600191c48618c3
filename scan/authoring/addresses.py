"""Where is a row changed, and where on that screen a field?"""

from django.urls import reverse

from scan.models.working.row import Row

# Fields of blocks: Wagtail gives their place the name of the field itself.
_BLOCKS = frozenset({"options", "show_if", "when", "points", "actions", "questions", "references"})
# Answers of a sample employer have a screen of their own.
_ELSEWHERE = frozenset({"facts", "respondents"})


def edit_url(row: Row, field: str = "") -> str:
    """The screen where a row is changed, at a field."""
    if field in _ELSEWHERE:
        return reverse("authoring_sample", args=[row.pk])
    address = reverse(f"wagtailsnippets_scan_{row._meta.model_name}:edit", args=[row.pk])
    return f"{address}#{field_anchor(field)}" if field else address


def field_anchor(field: str) -> str:
    """The id of a field's control on the edit screen."""
    return field if field in _BLOCKS else f"id_{field}"

"""What stands on the edit screen of a row: its fields, and what lint finds in it."""

from typing import Any

from wagtail.admin.panels import FieldPanel, Panel

from scan.authoring.checking import check_working_copy
from scan.authoring.comparison import InWords


class RowField(FieldPanel):
    """A field of a row; what is no plain text is compared in words."""

    def get_comparison_class(self) -> Any:
        kind = self.db_field.get_internal_type()
        said = kind in ("JSONField", "BooleanField") or (kind == "SlugField" and self.field_name != "key")
        return InWords if said else super().get_comparison_class()


class FindingsPanel(Panel):
    """What lint finds in this row, above its fields."""

    class BoundPanel(Panel.BoundPanel):
        """The panel for one row."""

        template_name = "scan/authoring/findings_panel.html"

        def is_shown(self) -> bool:
            return self.instance.pk is not None and not self.instance.archived

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            check = check_working_copy()
            return {**super().get_context_data(parent_context), "found": check.about(self.instance), "check": check}

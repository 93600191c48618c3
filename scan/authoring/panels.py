"""What stands on an edit screen besides its fields: what lint finds in the row."""

from typing import Any

from wagtail.admin.panels import Panel

from scan.authoring.checking import check_working_copy


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

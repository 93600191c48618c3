"""What an editor sees first in /beheer/ about pages: what waits to be checked, and links that lead nowhere."""

from typing import Any

from wagtail.admin.ui.components import Component

from pages.editing.broken_links import count_broken
from pages.editing.rights import is_editor
from pages.editing.to_check import State, count_to_check


class UpkeepPanel(Component):
    """How many things have to be looked up, and how many links are broken."""

    name = "upkeep"
    template_name = "pages/editing/home_panel.html"
    # After what waits for a review, before what was changed last.
    order = 240

    def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
        if not is_editor(parent_context["request"].user):
            return {}
        counts = count_to_check()
        return {
            "is_editor": True,
            "never": counts[State.NEVER],
            "overdue": counts[State.OVERDUE],
            "broken": count_broken(),
        }

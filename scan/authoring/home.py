"""What an editor sees first in /beheer/: how the working copy stands, and whether anybody asks to publish it."""

from typing import Any

from wagtail.admin.ui.components import Component

from scan.authoring import publishing
from scan.authoring.once import reading_once
from scan.authoring.rights import may_author, may_publish


class WorkingCopyPanel(Component):
    """The number of errors and warnings in the working copy, and a request that waits."""

    name = "working_copy"
    template_name = "scan/authoring/home_panel.html"
    order = 120

    def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
        user = parent_context["request"].user
        if not may_author(user):
            return {}
        with reading_once():
            return {
                "release": publishing.release(),
                "waiting": publishing.open_request(),
                "sent_back": publishing.last_answer(),
                "may_publish": may_publish(user),
            }

"""What a rule says, as a sentence below the rule itself, on the screen where it is changed."""

from typing import Any

from wagtail.admin.panels import Panel

from scan.authoring.previews import NotYetError, sentences_of


class RuleSentencePanel(Panel):
    """The rule of a row as it is saved, in words."""

    class BoundPanel(Panel.BoundPanel):
        """The panel for one row."""

        template_name = "scan/authoring/preview_rule.html"

        def is_shown(self) -> bool:
            return self.instance.pk is not None

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            context: dict[str, Any] = super().get_context_data(parent_context)
            try:
                return {**context, "sentences": sentences_of(self.instance)}
            except NotYetError as reason:
                return {**context, "not_yet": str(reason)}

"""On the screens of a sample employer itself: the way to the answers, and how they stand."""

from typing import Any

from django.urls import reverse
from wagtail.admin.panels import Panel
from wagtail.admin.widgets.button import Button

from scan.authoring.checking import check_working_copy
from scan.authoring.row_views import RowIndexView
from scan.authoring.samples import sample_of
from scan.core.samples import misfits_of, unanswered
from scan.models.working.background import SampleEmployerRow
from scan.models.working.row import Row

ANSWERS = "Bekijk en verander de antwoorden"


class SampleIndexView(RowIndexView):
    """The list, with a way to the answers of each."""

    def get_list_more_buttons(self, instance: Row) -> list[Any]:
        url = reverse("authoring_sample", args=[instance.pk])
        return [Button(ANSWERS, url=url, icon_name="list-ul", priority=5), *super().get_list_more_buttons(instance)]


class AnswersPanel(Panel):
    """How many people fill in for this employer, and what does not fit or is still open."""

    class BoundPanel(Panel.BoundPanel):
        """The panel for one sample employer."""

        template_name = "scan/authoring/sample_panel.html"
        instance: SampleEmployerRow

        def is_shown(self) -> bool:
            return self.instance.pk is not None

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            context: dict[str, Any] = super().get_context_data(parent_context)
            check, sample = check_working_copy(), sample_of(self.instance)
            context |= {"row": self.instance, "people": len(self.instance.respondents)}
            if sample is None or not check.is_readable:
                return context
            instrument = check.copy.instrument
            return context | {
                "misfits": misfits_of(instrument, sample),
                "unanswered": len(unanswered(instrument, sample)),
            }

"""The stappenplan: its first page, and the public face of each step of the instrument."""

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.http import Http404, HttpRequest
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.search import index

from pages.blocks import BodyBlock
from pages.models.listing import ListingPage
from pages.models.phase import PhasePage
from pages.models.scheme import SchemePage
from pages.panels import PROMOTE
from pages.slugs import OwnSlug
from pages.stappenplan import LinkedPhase, find_step, linked_phases
from scan.core.presentation import scheme_title


class StepPage(OwnSlug):
    """What everybody may read about a step. Title and text are those of the newest version that has it.

    `body` is what editors add. The command `load_pages` makes one for each step of the instrument.
    """

    key = models.SlugField("sleutel", max_length=60, db_index=True, editable=False)
    body = StreamField(
        BodyBlock(),
        verbose_name="meer over deze stap",
        blank=True,
        help_text="Komt onder de tekst van de stap. Die tekst zelf verander je bij de scan, onder Stappen.",
    )

    template = "pages/step_page.html"
    page_description = "Een stap uit de scan, voor iedereen te lezen."
    is_creatable = False
    parent_page_types = ["pages.StepsPage"]
    subpage_types: list[str] = []
    search_fields = [*Page.search_fields, index.SearchField("body"), index.SearchField("text_of_step")]
    content_panels = [FieldPanel("title", read_only=True), FieldPanel("body")]
    promote_panels = PROMOTE

    class Meta:
        verbose_name = "stap"
        verbose_name_plural = "stappen"

    def text_of_step(self) -> str:
        """What the instrument says about this step, for the search index."""
        found = find_step(self.key)
        return found.all_text if found else ""

    def clean(self) -> None:
        super().clean()
        if StepPage.objects.filter(key=self.key).exclude(pk=self.pk).exists():
            raise ValidationError({"title": "Deze stap heeft al een pagina."})

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Adds the step, its phase and its schemes. Raises Http404 when no version ever had it."""
        found = find_step(self.key)
        if found is None:
            raise Http404
        phase = PhasePage.objects.live().filter(key=found.phase.key).first()
        pages = {page.key: page for page in SchemePage.objects.live().filter(key__in=found.step.schemes)}
        return super().get_context(request, *args, **kwargs) | {
            "found": found,
            "description": self.search_description or found.step.text.what[0],
            "above": [*self.above, *([phase] if phase else [])],
            "schemes": [(scheme_title(key), pages.get(key)) for key in found.step.schemes],
        }


class StepsPage(ListingPage):
    """The stappenplan: six phases, each with its steps."""

    template = "pages/steps_page.html"
    page_description = "Het stappenplan, met de fasen en de stappen. Er is er één."
    subpage_types = ["pages.PhasePage", "pages.StepPage"]

    class Meta:
        verbose_name = "stappenplan"
        verbose_name_plural = "stappenplan"

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Adds the phases with their steps."""
        return super().get_context(request, *args, **kwargs) | {"phases": self.phases(request)}

    def phases(self, request: HttpRequest) -> tuple[LinkedPhase, ...]:
        """The phases of the newest instrument with their steps, and the addresses of those that have a page."""
        phases = PhasePage.objects.child_of(self).live()
        steps = StepPage.objects.child_of(self).live()
        return linked_phases(_addresses(phases, request), _addresses(steps, request))


def _addresses(pages: Iterable[PhasePage | StepPage], request: HttpRequest) -> dict[str, str]:
    return {page.key: page.get_url(request) for page in pages}

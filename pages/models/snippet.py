"""What do all snippets have in common? A key, a place in the order, drafts, one review and a preview."""

from typing import Any, ClassVar

from django.contrib.contenttypes.fields import GenericRelation
from django.db import models
from wagtail.models import DraftStateMixin, LockableMixin, PreviewableMixin, RevisionMixin, WorkflowMixin
from wagtail.search import index

from pages.search.index import Findable


class SnippetQuerySet(models.QuerySet[Any]):
    """Snippets, and which of them visitors may see."""

    def live(self) -> Any:
        return self.filter(live=True)


class Snippet(
    Findable,
    PreviewableMixin,
    WorkflowMixin,
    DraftStateMixin,
    LockableMixin,
    RevisionMixin,
    index.Indexed,
    models.Model,
):
    """Something small that stands on a page with others of its kind, or in several texts. Search finds it.

    It is found by its `key`, which is also its anchor on the page that lists it.
    """

    preview_template: ClassVar[str]

    key = models.SlugField(
        "sleutel",
        max_length=60,
        unique=True,
        help_text="Blijvende naam, in kleine letters en met streepjes. Andere teksten verwijzen ernaar.",
    )
    position = models.PositiveIntegerField("plaats", default=0, db_index=True, editable=False)

    _revisions = GenericRelation(
        "wagtailcore.Revision",
        content_type_field="base_content_type",
        object_id_field="object_id",
        related_query_name="%(class)s",
        for_concrete_model=False,
    )
    workflow_states = GenericRelation(
        "wagtailcore.WorkflowState",
        content_type_field="base_content_type",
        object_id_field="object_id",
        related_query_name="%(class)s",
        for_concrete_model=False,
    )

    class Meta:
        abstract = True
        ordering = ["position", "pk"]

    @property
    def revisions(self) -> Any:
        """The history of this snippet."""
        return self._revisions

    def get_preview_template(self, *asked: Any) -> str:
        """The template, for Wagtail."""
        return self.preview_template

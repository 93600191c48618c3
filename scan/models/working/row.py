"""What do all rows of the working copy have in common? A key, a place in the order, an archive and a history."""

from typing import Any, ClassVar

from django.contrib.contenttypes.fields import GenericRelation
from django.db import models
from wagtail.models import PreviewableMixin, RevisionMixin

JSON = Any


class RowQuerySet(models.QuerySet["Row"]):
    """Rows, and which of them are part of the working copy."""

    def in_use(self) -> "RowQuerySet":
        return self.filter(archived=False)


class Row(RevisionMixin, models.Model):
    """One thing of the instrument while editors work on it.

    `part_fields` are the fields that stand in a document, under the same name. Of a kind that is `single` there is one
    row, which is changed only.
    `published` is true once a version holds the row: from then on its key stays as it is. An archived row is no part of
    the working copy, and can be taken back.
    """

    part_fields: ClassVar[tuple[str, ...]] = ()
    title_field: ClassVar[str] = "title"
    single: ClassVar[bool] = False

    key = models.SlugField(
        "sleutel",
        max_length=60,
        unique=True,
        help_text="Blijvende naam, voor regels en exports. Ligt vast na de eerste publicatie.",
    )
    position = models.PositiveIntegerField("plaats", default=0, db_index=True, editable=False)
    archived = models.BooleanField("in het archief", default=False, db_index=True, editable=False)
    published = models.BooleanField("gepubliceerd", default=False, editable=False)

    _revisions = GenericRelation(
        "wagtailcore.Revision",
        content_type_field="base_content_type",
        object_id_field="object_id",
        related_query_name="%(class)s",
    )
    objects = RowQuerySet.as_manager()
    wagtail_reference_index_ignore = True

    class Meta:
        abstract = True
        ordering = ["position", "pk"]

    def __str__(self) -> str:
        return str(getattr(self, self.title_field)) or self.key

    @property
    def revisions(self) -> Any:
        """The history of this row."""
        return self._revisions

    def with_content_json(self, content: dict[str, JSON]) -> "Row":
        """The row as it was. Where it stands, whether it is in use and what is published stay as they are now."""
        before = super().with_content_json(content)
        before.position, before.archived, before.published = self.position, self.archived, self.published
        if self.published:
            before.key = self.key
        return before

    def part(self) -> dict[str, JSON]:
        """The row as it stands in a document, with every field (see scan.core.document for the canonical form)."""
        return {name: getattr(self, name) for name in ("key", *self.part_fields)}

    def take(self, part: dict[str, JSON]) -> None:
        """Fill the fields from a part of a document; what does not stand there gets its default. Saves nothing."""
        for name in self.part_fields:
            default = self._meta.get_field(name).get_default()
            setattr(self, name, part.get(name, default))


class PreviewedRow(PreviewableMixin):
    """A row that editors see the way others will, also while they change it; `preview_template` shows it."""

    preview_template: ClassVar[str]

    def get_preview_template(self, *asked: Any) -> str:
        """The template, for Wagtail."""
        return self.preview_template


def key_list(label: str, **options: Any) -> models.JSONField:
    """A field for a list of keys of other rows, in order."""
    return models.JSONField(label, default=list, blank=True, **options)

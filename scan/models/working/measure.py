"""Rows of what is measured: dimensions, their scales, levels, and the roles of who answers."""

from typing import Any

from django.db import models

from scan.models.working.row import Row


class DimensionRow(Row):
    """A group of scales; see scan.core.parts.Dimension."""

    part_fields = ("title", "question")

    title = models.CharField("titel", max_length=200)
    question = models.CharField("vraag", max_length=300, help_text="Wat deze dimensie in het kort vraagt.")

    class Meta(Row.Meta):
        verbose_name = "dimensie"
        verbose_name_plural = "dimensies"


class ScaleRow(Row):
    """A group of items that are averaged to one score; see scan.core.parts.Scale."""

    part_fields = ("title", "explanation")

    dimension = models.SlugField("dimensie", max_length=60, db_index=True)
    title = models.CharField("titel", max_length=200)
    explanation = models.TextField("uitleg")

    class Meta(Row.Meta):
        verbose_name = "schaal"
        verbose_name_plural = "schalen"


class RoleRow(Row):
    """Whose answers it is; see scan.core.parts.Role."""

    part_fields = ("title", "protected")

    title = models.CharField("titel", max_length=200)
    protected = models.BooleanField(
        "beschermd",
        default=True,
        help_text="Antwoorden zijn pas te zien vanaf drie mensen. Wie beschermd is, kan geen scan beginnen.",
    )

    class Meta(Row.Meta):
        verbose_name = "rol"
        verbose_name_plural = "rollen"


class LevelRow(Row):
    """A word for a range of scores; see scan.core.parts.Level."""

    part_fields = ("title",)

    title = models.CharField("titel", max_length=200)
    start = models.PositiveSmallIntegerField("vanaf", help_text="0 tot en met 100. Het laagste niveau begint bij 0.")

    class Meta(Row.Meta):
        verbose_name = "niveau"
        verbose_name_plural = "niveaus"

    def part(self) -> dict[str, Any]:
        """As Row.part; a document calls the start `from`."""
        return {**super().part(), "from": self.start}

    def take(self, part: dict[str, Any]) -> None:
        """As Row.take; a document calls the start `from`."""
        super().take(part)
        self.start = part["from"]

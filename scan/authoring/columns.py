"""Columns of the lists that say a key by the title of what it names."""

from collections.abc import Callable
from typing import Any

from wagtail.admin.ui.tables import Column

from scan.authoring.choices import Choices
from scan.models.working.row import Row


class TitleOf(Column):
    """A column that holds a key of another row, shown by its title. `options` lists (key, title)."""

    def __init__(self, name: str, options: Callable[[], Choices], label: str, **kwargs: Any) -> None:
        super().__init__(name, label=label, sort_key=name, **kwargs)
        self.options = options

    def get_value(self, instance: Row) -> str:
        """The title; the key itself where there is no such row."""
        key = super().get_value(instance)
        return dict(self.options()).get(key, key)

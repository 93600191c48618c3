"""Which fields do pages have that Django and Wagtail do not? Keys of the instrument, and texts with facts in them."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.db import models
from wagtail.fields import RichTextField

from pages.references import with_facts


class KeysField(models.JSONField):
    """A list of keys of things in the instrument. `of` gives the (key, title) pairs that an editor can tick."""

    def __init__(self, *args: Any, of: Callable[[], list[tuple[str, str]]] | None = None, **kwargs: Any) -> None:
        self.of = of
        super().__init__(*args, **{"default": list, "blank": True} | kwargs)

    def formfield(self, **kwargs: Any) -> forms.Field:
        return forms.MultipleChoiceField(
            choices=self.of or list,
            required=not self.blank,
            label=str(self.verbose_name).capitalize(),
            help_text=self.help_text,
            widget=forms.CheckboxSelectMultiple,
        )


class RunningTextField(RichTextField):
    """A text of an editor, which search finds by what its facts say now."""

    def get_searchable_content(self, value: Any) -> list[str]:
        searchable: list[str] = super().get_searchable_content(with_facts(str(value)))
        return searchable

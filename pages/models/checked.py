"""When did somebody look this up in the official source, and is that too long ago?"""

import calendar
import datetime
from typing import Any, ClassVar

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, Panel

from pages.slugs import OwnSlugForm

SEEN = "Vul dit alleen in als jij zelf de officiële bron hebt gelezen. Laat het anders leeg."


class Checked(models.Model):
    """Something that changes in the world outside. `valid_months` is how long a check holds.

    `checked_on` is filled in only by a person who read the official source; until then readers are told of which year
    the text is.
    """

    valid_months: ClassVar[int] = 12

    source_year = models.PositiveSmallIntegerField(
        "stand van het jaar",
        null=True,
        blank=True,
        help_text="Het jaar van de bron, of het jaar waar het cijfer over gaat. Leeg als de bron geen jaar noemt.",
    )
    checked_on = models.DateField("laatst gecontroleerd op", null=True, blank=True, help_text=SEEN)
    checked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="gecontroleerd door",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        help_text="Wordt vanzelf ingevuld.",
    )

    class Meta:
        abstract = True

    @classmethod
    def oldest_valid(cls, today: datetime.date) -> datetime.date:
        """The first day on which a check still holds today."""
        year, month = divmod(today.year * 12 + today.month - 1 - cls.valid_months, 12)
        return datetime.date(year, month + 1, min(today.day, calendar.monthrange(year, month + 1)[1]))

    @property
    def is_checked(self) -> bool:
        """Whether anybody looked it up."""
        return self.checked_on is not None

    @property
    def is_overdue(self) -> bool:
        """Whether it was looked up too long ago."""
        return self.checked_on is not None and self.checked_on < self.oldest_valid(timezone.localdate())

    def clean(self) -> None:
        super().clean()
        if self.checked_on and self.checked_on > timezone.localdate():
            raise ValidationError({"checked_on": "Deze dag moet nog komen."})


class RemembersChecker:
    """A form that keeps who filled in the day of the check; stands before the form itself."""

    def save(self, commit: bool = True) -> Any:  # noqa: FBT001, FBT002  (Django's own)
        if "checked_on" in self.changed_data:
            self.instance.checked_by = self.for_user if self.cleaned_data["checked_on"] else None
        return super().save(commit)


class CheckedPageForm(RemembersChecker, OwnSlugForm):
    """Of a page."""


class CheckedSnippetForm(RemembersChecker, WagtailAdminModelForm):
    """Of a snippet."""


class StandingPanel(Panel):
    """Tells who edits that nobody looked this up yet, or too long ago."""

    class BoundPanel(Panel.BoundPanel):
        """For one page or snippet."""

        template_name = "pages/editing/standing.html"

        def is_shown(self) -> bool:
            return self.instance.pk is not None and (self.instance.is_overdue or not self.instance.is_checked)


def checked_panel(help_text: str) -> Panel:
    """The fields about checking, with what this kind of text asks of who checks."""
    return MultiFieldPanel(
        [FieldPanel("source_year"), FieldPanel("checked_on"), FieldPanel("checked_by", read_only=True)],
        heading="Gecontroleerd",
        help_text=help_text,
    )

"""The addresses outside the site that pages lead to, as they were when somebody last looked."""

from django.db import models


class OutsideLink(models.Model):
    """One address, and whether something was there. Kept by `manage.py check_links`; nobody edits it."""

    class Outcome(models.TextChoices):
        """What came back from an address."""

        WORKS = "works", "werkt"
        BROKEN = "broken", "werkt niet"
        UNSURE = "unsure", "onzeker"
        """Something answers, but does not let a program in; or it took too long."""
        UNCHECKED = "unchecked", "niet gecontroleerd"

    address = models.CharField("adres", max_length=2000, unique=True)
    outcome = models.CharField("uitkomst", max_length=12, choices=Outcome.choices, default=Outcome.UNCHECKED)
    said = models.CharField("wat er terugkwam", max_length=200, blank=True)
    checked_at = models.DateTimeField("laatst bekeken", null=True, blank=True)
    # A list of {"title": ..., "url": ...}: the pages and snippets on which it stands.
    places = models.JSONField("staat op", default=list, blank=True)

    class Meta:
        verbose_name = "link naar buiten"
        verbose_name_plural = "links naar buiten"
        ordering = ["address"]

    def __str__(self) -> str:
        return self.address

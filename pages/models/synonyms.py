"""Words that search takes for the same, kept by editors."""

from django.core.exceptions import ValidationError
from django.db import models

LEAST = 2


class Synonyms(models.Model):
    """Words that find the same, such as "WSP" and "werkgeversservicepunt"."""

    words = models.CharField(
        "woorden",
        max_length=300,
        help_text="Zet een komma tussen de woorden. Kies alleen woorden die echt hetzelfde betekenen.",
    )

    class Meta:
        verbose_name = "zoekwoorden"
        verbose_name_plural = "zoekwoorden"
        ordering = ["words"]

    def __str__(self) -> str:
        return self.words

    @property
    def members(self) -> tuple[str, ...]:
        """The words apart; each can be more than one word, such as "job coach"."""
        return tuple(word.strip() for word in self.words.split(",") if word.strip())

    def clean(self) -> None:
        if len(self.members) < LEAST:
            raise ValidationError({"words": "Schrijf ten minste twee woorden op, met een komma ertussen."})

"""What visitors say of a page, as numbers per month: nothing of the visitors themselves."""

from django.db import models


class Usefulness(models.Model):
    """How often in one month a page was found useful, and how often not."""

    page = models.ForeignKey("wagtailcore.Page", verbose_name="pagina", on_delete=models.CASCADE, related_name="+")
    month = models.DateField("maand", help_text="De eerste dag van de maand.")
    yes = models.PositiveIntegerField("ja", default=0)
    no = models.PositiveIntegerField("nee", default=0)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = "was dit nuttig"
        verbose_name_plural = "was dit nuttig"
        constraints = [models.UniqueConstraint(fields=["page", "month"], name="one_usefulness_per_page_and_month")]

    def __str__(self) -> str:
        return f"{self.page_id}, {self.month:%Y-%m}: {self.yes} ja, {self.no} nee"

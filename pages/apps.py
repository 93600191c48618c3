"""The pages around the scan, kept by editors in Wagtail."""

from django.apps import AppConfig


class PagesConfig(AppConfig):
    """See the module."""

    name = "pages"
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = "Pagina's"

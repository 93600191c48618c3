"""The pages around the scan, kept by editors in Wagtail."""

from django.apps import AppConfig


class PagesConfig(AppConfig):
    """See the module."""

    name = "pages"
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = "Pagina's"

    def ready(self) -> None:
        """Hear of changes from the first request on."""
        from pages.page_cache import changes
        from pages.search import refreshing

        changes.listen()
        refreshing.listen()

"""Watching over the site: nothing in here is seen by visitors, editors or account managers."""

from django.apps import AppConfig


class OperationsConfig(AppConfig):
    """See the module."""

    name = "inclusiescan.operations"
    label = "operations"
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = "Beheer van de server"

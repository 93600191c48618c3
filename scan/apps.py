"""The scan: instrument, questionnaire, results and the account manager's workplace."""

from django.apps import AppConfig


class ScanConfig(AppConfig):
    """See the module."""

    name = "scan"
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = "Scan"

"""Writes the register of processing with the terms of this site."""

from typing import Any

from django.core.management.base import BaseCommand

from scan.privacy.register import as_markdown


class Command(BaseCommand):
    """See the module."""

    help = "Drukt het register van wat er bewaard wordt af, met de termijnen van deze site, als Markdown."

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(as_markdown(), ending="")

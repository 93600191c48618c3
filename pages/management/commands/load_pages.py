"""Puts the first pages, menus and groups in place; what is already there belongs to the editors."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from pages.loading import PageContentError
from pages.loading.groups import load_groups, remove_wagtails_own
from pages.loading.menus import load_menus
from pages.loading.tree import Loaded, load_tree


class Command(BaseCommand):
    """See the module."""

    help = "Zet de eerste pagina's, menu's en groepen klaar. Nog eens uitvoeren verandert niets aan wat er staat."

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            with transaction.atomic():
                loaded = load_tree()
                load_menus(loaded.home)
        except PageContentError as error:
            raise CommandError(str(error)) from error
        if loaded.made_home:
            remove_wagtails_own()
        load_groups(loaded.home)
        self.stdout.write(_summary(loaded))


def _summary(loaded: Loaded) -> str:
    made = len(loaded.made) + loaded.made_home
    if not made:
        return "Alle pagina's stonden er al; er is niets veranderd."
    return f"{made} pagina's gemaakt en gepubliceerd." if made > 1 else "1 pagina gemaakt en gepubliceerd."

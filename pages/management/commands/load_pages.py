"""Puts the first pages, menus and groups in place; what is already there belongs to the editors."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from pages.loading import PageContentError
from pages.loading.groups import load_groups, remove_wagtails_own
from pages.loading.menus import load_menus
from pages.loading.review import load_review
from pages.loading.synonyms import load_synonyms
from pages.loading.tree import Loaded, load_tree
from pages.page_cache.store import forget_all


class Command(BaseCommand):
    """See the module."""

    help = "Zet de eerste pagina's, menu's en groepen klaar. Nog eens uitvoeren verandert niets aan wat er staat."

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            with transaction.atomic():
                # Before the pages: what is in the index of search follows from them.
                load_synonyms()
                loaded = load_tree()
                load_menus(loaded.home)
        except PageContentError as error:
            raise CommandError(str(error)) from error
        if loaded.made_home:
            remove_wagtails_own()
        load_groups(loaded.home)
        load_review(loaded.home)
        # Also when nothing changed: the database may be another one than the pages that were kept came from.
        forget_all()
        self.stdout.write(_summary(loaded))


def _summary(loaded: Loaded) -> str:
    pages, snippets = len(loaded.pages) + loaded.made_home, len(loaded.snippets)
    made = [
        *([f"{pages} pagina's" if pages > 1 else "1 pagina"] if pages else []),
        *([f"{snippets} bouwstenen" if snippets > 1 else "1 bouwsteen"] if snippets else []),
    ]
    if not made:
        return "Alle pagina's stonden er al; er is niets veranderd."
    return f"{' en '.join(made)} gemaakt en gepubliceerd."

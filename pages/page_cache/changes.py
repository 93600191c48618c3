"""When is a page that was kept no longer right? When anything that can stand on a page is saved, moved or taken away.

Wagtail's hooks do not do here: they hear what editors click, not what a command publishes when its time has come.
"""

from typing import Any

from django.apps import apps
from django.db.models import Model
from django.db.models.signals import post_delete, post_save
from wagtail.models import Page, PageViewRestriction, Site
from wagtail.signals import page_published, page_slug_changed, page_unpublished, post_page_move, published, unpublished

from pages.page_cache.store import forget_all_when_saved

DRAFT_FIELDS = {"latest_revision_created_at", "draft_title", "latest_revision", "has_unpublished_changes"}
"""What Wagtail saves of a page while an editor is writing; visitors see none of it."""

NOT_SHOWN = {"pages.Usefulness", "pages.OutsideLink", "pages.Synonyms"}
"""Models of ours that stand on no page: counting a visitor must not make every page anew."""


def listen() -> None:
    """Ask to be told of every change. Called once, when the app is ready."""
    for signal in (page_published, page_unpublished, page_slug_changed, post_page_move, published, unpublished):
        signal.connect(_changed, dispatch_uid=f"page_cache.{id(signal)}")
    for model in shown_models():
        post_save.connect(_saved, sender=model, dispatch_uid=f"page_cache.save.{model._meta.label}")
        post_delete.connect(_changed, sender=model, dispatch_uid=f"page_cache.delete.{model._meta.label}")


def shown_models() -> list[type[Model]]:
    """Everything of which something can stand on a page, or around it."""
    ours = [model for model in apps.get_app_config("pages").get_models() if model._meta.label not in NOT_SHOWN]
    theirs = [
        apps.get_model(label) for label in ("wagtailimages.Image", "wagtaildocs.Document", "scan.InstrumentVersion")
    ]
    return [*ours, *theirs, Site, Page, PageViewRestriction]


def _changed(sender: Any, **kwargs: Any) -> None:
    forget_all_when_saved()


def _saved(sender: Any, instance: Model, update_fields: Any = None, **kwargs: Any) -> None:
    only_a_draft = bool(update_fields) and set(update_fields) <= DRAFT_FIELDS
    if not only_a_draft and getattr(instance, "live", True):
        forget_all_when_saved()

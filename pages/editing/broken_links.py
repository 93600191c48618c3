"""Which links lead nowhere? Inside the site as it is now, outside as `check_links` last saw it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.db.models import Model
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.fields import RichTextField, StreamField
from wagtail.images import get_image_model
from wagtail.models import Page, ReferenceIndex

from pages.models.fact import Fact
from pages.models.outside_link import OutsideLink
from pages.page_cache.store import counted

TEXTS = ("pages", "wagtailredirects")
"""The apps of which something stands on a page, or leads to one."""

GONE, NOT_PUBLISHED = "bestaat niet meer", "staat niet online"


@dataclass(frozen=True)
class BrokenLink:
    """A link on something published, and why it leads nowhere. `edit_url` is empty for who may not change it."""

    stands_on: str
    target: str
    reason: str
    edit_url: str


def broken_inside(user: Any) -> list[BrokenLink]:
    """Links to pages, facts, photos and documents that visitors do not get to see, by where they stand."""
    finder = AdminURLFinder(user)
    found = {*_to_what_is_not_published(finder), *_to_what_is_gone(finder)}
    return sorted(found, key=lambda link: (link.stands_on.casefold(), link.target.casefold()))


def count_broken() -> int:
    """How many links lead nowhere, inside the site and outside. Texts are read again only after one was published."""
    everybody = AdminURLFinder()
    gone = counted("links to what is gone", lambda: len(set(_to_what_is_gone(everybody))))
    hidden = len(set(_to_what_is_not_published(everybody)))
    return gone + hidden + OutsideLink.objects.filter(outcome=OutsideLink.Outcome.BROKEN).count()


def broken_outside() -> list[OutsideLink]:
    """Addresses outside the site that did not work, and after those the ones that are not sure."""
    wrong = OutsideLink.objects.filter(outcome__in=(OutsideLink.Outcome.BROKEN, OutsideLink.Outcome.UNSURE))
    return sorted(wrong, key=lambda link: (link.outcome != OutsideLink.Outcome.BROKEN, link.address))


def _kinds() -> tuple[type[Model], ...]:
    return Page, Fact, get_image_model(), apps.get_model("wagtaildocs.Document")


def _to_what_is_not_published(finder: AdminURLFinder) -> Iterator[BrokenLink]:
    for kind in (Page, Fact):
        hidden = kind._default_manager.filter(live=False).in_bulk()
        links = ReferenceIndex.objects.filter(
            to_content_type=ContentType.objects.get_for_model(kind),
            to_object_id__in=list(map(str, hidden)),
            content_type__app_label__in=TEXTS,
        )
        for link in links:
            source = _source_of(link)
            if source is not None and getattr(source, "live", True):
                yield _broken(source, hidden[int(link.to_object_id)], kind, finder)


def _to_what_is_gone(finder: AdminURLFinder) -> Iterator[BrokenLink]:
    """Links in running texts: Wagtail's index forgets what is gone, and other fields empty themselves."""
    pointing = [(kind, int(key), thing) for thing in _published() for kind, key in _targets_of(thing)]
    for kind in _kinds():
        keys = {key for to, key, _ in pointing if to is kind}
        there = set(kind._default_manager.filter(pk__in=keys).values_list("pk", flat=True))
        for to, key, thing in pointing:
            if to is kind and key not in there:
                yield _broken(thing, None, kind, finder)


def _published() -> Iterator[Any]:
    for model in apps.get_app_config("pages").get_models():
        things = model._default_manager.all() if _texts_of(model) else ()
        yield from (thing for thing in things if getattr(thing, "live", True))


def _targets_of(thing: Any) -> Iterator[tuple[type[Model], str]]:
    for field in _texts_of(type(thing)):
        for kind, key, *_ in field.extract_references(getattr(thing, field.name)):
            yield kind, str(key)


def _texts_of(model: type[Model]) -> list[Any]:
    return [field for field in model._meta.get_fields() if isinstance(field, (StreamField, RichTextField))]


def _source_of(link: ReferenceIndex) -> Any:
    model = link.content_type.model_class()
    return model._default_manager.filter(pk=link.object_id).first() if model else None


def _broken(source: Any, target: Any, kind: type[Model], finder: AdminURLFinder) -> BrokenLink:
    return BrokenLink(
        stands_on=f"{source._meta.verbose_name}: {source}",
        target=str(target) if target is not None else f"een {kind._meta.verbose_name}",
        reason=GONE if target is None else NOT_PUBLISHED,
        edit_url=finder.get_edit_url(source) or "",
    )

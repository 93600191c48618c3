"""When must what is in the index be made again? When a text changed that stands on a page and is not kept there.

Pages that are published, moved or taken away go through the index by themselves.
"""

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models.signals import pre_delete
from django_tasks import task
from wagtail.models import ReferenceIndex
from wagtail.search.backends import get_search_backend
from wagtail.search.index import get_indexed_models, insert_or_update_object
from wagtail.signals import published, unpublished

from pages.models import Fact, StepPage
from pages.search.index import Findable

AT_ONCE = 50


@task(backend="slow")
def index_again() -> None:
    """After editors said that other words are the same: everything that visitors can find. It takes a while."""
    for model in get_indexed_models():
        if issubclass(model, Findable):
            _index(model)


@task(backend="slow")
def index_steps() -> None:
    """After a new version of the instrument: its steps are what their pages say."""
    _index(StepPage)


@task(backend="slow")
def index_texts(uses: list[list[Any]]) -> None:
    """After a fact said something else: the texts that it stands in, as pairs of a content type and a key."""
    for kind, key in uses:
        model = ContentType.objects.get_for_id(kind).model_class()
        thing = model._default_manager.filter(pk=key).first() if model else None
        if isinstance(thing, Findable):
            insert_or_update_object(thing)


def listen() -> None:
    """Ask to be told of facts that are published, hidden or deleted, also by a command. Called once, from the app."""
    # With a fact that is gone, Wagtail forgets where it stood.
    for signal in (published, unpublished, pre_delete):
        signal.connect(_fact_changed, sender=Fact, dispatch_uid=f"search.fact.{id(signal)}")


def _fact_changed(sender: Any, instance: Fact, **kwargs: Any) -> None:
    uses = ReferenceIndex.get_references_to(instance).values_list("content_type", "object_id").order_by().distinct()
    if uses:
        index_texts.enqueue([list(use) for use in uses])


def _index(model: type[Any]) -> None:
    backend = get_search_backend()
    for thing in model.get_indexed_objects().order_by("pk").iterator(chunk_size=AT_ONCE):
        backend.add(thing)

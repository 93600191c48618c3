"""How is much loaded at once without looking at everything three times? What Wagtail indexes is indexed at the end."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import groupby

from django.db.models import Model
from django.db.models.signals import post_save
from modelsearch.signal_handlers import post_save_signal_handler
from wagtail.models import ReferenceIndex
from wagtail.search.backends import get_search_backends
from wagtail.signal_handlers import disable_reference_index_auto_update


@contextmanager
def indexed_afterwards(models: Iterable[type[Model]], made: list[Model]) -> Iterator[None]:
    """Within, saving things of these models leaves the indexes alone; afterwards all that is in `made` is indexed.

    For a command, which is alone in its process: other threads would not index either.
    """
    models = tuple(models)
    for model in models:
        post_save.disconnect(post_save_signal_handler, sender=model)
    try:
        with disable_reference_index_auto_update():
            yield
    finally:
        for model in models:
            post_save.connect(post_save_signal_handler, sender=model)
    _index(made)


def _index(things: list[Model]) -> None:
    for model, group in groupby(sorted(things, key=_label), key=type):
        # As they are now: while they were made, pages came below them and facts between them.
        fresh = list(model._default_manager.filter(pk__in=[thing.pk for thing in group]))
        for backend in get_search_backends(with_auto_update=True):
            backend.add_bulk(model, fresh)
        for thing in fresh:
            ReferenceIndex.create_or_update_for_object(thing)


def _label(thing: Model) -> str:
    return str(thing._meta.label)

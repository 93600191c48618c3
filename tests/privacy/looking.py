"""Where do these words stand? In every table of the database and every file that the site writes."""

import json
from collections.abc import Iterator
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.db import connection, models


def places_of(words: str) -> set[str]:
    """The labels of models with a row that holds the words, other tables that do, such as of search, and files."""
    return {*_models(words), *_other_tables(words), *_files(words)}


def _models(words: str) -> Iterator[str]:
    for model in apps.get_models(include_auto_created=True):
        if model._meta.managed and any(words in _text(row) for row in model._base_manager.values_list()):
            yield model._meta.label


def _other_tables(words: str) -> Iterator[str]:
    known = {model._meta.db_table for model in apps.get_models(include_auto_created=True)}
    for table in sorted({*connection.introspection.table_names()} - known):
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
            if any(words in str(row).casefold() for row in cursor.fetchall()):
                yield table


def _text(row: tuple[object, ...]) -> str:
    return json.dumps(row, default=str, ensure_ascii=False).casefold()


def _files(words: str) -> Iterator[str]:
    folders = (settings.EXPORT_ROOT, settings.MEDIA_ROOT, Path(settings.ERASED_FILE).parent)
    for folder in folders:
        for path in Path(folder).rglob("*"):
            if path.is_file() and words.encode() in path.read_bytes().lower():
                yield path.name


def every_model() -> list[type[models.Model]]:
    """All models with a table, those that Django makes for many to many fields aside."""
    return [model for model in apps.get_models() if model._meta.managed and not model._meta.proxy]

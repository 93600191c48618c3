"""The register tells of every table, and the page that was made of it is the register of now."""

import re
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.core.management import get_commands
from django.db import connection

from inclusiescan.operations.timers import BY_NAME
from scan.privacy.periods import Term, days
from scan.privacy.register import OTHERS, as_markdown, entries, entry_of
from tests.privacy.looking import every_model

ROOT: Path = settings.BASE_DIR
PAGE = ROOT / "docs" / "privacy" / "register.md"
NAMED = [label for entry in entries() for label in entry.models]
STORES = [store for entry in entries() for store in entry.stores]


@pytest.mark.parametrize("model", every_model(), ids=lambda model: model._meta.label)
def test_every_table_is_in_the_register(model):
    assert entry_of(model._meta.label) is not None


def test_no_table_is_told_twice_and_none_that_is_not_there():
    labels = {model._meta.label for model in every_model()}
    known = {label.split(".")[0] for label in labels}
    assert len(NAMED) == len(set(NAMED))
    assert {name for name in NAMED if not name.endswith(OTHERS)} - labels == set()
    assert {name.split(".")[0] for name in NAMED if name.endswith(OTHERS)} - known == set()


@pytest.mark.parametrize("app", ["scan", "operations"])
def test_a_new_table_of_ours_has_to_be_thought_about(app: str):
    """Of other libraries what is left is taken together, and of `pages` what everybody reads."""
    assert f"{app}.{OTHERS}" not in NAMED


@pytest.mark.parametrize("model", every_model(), ids=lambda model: model._meta.label)
def test_what_is_said_to_hold_nobody_points_at_nobody(model):
    entry = entry_of(model._meta.label)
    if entry is None or entry.people != "Niemand":
        return
    people = {"User", "Scan", "Response", "Dossier", "Organisation"}
    for field in model._meta.concrete_fields:
        assert getattr(field.related_model, "__name__", "") not in people, field
        assert field.get_internal_type() != "EmailField", field


def test_every_folder_file_and_cache_of_the_settings_is_in_the_register_once():
    """But for the code, and the folder that holds the others."""
    around = {"BASE_DIR", "VAR_DIR", "FILE_UPLOAD_TEMP_DIR"}
    places = {name for name in dir(settings) if isinstance(getattr(settings, name, None), Path)}
    places |= {name for name in dir(settings) if name.endswith(("_ROOT", "_DIR", "_FILE"))}
    caches = {f"CACHES.{alias}" for alias in settings.CACHES}
    assert sorted(STORES) == sorted((places - around) | caches)
    # Uploads on their way stay in memory or in the folder of the machine for what is temporary.
    assert settings.FILE_UPLOAD_TEMP_DIR is None


@pytest.mark.django_db
def test_every_table_of_the_database_is_of_a_model_of_the_cache_or_of_migrations():
    models = {model._meta.db_table for model in apps.get_models(include_auto_created=True)}
    others = {*connection.introspection.table_names()} - models
    # SQLite keeps the words of the search index in tables of its own.
    index = {name for name in others if name.startswith("wagtailsearch_indexentry_fts")}
    assert others - index == {settings.CACHES["default"]["LOCATION"], "django_migrations"}


def test_what_makes_it_go_are_commands_that_exist():
    named = {command for entry in entries() for command in re.findall(r"manage\.py (\w+)", entry.goes_by)}
    assert "retention" in named
    assert named <= set(get_commands())
    # By themselves; what is erased anew belongs to putting a backup back.
    assert named - {"erase_again"} <= set(BY_NAME)


def test_the_terms_are_those_of_the_settings(settings):
    settings.KEEP_DAYS = settings.KEEP_DAYS | {"drafts": 321}
    assert entry_of("scan.Scan").kept.startswith("321 dagen")


def test_backups_are_told_with_the_number_of_the_settings(settings):
    settings.BACKUP_KEEP = 21
    (backups,) = (entry for entry in entries() if "BACKUP_ROOT" in entry.stores)
    assert backups.kept.startswith("21 nachten")


def test_the_page_is_made_of_the_register():
    assert PAGE.read_text(encoding="utf-8") == as_markdown(), "manage.py privacy_register > docs/privacy/register.md"


def test_the_page_of_terms_tells_each_setting_with_its_default():
    page = (ROOT / "docs" / "privacy" / "bewaren-en-wissen.md").read_text(encoding="utf-8")
    rows = dict(re.findall(r"^\| `KEEP_(\w+)_DAYS` \| [^|]+ \| (\d+) \|", page, re.MULTILINE))
    assert rows == {term.name: str(days(term)) for term in Term}


@pytest.mark.parametrize("page", sorted((ROOT / "docs" / "privacy").glob("*.md")), ids=lambda page: page.name)
def test_what_the_pages_name_is_there(page: Path):
    text = page.read_text(encoding="utf-8")
    assert set(re.findall(r"manage\.py ([a-z_]+)", text)) <= set(get_commands())
    assert [goal for goal in re.findall(r"\]\(([^)#]+)", text) if not page.parent.joinpath(goal).exists()] == []

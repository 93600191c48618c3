"""What tests of the editors' screens can ask for: the working copy, people, and their browsers."""

from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from wagtail.models import ModelLogEntry, Revision

from pages.loading.groups import COORDINATOR, EDITOR, load_groups
from scan.models import InstrumentVersion, User
from scan.models.working import KINDS, Row
from scan.models.working.copy import mark_published, replace_working_copy
from tests import factories

# The rows of the starting instrument, made once: making 300 of them with their history takes a second.
_rows: dict[type[Row], list[dict[str, Any]]] = {}


@pytest.fixture
def working(version: InstrumentVersion) -> InstrumentVersion:
    """The starting instrument as the working copy and as the version that it came from; rows have no history yet."""
    if not _rows:
        replace_working_copy(version.document)
        mark_published(version.document)
        _rows.update({kind: list(kind.objects.values()) for kind in KINDS})
        Revision.objects.all().delete()
        ModelLogEntry.objects.all().delete()
        return version
    for kind, rows in _rows.items():
        kind.objects.bulk_create(kind(**{**row, "latest_revision_id": None}) for row in rows)
    return version


@pytest.fixture
def groups(site_root: object) -> None:
    """The groups with what they may."""
    load_groups(site_root.get_children().first())


@pytest.fixture
def editor(groups: None) -> User:
    return member(EDITOR, "redacteur@example.org")


@pytest.fixture
def coordinator(groups: None) -> User:
    return member(COORDINATOR, "coordinator@example.org")


@pytest.fixture
def editing(editor: User) -> Client:
    """The browser of an editor who is logged in."""
    return browser_of(editor)


@pytest.fixture
def coordinating(coordinator: User) -> Client:
    """The browser of a coordinator who is logged in."""
    return browser_of(coordinator)


def member(group: str, email: str) -> User:
    """Somebody in this group."""
    user = factories.make_user(email)
    user.groups.add(Group.objects.get(name=group))
    return user


def browser_of(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client

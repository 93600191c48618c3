"""Who may open what of Wagtail and allauth: every address that the resolver knows of them, for each role.

The table stands in tests/data/rights_borrowed.txt, because it is long. A new version that brings an address, or opens
one, changes it: then somebody has to look. `REMAKE_RIGHTS=1` writes what is found, to be read in the difference.
"""

import os
from dataclasses import dataclass
from pathlib import Path

import pytest
from django.contrib.auth.models import Group
from django.db import transaction
from django.test import Client

from pages.loading.groups import CHIEF_EDITOR, COORDINATOR
from scan.models import User
from tests import factories
from tests.fuzz.addresses import Address, every_address
from tests.one_of_each import Values, make_one_of_each, path_to
from tests.test_permissions import World, logged_in, sent, world  # noqa: F401  (a fixture)

TABLE = Path(__file__).parent / "data" / "rights_borrowed.txt"
ROLES = (
    *("anon", "owner", "manager", "elsewhere", "former", "editor", "chief", "coordinator", "admin", "super", "nocode"),
)
BORROWED = ("account/", "beheer/", "documenten/", "_util/")
# Below these stands our own: test_permissions and tests/authoring/test_rights have a table of them.
OWN = ("beheer/scan/", "account/deur/")
# What somebody who has no place in Wagtail may open there: words and icons for its scripts, and the way out.
FOR_EVERYBODY = {"beheer/jsi18n/", "beheer/sprite-%(hash)s/", "beheer/sprite/", "beheer/logout/"}
# Only who keeps the site: people, groups, where sites are found, and what leads elsewhere.
FOR_KEEPERS = tuple(
    f"beheer/{part}/" for part in ("users", "groups", "sites", "redirects", "snippets/scan/servicepoint")
)
WRITERS = ("editor", "chief", "coordinator")
NO_PLACE = ("owner", "manager", "elsewhere", "former")
OPENED = {"200", "302", "405"}
REFUSED = {"login", "code", "home", "403", "404"}


@dataclass(frozen=True)
class Full:
    """The world of test_permissions with two more roles, and one of each thing that Wagtail keeps."""

    world: World
    values: Values


@pytest.fixture
def full(world: World, settings, tmp_path) -> Full:  # noqa: F811  (the fixture, by its name)
    settings.MEDIA_ROOT = tmp_path
    for role, group in (("chief", CHIEF_EDITOR), ("coordinator", COORDINATOR)):
        user = factories.make_user(f"{role}@example.org")
        user.groups.add(Group.objects.get(name=group))
        world.browsers[role] = logged_in(user)
    return Full(world, make_one_of_each(User.objects.get(email="vroeger@example.org"), borrowed()))


def borrowed() -> list[Address]:
    return [one for one in every_address() if one.text.startswith(BORROWED) and not one.text.startswith(OWN)]


def rows(full: Full) -> list[list[str]]:
    found = []
    for address in borrowed():
        path = path_to(address, full.values)
        found += [[method, f"/{address.text}", *cells(full, method, path)] for method in ("GET", "POST")]
    return found


def cells(full: Full, method: str, path: str) -> list[str]:
    return [cell(full.world.browsers[role], method, path) for role in ROLES]


def cell(browser: Client, method: str, path: str) -> str:
    """The status, or in a word where somebody is sent; what it did is taken back."""
    asking = Client(raise_request_exception=False)
    asking.cookies = browser.cookies.copy()
    with transaction.atomic():
        response = asking.generic(method, path)
        if response.streaming:
            response.getvalue()  # read to its end a file is closed
        transaction.set_rollback(True)
    goal = response.headers.get("Location", "")
    # Wagtail sends who may not do something to its first screen, with a message, and a stranger to a door of its own.
    return "home" if goal == "/beheer/" else "login" if goal.startswith("/beheer/login/") else sent(response)


@pytest.fixture
def found(full: Full) -> list[list[str]]:
    return rows(full)


def test_everybody_gets_what_the_table_and_the_rules_say(found: list[list[str]]):
    text = "\n".join(" ".join(row) for row in [["role", "address", *ROLES], *found]) + "\n"
    if os.environ.get("REMAKE_RIGHTS"):
        TABLE.write_text(text)
    assert told_by_the_rules(found) == []
    expected = set(TABLE.read_text().splitlines())
    assert [row for row in text.splitlines() if row not in expected] == []
    assert [row for row in expected if row not in text.splitlines()] == []


def told_by_the_rules(found: list[list[str]]) -> list[str]:
    """What no table may say, however it was made."""
    wrong = []
    for method, address, *answers in found:
        by_role = dict(zip(ROLES, answers, strict=True))
        where = address.removeprefix("/")
        inside = where.startswith("beheer/") and where not in FOR_EVERYBODY
        if any(answer.startswith("5") for answer in answers):
            wrong.append(f"{method} {address}: an error")
        if inside and any(by_role[role] in OPENED for role in ("anon", *NO_PLACE)):
            wrong.append(f"{method} {address}: open to who has no place in Wagtail")
        if by_role["nocode"] not in ("code", "302", "405") and not where.startswith("account/"):
            wrong.append(f"{method} {address}: open without a second factor")
        if where.startswith(FOR_KEEPERS) and any(by_role[role] in OPENED for role in WRITERS):
            wrong.append(f"{method} {address}: open to who only writes")
    return wrong + done_by_posting(found)


def done_by_posting(found: list[list[str]]) -> list[str]:
    """Where posting does something for who may not even look."""
    looking = {address: answers for method, address, *answers in found if method == "GET"}
    return [
        f"POST {address}: more than looking for {role}"
        for method, address, *answers in found
        for role, look, post in zip(ROLES, looking[address], answers, strict=True)
        if method == "POST" and look in REFUSED and post not in (look, *REFUSED, "405")
    ]


def test_there_are_addresses_of_both():
    texts = [address.text for address in borrowed()]
    assert sum(text.startswith("beheer/") for text in texts) > 150
    assert sum(text.startswith("account/") for text in texts) > 20

"""Who may open what of the instrument in the admin? Every address below /beheer/scan/, as Django knows them."""

import re

import pytest
from django.contrib.auth.models import Group, Permission
from django.http import HttpResponse
from django.test import Client

from pages.loading.groups import COORDINATOR, EDITOR, MANAGER
from scan.authoring.viewsets import VIEWSETS
from scan.models import InstrumentVersion, ReleaseRequest
from scan.models.working import KINDS
from tests import factories
from tests.authoring.conftest import browser_of, member
from tests.test_permissions import with_link
from tests.test_urls import addresses

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("working")]

ROWS = {viewset.path: viewset.model for viewset in VIEWSETS}
# What stands below each kind of row; a screen that is not in this list has no rights that anybody thought about.
SCREENS = {
    "",
    "add/",
    "archive/<int:pk>/",
    "copy/<int:pk>/",
    "delete/<int:pk>/",
    "edit/<int:pk>/",
    "history/<int:pk>/",
    "history-results/<int:pk>/",
    "history/<int:pk>/revisions/<int:revision_id>/revert/",
    "history/<int:pk>/revisions/<int:revision_id>/view/",
    "reorder/<int:pk>/",
    "restore/<int:pk>/",
    "results/",
    "usage/<int:pk>/",
    # What is seen while it is edited, and the answers of sample employers.
    "preview/",
    "preview/<int:pk>/",
    "antwoorden/<int:pk>/",
    "antwoorden/<int:pk>/<int:place>/",
}
COMPARISON = "history/(?P<pk>.+)/revisions/compare/"
# There is one row of the instrument itself, which stays.
NEVER_THERE = {f"beheer/scan/instrument/{screen}" for screen in ("add/", "archive/<int:pk>/", "restore/<int:pk>/")}
FOR_COORDINATORS = {"beheer/scan/versies/<int:number>/terug/"}


def own_addresses() -> list[str]:
    found = {path for path, _ in addresses() if path.startswith("beheer/scan/")}
    return sorted(found - NEVER_THERE)


def about_rows() -> list[str]:
    return [path for path in own_addresses() if path.split("/")[2] in ROWS]


def about_the_whole() -> list[str]:
    return [path for path in own_addresses() if path.split("/")[2] not in ROWS]


def filled_in(path: str) -> str:
    """An address with ids of things that are there."""
    kind = ROWS.get(path.split("/")[2])
    row = kind.objects.first() if kind else None
    named = {"kind": "yaml"}
    if row:
        moment = str((row.latest_revision or row.save_revision()).pk)
        named |= {"pk": str(row.pk), **dict.fromkeys(("revision_id", "revision_id_a", "revision_id_b"), moment)}
    path = re.sub(r"<\w+:(\w+)>|\(\?P<(\w+)>[^)]*\)", lambda found: named.get(found[1] or found[2], "1"), path)
    return "/" + path.replace("\\", "").rstrip("$")


def is_kept_out(response: HttpResponse) -> bool:
    """Refused, sent to the log-in, or sent to the first screen of the admin with a message."""
    goal = response.headers.get("Location", "")
    return response.status_code in (403, 405) or goal.startswith(("/account/", "/beheer/login")) or goal == "/beheer/"


@pytest.fixture
def writer(groups: None) -> Client:
    """Somebody who may come into the admin, and change nothing of the instrument."""
    group = Group.objects.create(name="Schrijvers")
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    return browser_of(member("Schrijvers", "schrijver@example.org"))


def test_the_screens_of_rows_are_known():
    found = {path.split("/", 3)[3] for path in about_rows()}
    assert {path for path in found - SCREENS if not path.startswith(COMPARISON)} == set()


@pytest.mark.parametrize("method", ["get", "post"])
def test_nobody_but_editors_comes_to_anything_of_the_instrument(method, writer, manager_client):
    paths = {path: filled_in(path) for path in own_addresses()}
    before = {kind: list(kind.objects.values_list()) for kind in KINDS}
    employer = with_link(factories.make_response("hr"))
    roles = {"nobody": Client(), "employer": employer, "account manager": manager_client, "writer": writer}
    for who, browser in roles.items():
        open_to = [path for path, place in paths.items() if not is_kept_out(getattr(browser, method)(place))]
        assert open_to == [], who
    assert {kind: list(kind.objects.values_list()) for kind in KINDS} == before
    assert (InstrumentVersion.objects.count(), ReleaseRequest.objects.count()) == (1, 0)


def test_editors_coordinators_managers_and_superusers_come_to_every_screen_about_the_whole(editing, coordinating):
    managing = browser_of(member(MANAGER, "beheerder@example.org"))
    boss = browser_of(factories.make_user("baas@example.org", is_superuser=True, is_staff=True))
    for browser in (editing, coordinating, managing, boss):
        for path in about_the_whole():
            answer = browser.get(filled_in(path) + ("?van=1" if "vergelijken" in path else ""))
            refused = is_kept_out(answer)
            assert refused == (browser is editing and path in FOR_COORDINATORS), path


def test_an_editor_comes_to_every_screen_of_every_kind_of_row(editing):
    paths = [path for path in about_rows() if "/reorder/" not in path]
    kept_out = [path for path in paths if is_kept_out(editing.get(filled_in(path)))]
    assert kept_out == ["beheer/scan/instrument/delete/<int:pk>/"]


def test_who_may_more_may_all_that_an_editor_may(groups):
    may = {name: set(Group.objects.get(name=name).permissions.all()) for name in (EDITOR, COORDINATOR, MANAGER)}
    assert may[EDITOR] < may[COORDINATOR] < may[MANAGER]


def test_an_editor_without_a_second_factor_comes_nowhere(groups):
    user = factories.make_user("zonder@example.org", second_factor=False)
    user.groups.add(Group.objects.get(name="Redacteur"))
    for path in about_the_whole():
        assert browser_of(user).get(filled_in(path)).headers["Location"] == "/account/2fa/totp/activate/"

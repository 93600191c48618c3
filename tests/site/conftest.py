"""What the tests of logging in share: a cache without yesterday's codes, and the steps of somebody who logs in."""

import pytest
from django.core.cache import cache
from django.test import Client

from scan.models import User
from tests import factories


@pytest.fixture(autouse=True)
def _no_used_codes(db: None) -> None:
    """allauth remembers used codes in the cache, which outlives a test."""
    cache.clear()


@pytest.fixture
def user(db: None) -> User:
    """An editor with a second factor."""
    return factories.make_user("redacteur@example.org", is_superuser=True)


@pytest.fixture
def newcomer(db: None) -> User:
    """An administrator of everything, but without a second factor."""
    return factories.make_user("nieuw@example.org", second_factor=False, is_superuser=True)


@pytest.fixture
def newcomer_client(client: Client, newcomer: User) -> Client:
    """The newcomer, who has given the right password and nothing else."""
    give_password(client, newcomer.email)
    return client


def give_password(client: Client, email: str, password: str = factories.PASSWORD, **more: str):
    return client.post("/account/login/", {"login": email, "password": password, **more})


def give_code(client: Client, code: str):
    return client.post("/account/2fa/authenticate/", {"code": code})


def is_logged_in(client: Client) -> bool:
    return "_auth_user_id" in client.session

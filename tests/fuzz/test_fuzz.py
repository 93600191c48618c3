"""Whatever is asked of the site, by whoever: never a 500, never a way to another site, never a script that was sent.

Driven by the URL resolver, the form classes and what views read. `script/fuzz` takes longer than this does here.
"""

import os
import time
from collections import Counter
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode, urlsplit

import pytest
from django.conf import settings as site_settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.test import Client
from hypothesis import HealthCheck, given, seed, settings
from hypothesis import strategies as st

from tests.fuzz.addresses import Address, every_address
from tests.fuzz.likely import likely_paths, likely_roles, make_everything
from tests.fuzz.values import SCRIPT, names_and_values, nasty
from tests.one_of_each import Values
from tests.test_permissions import POSTED, ROLES, World, world  # noqa: F401  (a fixture)

SECONDS = float(os.environ.get("FUZZ_SECONDS", "15"))
SEED = int(os.environ.get("FUZZ_SEED", "20260101"))
IN_A_ROUND = 150
METHODS = (*("GET",) * 6, *("POST",) * 9, "HEAD", "OPTIONS", "PUT", "DELETE", "TRACE")
TYPES = (*("",) * 12, "application/json", "multipart/form-data; boundary=x", "multipart/form-data", "text/plain", "x")
ECHO = "dit-komt-niet-terug"


@dataclass(frozen=True)
class Asked:
    """One request: by whom, how, where, and what goes along."""

    role: str
    method: str
    path: str
    question: dict[str, str]
    posted: dict[str, Any]
    body: bytes
    kind: str
    headers: dict[str, str]


@dataclass
class Site:
    """The site with one of everything in it, and how often was asked what."""

    world: World
    values: Values
    answers: Counter[int] = field(default_factory=Counter)

    def ask(self, asked: Asked) -> None:
        """Ask once and take back what it did. An error that no view handles is raised here, with its traceback."""
        browser = Client(headers=asked.headers)
        browser.cookies = self.world.browsers[asked.role].cookies.copy()
        path = f"{asked.path}?{urlencode(asked.question)}" if asked.question else asked.path
        for file in asked.posted.values():
            if isinstance(file, SimpleUploadedFile):
                file.seek(0)
        with transaction.atomic():
            if asked.kind:
                response = browser.generic(asked.method, path, asked.body, content_type=asked.kind)
            elif asked.method == "POST":
                response = browser.post(path, asked.posted)
            else:
                response = browser.generic(asked.method, path)
            content = response.getvalue() if response.streaming else response.content
            transaction.set_rollback(True)
        self.answers[response.status_code] += 1
        assert response.status_code < 500 or response.status_code == 503
        assert asked.method != "TRACE" or ECHO.encode() not in content
        assert not leads_elsewhere(response.headers.get("Location", ""))
        assert not response.headers.get("Content-Type", "").startswith("text/html") or SCRIPT.encode() not in content
        assert "Content-Security-Policy" in response.headers


def leads_elsewhere(place: str) -> bool:
    """Whether a browser would leave this site for it. A backslash is a slash for browsers."""
    found = urlsplit(place.replace("\\", "/"))
    return (found.scheme, found.netloc) not in (("", ""), ("http", "testserver"))


@pytest.fixture
def site(world: World, settings: Any, tmp_path: Any) -> Site:  # noqa: F811  (the fixture, by its name)
    settings.MEDIA_ROOT = tmp_path / "media"
    settings.EXPORT_ROOT = tmp_path / "exports"
    return Site(world, make_everything(world))


def requests(world: World, values: Values) -> st.SearchStrategy[Asked]:  # noqa: F811
    """Requests to every address: mostly by who gets in there and to what is there, and by and to all others."""
    there = sorted({*world.ids.values(), *map(str, range(6)), "att-past", "opbrengsten", "hr", "contact", "scan"})
    value = st.sampled_from(there) | st.sampled_from(there) | nasty()
    names = names_and_values()
    some = st.lists(st.sampled_from(sorted(names)), max_size=6, unique=True)
    typed = some.flatmap(lambda chosen: st.fixed_dictionaries({name: names[name] for name in chosen}))
    posted = st.tuples(st.sampled_from([{}, POSTED, world.posted]), typed).map(lambda both: both[0] | both[1])
    headers = st.fixed_dictionaries(
        {"x-echo": st.just(ECHO)},
        optional={
            "hx-request": st.just("true"),
            "referer": st.sampled_from(["http://testserver/", "//kwaad.example", "x"]),
            "accept-language": st.sampled_from(["nl", "*;q=0", "x" * 500]),
            "x-forwarded-for": st.sampled_from(["", "x", "::1", "1.2.3.4, 5.6.7.8"]),
            "range": st.just("bytes=5-1"),
            "if-modified-since": st.sampled_from(["gisteren", "Sat, 99 Foo 2026 25:00:00 GMT"]),
        },
    )

    def to(address: Address) -> st.SearchStrategy[Asked]:
        likely = st.sampled_from(likely_paths(address, values, world))
        path = likely | likely | st.fixed_dictionaries(dict.fromkeys(address.places, value)).map(address.filled)
        inside = st.sampled_from(likely_roles(address))
        return st.builds(
            Asked,
            role=inside | inside | inside | st.sampled_from(ROLES),
            method=st.sampled_from(METHODS),
            path=path,
            question=st.dictionaries(st.sampled_from(sorted(names)), nasty(), max_size=3),
            posted=posted,
            body=st.binary(max_size=200),
            kind=st.sampled_from(TYPES),
            headers=headers,
        )

    wagtails = [address for address in every_address() if address.text.startswith("beheer/")]
    ours = [address for address in every_address() if address not in wagtails]
    return (st.sampled_from(ours) | st.sampled_from(wagtails)).flatmap(to)


# A HEAD of a file leaves it to Python to close.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_nothing_that_can_be_asked_gives_a_500(site: Site):
    print(f"\nseed: {SEED}, {SECONDS:g} seconds")  # noqa: T201  (with it the same can be done again)
    wanted, end, rounds = requests(site.world, site.values), time.monotonic() + SECONDS, 0
    while rounds == 0 or time.monotonic() < end:
        one_round(site, wanted, SEED + rounds)
        rounds += 1
    told = ", ".join(f"{count} x {status}" for status, count in sorted(site.answers.items()))
    print(f"{site.answers.total()} requests: {told}")  # noqa: T201  (for who runs script/fuzz)
    # Not only the log-in and what is not there.
    assert site.answers[200] > site.answers.total() / 20


def one_round(site: Site, wanted: st.SearchStrategy[Asked], number: int) -> None:
    """So many requests, the same ones for the same number."""

    @seed(number)
    @settings(max_examples=IN_A_ROUND, deadline=None, database=None, suppress_health_check=list(HealthCheck))
    @given(wanted)
    def ask(asked: Asked) -> None:
        site.ask(asked)

    ask()


def test_every_address_of_the_resolver_is_tried():
    texts = {address.text for address in every_address()}
    assert {"werkplek/", "scan/%(response_id)s/resultaat/", "account/login/", "beheer/pages/%(page_id)s/edit/"} <= texts
    assert len(texts) > 300


@pytest.mark.parametrize("place", ["https://x.nl/", "//x.nl/", "/\\x.nl/", "javascript:alert(1)", "http:x.nl"])
def test_a_way_to_another_site_is_recognised(place: str):
    assert leads_elsewhere(place)


@pytest.mark.parametrize("place", ["", "/", "?a=b", "/scan/?next=https://x.nl/", "http://testserver/scan/"])
def test_a_way_within_the_site_is_fine(place: str):
    assert not leads_elsewhere(place)


def test_every_form_and_every_view_is_read_for_names():
    names = names_and_values()
    # Of a form of our own, of one of allauth, and read by a view without a form.
    assert {"organisation", "password", "lijst", "naar"} <= set(names)
    assert (site_settings.BASE_DIR / "script/fuzz").exists()

"""Only UTF-8 comes in."""

import pytest
from django.test import Client


@pytest.mark.parametrize("charset", ["utf-7", "unicode_escape", "raw_unicode_escape", "utf-16", "latin-1"])
def test_another_character_set_is_refused(version, site_root, charset):
    kind = f"application/x-www-form-urlencoded; charset={charset}"
    for answer in (
        Client().post("/scan/start/", b"role=+2AA-", content_type=kind),
        Client().generic("GET", "/werkplek/?zoek=x", b"x", content_type=kind),
    ):
        assert answer.status_code == 400


@pytest.mark.parametrize("charset", ["utf-8", "UTF-8"])
def test_utf_8_comes_in(version, site_root, charset):
    kind = f"application/x-www-form-urlencoded; charset={charset}"
    assert Client().post("/scan/start/", b"role=hr", content_type=kind).status_code == 302

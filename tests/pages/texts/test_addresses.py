"""No address is guessed: it stands in the sources, or it is the home page of an organisation that is listed."""

from pathlib import Path

import pytest
import yaml
from django.conf import settings

from pages.texts.addresses import addresses_in, comparable, is_home_page

ROOT: Path = settings.BASE_DIR
DATA = ROOT / "tests" / "data"
CONTENT = [path for folder in ("pages/content", "scan/content") for path in (ROOT / folder).rglob("*.*")]


def in_sources() -> set[str]:
    lines = (DATA / "source_addresses.txt").read_text(encoding="utf-8").splitlines()
    return {line for line in lines if not line.startswith("#")}


def home_pages() -> list[dict[str, str]]:
    """Home pages that the sources do not name, each with whose it is and where that organisation is named."""
    return yaml.safe_load((DATA / "home_pages.yaml").read_text(encoding="utf-8")) or []


def known() -> set[str]:
    return in_sources() | {comparable(one["address"]) for one in home_pages()}


def in_content() -> set[str]:
    texts = [path.read_text(encoding="utf-8") for path in CONTENT if path.suffix in (".md", ".yaml")]
    return set().union(*map(addresses_in, texts))


def test_the_sources_name_addresses():
    assert len(in_sources()) > 150
    assert "cedris.nl" in in_sources()


def test_every_address_and_number_in_the_texts_is_known():
    assert len(in_content()) > 30
    assert in_content() - known() == set()


def test_what_is_listed_as_a_home_page_is_one_and_is_used():
    for one in home_pages():
        assert set(one) == {"address", "organisation", "source"}
        assert is_home_page(one["address"])
        assert comparable(one["address"]) in in_content() - in_sources()


@pytest.mark.parametrize(
    ("written", "compared"),
    [
        ("https://www.Voorbeeld.example/", "voorbeeld.example"),
        ("http://voorbeeld.example/Pad/?a=1.", "voorbeeld.example/Pad/?a=1"),
        ("mailto:info@voorbeeld.example", "info@voorbeeld.example"),
        ("0800 - 1234", "0800 - 1234"),
        ("010-123 45 67", "0101234567"),
    ],
)
def test_addresses_are_compared_without_what_two_people_write_differently(written: str, compared: str):
    assert comparable(written) == compared


def test_addresses_are_found_in_running_text():
    text = "Kijk op [de site](https://www.een.example/pad/), bel 0123-456789 (in 2023), of mail a.b@een.example."
    assert addresses_in(text) == {"een.example/pad", "0123456789", "a.b@een.example"}


@pytest.mark.parametrize(("address", "is_home"), [("http://www.een.example", True), ("https://een.example/nl/", False)])
def test_a_home_page_is_a_name_alone(address: str, is_home: bool):
    assert is_home_page(address) is is_home

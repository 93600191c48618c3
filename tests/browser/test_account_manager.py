"""An employer that somebody adds by hand, merged with one that shares and taken apart again, at two sizes."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from scan.models import Assignment, Dossier, ServicePoint, User
from tests import factories

SIZES = [(1280, 900), (360, 740)]
NAME = "Drukkerij Zonneveld"
Check = Callable[[Page], None]


@pytest.fixture
def point(running_site: str) -> ServicePoint:
    return factories.make_service_point("Noordoost-Brabant")


@pytest.fixture
def fatima(point: ServicePoint) -> User:
    return factories.make_account_manager(point, "fatima@example.org", first_name="Fatima", last_name="Aydın")


@pytest.fixture
def dossier(point: ServicePoint, fatima: User) -> Dossier:
    """Of an employer who just shared, looked after by Fatima."""
    factories.make_share(factories.make_finished_scan(), point, NAME)
    dossier = Dossier.objects.get()
    Assignment.objects.create(dossier=dossier, manager=fatima)
    return dossier


@pytest.mark.parametrize("size", SIZES, ids=["1280", "360"])
def test_an_employer_by_hand_merged_with_another_and_apart_again(
    open_page: Any, size: tuple[int, int], running_site: str, dossier: Dossier, fatima: User, assert_accessible: Check
):
    page = open_page(size, fatima)

    def arrive(text: str) -> None:
        expect(page.get_by_role("heading", level=1)).to_have_text(text)
        assert_accessible(page)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")

    page.goto(f"{running_site}/werkplek/dossiers/nieuw/")
    arrive("Nieuwe werkgever")
    page.get_by_label("Naam van de werkgever").fill("Zonneveld Print")
    page.get_by_label("Naam van je contactpersoon").fill("Iris Kok")
    page.get_by_role("button", name="Maak het dossier").click()
    arrive("Zonneveld Print")
    page.get_by_role("link", name="Voeg samen met een ander dossier").click()
    arrive("Welk dossier is van dezelfde werkgever?")
    page.get_by_role("link", name=NAME).click()
    arrive("Dit komt samen")
    page.get_by_label(re.compile(NAME)).check()
    page.get_by_role("button", name="Voeg samen").click()
    arrive(NAME)
    expect(page.get_by_role("link", name="Verander Iris Kok")).to_be_visible()
    page.get_by_role("link", name=re.compile("^Haal uit elkaar.*Zonneveld Print")).click()
    arrive("Haal ‘Zonneveld Print’ er weer uit")
    page.get_by_role("button", name="Haal uit elkaar").click()
    arrive(NAME)
    expect(page.get_by_role("link", name="Verander Iris Kok")).to_have_count(0)

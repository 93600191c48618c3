"""The region's name, menus and contact details stand around every page, also where there is nothing to show."""

import io

import pytest
from bs4 import BeautifulSoup
from django.core.files.images import ImageFile
from django.db import connection
from django.template.loader import render_to_string
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext
from PIL import Image as Pillow
from wagtail.images.models import Image
from wagtail.models import Page, Site

from pages.models import HomePage, MenusAndContact, TextPage
from pages.templatetags.navigation import phone_link


def chrome(**context) -> BeautifulSoup:
    html = render_to_string("components/header.html", context) + render_to_string("components/footer.html", context)
    return BeautifulSoup(html, "html.parser")


def test_the_menus_show_the_pages_under_their_title_or_the_editors_own_words(home: HomePage):
    soup = BeautifulSoup(Client().get("/contact/").content, "html.parser")
    main = [(a["href"], a.text) for a in soup.select(".scan-nav a")]
    assert ("/de-scan/", "De scan") in main
    assert ("/regelingen-en-hulp/", "Regelingen") in main
    assert soup.select_one(".scan-nav [aria-current=page]").text == "Contact"
    assert [h2.text for h2 in soup.select("footer h2")] == ["Liever even praten?", "Over de scan", "Goed om te weten"]
    assert "/account/login/" in [a["href"] for a in soup.select("footer a")]


@pytest.mark.parametrize(
    ("path", "current"), [("/regelingen-en-hulp/", "page"), ("/regelingen-en-hulp/jobcoach/", "true")]
)
def test_the_menu_shows_in_which_part_of_the_site_one_is(home: HomePage, path: str, current: str):
    soup = BeautifulSoup(Client().get(path).content, "html.parser")
    (here,) = soup.select(".scan-nav [aria-current]")
    assert (here.text, here["aria-current"]) == ("Regelingen", current)


def test_a_page_that_is_not_published_or_is_deleted_is_in_no_menu(home: HomePage):
    TextPage.objects.get(slug="contact").unpublish()
    Page.objects.get(slug="stappenplan").specific.delete()
    addresses = {a["href"] for a in chrome(request=RequestFactory().get("/")).find_all("a")}
    assert "/de-scan/" in addresses
    assert not addresses & {"/contact/", "/stappenplan/"}


def test_contact_details_stand_in_the_footer_and_on_the_contact_page(home: HomePage):
    MenusAndContact.objects.update(
        region_name="Midden-Gelderland",
        contact_name="WSP Midden-Gelderland",
        contact_phone="026 000 00 00",
        contact_email="scan@example.org",
        contact_hours="Elke werkdag",
    )
    soup = BeautifulSoup(Client().get("/contact/").content, "html.parser")
    assert soup.select_one(".scan-logo__region").text == "Midden-Gelderland"
    for part in (soup.footer, soup.main):
        assert part.find("a", href="tel:+31260000000").text == "Bel 026 000 00 00"
        assert part.find("a", href="mailto:scan@example.org")
        assert "Elke werkdag" in part.text


def test_the_logo_of_the_region_stands_beside_its_name_with_room_kept_for_it(home: HomePage, tmp_path, settings):
    settings.MEDIA_ROOT = tmp_path
    file = ImageFile(io.BytesIO(), name="logo.png")
    Pillow.new("RGB", (1600, 400)).save(file, "PNG")
    without = chrome(request=RequestFactory().get("/")).select_one(".scan-logo")
    logo = Image.objects.create(title="Logo", file=file)
    MenusAndContact.objects.update(region_name="Midden-Gelderland", logo=logo)
    for header in ("header", "scan_header"):
        html = render_to_string(f"components/{header}.html", {"request": RequestFactory().get("/")})
        soup = BeautifulSoup(html, "html.parser")
        picture = soup.select_one(".scan-logo img")
        assert (picture["width"], picture["height"], picture["alt"]) == ("480", "120", "Midden-Gelderland")
        assert picture["src"].endswith(".webp")
        # Said once: the picture says it.
        assert soup.select_one(".scan-logo__region")["aria-hidden"] == "true"
    logo.delete()
    MenusAndContact.objects.update(region_name="")
    assert chrome(request=RequestFactory().get("/")).select_one(".scan-logo") == without


def test_a_logo_whose_file_is_gone_is_left_out(home: HomePage, tmp_path, settings):
    settings.MEDIA_ROOT = tmp_path
    file = ImageFile(io.BytesIO(), name="logo.png")
    Pillow.new("RGB", (16, 16)).save(file, "PNG")
    logo = Image.objects.create(title="Logo", file=file)
    logo.file.storage.delete(logo.file.name)
    MenusAndContact.objects.update(region_name="Midden-Gelderland", logo=logo)
    soup = chrome(request=RequestFactory().get("/"))
    assert soup.select(".scan-logo img") == []
    assert "aria-hidden" not in soup.select_one(".scan-logo__region").attrs


@pytest.mark.parametrize(
    ("phone", "link"),
    [
        ("026 000 00 00", "+31260000000"),
        ("+31 (26) 000-0000", "+31260000000"),
        ("06-00000000", "+31600000000"),
        ("0800 1234", "08001234"),
        ("14 024", "14024"),
        ("", ""),
    ],
)
def test_a_phone_number_becomes_one_that_can_be_dialled(phone: str, link: str):
    assert phone_link(phone) == link


def test_without_a_request_a_site_or_a_setting_the_page_still_comes(home: HomePage):
    def links(soup: BeautifulSoup) -> list[str]:
        return [a["href"] for a in soup.select(".scan-nav a")]

    # Search needs no menu.
    assert links(chrome()) == ["/zoeken/"]
    MenusAndContact.objects.all().delete()
    assert links(chrome(request=RequestFactory().get("/"))) == ["/zoeken/"]
    Site.objects.all().delete()
    assert chrome(request=RequestFactory().get("/")).footer is not None
    assert Client().get("/weg/").status_code == 404


def test_looking_at_a_page_makes_no_setting(home: HomePage):
    MenusAndContact.objects.all().delete()
    Client().get("/")
    assert not MenusAndContact.objects.exists()


def test_a_page_that_is_not_found_has_the_menus(home: HomePage):
    response = Client().get("/weg/")
    assert response.status_code == 404
    assert "Regelingen" in response.content.decode()


def test_everything_around_a_page_takes_at_most_four_queries(home: HomePage):
    # The first time fills the shared cache with the roots of the sites.
    chrome(request=RequestFactory().get("/"))
    with CaptureQueriesContext(connection) as queries:
        soup = chrome(request=RequestFactory().get("/"))
    assert len(soup.select("a")) > 10
    assert len(queries) <= 4

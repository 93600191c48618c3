"""Result and plan as a PDF: a screen reader can read it, it holds what the page holds, and the machine stays calm."""

import io
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.core.cache import cache
from django.core.files.images import ImageFile
from PIL import Image as Pillow
from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject
from wagtail.images.models import Image
from wagtail.models import Page, Site

from pages.models import MenusAndContact
from pages.templatetags.navigation import LOGO
from scan.core.instrument import Instrument
from scan.models import AuditEvent, Result
from scan.results import pdf
from scan.results.pictures import pictures_of
from scan.results.plan import actions
from tests.results.conftest import Owner

pytestmark = pytest.mark.usefixtures("_calm")


@pytest.fixture
def _calm(db: None) -> None:
    cache.clear()


@pytest.fixture
def planned(owner: Owner) -> Owner:
    """An owner with a step in the plan."""
    result = Result.objects.get(scan=owner.scan)
    step = actions.choose(result, result.outcome.advice.steps[0].key)
    actions.write(step, {"if_words": "het overleg begint", "who": "Karin & co"}, seen=1)
    return owner


def read(owner: Owner, rest: str) -> PdfReader:
    answer = owner.client.get(owner.path(rest))
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/pdf")
    return PdfReader(io.BytesIO(answer.content))


def tags(node: object) -> list[str]:
    """The names of all parts in the tree that a screen reader follows."""
    node = node.get_object()
    if isinstance(node, ArrayObject):
        return [name for child in node for name in tags(child)]
    if not isinstance(node, DictionaryObject):
        return []
    own = [str(node["/S"])] if "/S" in node else []
    return own + (tags(node["/K"]) if "/K" in node else [])


def words(document: PdfReader) -> str:
    return " ".join(" ".join(page.extract_text() for page in document.pages).split())


@pytest.fixture
def logo(site_root: Page, tmp_path: Path, settings: Any) -> Image:
    """A wide picture, far larger than a header."""
    settings.MEDIA_ROOT = tmp_path
    file = ImageFile(io.BytesIO(), name="logo.png")
    Pillow.new("RGBA", (1600, 400), (10, 90, 60, 255)).save(file, "PNG")
    return Image.objects.create(title="Logo", file=file)


def figures(node: object) -> list[str]:
    """What is said of the pictures in the tree."""
    node = node.get_object()
    if isinstance(node, ArrayObject):
        return [words for child in node for words in figures(child)]
    if not isinstance(node, DictionaryObject):
        return []
    own = [str(node["/Alt"])] if node.get("/S") == "/Figure" else []
    return own + (figures(node["/K"]) if "/K" in node else [])


@pytest.mark.parametrize(("rest", "title"), [("resultaat/pdf/", "Jullie resultaat"), ("plan/pdf/", "Jullie plan")])
def test_a_screen_reader_can_read_it(planned: Owner, rest: str, title: str):
    document = read(planned, rest)
    root = document.trailer["/Root"]
    assert root["/Lang"] == "nl"
    assert root["/MarkInfo"]["/Marked"]
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert b"pdfuaid" in root["/Metadata"].get_object().get_data()
    assert document.metadata.title.startswith(title)
    found = tags(root["/StructTreeRoot"])
    assert {"/H1", "/H2", "/P", "/L", "/LI"} <= set(found)
    assert found.count("/H1") == 1
    assert "/Figure" not in found
    assert document.outline[0].title == title
    for page in document.pages:
        fonts = page["/Resources"]["/Font"].values()
        assert all("/ToUnicode" in font.get_object() for font in fonts)


def test_the_result_has_all_that_its_page_has_with_what_was_folded_open(planned: Owner, instrument: Instrument):
    text = words(read(planned, "resultaat/pdf/"))
    page = planned.page("resultaat/")
    titles = [" ".join(one.get_text(" ").split()) for one in page.select(".scan-step h3")]
    assert titles
    for title in titles:
        assert title in text
    result = Result.objects.get(scan=planned.scan)
    steps = {step.key: step for step in instrument.steps}
    for advised in result.outcome.advice.steps:
        assert steps[advised.key].text.actions[-1] in text
    assert re.search("54 ?van 100", text)
    assert "Bladzijde 1 van" in text


def test_the_name_of_the_region_stands_beside_the_logo(planned: Owner):
    MenusAndContact.objects.update_or_create(
        site=Site.objects.get(is_default_site=True), defaults={"region_name": "Regio Zonneveld"}
    )
    assert "Regio Zonneveld" in words(read(planned, "plan/pdf/"))


def test_the_logo_of_the_region_stands_in_it_at_a_bounded_size(planned: Owner, logo: Image):
    MenusAndContact.objects.update_or_create(
        site=Site.objects.get(is_default_site=True), defaults={"region_name": "Regio Zonneveld", "logo": logo}
    )
    document = read(planned, "plan/pdf/")
    (picture,) = document.pages[0].images
    assert picture.image.size == (480, 120)
    assert figures(document.trailer["/Root"]["/StructTreeRoot"]) == ["Regio Zonneveld"]
    assert "Regio Zonneveld" in words(document)


def test_a_logo_whose_file_is_gone_costs_the_picture_and_no_more(planned: Owner, logo: Image):
    MenusAndContact.objects.update_or_create(
        site=Site.objects.get(is_default_site=True), defaults={"region_name": "Regio Zonneveld", "logo": logo}
    )
    planned.page("plan/")  # the rendition is made here
    for rendition in logo.renditions.all():
        rendition.file.storage.delete(rendition.file.name)
    document = read(planned, "plan/pdf/")
    assert list(document.pages[0].images) == []


def test_no_other_file_goes_along_than_a_picture_of_the_site(logo: Image):
    rendition = logo.get_rendition(LOGO)
    secret = Path(logo.file.storage.location) / "geheim.png"
    secret.write_bytes(b"GEHEIM")
    names = [
        rendition.url,
        "/media/geheim.png",
        "/media/../geheim.png",
        f"/media/{secret}",
        "https://elders.example/a.png",
    ]
    html = "".join(f'<img src="{name}">' for name in names) + f"<a src='{rendition.url}'>"
    assert list(pictures_of(html, "https://scan.example.org/x/")) == [f"https://scan.example.org{rendition.url}"]


def test_the_result_as_a_pdf_holds_nothing_for_account_managers(planned: Owner, instrument: Instrument):
    text = words(read(planned, "resultaat/pdf/"))
    for topic in instrument.topics:
        assert topic.title not in text
        assert topic.text.questions[0] not in text
    for style in instrument.styles:
        assert style.title not in text.replace("Vacatures vervullen kost", "")


def test_the_plan_has_its_words_and_nothing_to_click(planned: Owner):
    text = words(read(planned, "plan/pdf/"))
    for written in ("het overleg begint", "Karin & co", "Eerste actie"):
        assert written in text
    for button in ("Kies deze stap", "Wijzig", "Haal uit het plan", "Vraag een herinnering"):
        assert button not in text


def test_the_file_has_a_name_and_leaves_a_line_in_the_log(planned: Owner):
    answer = planned.client.get(planned.path("plan/pdf/"))
    assert answer["Content-Disposition"].startswith('attachment; filename="inclusiescan-plan-')
    assert answer["Cache-Control"] == "no-store"
    assert AuditEvent.objects.filter(scan_id=planned.scan.public_id, act="pdf").count() == 1


def test_who_comes_while_one_is_being_made_waits_and_then_is_asked_to_try_again(planned: Owner, monkeypatch):
    monkeypatch.setattr(pdf, "PATIENCE", 1)
    cache.set("pdf-making", 1, timeout=60)
    answer = planned.client.get(planned.path("plan/pdf/"))
    assert (answer.status_code, answer["Retry-After"]) == (503, "10")
    assert "Even wachten" in answer.content.decode()
    assert cache.get("pdf-waiting") is None


def test_a_third_does_not_wait_at_all(planned: Owner):
    cache.set("pdf-making", 1, timeout=60)
    cache.set("pdf-waiting", 1, timeout=60)
    assert planned.client.get(planned.path("plan/pdf/")).status_code == 503
    assert cache.get("pdf-waiting") == 1


def test_the_turn_is_given_back(planned: Owner):
    for _ in range(2):
        assert planned.client.get(planned.path("plan/pdf/")).status_code == 200
    assert cache.get("pdf-making") is None


@pytest.fixture
def _no_pango(tmp_path: Path, monkeypatch) -> None:
    """A machine on which the library is found and cannot be loaded."""
    (tmp_path / "libpango-1.0.so.0").write_bytes(b"not a library")
    monkeypatch.setenv("LD_LIBRARY_PATH", str(tmp_path))
    loaded = subprocess.run([sys.executable, "-c", "import weasyprint"], capture_output=True, check=False)
    assert loaded.returncode != 0, "the library can be loaded all the same: this test shows nothing"


@pytest.mark.usefixtures("_no_pango")
@pytest.mark.parametrize(("rest", "back"), [("resultaat/pdf/", "resultaat/"), ("plan/pdf/", "plan/")])
def test_without_the_system_library_the_site_says_so_and_offers_printing(planned: Owner, rest: str, back: str):
    answer = planned.client.get(planned.path(rest))
    page = BeautifulSoup(answer.content, "lxml")
    assert answer.status_code == 503
    assert page.h1.text == "Een PDF maken lukt hier niet"
    assert "printen" in page.main.text
    assert page.select_one("main a.scan-button")["href"] == planned.path(back)
    assert planned.client.get(planned.path(back)).status_code == 200

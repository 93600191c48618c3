"""What can be sent to the site is limited: how much, what kind, and how much it becomes when it is unpacked."""

import io
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from django.conf import settings as site_settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client, RequestFactory
from PIL import Image as Picture
from wagtail.contrib.redirects.base_formats import XLSX
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Collection, Page

from inclusiescan.body_size import SmallBodiesMiddleware
from scan.exchange.workbook.package import LARGEST_UNPACKED
from scan.models import User

SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\n"


@pytest.fixture
def editor(user: User, site_root: Page, settings, tmp_path) -> Client:
    settings.MEDIA_ROOT = tmp_path
    client = Client()
    client.force_login(user)
    return client


def workbook(size: int) -> bytes:
    """A workbook that unpacks to so many bytes."""
    file = io.BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as package:
        package.writestr("xl/worksheets/sheet1.xml", b"<worksheet>" + b" " * size + b"</worksheet>")
    return file.getvalue()


def collection() -> str:
    return str(Collection.get_first_root_node().pk)


def send_document(editor: Client, name: str, content: bytes):
    file = SimpleUploadedFile(name, content)
    return editor.post("/beheer/documents/add/", {"title": "Folder", "file": file, "collection": collection()})


def send_image(editor: Client, name: str, content: bytes):
    file = SimpleUploadedFile(name, content)
    data = {"title": "Foto", "file": file, "collection": collection(), "description": "Een foto", "tags": ""}
    return editor.post("/beheer/images/add/", data)


def picture(size: tuple[int, int], kind: str = "PNG") -> bytes:
    file = io.BytesIO()
    Picture.new("1", size).save(file, kind)
    return file.getvalue()


@pytest.mark.parametrize("said", ["11534337", "99999999999999999999"])
def test_a_body_that_is_too_big_is_refused_before_it_is_read(client: Client, site_root: Page, said: str):
    response = client.generic("POST", "/scan/start/", b"role=hr", CONTENT_LENGTH=said)
    assert response.status_code == 413
    assert "te groot" in response.text


@pytest.mark.parametrize("said", ["", "0", "11534336", "-1", "tien", "²"])
def test_any_other_length_goes_on(said: str):
    asked = RequestFactory().get("/")
    asked.META["CONTENT_LENGTH"] = said
    assert SmallBodiesMiddleware(lambda request: "gone on")(asked) == "gone on"


def test_the_largest_file_of_each_kind_fits_in_a_body():
    sizes = (site_settings.WAGTAILIMAGES_MAX_UPLOAD_SIZE, site_settings.WAGTAILDOCS_MAX_UPLOAD_SIZE)
    assert max(sizes) < site_settings.LARGEST_BODY


def test_a_pdf_is_kept(editor: Client):
    send_document(editor, "folder.pdf", PDF)
    assert get_document_model().objects.count() == 1


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("folder.pdf", b"<html><script>alert(1)</script></html>"),
        ("folder.pdf", b"MZ\x90\x00"),
        ("folder.pdf", b"PK\x03\x04"),
        ("folder.pdf", b" " * 2000 + PDF),
        ("folder.html", PDF),
        ("folder.pdf.exe", PDF),
        ("folder", PDF),
    ],
)
def test_what_is_no_pdf_is_refused_whatever_its_name(editor: Client, name: str, content: bytes):
    assert send_document(editor, name, content).status_code == 200
    assert not get_document_model().objects.exists()


def test_a_document_that_is_too_big_is_refused(editor: Client, settings):
    settings.WAGTAILDOCS_MAX_UPLOAD_SIZE = 1000
    send_document(editor, "folder.pdf", PDF + b" " * 1000)
    assert not get_document_model().objects.exists()


def test_a_document_is_served_with_a_policy_that_runs_nothing(editor: Client):
    send_document(editor, "folder.pdf", PDF)
    response = Client().get(get_document_model().objects.get().url)
    assert response["Content-Security-Policy"] == "default-src 'none'"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert 'filename="folder.pdf"' in response["Content-Disposition"]
    assert response.getvalue() == PDF


def test_a_photo_is_kept(editor: Client):
    send_image(editor, "foto.png", picture((40, 30)))
    assert get_image_model().objects.get().width == 40


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("foto.svg", SVG),
        ("foto.png", SVG),
        ("foto.png", b"<html></html>"),
        ("foto.jpg", picture((40, 30))),
        ("foto.tiff", picture((40, 30), "TIFF")),
    ],
)
def test_what_is_no_photo_of_its_kind_is_refused(editor: Client, name: str, content: bytes):
    send_image(editor, name, content)
    assert not get_image_model().objects.exists()


def test_a_small_file_that_becomes_a_huge_photo_is_refused(editor: Client):
    bomb = picture((10_000, 6_000))
    assert len(bomb) < 100_000
    send_image(editor, "foto.png", bomb)
    assert not get_image_model().objects.exists()


@pytest.mark.parametrize("before", [b"", b"iets anders"])
def test_redirects_come_from_no_workbook_that_becomes_huge(
    editor: Client, monkeypatch: pytest.MonkeyPatch, before: bytes
):
    opened: list[bytes] = []
    monkeypatch.setattr(XLSX, "create_dataset", lambda self, data: opened.append(data))
    bomb = before + workbook(LARGEST_UNPACKED + 1)
    assert len(bomb) < 1_000_000
    response = editor.post("/beheer/redirects/import/", {"import_file": SimpleUploadedFile("oud.xlsx", bomb)})
    assert response.url == "/beheer/redirects/import/"
    assert not opened


def test_redirects_come_from_a_small_table(editor: Client):
    file = SimpleUploadedFile("oud.csv", b"from,to\n/oud/,https://example.org/\n")
    assert "oud" in editor.post("/beheer/redirects/import/", {"import_file": file}).text


@pytest.mark.parametrize("door", ["/beheer/documents/multiple/add/", "/beheer/images/multiple/add/"])
def test_many_files_at_once_are_looked_at_too(editor: Client, door: str):
    for name, content in (("folder.pdf", b"MZ"), ("foto.png", SVG), ("foto.png", picture((10_000, 6_000)))):
        data = {"files[]": SimpleUploadedFile(name, content), "title": "Iets", "collection": collection()}
        editor.post(door, data, headers={"x-requested-with": "XMLHttpRequest"})
    assert not get_document_model().objects.exists()
    assert not get_image_model().objects.exists()


def test_the_name_that_somebody_gave_a_file_leads_nowhere(editor: Client, tmp_path):
    send_image(editor, "../../../uit.png", picture((40, 30)))
    kept = get_image_model().objects.get()
    assert tmp_path.resolve() in (tmp_path / kept.file.name).resolve().parents
    assert not list(tmp_path.parent.glob("uit*.png"))

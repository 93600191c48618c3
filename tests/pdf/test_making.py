"""Making a PDF opens nothing: no network, no file; and colours, folds and forms come out right."""

import http.server
import io
import threading
from collections.abc import Iterator
from xml.etree.ElementTree import Element, fromstring

import pytest
from PIL import Image
from pypdf import PdfReader

from scan.pdf.given import OnlyGiven, RefusedError
from scan.pdf.making import make
from scan.pdf.paint import paint
from scan.pdf.picture import Picture
from scan.pdf.press import PressError, press

ADDRESS = "https://scan.example.org/scan/x/plan/"
STYLE = "https://scan.example.org/static/scan.css"


def page(body: str, head: str = "") -> str:
    head = f"<head><title>T</title>{head}</head>"
    return f"<!doctype html><html lang=nl>{head}<body><main><h1>Kop</h1>{body}</main></body></html>"


def text_of(pdf: bytes) -> str:
    return " ".join(" ".join(one.extract_text() for one in PdfReader(io.BytesIO(pdf)).pages).split())


@pytest.fixture
def asked() -> Iterator[tuple[str, list[str]]]:
    """A server on this machine, and what was asked of it."""
    paths: list[str] = []

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            paths.append(self.path)
            self.send_response(200)
            self.end_headers()

        def log_message(self, *args: object) -> None:
            pass

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}", paths
        server.shutdown()


def test_what_a_page_names_is_never_fetched(asked, tmp_path):
    server, paths = asked
    secret = tmp_path / "geheim.txt"
    secret.write_text("GEHEIM")
    hostile = f"""
      <img src="{server}/img.png"><object data="{server}/object"></object><embed src="{server}/embed">
      <iframe src="{server}/frame"></iframe>
      <svg width="9" height="9"><image href="{server}/svg.png" width="9" height="9"/><use href="{server}/use#a"/></svg>
      <p style="background: url({server}/style)">Tekst</p><a rel="attachment" href="file://{secret}">bijlage</a>
      <img src="file://{secret}"><object data="file://{secret}" type="text/plain"></object>"""
    head = f"""<base href="{server}/"><link rel=stylesheet href="{server}/link.css"><link rel=stylesheet href="file://{secret}">
      <link rel=attachment href="file://{secret}"><link rel=attachment href="{server}/attached">
      <style>@import "{server}/import.css"; @font-face {{ font-family: X; src: url({server}/font.woff) }}
      p {{ font-family: X }}</style>"""
    made = make(page(hostile, head), address=ADDRESS, given={})
    assert paths == []
    assert "Tekst" in text_of(made)
    document = PdfReader(io.BytesIO(made))
    assert dict(document.attachments) == {}
    assert b"GEHEIM" not in made


@pytest.mark.parametrize(
    "url",
    [
        "http://localhost/",
        "https://scan.example.org/static/other.css",
        "file:///etc/passwd",
        "ftp://localhost/x",
        "data:text/css,p{}",
        f"{STYLE}?x",
        f"{STYLE}/../secret",
        "",
    ],
)
def test_only_what_was_given_can_be_read(url: str):
    fetcher = OnlyGiven({STYLE: "p { color: red }"}, {})
    assert fetcher(STYLE).read() == b"p { color: red }"
    with pytest.raises(RefusedError):
        fetcher(url)


def test_the_stylesheet_of_the_page_is_used():
    html = page("<p class=weg>Weg</p><p>Hier</p>", '<link rel=stylesheet href="/static/scan.css">')
    shown = text_of(make(html, address=ADDRESS, given={STYLE: "@media print { .weg { display: none } }"}))
    assert "Hier" in shown
    assert "Weg" not in shown


def test_a_picture_that_was_given_along_is_in_it_with_its_words_and_any_other_is_not():
    here = "https://scan.example.org/media/images/logo.png"
    body = '<p><img src="/media/images/logo.png" alt="Regio Zonneveld"><img src="/media/images/ander.png" alt=""></p>'
    with io.BytesIO() as file:
        Image.new("RGB", (40, 20), "red").save(file, "PNG")
        given = {here: Picture("image/png", file.getvalue())}
    for make_it in (make, press):
        document = PdfReader(io.BytesIO(make_it(page(body), address=ADDRESS, given={}, pictures=given)))
        (picture,) = document.pages[0].images
        assert picture.image.size == (40, 20)


def test_folds_are_open_and_forms_are_gone_with_the_text_around_them_kept():
    body = (
        "<details><summary>Meer</summary><p>Gevouwen</p></details><div>Voor<form><button>Druk</button></form>Na</div>"
    )
    shown = text_of(make(page(body), address=ADDRESS, given={}))
    assert "Gevouwen" in shown
    assert "Druk" not in shown
    assert shown.index("Voor") < shown.index("Na")


def test_links_lead_to_the_site_and_those_within_the_page_stay_there():
    body = '<p><a href="/hoe-de-scan-meet/">Uitleg</a> <a href="#doel">Naar</a></p><h2 id="doel">Doel</h2>'
    document = PdfReader(io.BytesIO(make(page(body), address=ADDRESS, given={})))
    links = [link.get_object() for one in document.pages for link in one.get("/Annots", [])]
    uris = {str(link["/A"]["/URI"]) for link in links if "/A" in link and "/URI" in link["/A"]}
    assert uris == {"https://scan.example.org/hoe-de-scan-meet/"}


def shapes(css: str, drawing: str) -> list[Element]:
    root = fromstring(f"<html><body>{drawing}</body></html>")
    paint(root, [css])
    return list(root.iter("path"))


def test_a_drawing_gets_the_colours_of_the_tokens():
    css = """@layer tokens, components; @layer tokens { :root { --a: #123456; --b: var(--a); } }
      @layer components { .m { fill: var(--b); stroke: none } .open { stroke-width: 4; color: red } }"""
    (shape,) = shapes(css, '<svg><path class="m open"/></svg>')
    assert shape.attrib == {"class": "m open", "fill": "#123456", "stroke": "none", "stroke-width": "4"}


def test_a_later_and_a_more_precise_rule_win_and_screens_do_not_count():
    css = """[aria-current] .m { fill: blue } .m { fill: red } .m { stroke: red } .m { stroke: green }
      @media screen { .m { fill: black } } @media (forced-colors: active) { .m { fill: white } }
      @media print { .p { fill: pink } }"""
    first, second = shapes(css, '<svg><path class="m"/></svg><p aria-current="step"><svg><path class="m p"/></svg></p>')
    assert (first.get("fill"), first.get("stroke")) == ("red", "green")
    assert second.get("fill") == "blue"


def test_only_shapes_in_drawings_are_painted():
    root = fromstring('<html><body><p class="m"/><svg class="m"/></body></html>')
    paint(root, [".m { fill: red }"])
    assert root.find("body/p").attrib == {"class": "m"}
    assert root.find("body/svg").attrib == {"class": "m"}


def test_the_process_gives_the_same_words_and_gets_nothing_of_the_environment(monkeypatch):
    monkeypatch.setenv("SECRET_KEY", "zeer-geheim")
    assert "Hallo" in text_of(press(page("<p>Hallo</p>"), address=ADDRESS, given={}))


def test_a_process_that_fails_tells_only_that_it_failed(monkeypatch):
    monkeypatch.setenv("LANG", "C.UTF-8")
    with pytest.raises(PressError, match=r"^exit code 1$"):
        press(page("<p>Geheim</p>"), address=ADDRESS, given={"x": None})


def test_a_process_that_takes_too_long_is_ended(monkeypatch):
    monkeypatch.setattr("scan.pdf.press.SECONDS", 0.01)
    with pytest.raises(PressError, match="more than"):
        press(page("<p>Hallo</p>"), address=ADDRESS, given={})

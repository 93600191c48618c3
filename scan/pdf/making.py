"""Makes a PDF of a page: tagged (PDF/UA), so that a screen reader reads it like the page itself."""

from collections.abc import Mapping
from importlib.resources import files
from xml.etree.ElementTree import Element, SubElement

import pydyf
from weasyprint import HTML

from scan.pdf.given import OnlyGiven
from scan.pdf.paint import paint
from scan.pdf.picture import Picture

# What is there to click or to type in, or is for browsers alone.
_NOT_ON_PAPER = ("script", "form", "button", "input", "textarea", "select")
_PAPER = "paper:css"


def make(html: str, *, address: str, given: Mapping[str, str], pictures: Mapping[str, Picture] | None = None) -> bytes:
    """The PDF of a page of the site. `address` is where the page stands, for its links; `given` holds stylesheets.

    Everything that was folded is open in it. Nothing is loaded but what `given` and `pictures` have, by full address.
    """
    styles = {**given, _PAPER: files(__package__).joinpath("paper.css").read_text(encoding="utf-8")}
    page = HTML(string=html, base_url=address, url_fetcher=OnlyGiven(styles, pictures or {}))
    root = page.etree_element
    _take_away(root)
    for fold in root.iter("details"):
        fold.set("open", "")
    paint(root, styles.values())
    for head in root.iter("head"):
        SubElement(head, "link", rel="stylesheet", href=_PAPER)
    return bytes(page.write_pdf(pdf_variant="pdf/ua-1", finisher=_pass_over_decoration))


def _take_away(root: Element) -> None:
    for parent in list(root.iter()):
        for child in list(parent):
            if child.tag in _NOT_ON_PAPER:
                _drop(parent, child)


def _drop(parent: Element, child: Element) -> None:
    """Remove an element and keep the text behind it, which the tree hangs on to it."""
    place = list(parent).index(child)
    if child.tail and place:
        before = parent[place - 1]
        before.tail = (before.tail or "") + child.tail
    elif child.tail:
        parent.text = (parent.text or "") + child.tail
    parent.remove(child)


def _pass_over_decoration(document: object, pdf: pydyf.PDF) -> None:
    """Our drawings repeat what stands beside them in words: a screen reader need not stop at one without a title."""
    for part in pdf.objects:
        if isinstance(part, pydyf.Dictionary) and part.get("S") == "/Figure" and "Alt" not in part:
            part["S"] = "/NonStruct"
            part.pop("A", None)

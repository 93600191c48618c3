"""How does a workbook become bytes: always the same ones, and with a text for each chart?"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from lxml import etree
from openpyxl import Workbook
from openpyxl.writer.excel import ExcelWriter

_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing}"
_EPOCH = (1980, 1, 1, 0, 0, 0)


def packed(book: Workbook, moment: datetime, chart_texts: Mapping[str, str]) -> bytes:
    """The file. `moment` is written as when it was made; `chart_texts` is the alternative text by title of a sheet."""
    book.properties.created = book.properties.modified = moment
    drawings = [chart_texts[sheet.title] for sheet in book.worksheets if sheet._charts]
    raw = BytesIO()
    # Not book.save: that writes the time of now.
    ExcelWriter(book, ZipFile(raw, "w", ZIP_DEFLATED)).save()
    return _repacked(raw, drawings)


def _repacked(raw: BytesIO, texts: Sequence[str]) -> bytes:
    """The same parts with fixed times, and with the texts put into the drawings (openpyxl has no place for them)."""
    out = BytesIO()
    with ZipFile(raw) as source, ZipFile(out, "w", ZIP_DEFLATED) as target:
        for name in source.namelist():
            content = source.read(name)
            for number, text in enumerate(texts, start=1):
                if name == f"xl/drawings/drawing{number}.xml":
                    content = _described(content, text)
            info = ZipInfo(name, _EPOCH)
            info.compress_type = ZIP_DEFLATED
            target.writestr(info, content)
    return out.getvalue()


def _described(drawing: bytes, text: str) -> bytes:
    tree = etree.fromstring(drawing)
    for frame in tree.iter(f"{_DRAWING}cNvPr"):
        frame.set("name", "Grafiek met scores")
        frame.set("descr", text)
    return etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True)

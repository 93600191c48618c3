"""How does a workbook become bytes: always the same ones, with a text for each chart and a value for each formula?"""

from collections.abc import Callable, Mapping
from datetime import datetime
from functools import partial
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from lxml import etree
from openpyxl import Workbook
from openpyxl.writer.excel import ExcelWriter

from scan.export.formulas import Cached

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing}"
_EPOCH = (1980, 1, 1, 0, 0, 0)


def packed(
    book: Workbook,
    moment: datetime,
    chart_texts: Mapping[str, str],
    cached: Mapping[str, Mapping[str, Cached]] | None = None,
) -> bytes:
    """The file. `moment` is written as when it was made; `chart_texts` is the alternative text by title of a sheet.

    `cached` gives by title of a sheet, and by place, what each formula there gives now.
    """
    book.properties.created = book.properties.modified = moment
    changes: dict[str, Callable[[bytes], bytes]] = {}
    with_chart = (sheet for sheet in book.worksheets if sheet._charts)
    for number, sheet in enumerate(with_chart, start=1):
        changes[f"xl/drawings/drawing{number}.xml"] = partial(_described, text=chart_texts[sheet.title])
    for number, sheet in enumerate(book.worksheets, start=1):
        if cached and sheet.title in cached:
            changes[f"xl/worksheets/sheet{number}.xml"] = partial(_calculated, values=cached[sheet.title])
    raw = BytesIO()
    # Not book.save: that writes the time of now.
    ExcelWriter(book, ZipFile(raw, "w", ZIP_DEFLATED)).save()
    return _repacked(raw, changes)


def _repacked(raw: BytesIO, changes: Mapping[str, Callable[[bytes], bytes]]) -> bytes:
    """The same parts with fixed times, and with what openpyxl has no place for: `changes` by the name of a part."""
    out = BytesIO()
    with ZipFile(raw) as source, ZipFile(out, "w", ZIP_DEFLATED) as target:
        for name in source.namelist():
            content = source.read(name)
            if name in changes:
                content = changes[name](content)
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


def _calculated(sheet: bytes, values: Mapping[str, Cached]) -> bytes:
    """The sheet with what each formula gives beside it, for programs that show and do not calculate."""
    tree = etree.fromstring(sheet)
    for cell in tree.iter(f"{_MAIN}c"):
        value = values.get(cell.get("r"))
        if cell.find(f"{_MAIN}f") is None or value is None:
            continue
        known = cell.find(f"{_MAIN}v")
        if known is None:
            known = etree.SubElement(cell, f"{_MAIN}v")
        known.text = value if isinstance(value, str) else repr(value)
        if isinstance(value, str):
            cell.set("t", "str")
    return etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True)

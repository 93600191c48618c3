"""How does a frame become a table on a sheet: a head, a row per row, each value by the type of its column?"""

from collections.abc import Mapping
from typing import Any

import pandas as pd
from openpyxl.cell.cell import Cell
from openpyxl.worksheet.worksheet import Worksheet

from scan.export import style
from scan.export.cells import put_date, put_number, put_text


def write_table(sheet: Worksheet, frame: pd.DataFrame, row: int, *, missing: Mapping[str, str] | None = None) -> int:
    """Write the head on `row` and the rows under it; return the last row.

    `missing` gives per column the words for a number that is not there.
    """
    write_head(sheet, row, list(frame.columns))
    types = dict(frame.dtypes)
    for number, values in enumerate(rows_of(frame), start=row + 1):
        for column, name in enumerate(frame.columns, start=1):
            cell = sheet.cell(number, column)
            _put(cell, values[name], types[name], (missing or {}).get(name))
            cell.border = style.UNDER
    return row + len(frame)


def write_head(sheet: Worksheet, row: int, names: list[str], first: int = 1) -> None:
    """The head of a table: white on the primary colour."""
    for column, name in enumerate(names, start=first):
        put_text(sheet.cell(row, column), name, style.HEAD).fill = style.HEAD_FILL


def rows_of(frame: pd.DataFrame) -> list[dict[str, Any]]:
    """The rows as dicts, with None for what is missing."""
    return frame.astype(object).where(frame.notna(), None).to_dict("records")


def _put(cell: Cell, value: Any, dtype: Any, missing: str | None) -> None:
    if pd.api.types.is_datetime64_any_dtype(dtype):
        put_date(cell, value)
    elif isinstance(value, str):
        put_text(cell, value)
    elif value is not None:
        put_number(cell, value)
    elif missing and pd.api.types.is_numeric_dtype(dtype):
        put_text(cell, missing, style.FAINT, style.CENTERED)
    else:
        cell.font, cell.alignment = style.BODY, style.WRAPPED

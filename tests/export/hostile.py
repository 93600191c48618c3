"""Texts that a spreadsheet, XML or a sheet title could take for something else."""

COME_BACK = (
    "=1+1",
    "=cmd|' /C calc'!A0",
    "#N/A",
    "#REF!",
    "+31 6",
    "-1",
    "@SUM(A1)",
    "'aanhaling",
    "true",
    "1e5",
    "2026-01-01",
    "{=A1}",
    " begint met een spatie",
    "<b>&amp;</b> ]]>",
    "👩‍🦽 rolstoel",
    "שלום עולם",
)
"""These stand in a cell as they were written."""

HOSTILE = (
    *COME_BACK,
    " begint en eindigt met een spatie ",
    "regel 1\r\nregel 2",
    "na\x07am\x1f",
    "_x0041_",
    "Blad: *?[]/\\",
    "w" * 40_000,
    "Bakkerij De Korenaar",
)
"""All, with those that are cleaned or cut, and one that is harmless."""

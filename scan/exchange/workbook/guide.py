"""What does the sheet Leeswijzer say? How to change the workbook, and what each column of each sheet means."""

from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.worksheet import Worksheet

from scan.exchange.workbook.columns import Column
from scan.exchange.workbook.sheets import SHEETS
from scan.export import page, style
from scan.export.cells import put_text
from scan.export.table import write_head

_WIDTHS = (24, 20, 14, 90)

INTRODUCTION = (
    "In dit bestand staat het hele instrument: vragen, schalen, stappen, voorwaarden en teksten.",
    "Je mag cellen veranderen, en rijen toevoegen, weghalen of verplaatsen. De volgorde van de rijen telt mee.",
    "Verander de namen van de bladen en de koppen niet. Voeg geen kolommen toe.",
    "Andere bladen verwijzen naar de kolom ‘sleutel’. Verander je een sleutel? Doe dat dan op elk blad.",
    "Een leeg vakje betekent: niet ingevuld. Lege rijen tellen niet mee. Verborgen rijen tellen wel mee.",
    "Gebruik geen formules, datums of samengevoegde cellen. Dan nemen we het bestand niet over.",
    "Een lijst staat in één vakje, met een puntkomma ertussen: directie; hr. Tussen alinea's staat een lege regel.",
    "Spaties voor en achter een tekst vallen weg. Zijn ze nodig? Zet de tekst dan tussen rechte aanhalingstekens.",
    'Wat tussen rechte aanhalingstekens staat, is altijd tekst: "10" is een woord en 10 is een getal.',
    'Tussen die tekens is \\n een nieuwe regel, \\" een aanhalingsteken en \\\\ een schuine streep.',
    "Past er iets niet? Dan nemen we niets over, en noemen we elk blad, elke rij en elke kolom met de reden.",
)

_MUST = "verplicht"


def explained(column: Column) -> str:
    """What a column means, and what can stand in it."""
    parts = [column.explanation]
    if column.kind == "flag":
        parts.append("Leeg: ja." if column.default else "Leeg: nee.")
    if column.words:
        parts.append(f"Kies uit: {', '.join(column.words.values())}.")
    if column.keys_of:
        parts.append(f"De sleutels staan op het blad {column.keys_of}.")
    if column.kind in ("list", "list_or_all"):
        parts.append("Meer dan één: zet een puntkomma ertussen.")
    return " ".join(parts)


def write(sheet: Worksheet) -> None:
    """Write the introduction, and a row for each column of each sheet."""
    for column, width in zip("ABCD", _WIDTHS, strict=True):
        sheet.column_dimensions[column].width = width
    put_text(sheet["A1"], "Leeswijzer", style.TITLE, style.PLAIN)
    sheet.row_dimensions[1].height = 32
    row = 2
    for line in INTRODUCTION:
        page.paragraph(sheet, row, line, 1, len(_WIDTHS))
        row += 1
    write_head(sheet, row + 1, ["blad", "kolom", "nodig", "uitleg"])
    row += 2
    for name, own in SHEETS.items():
        put_text(sheet.cell(row, 1), name, style.STRONG).hyperlink = Hyperlink(f"A{row}", location=f"'{name}'!A1")
        put_text(sheet.cell(row, 4), own.explanation, style.STRONG)
        for position in range(1, len(_WIDTHS) + 1):
            sheet.cell(row, position).fill = style.PART_FILL
        for number, column in enumerate(own.columns, start=row + 1):
            put_text(sheet.cell(number, 1), name, style.FAINT)
            put_text(sheet.cell(number, 2), column.name)
            put_text(sheet.cell(number, 3), _MUST if column.required else "")
            put_text(sheet.cell(number, 4), explained(column))
        row += len(own.columns) + 1
    page.screen(sheet)

"""How are scores drawn? Horizontal bars from 0 to 100, in one colour, with the number beside the bar and no legend."""

from collections.abc import Collection

import pandas as pd
from openpyxl.chart import BarChart, Reference
from openpyxl.chart.label import DataLabelList
from openpyxl.chart.marker import DataPoint
from openpyxl.chart.shapes import GraphicalProperties
from openpyxl.chart.text import RichText, Text
from openpyxl.chart.title import Title
from openpyxl.drawing.line import LineProperties
from openpyxl.drawing.spreadsheet_drawing import AnchorMarker, TwoCellAnchor
from openpyxl.drawing.text import CharacterProperties, Font, Paragraph, ParagraphProperties, RegularTextRun
from openpyxl.worksheet.worksheet import Worksheet

from scan.export import style
from scan.export.table import rows_of


def bars(text: str, names: Reference, numbers: Reference, parts: Collection[int] = ()) -> BarChart:
    """A chart of these cells; the bars on the positions in `parts` are drawn lighter."""
    chart = BarChart()
    chart.type, chart.gapWidth, chart.legend = "bar", 45, None
    chart.varyColors = chart.roundedCorners = False
    chart.add_data(numbers)
    chart.set_categories(names)
    chart.title = _title(text)
    _axes(chart)
    series = chart.series[0]
    series.graphicalProperties = GraphicalProperties(solidFill=style.PRIMARY)
    series.data_points = [_lighter(position) for position in parts]
    chart.dataLabels = DataLabelList(
        showVal=True, showSerName=False, showCatName=False, showLegendKey=False, showPercent=False
    )
    chart.dataLabels.txPr = _letters(10, bold=True)
    return chart


def place(chart: BarChart, sheet: Worksheet, row: int, last_column: int, height: float) -> None:
    """Put a chart in one high row, as wide as the columns up to `last_column`: a page never breaks within a row."""
    sheet.row_dimensions[row].height = height
    start, end = AnchorMarker(col=0, row=row - 1), AnchorMarker(col=last_column, row=row)
    sheet.add_chart(chart, TwoCellAnchor(editAs="oneCell", _from=start, to=end))


def _axes(chart: BarChart) -> None:
    names, values = chart.x_axis, chart.y_axis
    names.scaling.orientation = "maxMin"  # the first name on top
    names.delete = values.delete = False
    names.txPr, values.txPr = _letters(10), _letters(9)
    names.graphicalProperties = GraphicalProperties(ln=LineProperties(solidFill=style.TEXT))
    values.scaling.min, values.scaling.max, values.majorUnit = 0, 100, 20
    values.crosses = "max"  # with the names turned round, this is below
    values.number_format = "0"
    values.majorGridlines.spPr = GraphicalProperties(ln=LineProperties(solidFill=style.LINE))
    names.majorTickMark = values.majorTickMark = "none"


def _title(text: str) -> Title:
    title = Title(overlay=False)
    run = RegularTextRun(t=text, rPr=_character(12, bold=True))
    rich = RichText(p=[Paragraph(pPr=ParagraphProperties(defRPr=_character(12, bold=True)), r=[run])])
    title.tx = Text(rich=rich)
    return title


def _letters(size: int, *, bold: bool = False) -> RichText:
    character = _character(size, bold=bold)
    return RichText(p=[Paragraph(pPr=ParagraphProperties(defRPr=character), endParaRPr=character)])


def _character(size: int, *, bold: bool = False) -> CharacterProperties:
    return CharacterProperties(
        lang="nl-NL", sz=size * 100, b=bold, solidFill=style.TEXT, latin=Font(typeface=style.FONT)
    )


def _lighter(position: int) -> DataPoint:
    return DataPoint(idx=position, spPr=GraphicalProperties(solidFill=style.BAR_OF_A_PART), invertIfNegative=False)


def described(frame: pd.DataFrame) -> str:
    """The same in words, for who cannot see the chart: each name with its number."""
    scored = [row for row in rows_of(frame) if row["Niveau"] is not None]
    parts = [f"{row['Onderdeel']} {'geen score' if row['Score'] is None else row['Score']}" for row in scored]
    return f"Staafgrafiek van scores, van 0 tot 100: {', '.join(parts)}."

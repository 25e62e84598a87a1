"""Native charts of the workbook: recipes that look right in Excel and in LibreOffice alike.

A chart reads ranges of the chart-data sheet; it also carries their values, from which previews draw.
Titles and messages are cells above it. What openpyxl cannot write is done in `finishing`.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from openpyxl.chart import BarChart, LineChart
from openpyxl.chart.axis import ChartLines, DateAxis, NumericAxis, TextAxis
from openpyxl.chart.data_source import (
    AxDataSource,
    NumData,
    NumDataSource,
    NumRef,
    NumVal,
    StrData,
    StrRef,
    StrVal,
)
from openpyxl.chart.label import DataLabel, DataLabelList
from openpyxl.chart.layout import Layout, ManualLayout
from openpyxl.chart.marker import DataPoint, Marker
from openpyxl.chart.series import Series, SeriesLabel
from openpyxl.chart.shapes import GraphicalProperties
from openpyxl.chart.text import RichText
from openpyxl.drawing.line import LineProperties
from openpyxl.drawing.spreadsheet_drawing import AnchorMarker, TwoCellAnchor
from openpyxl.drawing.text import CharacterProperties, Font, Paragraph, ParagraphProperties
from openpyxl.worksheet.worksheet import Worksheet

from desktop.reports.safe_text import clean
from desktop.reports.theme import FONT, GRID, INK, MUTED, RULE, TARGET

Chart: TypeAlias = BarChart | LineChart

DATES, VALUES, NAMES = 500, 100, 10
"""Numbers of the axes."""


@dataclass(frozen=True, slots=True)
class Range:
    """Cells a chart reads, with what they hold; None is an empty cell."""

    ref: str
    values: tuple[float | str | None, ...]
    number_format: str = "General"


@dataclass(frozen=True, slots=True)
class Labels:
    """Figures beside points: at all of them, or at those named, each with its place."""

    number_format: str
    place: str = "outEnd"
    at: Sequence[int] | None = None
    size: float = 9
    bold: bool = True
    colour: str = INK


@dataclass(frozen=True, slots=True)
class Bars:
    """A series of bars; single points may have their own colour."""

    name: Range
    values: Range
    colour: str
    points: Mapping[int, str] = field(default_factory=dict)
    labels: Labels | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """A series of points joined by a line of a width in points."""

    name: Range
    values: Range
    colour: str
    width: float = 2.25
    dash: str = "solid"
    marked: bool = False
    labels: Labels | None = None


@dataclass(frozen=True, slots=True)
class Scale:
    """The value axis: its end, its steps, how figures are written; hidden where bars are labelled."""

    end: float
    step: float
    number_format: str
    hidden: bool = False
    log: bool = False


_STEPS = (1.0, 2.0, 2.5, 5.0, 10.0)


def scale(highest: float, number_format: str, *, lines: int = 4, hidden: bool = False) -> Scale:
    """Choose an axis from 0 with at most so many round steps that end above the highest value."""
    least = max(highest, 1e-9) * 1.02 / lines
    unit = 10 ** math.floor(math.log10(least))
    step = next(x * unit for x in _STEPS if x * unit >= least)
    return Scale(step * math.ceil(max(highest, 1e-9) * 1.02 / step), step, number_format, hidden=hidden)


@dataclass(frozen=True, slots=True)
class Plot:
    """Where the inner plot lies within its frame, as shares of it."""

    x: float
    y: float
    w: float
    h: float


def months_chart(
    series: Sequence[Bars | Line], months: Range, every: int, month_format: str, scale: Scale, plot: Plot
) -> Chart:
    """Draw bars or lines over months; lines are drawn over the bars."""
    dates = _date_axis(every, month_format)
    bars = [x for x in series if isinstance(x, Bars)]
    over = [x for x in series if isinstance(x, Line)]
    category = AxDataSource(numRef=_number_ref(months))
    line = _line_chart([_line(x, category) for x in over], dates)
    if not bars:
        return _framed(line, scale, plot, DATES)
    chart = BarChart(gapWidth=60 if len(months.values) <= 12 else 40)
    chart.x_axis, chart.type = dates, "col"
    chart.series = [_bars(x, category) for x in bars]
    _framed(chart, scale, plot, DATES)
    if over:
        line.y_axis = chart.y_axis
        chart += line
    return chart


def names_line_chart(series: Sequence[Line], names: Range, scale: Scale, plot: Plot) -> LineChart:
    """Draw lines over named steps, such as the months of a goal."""
    category = AxDataSource(strRef=_text_ref(names))
    return _framed(
        _line_chart([_line(x, category) for x in series], _name_axis("b", 8.5, MUTED)), scale, plot, NAMES
    )


def horizontal_bars(
    series: Bars, names: Range, scale: Scale, plot: Plot, *, target: bool = False
) -> BarChart:
    """Draw bars from the left, the first on top; the gridline at 100 % may be the target.

    The axis is then wide enough to cover the gridline at 0 %.
    """
    chart = BarChart(gapWidth=45)
    chart.type, chart.x_axis = "bar", _name_axis("l", 9, INK)
    chart.x_axis.scaling.orientation = "maxMin"
    chart.series = [_bars(series, AxDataSource(strRef=_text_ref(names)))]
    _framed(chart, scale, plot, NAMES)
    chart.y_axis.axPos = "b"
    lines = LineProperties(w=15875, solidFill=TARGET, prstDash="dash")
    chart.y_axis.majorGridlines = ChartLines(spPr=GraphicalProperties(ln=lines)) if target else None
    if target:
        chart.x_axis.spPr = GraphicalProperties(ln=LineProperties(w=22225, solidFill=RULE))
    return chart


def place(sheet: Worksheet, chart: Chart, start: tuple[int, int], end: tuple[int, int]) -> None:
    """Lay a chart over cells: (column, row) of its first cell and of the cell after its last, from 0."""
    first, last = (AnchorMarker(col=col, row=row) for col, row in (start, end))
    chart.anchor = TwoCellAnchor(editAs="oneCell", _from=first, to=last)
    sheet.add_chart(chart)


def _line_chart(series: list[Series], axis: Any) -> LineChart:  # noqa: ANN401 - openpyxl
    chart = LineChart()
    chart.grouping, chart.x_axis, chart.series = "standard", axis, series
    return chart


def _framed(chart: Any, scale: Scale, plot: Plot, axis: int) -> Any:  # noqa: ANN401 - openpyxl
    chart.title = chart.legend = chart.style = None
    chart.roundedCorners, chart.display_blanks = False, "gap"
    chart.graphical_properties = _nothing()
    chart.plot_area.graphicalProperties = GraphicalProperties(noFill=True)
    chart.layout = Layout(
        manualLayout=ManualLayout(
            layoutTarget="inner", xMode="edge", yMode="edge", x=plot.x, y=plot.y, w=plot.w, h=plot.h
        )
    )
    chart.y_axis = _value_axis(scale, axis)
    return chart


def _nothing() -> GraphicalProperties:
    return GraphicalProperties(noFill=True, ln=LineProperties(noFill=True))


def _value_axis(scale: Scale, crossing: int) -> NumericAxis:
    axis = NumericAxis(axId=VALUES, crossAx=crossing, axPos="l", crosses="autoZero", crossBetween="between")
    axis.delete = scale.hidden
    axis.majorTickMark = axis.minorTickMark = "none"
    axis.scaling.min, axis.scaling.max = (1 if scale.log else 0), scale.end
    axis.scaling.logBase = 10 if scale.log else None
    axis.majorUnit = None if scale.log else scale.step
    grid = GraphicalProperties(ln=LineProperties(w=6350, solidFill=GRID))
    axis.majorGridlines = None if scale.hidden else ChartLines(spPr=grid)
    axis.spPr = GraphicalProperties(ln=LineProperties(noFill=True))
    axis.txPr = _text(8.5, MUTED)
    _write_numbers(axis, scale.number_format)
    return axis


def _date_axis(every: int, month_format: str) -> DateAxis:
    axis = DateAxis(axId=DATES, crossAx=VALUES, axPos="b", crosses="autoZero", auto=False)
    axis.lblOffset, axis.baseTimeUnit, axis.majorTimeUnit = 100, "months", "months"
    axis.majorUnit = every
    _write_numbers(axis, month_format)
    return _category(axis, 8.5, MUTED)


def _name_axis(side: str, size: float, colour: str) -> TextAxis:
    axis = TextAxis(axId=NAMES, crossAx=VALUES, axPos=side, crosses="autoZero", lblOffset=100)
    return _category(axis, size, colour)


def _category(axis: Any, size: float, colour: str) -> Any:  # noqa: ANN401 - openpyxl
    axis.delete = False
    axis.majorTickMark = axis.minorTickMark = "none"
    axis.tickLblPos, axis.majorGridlines = "low", None
    axis.spPr = GraphicalProperties(ln=LineProperties(w=9525, solidFill=RULE))
    axis.txPr = _text(size, colour)
    return axis


def _write_numbers(axis: Any, number_format: str) -> None:  # noqa: ANN401 - openpyxl
    axis.number_format = number_format
    axis.numFmt.sourceLinked = False


def _text(size: float, colour: str, *, bold: bool = False) -> RichText:
    font = Font(typeface=FONT)
    letters = CharacterProperties(sz=round(size * 100), b=bold, solidFill=colour, latin=font, ea=font)
    return RichText(p=[Paragraph(pPr=ParagraphProperties(defRPr=letters), endParaRPr=letters)])


def _number_ref(cells: Range) -> NumRef:
    points = [NumVal(idx=at, v=_plain(x)) for at, x in enumerate(cells.values) if x is not None]
    return NumRef(
        f=cells.ref, numCache=NumData(formatCode=cells.number_format, ptCount=len(cells.values), pt=points)
    )


def _plain(value: float | str) -> str:
    return repr(value) if isinstance(value, float) and not value.is_integer() else str(int(value))


def _text_ref(cells: Range) -> StrRef:
    points = [StrVal(idx=at, v=clean(str(x))) for at, x in enumerate(cells.values) if x is not None]
    return StrRef(f=cells.ref, strCache=StrData(ptCount=len(cells.values), pt=points))


def _series(given: Bars | Line, category: AxDataSource) -> Series:
    return Series(
        tx=SeriesLabel(strRef=_text_ref(given.name)),
        cat=category,
        val=NumDataSource(numRef=_number_ref(given.values)),
        dLbls=_labels(given.labels) if given.labels else None,
    )


def _bars(given: Bars, category: AxDataSource) -> Series:
    series = _series(given, category)
    series.spPr, series.invertIfNegative = _solid(given.colour), False
    series.dPt = [
        DataPoint(idx=at, invertIfNegative=False, spPr=_solid(colour))
        for at, colour in sorted(given.points.items())
    ]
    return series


def _solid(colour: str) -> GraphicalProperties:
    return GraphicalProperties(solidFill=colour, ln=LineProperties(noFill=True))


def _line(given: Line, category: AxDataSource) -> Series:
    series = _series(given, category)
    stroke = LineProperties(w=round(given.width * 12700), solidFill=given.colour, prstDash=given.dash)
    series.spPr, series.smooth = GraphicalProperties(ln=stroke), False
    series.marker = (
        Marker(symbol="circle", size=5, spPr=_solid(given.colour)) if given.marked else Marker(symbol="none")
    )
    return series


def _labels(given: Labels) -> DataLabelList:
    if given.at is None:
        return _shown(DataLabelList(), given, value=True)
    points = [_shown(DataLabel(idx=at), given, value=True) for at in given.at]
    return _flags(DataLabelList(dLbl=points), value=False)


def _shown(label: Any, given: Labels, *, value: bool) -> Any:  # noqa: ANN401 - openpyxl
    label.numFmt, label.position = given.number_format, given.place
    label.spPr, label.txPr = _nothing(), _text(given.size, given.colour, bold=given.bold)
    return _flags(label, value=value)


def _flags(label: Any, *, value: bool) -> Any:  # noqa: ANN401 - openpyxl
    label.showVal = value
    label.showLegendKey = label.showCatName = label.showSerName = label.showPercent = label.showBubbleSize = (
        False
    )
    return label

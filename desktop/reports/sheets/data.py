"""データ: the raw months as one table, blank where nothing was measured."""

from __future__ import annotations

from openpyxl.worksheet.filters import AutoFilter
from openpyxl.worksheet.table import Table, TableColumn, TableStyleInfo

from desktop.language import _
from desktop.reports.figures import fine, look
from desktop.reports.model import DataSection, Report
from desktop.reports.paper import BODY, Paper, as_day
from desktop.reports.safe_text import clean
from desktop.reports.styles import Look, Style

TABLE = "tblMonthly"
_MONTH_WIDTH = 9.5


def widths(section: DataSection) -> tuple[float, ...]:
    """The month, then every column alike; together the body's width."""
    count = len(section.columns)
    each = round((BODY - _MONTH_WIDTH) / count, 1)
    return (_MONTH_WIDTH, *(each,) * (count - 1), round(BODY - _MONTH_WIDTH - each * (count - 1), 1))


def write(paper: Paper, report: Report) -> dict[str, str]:
    """Fill the sheet; gives the range of each column by its name, and of the months under the empty name."""
    section = report.data
    paper.head(
        _("The monthly figures"),
        _("What calculations and charts rest on. Blank is “not measured”, which is not 0."),
    )
    paper.put(
        1, _("Table: {table}　Sources: {sources}").format(table=TABLE, sources=section.sources), Style.NOTE
    )
    paper.end(18)
    names = [_("Month"), *(column.name for column in section.columns)]
    paper.table_head([(name, Style.HEAD_RIGHT if at else Style.HEAD) for at, name in enumerate(names)], 42)
    paper.freeze(1)
    first = paper.row
    kinds = [look(column.unit, two_decimals=fine(*column.values)) for column in section.columns]
    for at, month in enumerate(section.months):
        paper.put(1, as_day(month.first), Look(Style.MONTH, number_format="yyyy/mm"))
        for place, column in enumerate(section.columns):
            paper.put(place + 2, column.values[at], kinds[place])
        paper.end(16.5)
    _table(paper, names, first)
    paper.print_on(tab=False, repeat=6)
    return {name if at else "": _range(paper, at + 1, first) for at, name in enumerate(names)}


def _range(paper: Paper, column: int, first: int) -> str:
    last = paper.there(column, paper.row - 1).split("!")[1]
    return f"{paper.there(column, first)}:{last}"


def _table(paper: Paper, names: list[str], first: int) -> None:
    area = f"{paper.at(1, first - 1)}:{paper.at(len(names), paper.row - 1)}"
    table = Table(
        displayName=TABLE,
        ref=area,
        tableStyleInfo=TableStyleInfo(name="TableStyleLight1", showRowStripes=False),
    )
    table.autoFilter = AutoFilter(ref=area)
    table.tableColumns = [TableColumn(id=at, name=clean(name)) for at, name in enumerate(names, start=1)]
    paper.sheet.add_table(table)

"""The gallery's sheet and pictures of numbers."""

from __future__ import annotations

from desktop.language import _
from desktop.ui.widgets.bars import BarChart, BarValue
from desktop.ui.widgets.card import Card
from desktop.ui.widgets.chart_frame import ChartFrame
from desktop.ui.widgets.charts import Band, LineChart, Series
from desktop.ui.widgets.layout import Rule
from desktop.ui.widgets.sheet import Sheet, framed
from desktop.ui.widgets.sheet_values import (
    Cell,
    Column,
    Lines,
    Row,
    Typed,
    group,
    not_measured,
    nothing,
    number,
    state,
)

_COUNTS = (4, 6, 5, 8, 9, 7, 11)
_TARGETS = (4, 5, 6, 7, 7, 7, 8, 8, 9, 8, 7, 8)
_LABELS = ("4", "5", "6", "7", "8", "9", "10", "11", "12", "1", "2", "3")


def sheet_card() -> Card:
    """Give a sheet with every kind of cell."""
    sheet = Sheet(_("Sheet"))
    sheet.setObjectName("gallery.sheet")
    sheet.show_lines(_sheet_lines())
    wrong = Typed("wrong", "month", _("about 23"))
    sheet.refuse(wrong, _("Please enter a number only (such as 23)."))
    return Card(_("Tables and sheets"), framed(sheet))


def _sheet_lines() -> Lines:
    columns = (
        Column("kpi", _("KPI"), width=210),
        Column("target", _("Target"), width=80, right=True),
        Column("month", _("October"), width=140, right=True, bold=True),
        Column("state", _("State"), stretch=True),
    )
    people, times = _("people"), _("times")
    rows = (
        group("result", _("Results"), _("counts that reach the till")),
        _row(
            "open",
            _("Visits"),
            number("20", people, colour="muted"),
            number("23", people, editable=True),
            _("can be typed into"),
        ),
        _row(
            "wrong",
            _("Visits"),
            number("20", people, colour="muted"),
            number("22", people, editable=True),
            _("wrong"),
        ),
        _row(
            "computed",
            _("Share of taps"),
            number("6.0", "%", colour="muted"),
            number("6.7", "%"),
            _("computed"),
        ),
        _row("empty", _("New followers"), nothing(), not_measured(), _("empty, which is not zero")),
        _row(
            "source",
            _("Profile views"),
            number("500", times, colour="muted"),
            number("612", times, editable=True),
            "TikTok Studio",
            "imported",
        ),
        Row(
            "closed",
            (Cell(_("September")), number("7"), number("7"), state(_("Closed"), "frozen")),
            kind="dim",
        ),
        Row("total", (Cell(_("Total with tax")), Cell(), Cell(_("80,300 yen")), Cell()), kind="total"),
    )
    return Lines(columns, rows)


def _row(key: str, name: str, target: Cell, value: Cell, words: str, icon: str = "") -> Row:
    return Row(key, (Cell(name), target, value, Cell(words, icon=icon, colour="muted", small=True)))


def charts_card() -> Card:
    """Give bars with targets, and a goal's line with its band."""
    columns = (Column("month", _("Month")), Column("count", _("Count"), right=True))
    table = Lines(
        columns,
        tuple(
            Row(label, (Cell(label), number(str(count))))
            for label, count in zip(_LABELS, _COUNTS, strict=False)
        ),
    )
    bars = BarChart(
        [BarValue(*values) for values in zip(_LABELS, _COUNTS, _TARGETS, strict=False)],
        target_label=_("goal {value}").format(value=8),
    )
    said = _(
        "<b>Possibly up.</b> October's 11 are more than the earlier mean of 6.5. The season is not removed."
    )
    reached = tuple(float(sum(_COUNTS[: at + 1])) for at in range(len(_COUNTS)))
    planned = tuple(float(sum(_TARGETS[: at + 1])) for at in range(len(_TARGETS)))
    lines = LineChart(
        _LABELS,
        (Series(_("Reached"), reached), Series(_("Plan"), planned, plan=True)),
        target=84,
        band=Band(6, 50, 74, 100),
    )
    return Card(
        _("Charts"),
        ChartFrame(_("Qualified enquiries"), _("a month"), bars, table, said, meaning="possibly_up"),
        Rule(),
        ChartFrame(_("Progress to the goal"), _("added up; the band holds nine of ten draws"), lines, table),
    )

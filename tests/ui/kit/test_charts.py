"""Pictures of numbers: round scales, labels that never collide, and the same numbers as words and table."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QAccessible, QHelpEvent
from PySide6.QtWidgets import QApplication, QToolTip

from desktop.ui.widgets.bars import BarChart, BarValue
from desktop.ui.widgets.buttons import Link
from desktop.ui.widgets.chart_frame import ChartFrame
from desktop.ui.widgets.charts import Band, LineChart, Series
from desktop.ui.widgets.curves import Curve, CurveChart, Spot, Zone
from desktop.ui.widgets.funnel import FunnelPicture, Stage
from desktop.ui.widgets.layout import boxed, column
from desktop.ui.widgets.number_fields import percent_input
from desktop.ui.widgets.plot import apart, say_number, ticks
from desktop.ui.widgets.sheet_values import Cell, Column, Lines, Row, number
from desktop.ui.widgets.whiskers import Whisker, WhiskerChart
from tests.ui.typing_in import click, shown

MONTHS = ("4月", "5月", "6月", "7月")
TABLE = Lines(
    (Column("m", "月"), Column("n", "件数", right=True)),
    tuple(Row(m, (Cell(m), number("4", "件"))) for m in MONTHS),
)
sizes = st.floats(-1e9, 1e9, allow_nan=False).map(lambda value: round(value, 2))


@settings(deadline=None)
@given(sizes, sizes, st.integers(2, 5))
def test_scales_are_round_few_and_hold_everything_with_zero(one, other, most):
    low, high = min(one, other), max(one, other)
    steps = ticks(low, high, most)
    assert steps[0] <= min(low, 0) + 1e-6 * abs(low)
    assert steps[-1] >= max(high, 0) - 1e-6 * abs(high)
    assert any(abs(step) < 1e-9 for step in steps)
    assert 2 <= len(steps) <= most + 1


@pytest.mark.parametrize(
    ("high", "steps"),
    [(11, [0, 4, 8, 12]), (100, [0, 40, 80, 120]), (84, [0, 40, 80, 120]), (3, [0, 1, 2, 3])],
)
def test_counts_get_the_scales_one_would_draw(high, steps):
    assert ticks(0, high) == steps


@settings(deadline=None)
@given(st.lists(st.floats(0, 200), min_size=1, max_size=5))
def test_labels_keep_their_order_and_distance(places):
    moved = apart(places, 17, 0, 200)
    order = sorted(range(len(places)), key=places.__getitem__)
    gaps = [moved[b] - moved[a] for a, b in pairwise(order)]
    assert all(gap >= 17 - 1e-6 for gap in gaps)
    assert all(-1e-6 <= at <= 200 + 1e-6 for at in moved)


def test_money_below_zero_has_a_real_minus():
    assert say_number(-300_000) == "−300,000"


def line_chart() -> LineChart:
    return LineChart(
        MONTHS,
        (Series("実績", (4, 10.0, None), label="実績 10件"), Series("計画", (4, 9, 15, 22), plan=True)),
        target=22,
        target_label="目標 22",
        band=Band(1, 10, 18, 26),
    )


def test_the_frame_turns_the_picture_into_the_same_numbers(qtbot):
    frame = ChartFrame(
        "お問い合わせ", "件 / 月", line_chart(), TABLE, "<b>増えた可能性があります。</b>10件です。"
    )
    shown(qtbot, frame, 500, 300)
    face = QAccessible.queryAccessibleInterface(frame.picture)
    assert face.role() == QAccessible.Role.Chart
    assert face.text(QAccessible.Text.Name) == "お問い合わせ"
    assert face.text(QAccessible.Text.Description) == "増えた可能性があります。10件です。"
    turn = frame.findChild(Link)
    assert turn.accessibleName() == "お問い合わせを表で見る"
    click(turn)
    assert (frame.table.isVisible(), frame.picture.isVisible()) == (True, False)
    assert turn.accessibleName() == "お問い合わせを図で見る"
    click(turn)
    assert frame.picture.isVisible()


def colours(widget) -> set[str]:
    QApplication.processEvents()
    picture = widget.grab().toImage()
    return {picture.pixelColor(x, y).name() for x in range(picture.width()) for y in range(picture.height())}


@pytest.mark.parametrize(
    ("make", "inks"),
    [
        (line_chart, ("series_1", "band", "grid")),
        (
            lambda: BarChart(
                [BarValue("4月", 4, 5), BarValue("5月", None), BarValue("6月", 6, 5, partial=True)],
                target_label="目標 5",
            ),
            ("series_1", "target", "band", "grid"),
        ),
        (
            lambda: WhiskerChart(
                [Whisker("続ける", "いま", -5, 3, 9, "+3円"), Whisker("変える", "案", 1, 2, 4, "+2円")]
            ),
            ("series_1", "series_2", "grid"),
        ),
        (
            lambda: CurveChart(
                [
                    Curve("料金", ((0, 35), (3, 35), (15, 103))),
                    Curve("粗利", ((0, 0), (8, 120)), dashed=True),
                ],
                zones=[Zone(0, 2, "無料")],
                spots=[Spot(8, 61, "8件", chosen=True), Spot(15, 103, "上限", "15件から")],
                unit="件",
            ),
            ("series_1", "series_2", "surface_alt", "grid"),
        ),
    ],
)
@pytest.mark.parametrize("name", ["light", "dark"])
def test_every_picture_is_drawn_in_the_colours_of_the_look(qtbot, wear, make, inks, name):
    theme = wear(name)
    chart = make()
    shown(qtbot, chart, 500, 240)
    assert {theme.colour(ink).name() for ink in inks} <= colours(chart)


@pytest.mark.parametrize(
    ("kind", "values"), [(LineChart, ((), ())), (BarChart, ([],)), (WhiskerChart, ([],)), (CurveChart, ([],))]
)
def test_nothing_to_show_is_no_fault(qtbot, kind, values):
    chart = kind(*values)
    shown(qtbot, chart, 300, 200)
    assert chart.isVisible()


def test_hovering_says_value_month_and_source(qtbot):
    chart = line_chart()
    chart.hints = ("4月・4件・手入力", "5月・10件・手入力")
    shown(qtbot, chart, 500, 200)
    at = QPoint(30, 100)
    QApplication.sendEvent(chart, QHelpEvent(QEvent.Type.ToolTip, at, chart.mapToGlobal(at)))
    assert QToolTip.text() == "4月・4件・手入力"
    QToolTip.hideText()


def test_the_funnel_says_its_stages_and_holds_the_rates(qtbot):
    picture, rate = FunnelPicture("目標から逆算"), percent_input()
    picture.show_stages(
        (Stage("再生", "280,000回", "11,334 〜 7,800,000"), Stage("お問い合わせ", "1件")), (rate,)
    )
    shown(qtbot, boxed(column(picture)), 700, 300)
    face = QAccessible.queryAccessibleInterface(picture)
    assert face.text(QAccessible.Text.Description) == "再生、280,000回\nお問い合わせ、1件"
    assert rate.isVisible()
    rate.setFocus(Qt.FocusReason.TabFocusReason)
    assert rate.editor.hasFocus()

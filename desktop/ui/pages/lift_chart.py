"""The picture of being known: how much more the shop is searched for by name than in the same month before."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from desktop.domain.funnels import Span
from desktop.domain.kpis import Measure
from desktop.domain.lift import USUAL_AFTER, LiftMonth
from desktop.language import _
from desktop.ui.widgets.chart_frame import ChartFrame
from desktop.ui.widgets.charts import Band, LineChart, Series
from desktop.ui.widgets.sheet_values import Cell, Column, Lines, Row, nothing
from desktop.wording.amounts import month_alone, month_name
from desktop.wording.kpis import value_words
from desktop.wording.lift import lift_sentence, points, signed_percent


def lift_chart(
    lifts: Sequence[LiftMonth], usual: Span, aimed: Decimal | None, measure: Measure | None
) -> ChartFrame:
    """Draw the lift of each month over its own month before, the range that is usual, and the aim."""
    band = Band(0, 0, _points(usual.typical), _points(usual.high), USUAL_AFTER - 1)
    picture = LineChart(
        [month_alone(x.month) for x in lifts],
        [Series(_("Now"), tuple(None if x.growth is None else _points(x.growth) for x in lifts))],
        target=None if aimed is None else _points(aimed),
        band=band,
        say=points,
    )
    title = _("More searches for your name than before the start")
    unit = _("same month before = 0%")
    return ChartFrame(
        title, unit, picture, _table(lifts, usual, aimed, measure), lift_sentence(lifts, measure)
    )


def _table(lifts: Sequence[LiftMonth], usual: Span, aimed: Decimal | None, measure: Measure | None) -> Lines:
    columns = (
        Column("month", _("Month"), stretch=True),
        Column("before", _("Same month before"), right=True),
        Column("usual", _("Usual after half a year"), right=True),
        Column("aimed", _("Aimed at"), right=True),
        Column("now", _("Now"), right=True),
        Column("growth", _("More than before"), right=True),
    )
    return Lines(columns, tuple(_row(x, usual, aimed, measure) for x in lifts))


def _row(lift: LiftMonth, usual: Span, aimed: Decimal | None, measure: Measure | None) -> Row:
    def times(share: Decimal | None) -> str:
        if lift.before is None or share is None:
            return ""
        return value_words((lift.before * (1 + share)).quantize(Decimal(1)), measure)

    both = _("{low} to {high}").format(low=times(usual.typical), high=times(usual.high))
    return Row(
        str(lift.month),
        (
            Cell(month_name(lift.month)),
            _cell(times(Decimal(0))),
            _cell(both if lift.before is not None else ""),
            _cell(times(aimed)),
            _cell("" if lift.now is None else value_words(lift.now, measure)),
            _cell("" if lift.growth is None else signed_percent(lift.growth)),
        ),
    )


def _cell(text: str) -> Cell:
    return Cell(text) if text else nothing()


def _points(share: Decimal) -> float:
    return float(share * 100)

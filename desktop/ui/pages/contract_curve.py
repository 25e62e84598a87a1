"""The fee of a month over the number of results: the free part, guarantee, cap, and where it pays off."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout

from desktop.domain.fees.example import Curve, break_even
from desktop.domain.money import Yen
from desktop.language import _
from desktop.ui.widgets import curves as kit
from desktop.ui.widgets.card import Card
from desktop.ui.widgets.chart_frame import ChartFrame
from desktop.ui.widgets.sheet_values import Column, Lines, Row, number
from desktop.wording.amounts import plain, yen
from desktop.wording.fee_example import break_even_sentence, curve_sentence
from desktop.wording.fee_words import Words


class CurveCard(Card):
    """Picture and table of the same curve; its sentence says where the gross profit is more than the fee."""

    def __init__(self) -> None:
        super().__init__(name=_("Results and fee"))
        self._picture = kit.CurveChart(())
        self._frame = ChartFrame(
            _("Results and fee"),
            _("a month, without tax"),
            self._picture,
            Lines(),
            meaning="minor",
            colour="info",
        )
        self._picture.setObjectName("contract.curve")
        lines = QVBoxLayout()
        lines.addWidget(self._frame)
        self.add(lines)

    def show_curve(self, known: Curve, count: int, gross_profit: Yen | None, words: Words) -> None:
        """Show a curve with the count chosen; `gross_profit` of one result in yen, None where it is not known."""
        fees = kit.Curve(_("Fee"), tuple((float(x.count), float(x.fee)) for x in known.points))
        self._picture.show_values(
            (fees, *_profit(known, gross_profit)), _free(known, words), _spots(known, count, words)
        )
        said = curve_sentence(known, words)
        if gross_profit is not None:
            said = break_even_sentence(break_even(known, gross_profit), known, words)
        self._frame.say(said)
        self._frame.show_table(_table(known, words))


def _profit(known: Curve, gross_profit: Yen | None) -> tuple[kit.Curve, ...]:
    if gross_profit is None:
        return ()
    name = plain(_("Gross profit ({amount} each)").format(amount=yen(gross_profit)))
    points = tuple((float(x.count), float(x.count * gross_profit)) for x in known.points)
    return (kit.Curve(name, points, dashed=True),)


def _free(known: Curve, words: Words) -> tuple[kit.Zone, ...]:
    if known.free_until is None:
        return ()
    free = plain(words.results(known.free_until, known.kpi))
    return (kit.Zone(0, float(known.free_until), _("free {count}").format(count=free)),)


def _spots(known: Curve, count: int, words: Words) -> tuple[kit.Spot, ...]:
    spots = []
    if known.guarantee_until is not None:
        spots.append(_spot(known, known.guarantee_until, _("at least {fee}"), _("up to {count}"), words))
    if known.cap_from is not None:
        spots.append(_spot(known, known.cap_from, _("at most {fee}"), _("from {count}"), words))
    if count < len(known.points):
        fee = known.points[count].fee
        said = plain(_("{count} {fee}").format(count=words.results(count, known.kpi), fee=yen(fee)))
        spots.append(kit.Spot(float(count), float(fee), said, chosen=True))
    return tuple(spots)


def _spot(known: Curve, at: int, text: str, note: str, words: Words) -> kit.Spot:
    fee = known.points[at].fee
    count = plain(words.results(at, known.kpi))
    return kit.Spot(float(at), float(fee), text.format(fee=plain(yen(fee))), note.format(count=count))


def _table(known: Curve, words: Words) -> Lines:
    """Every fifth number, so that the table can be read at a glance."""
    step = max(1, (len(known.points) - 1) // 10)
    columns = (
        Column("count", _("Number of results"), stretch=True, right=True),
        Column("fee", _("Fee"), stretch=True, right=True),
    )
    rows = tuple(
        Row(str(x.count), (number(plain(words.results(x.count, known.kpi))), number(plain(yen(x.fee)))))
        for x in known.points[::step]
    )
    return Lines(columns, rows)

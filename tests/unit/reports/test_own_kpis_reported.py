"""The report shows own measures like any other, and no count of orders without what was called off."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import openpyxl

from desktop.domain.kpis import PlanLine, Tier, Unit
from desktop.domain.own_kpis import OwnKpi
from desktop.domain.results import TYPED, Result
from desktop.reports.composing.facts import gather
from desktop.reports.composing.report import compose
from desktop.reports.model import Audience, Report
from tests.unit.reports.making import OCTOBER, sample_book, written

TASTED = OwnKpi("o1", "sample", "own_1", "試食の数", Unit.COUNT, Tier.INTERMEDIATE, "人", where="正の字")
RATE = OwnKpi(
    "o2", "sample", "own_2", "試食からの来店", Unit.PERCENT, Tier.INTERMEDIATE,
    plus=("store_visits",), over=("own_1",),
)  # fmt: skip


def report(catalog) -> Report:
    book = sample_book()
    plan = book.plan(OCTOBER)
    joined = tuple(
        PlanLine(f"l-{kpi}", "sample", plan.id, kpi, tier, 20 + at)
        for at, (kpi, tier) in enumerate(
            [("own_1", Tier.INTERMEDIATE), ("own_2", Tier.INTERMEDIATE), ("orders", Tier.RESULT)]
        )
    )
    typed = tuple(
        Result(f"r-{kpi}", "sample", OCTOBER, kpi, Decimal(value), source=TYPED)
        for kpi, value in {"own_1": 40, "orders": 20, "cancellations": 1}.items()
        if book.result(OCTOBER, kpi) is None
    )
    book = replace(
        book, lines=(*book.lines, *joined), results=(*book.results, *typed), own_kpis=(TASTED, RATE)
    )
    return compose(gather(book, catalog, OCTOBER, Audience.OWNER, "ja", date(2026, 11, 24)))


def test_own_measures_stand_in_the_report_with_what_they_mean(catalog):
    made = report(catalog)
    rows = {row.name: row for row in made.kpis.rows}
    assert rows["試食の数"].actual == 40
    assert rows["試食からの来店"].actual == Decimal("0.95")  # 38 visits of the sample ÷ 40
    told = {row.name: row for row in made.definitions}
    assert told["試食の数"].source == "正の字"
    assert told["試食からの来店"].how == "来店(きっかけがTikTok) ÷ 試食の数"


def test_what_was_called_off_stands_right_below_the_orders(catalog):
    names = [row.name for row in report(catalog).kpis.rows]
    orders, quality = (catalog.measures[code].name.ja for code in ("orders", "cancel_rate"))
    assert names[names.index(orders) + 1] == quality


def test_the_workbook_holds_them(catalog, tmp_path: Path):
    path = written(report(catalog), tmp_path / "own.xlsx")
    cells = {
        str(cell.value)
        for sheet in openpyxl.load_workbook(path).worksheets
        for line in sheet.iter_rows()
        for cell in line
        if cell.value is not None
    }
    assert {"試食の数", "試食からの来店"} <= cells

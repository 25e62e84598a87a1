"""How far the work on a month is: what is missing, and the state of each stage."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from desktop.domain.closing import (
    MonthView,
    Stage,
    StageState,
    entered_of,
    filled,
    missing,
    stages,
    unexplained,
    wanted,
)
from desktop.domain.fees.from_book import FeeMonth
from desktop.domain.fees.mistakes import InvoiceCheck, check_invoice
from desktop.domain.fees.results import MonthResults
from desktop.domain.fees.terms import Base, Terms
from desktop.domain.invoices import Invoice, InvoiceState
from desktop.domain.kpis import Tier, Unit
from desktop.domain.month import Month
from desktop.domain.plausible import Span
from desktop.domain.reviews import Review, ReviewKind
from desktop.domain.sheet import MonthSheet, SheetRow, State

OCT = Month(2026, 10)


def row(kpi: str, value: int | None, *, target: int | None = None, part_of: str = "", **more) -> SheetRow:
    return SheetRow(
        kpi=kpi,
        measure=None,
        tier=more.get("tier", Tier.RESULT),
        unit=Unit.COUNT,
        target=None if target is None else Decimal(target),
        last=None,
        last_year=None,
        value=None if value is None else Decimal(value),
        achievement=None,
        state=State.NONE,
        source=more.get("source", "typed"),
        note="",
        partial=more.get("partial", False),
        rounded=False,
        editable=True,
        part_of=part_of,
    )


def month(*rows: SheetRow, closed: bool = False) -> MonthSheet:
    return MonthSheet(OCT, closed, rows, None)


def check(invoiced: int) -> InvoiceCheck:
    return check_invoice(Terms(start=OCT, fees=(Base(amount=50_000),)), [MonthResults(OCT, {})], invoiced)


def fee(state: InvoiceState, invoiced: int = 55_000) -> FeeMonth:
    return FeeMonth(OCT, invoice=Invoice("i", "s", "c", OCT, invoiced, state), check=check(invoiced))


def test_what_is_aimed_at_and_what_results_are_made_of_is_wanted():
    sheet = month(
        row("result", 5, target=6),
        row("part", None, part_of="result"),
        row("likes", None, tier=Tier.REFERENCE),
        row("like_part", None, part_of="likes", tier=Tier.REFERENCE),
    )
    assert [x.kpi for x in wanted(sheet)] == ["result", "part"]
    assert [x.kpi for x in missing(sheet)] == ["part"]
    assert entered_of(sheet) == (1, 4)


@pytest.mark.parametrize(
    ("rows", "whole"),
    [
        ((row("a", 1, target=2),), True),
        ((row("a", 0, target=2),), True),
        ((row("a", None, target=2),), False),
        ((row("a", 1, target=2, partial=True),), False),
        ((row("views", 1),), False),
    ],
)
def test_a_month_is_filled_when_nothing_wanted_is_missing_or_partial(rows, whole):
    assert filled(month(*rows)) is whole


@pytest.mark.parametrize(
    ("fee_month", "state"),
    [
        (FeeMonth(OCT), StageState.TO_COME),
        (fee(InvoiceState.RECEIVED), StageState.DONE),
        (fee(InvoiceState.RECEIVED, 60_000), StageState.ATTENTION),
        (fee(InvoiceState.WRONG, 60_000), StageState.ATTENTION),
        (fee(InvoiceState.DISPUTED, 60_000), StageState.ATTENTION),
        (fee(InvoiceState.CORRECTED, 60_000), StageState.DONE),
        (fee(InvoiceState.PAID, 60_000), StageState.DONE),
        (replace(fee(InvoiceState.RECEIVED), check=None), StageState.TO_COME),
    ],
)
def test_the_fee_is_done_when_the_invoice_agrees_or_is_settled(fee_month, state):
    view = MonthView(month(), fee_month, date(2026, 11, 24))
    assert stages(view)[Stage.FEE] is state


def test_files_and_closing_are_stages_too():
    sheet = month(row("views", 1, source="imported:tiktok_studio.overview"), closed=True)
    found = stages(MonthView(sheet, FeeMonth(OCT), date(2026, 11, 1)))
    assert (found[Stage.IMPORT], found[Stage.CLOSE]) == (StageState.DONE, StageState.DONE)
    assert found[Stage.SHEET] is StageState.TO_COME


def test_a_value_that_stands_out_needs_a_look_until_its_note_says_why():
    odd = replace(row("a", 290, target=20), apart=Span(Decimal(18), Decimal(29), 12))
    told = replace(odd, note="催しがあった")
    found = {one: stages(MonthView(month(one), FeeMonth(OCT), date(2026, 11, 1))) for one in (odd, told)}
    assert found[odd][Stage.SHEET] is StageState.ATTENTION
    assert found[told][Stage.SHEET] is StageState.DONE
    assert (unexplained(month(odd)), unexplained(month(told))) == ((odd,), ())


@pytest.mark.parametrize(("why", "done"), [("", StageState.TO_COME), ("催し", StageState.DONE)])
def test_a_month_is_looked_back_on_once_something_is_written(why, done):
    sheet = replace(month(), review=Review("r", "s", OCT, ReviewKind.MONTHLY, why=why))
    assert stages(MonthView(sheet, FeeMonth(OCT), date(2026, 11, 1)))[Stage.REVIEW] is done


@pytest.mark.parametrize(("today", "over"), [(date(2026, 10, 31), False), (date(2026, 11, 1), True)])
def test_a_month_is_over_the_day_after_its_last(today, over):
    assert MonthView(month(), FeeMonth(OCT), today).over is over

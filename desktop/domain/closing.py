"""How far the work on a month is: files, figures, fee and invoice, closing it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from desktop.domain.fees.from_book import FeeMonth
from desktop.domain.invoices import InvoiceState
from desktop.domain.kpis import Tier
from desktop.domain.results import IMPORTED
from desktop.domain.sheet import MonthSheet, SheetRow


class Stage(StrEnum):
    """What is done with a month, in this order."""

    IMPORT = "import"
    SHEET = "sheet"
    FEE = "fee"
    REVIEW = "review"
    CLOSE = "close"


class StageState(StrEnum):
    """How a stage stands."""

    DONE = "done"
    ATTENTION = "attention"
    TO_COME = "to_come"


@dataclass(frozen=True, slots=True)
class MonthView:
    """Everything the work on one month shows."""

    sheet: MonthSheet
    fee: FeeMonth
    today: date

    @property
    def over(self) -> bool:
        """Whether the month has ended; only then can it be closed."""
        return self.today > self.sheet.month.last


def wanted(sheet: MonthSheet) -> tuple[SheetRow, ...]:
    """Give the rows a month should have: what is aimed at, and what results and fees are made of."""
    return tuple(
        row
        for row in sheet.rows
        if row.target is not None or (row.part_of and row.tier is not Tier.REFERENCE)
    )


def missing(sheet: MonthSheet) -> tuple[SheetRow, ...]:
    """Give the wanted rows that are not measured, or only for a part of the month."""
    return tuple(row for row in wanted(sheet) if row.value is None or row.partial)


def filled(sheet: MonthSheet) -> bool:
    """Tell whether everything a month should have is there."""
    return bool(wanted(sheet)) and not missing(sheet)


def unexplained(sheet: MonthSheet) -> tuple[SheetRow, ...]:
    """Give the rows whose value stands out and has no note that says why."""
    return tuple(row for row in sheet.rows if row.apart is not None and not row.note)


def entered_of(sheet: MonthSheet) -> tuple[int, int]:
    """Give how many of the figures that people or files give are there, and how many there are in all."""
    given = [row for row in sheet.rows if row.measure is None or row.measure.typed]
    return sum(row.value is not None for row in given), len(given)


def stages(view: MonthView) -> Mapping[Stage, StageState]:
    """Give how each stage stands."""
    sheet, todo = view.sheet, StageState.TO_COME
    review = sheet.review
    reviewed = review is not None and bool(review.why or review.decided)
    imported = any((row.source or "").startswith(IMPORTED) for row in sheet.rows)
    return {
        Stage.IMPORT: StageState.DONE if imported else todo,
        Stage.SHEET: _sheet(sheet),
        Stage.FEE: _fee(view.fee),
        Stage.REVIEW: StageState.DONE if reviewed else todo,
        Stage.CLOSE: StageState.DONE if sheet.closed else todo,
    }


def _sheet(sheet: MonthSheet) -> StageState:
    """Values that stand out without a reason need a look; else it is done once everything is there."""
    if unexplained(sheet):
        return StageState.ATTENTION
    return StageState.DONE if filled(sheet) else StageState.TO_COME


def _fee(fee: FeeMonth) -> StageState:
    """An open invoice that differs, or is in dispute, needs a look; one that agrees or is settled is done."""
    if fee.invoice is None:
        return StageState.TO_COME
    if fee.invoice.state in (InvoiceState.PAID, InvoiceState.CORRECTED):
        return StageState.DONE
    if fee.invoice.state is InvoiceState.DISPUTED or fee.difference:
        return StageState.ATTENTION
    return StageState.TO_COME if fee.check is None else StageState.DONE

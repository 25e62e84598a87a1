"""The fee of a month as the lines of a table: by the contract, in the invoice, and the difference."""

from __future__ import annotations

from dataclasses import replace

from desktop.domain.fees.from_book import FeeMonth
from desktop.domain.invoices import Invoice
from desktop.domain.money import Yen
from desktop.language import _
from desktop.ui.tokens import Colour
from desktop.ui.widgets.sheet_values import Cell, Column, Lines, Row, RowKind, nothing
from desktop.wording import fees
from desktop.wording.amounts import day_alone, signed_yen, yen
from desktop.wording.comparison import ComparedRow, compared
from desktop.wording.fee_words import Words
from desktop.wording.fees import BillRow

_KINDS: dict[fees.RowKind, RowKind] = {fees.RowKind.TOTAL: "total", fees.RowKind.PAYABLE: "total"}


def fee_lines(fee: FeeMonth, words: Words, *, narrow: bool) -> Lines:
    """Lay out a month whose fee could be computed; where it is `narrow`, the arithmetic stands below the names."""
    assert fee.statement is not None
    rows = compared(fee.statement, fee.check, words.names, words.units)
    lines = (_line(at, row, narrow=narrow) for at, row in enumerate(rows))
    return Lines(_narrow_columns() if narrow else _columns(fee), tuple(lines))


def _columns(fee: FeeMonth) -> tuple[Column, ...]:
    note = _which(fee.invoice)
    return (
        Column("name"),
        Column("how", _("By the contract"), stretch=True, bold=True),
        Column("contract", right=True),
        Column("invoice_how", _("The agency’s invoice"), note=note, bold=True, rule=True),
        Column("invoice", right=True),
        Column("difference", _("Difference"), right=True, rule=True),
    )


def _narrow_columns() -> tuple[Column, ...]:
    return (
        Column("name", stretch=True),
        Column("contract", _("Contract"), right=True, bold=True),
        Column("invoice", _("Invoice"), right=True, bold=True, rule=True),
        Column("difference", _("Difference"), right=True, rule=True),
    )


def _which(invoice: Invoice | None) -> str:
    """Say which invoice it is: the day it came and its number, as far as they are known."""
    if invoice is None:
        return ""
    day = day_alone(invoice.received) if invoice.received else ""
    if day and invoice.number:
        return _("{day}, no. {number}").format(day=day, number=invoice.number)
    return day or (_("no. {number}").format(number=invoice.number) if invoice.number else "")


def _line(at: int, row: ComparedRow, *, narrow: bool) -> Row:
    total = row.kind in _KINDS
    how = row.contract.how if row.contract else _("not in the contract")
    invoice_how = _invoice_how(row)
    contract = _amount(row.contract, total=total) if row.contract else Cell(yen(0), colour="muted")
    invoice, difference = _invoiced(row, total=total), _difference(row, total=total)
    cells = (
        (Cell(row.name, below=how), contract, replace(invoice, below=invoice_how), difference)
        if narrow
        else (Cell(row.name), _how(how), contract, _how(invoice_how), invoice, difference)
    )
    return Row(f"{row.kind}.{at}", cells, kind=_KINDS.get(row.kind, "plain"))


def _how(words: str) -> Cell:
    return Cell(words, small=True, colour="muted")


def _amount(row: BillRow, *, total: bool) -> Cell:
    return Cell(yen(row.amount), big=total)


def _invoice_how(row: ComparedRow) -> str:
    """Say how the invoice seems to have come to its amount, where that is otherwise than by the contract."""
    if not row.known:
        return ""
    if row.invoice is None:
        return _("not in the invoice")
    return "" if row.contract and row.invoice.how == row.contract.how else row.invoice.how


def _invoiced(row: ComparedRow, *, total: bool) -> Cell:
    if not row.known:
        return nothing()
    return _amount(row.invoice, total=total) if row.invoice else Cell(yen(0), colour="muted")


def _difference(row: ComparedRow, *, total: bool) -> Cell:
    difference = row.difference
    if difference is None:
        return nothing()
    marked = total or bool(row.points)
    return Cell(
        signed_yen(difference),
        colour=_colour(difference) if marked or not difference else "text",
        bold=bool(row.points),
        big=total,
        number=row.points[0] if row.points else 0,
    )


def _colour(difference: Yen) -> Colour:
    """Red where we would pay too much, blue where the invoice is lower."""
    return "bad" if difference > 0 else "info" if difference < 0 else "muted"

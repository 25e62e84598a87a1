"""A month's bill by the contract beside the invoice, row by row, and which mistake each difference comes from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import TypeAlias

from desktop.domain.fees.mistakes import Explanation, InvoiceCheck
from desktop.domain.fees.statement import MonthStatement
from desktop.domain.money import Yen
from desktop.wording.fee_words import Names, Units
from desktop.wording.fees import BillRow, RowKind, bill

Key: TypeAlias = tuple[RowKind, str, int]
"""What kind of row, what it is called, and the how-manieth of that name."""

_SUMS = {RowKind.SUBTOTAL, RowKind.TOTAL, RowKind.PAYABLE}


@dataclass(frozen=True, slots=True)
class ComparedRow:
    """One row of both bills. `contract` None: not in the contract; `invoice` None: not in the invoice, or not known."""

    kind: RowKind
    name: str
    contract: BillRow | None
    invoice: BillRow | None
    known: bool
    """Whether anything is known of this row of the invoice."""
    points: tuple[int, ...] = ()
    """The numbers, from 1, of the mistakes that change this row."""

    @property
    def difference(self) -> Yen | None:
        """Invoice − contract; None where the invoice's row is not known."""
        if not self.known:
            return None
        return _amount(self.invoice) - _amount(self.contract)


def compared(
    month: MonthStatement, check: InvoiceCheck | None, names: Names = str, units: Units | None = None
) -> tuple[ComparedRow, ...]:
    """Lay both bills side by side.

    Of an invoice only its total is known; its lines are told where exactly one explanation makes them.
    """
    by_contract = _keyed(bill(month, names, units))
    reading = reading_of(check)
    if reading is None:
        return tuple(_alone(key, row, check) for key, row in by_contract.items())
    bills = [by_contract, *(_keyed(bill(made, names, units)) for made in reading.months)]
    points = _points(bills)
    return tuple(
        ComparedRow(key[0], key[1], by_contract.get(key), bills[-1].get(key), True, points.get(key, ()))
        for key in _merged(by_contract, bills[-1])
    )


def reading_of(check: InvoiceCheck | None) -> Explanation | None:
    """Give the one explanation there is; None where there is none, or several."""
    return check.explanations[0] if check is not None and len(check.explanations) == 1 else None


def _alone(key: Key, row: BillRow, check: InvoiceCheck | None) -> ComparedRow:
    """Give a row of which the invoice says nothing, or only its total."""
    total = check is not None and row.kind in _SUMS - {RowKind.SUBTOTAL} and row.amount == check.expected
    asked = BillRow(row.kind, row.name, "", check.invoiced) if total and check else None
    return ComparedRow(key[0], key[1], row, asked, known=asked is not None)


def _keyed(rows: Iterable[BillRow]) -> dict[Key, BillRow]:
    found: dict[Key, BillRow] = {}
    for row in rows:
        turn = sum(key[:2] == (row.kind, row.name) for key in found)
        found[row.kind, row.name, turn] = row
    return found


def _merged(left: Iterable[Key], right: Iterable[Key]) -> tuple[Key, ...]:
    """Put both orders together: what only the right has stands behind what it follows there."""
    merged, at = list(left), 0
    for key in right:
        if key in merged:
            at = merged.index(key) + 1
        else:
            merged.insert(at, key)
            at += 1
    return tuple(merged)


def _points(bills: list[dict[Key, BillRow]]) -> dict[Key, tuple[int, ...]]:
    """Number the rows each mistake changes: its lines, or, where it changes none, what follows from them."""
    found: dict[Key, tuple[int, ...]] = {}
    for number, (before, after) in enumerate(pairwise(bills), 1):
        changed = [*_changed(before, after)]
        lines = [key for key in changed if key[0] is RowKind.LINE]
        for key in lines or [key for key in changed if key[0] not in _SUMS]:
            found[key] = (*found.get(key, ()), number)
    return found


def _changed(before: Mapping[Key, BillRow], after: Mapping[Key, BillRow]) -> Iterator[Key]:
    for key in _merged(before, after):
        if _amount(before.get(key)) != _amount(after.get(key)):
            yield key


def _amount(row: BillRow | None) -> Yen:
    return 0 if row is None else row.amount

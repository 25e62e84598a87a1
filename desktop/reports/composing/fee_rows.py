"""The statement's rows by their keys: which line of the verification sheet recomputes which row."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from desktop.domain.fees.case import MonthCase
from desktop.domain.fees.lines import FeeLine, LineKind
from desktop.domain.fees.statement import MonthStatement
from desktop.domain.fees.terms import VariableFee
from desktop.domain.money import Yen
from desktop.language import _
from desktop.reports.composing.facts import Facts
from desktop.reports.money import FeeGroup, FeeRow
from desktop.wording.fees import BillRow, RowKind, bill, invalid_note

_VARIABLE = {
    LineKind.PER_RESULT,
    LineKind.TIERED,
    LineKind.SHARE,
    LineKind.BONUS,
    LineKind.CARRIED_IN,
    LineKind.GUARANTEE_TOP_UP,
    LineKind.CAP_CUT,
    LineKind.TOTAL_CAP_CUT,
}
_ALONE = {
    LineKind.CARRIED_IN: "carried_in",
    LineKind.GUARANTEE_TOP_UP: "guarantee_top_up",
    LineKind.CAP_CUT: "cap_cut",
    LineKind.TOTAL_CAP_CUT: "total_cap_cut",
    LineKind.CREDIT_IN: "credit_in",
}
_SUMS = {
    RowKind.SUBTOTAL: "net",
    RowKind.TAX: "tax",
    RowKind.TOTAL: "total",
    RowKind.WITHHOLDING: "withholding",
    RowKind.PAYABLE: "payable",
}


@dataclass(frozen=True, slots=True)
class Side:
    """One reading of a month: its rows by key, and what the keys amount to."""

    rows: tuple[tuple[str, BillRow], ...]
    amounts: Mapping[str, Yen]


def side(facts: Facts, case: MonthCase, month: MonthStatement) -> Side:
    """Lay a month out by the keys of its rows; lines that stand twice are summed."""
    keys = line_keys(case, month.lines)
    billed = bill(month, facts.name, facts.counter)
    by_line = dict(zip(map(id, month.lines), keys, strict=True))
    rows = tuple((_key(row, by_line), row) for row in billed)
    amounts: dict[str, Yen] = {}
    for key, row in rows:
        amounts[key] = amounts.get(key, 0) + row.amount
    variable = sum(line.amount for line in month.lines if _is_variable(line))
    return Side(rows, amounts | {"variable": variable})


def _key(row: BillRow, by_line: Mapping[int, str]) -> str:
    if row.line is not None:
        return by_line[id(row.line)]
    return _SUMS.get(row.kind, "credit_out")


def _is_variable(line: FeeLine) -> bool:
    after_caps = getattr(line.basis, "after_caps", None)
    return line.kind in _VARIABLE or (line.kind is LineKind.CLAWBACK and not after_caps)


def line_keys(case: MonthCase, lines: tuple[FeeLine, ...]) -> tuple[str, ...]:
    """Give the key of each line of a statement: the place of its fee in the terms, or what it is alone."""
    return tuple(_line_keys(case, lines))


def _line_keys(case: MonthCase, lines: tuple[FeeLine, ...]) -> Iterator[str]:
    variable = iter([at for at, fee in enumerate(case.fees) if isinstance(fee, VariableFee)])
    clawbacks = 0
    for line in lines:
        if line.kind in _ALONE:
            yield _ALONE[line.kind]
        elif line.kind is LineKind.CLAWBACK:
            yield f"clawback_{clawbacks}"
            clawbacks += 1
        elif isinstance(line.fee, VariableFee):
            yield f"fee_{next(variable)}"
        else:
            at = next(at for at, fee in enumerate(case.fees) if fee is line.fee)
            yield f"handling_{at}" if line.kind is LineKind.HANDLING else f"fee_{at}"


def groups(
    facts: Facts, contract: Side, invoice: Mapping[str, Yen], reading: Side | None
) -> tuple[FeeGroup, ...]:
    """Put the table together: what depends on results, what is fixed, then the sums.

    `reading` is the invoice as its only explanation has it; lines only it has stand there with nothing
    beside them.
    """
    rows = _rows(facts, contract, invoice)
    if reading:
        extra = {key: row for key, row in reading.rows if key not in rows}
        rows |= {key: _only_invoiced(key, row, reading.amounts[key]) for key, row in extra.items()}
    of_results = _of_results(contract) | (_of_results(reading) if reading else frozenset())
    results = [row for key, row in rows.items() if key in of_results]
    sums = [row for key, row in rows.items() if key in _SUMS.values()]
    fixed = [row for row in rows.values() if row not in results and row not in sums]
    if results:
        results.append(_subtotal(contract, invoice))
    titled = ((_("By results"), results), (_("Fixed and passed on"), fixed), ("", sums))
    return tuple(FeeGroup(title, tuple(group)) for title, group in titled if group)


def _of_results(side_: Side) -> frozenset[str]:
    return frozenset(key for key, row in side_.rows if row.line is not None and _is_variable(row.line))


def _rows(facts: Facts, contract: Side, invoice: Mapping[str, Yen]) -> dict[str, FeeRow]:
    rows: dict[str, FeeRow] = {}
    for key, row in contract.rows:
        if key not in rows:
            note = invalid_note(row.line, facts.name, facts.counter) if row.line else ""
            how = row.how or (_("every month") if row.line and row.line.kind is LineKind.BASE else "")
            total = row.kind in (RowKind.SUBTOTAL, RowKind.TOTAL, RowKind.PAYABLE)
            rows[key] = FeeRow(key, row.name, how, contract.amounts[key], invoice.get(key), note, total)
    return rows


def _subtotal(contract: Side, invoice: Mapping[str, Yen]) -> FeeRow:
    amount = contract.amounts["variable"]
    return FeeRow("variable", _("By results, subtotal"), "", amount, invoice.get("variable"), total=True)


def _only_invoiced(key: str, row: BillRow, amount: Yen) -> FeeRow:
    return FeeRow(key, row.name, row.how, 0, amount, _("not by the contract"))

"""The statement's rows by their keys: which line of the verification sheet recomputes which row."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

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
    facts: Facts, contract: Side, invoice: Mapping[str, Yen], extra: Side | None
) -> tuple[FeeGroup, ...]:
    """Put the table together: what depends on results, what is fixed, then the sums."""
    rows = _rows(facts, contract, invoice)
    keys = {row.key for row in rows}
    added = [_only_invoiced(facts, key, row) for key, row in extra.rows if key not in keys] if extra else []
    variable = [row for row, of_results in _split(contract, rows) if of_results]
    variable += [
        row for row in added if row.key in ("carried_in", "guarantee_top_up", "cap_cut", "total_cap_cut")
    ]
    fixed = [row for row, of_results in _split(contract, rows) if not of_results]
    first = FeeGroup(_("By results"), (*variable, _subtotal(contract, invoice))) if variable else None
    lines_ = [row for row in fixed if row.key not in _SUMS.values()]
    lines_ += [row for row in added if row not in variable]
    sums = [row for row in fixed if row.key in _SUMS.values()]
    second = FeeGroup(_("Fixed and passed on"), tuple(lines_)) if lines_ else None
    return tuple(group for group in (first, second, FeeGroup("", tuple(sums))) if group)


def _split(contract: Side, rows: list[FeeRow]) -> Iterator[tuple[FeeRow, bool]]:
    lines = {key: row.line for key, row in contract.rows}
    for row in rows:
        line = lines[row.key]
        yield row, line is not None and _is_variable(line)


def _rows(facts: Facts, contract: Side, invoice: Mapping[str, Yen]) -> list[FeeRow]:
    rows: dict[str, FeeRow] = {}
    for key, row in contract.rows:
        if key not in rows:
            note = invalid_note(row.line, facts.name, facts.counter) if row.line else ""
            total = row.kind in (RowKind.SUBTOTAL, RowKind.TOTAL, RowKind.PAYABLE)
            amount = contract.amounts[key]
            how = row.how or (_("every month") if row.line and row.line.kind is LineKind.BASE else "")
            rows[key] = FeeRow(key, row.name, how, amount, invoice.get(key), note, total)
    return list(rows.values())


def _subtotal(contract: Side, invoice: Mapping[str, Yen]) -> FeeRow:
    amount = contract.amounts["variable"]
    return FeeRow("variable", _("By results, subtotal"), "", amount, invoice.get("variable"), total=True)


def _only_invoiced(facts: Facts, key: str, row: BillRow) -> FeeRow:
    note = _("not by the contract")
    del facts
    return replace(FeeRow(key, row.name, row.how, 0, row.amount, note), total=False)

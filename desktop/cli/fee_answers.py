"""What `fee` and `invoice` answer: the statement and the comparison as JSON and as readable text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from decimal import Decimal
from enum import StrEnum

from desktop.cli.tables import aligned
from desktop.domain.fees.lines import FeeLine
from desktop.domain.fees.mistakes import Explanation, InvoiceCheck
from desktop.domain.fees.statement import MonthStatement, Statement
from desktop.domain.month import Month
from desktop.language import _
from desktop.wording.amounts import month_name, plain, signed_yen, yen
from desktop.wording.fee_words import Words
from desktop.wording.fees import bill, line_text
from desktop.wording.mistakes import by_contract, summary, title

_SUMS = (
    "scope_part",
    "net",
    "tax",
    "untaxed",
    "total",
    "withholding",
    "payable",
    "carried_out",
    "credit_out",
)
_AMOUNTS = frozenset({2})


def statement_json(computed: Statement, words: Words) -> dict[str, object]:
    """Give the statement with every line, what it was computed from, and its text."""
    return {"months": [_month_json(month, words) for month in computed.months], "total": computed.total}


def _month_json(month: MonthStatement, words: Words) -> dict[str, object]:
    lines = [_line_json(line, words) for line in month.lines]
    sums = {name: getattr(month, name) for name in _SUMS}
    return {"month": str(month.month), "lines": lines, **sums}


def _line_json(line: FeeLine, words: Words) -> dict[str, object]:
    said: dict[str, object] = {"kind": line.kind.value, "amount": line.amount}
    if line.name:
        said["name"] = line.name
    basis = {field.name: _plain(getattr(line.basis, field.name)) for field in fields(line.basis)}
    said |= {key: value for key, value in basis.items() if value is not None}
    if line.why_zero is not None:
        said["why_zero"] = line.why_zero.value
    if line.untaxed:
        said["untaxed"] = True
    return {**said, "text": plain(line_text(line, words.names, words.units))}


def _plain(value: object) -> object:
    match value:
        case StrEnum():
            return value.value
        case Decimal():
            return int(value) if value == value.to_integral_value() else f"{value:f}"
        case Month():
            return str(value)
        case tuple():
            return [_plain(x) for x in value]
    if is_dataclass(value):
        return {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
    return value


def statement_text(computed: Statement, words: Words) -> str:
    """Lay the months out as bills, one below the other."""
    months = "\n\n".join(_month_text(month, words) for month in computed.months)
    if len(computed.months) == 1:
        return months
    return months + "\n\n" + _("All months with tax: {total}").format(total=plain(yen(computed.total)))


def _month_text(month: MonthStatement, words: Words) -> str:
    rows = [(row.name, row.how, yen(row.amount)) for row in bill(month, words.names, words.units)]
    told = [month_name(month.month), aligned(rows, _AMOUNTS, indent="  ")]
    if month.carried_out:
        text = _("Moves to the next month: {amount}")
        told.append("  " + plain(text.format(amount=yen(month.carried_out))))
    return "\n".join(told)


def invoice_json(check: InvoiceCheck) -> dict[str, object]:
    """Give the comparison and the sets of mistakes that explain it."""
    return {
        "expected": check.expected,
        "invoiced": check.invoiced,
        "difference": check.difference,
        "verdict": check.verdict.value,
        "explanations": [
            {"mistakes": [mistake.value for mistake in x.mistakes], "amount": x.amount}
            for x in check.explanations
        ],
    }


def invoice_text(check: InvoiceCheck, words: Words) -> str:
    """Lay out the comparison and each explanation."""
    rows = [
        (_("By the contract"), yen(check.expected)),
        (_("Invoiced"), yen(check.invoiced)),
        (_("Difference"), signed_yen(check.difference)),
    ]
    told = [month_name(check.month.month), aligned(rows, frozenset({1}), indent="  "), plain(summary(check))]
    for way, explanation in enumerate(check.explanations, 1):
        if len(check.explanations) > 1:
            told.append(_("Way {number}").format(number=way))
        told += _explanation(explanation, check, words)
    return "\n".join(told)


def _explanation(explanation: Explanation, check: InvoiceCheck, words: Words) -> Iterator[str]:
    for at, mistake in enumerate(explanation.mistakes):
        said = title(mistake, check.month, words.names, words.units)
        effect = signed_yen(explanation.effects[at]) if explanation.effects else ""
        yield plain(f"  {said}  {effect}").rstrip()
        yield f"    {by_contract(mistake)}"

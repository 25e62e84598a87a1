"""The lines of a fee statement in words: what a line is called, its arithmetic, and the whole bill."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from desktop.domain.fees.lines import (
    BonusBasis,
    FeeLine,
    LineKind,
    PerResultBasis,
    ProductionBasis,
    ShareBasis,
    TieredBasis,
)
from desktop.domain.fees.promoted import VIEWS
from desktop.domain.fees.statement import MonthStatement
from desktop.domain.money import Rounding, Yen
from desktop.language import N_, _
from desktop.wording.amounts import percent, yen
from desktop.wording.fee_arithmetic import how
from desktop.wording.fee_words import Names, Units, Words
from desktop.wording.fee_zero import why_zero

_NAMES = {
    LineKind.PER_RESULT: N_("Fee for results"),
    LineKind.TIERED: N_("Fee for results, by bands"),
    LineKind.SHARE: N_("Share of sales"),
    LineKind.BONUS: N_("Bonus"),
    LineKind.CLAWBACK: N_("Cancelled later"),
    LineKind.CARRIED_IN: N_("Carried over"),
    LineKind.GUARANTEE_TOP_UP: N_("Up to the guarantee"),
    LineKind.CAP_CUT: N_("Above the monthly cap"),
    LineKind.TOTAL_CAP_CUT: N_("Above the total cap"),
    LineKind.INITIAL: N_("Initial fee"),
    LineKind.BASE: N_("Monthly base fee"),
    LineKind.PRODUCTION: N_("Production"),
    LineKind.PASS_THROUGH: N_("Cost billed on"),
    LineKind.HANDLING: N_("Handling charge"),
    LineKind.TERMINATION: N_("Early-termination charge"),
    LineKind.CREDIT_IN: N_("Credit from before"),
}
_ROUNDED = {
    Rounding.DOWN: N_("rounded down"),
    Rounding.HALF_UP: N_("rounded half up"),
    Rounding.UP: N_("rounded up"),
}


def kind_name(kind: LineKind) -> str:
    """Call a kind of line."""
    return _(_NAMES[kind])


def line_name(line: FeeLine) -> str:
    """Call a line: by the contract's own name for the fee where it has one."""
    return line.name or kind_name(line.kind)


def arithmetic(line: FeeLine, names: Names = str, units: Units | None = None) -> str:
    """Say how a line is computed, or why it is zero or cut; empty for an amount paid in full as agreed."""
    words = Words(names, units)
    return how(line, words) if line.why_zero is None else why_zero(line.why_zero, line.basis, words)


def invalid_note(line: FeeLine, names: Names = str, units: Units | None = None) -> str:
    """Say how much of a line's count was invalid; empty where nothing was."""
    words = Words(names, units)
    match line.basis:
        case PerResultBasis() | TieredBasis() | BonusBasis() as basis if basis.invalid:
            came, invalid = (words.results(x, basis.kpi) for x in (basis.counted, basis.invalid))
        case ProductionBasis() as basis if basis.invalid:
            came, invalid = (words.pieces(x, basis.kpi) for x in (basis.counted, basis.invalid))
        case ShareBasis() as basis if basis.invalid:
            came, invalid = yen(basis.counted), yen(basis.invalid)
        case _:
            return ""
    promoted = getattr(line.basis, "kpi", "") == VIEWS
    text = _("{invalid} of {came} bought by adverts") if promoted else _("{invalid} of {came} invalid")
    return text.format(invalid=invalid, came=came)


def line_text(line: FeeLine, names: Names = str, units: Units | None = None) -> str:
    """Say a line in one sentence: its name, its arithmetic, and what of the count was invalid."""
    name, done = line_name(line), arithmetic(line, names, units)
    note = invalid_note(line, names, units)
    if not done:
        return name
    text = _("{name}: {how} ({note})") if note else _("{name}: {how}")
    return text.format(name=name, how=done, note=note)


def rounding_words(rounding: Rounding) -> str:
    """Say how a fraction of a yen is decided."""
    return _(_ROUNDED[rounding])


# --- the whole bill ------------------------------------------------------------------------------


class RowKind(StrEnum):
    """What a row of the bill is, so that it can be set apart."""

    LINE = "line"
    SUBTOTAL = "subtotal"
    TAX = "tax"
    TOTAL = "total"
    WITHHOLDING = "withholding"
    PAYABLE = "payable"


@dataclass(frozen=True, slots=True)
class BillRow:
    """One row: what it is called, how it came about, and how much, signed."""

    kind: RowKind
    name: str
    how: str
    amount: Yen
    line: FeeLine | None = None


def bill(month: MonthStatement, names: Names = str, units: Units | None = None) -> tuple[BillRow, ...]:
    """Lay out a month from its lines to what is payable, as screen, workbook and terminal show it."""
    rows = [
        BillRow(RowKind.LINE, _row_name(x, month, names), arithmetic(x, names, units), x.amount, x)
        for x in month.lines
    ]
    taxed = [row for row in rows if row.line and not row.line.untaxed]
    untaxed = [row for row in rows if row.line and row.line.untaxed]
    return (*taxed, *_credit(month), *_taxes(month), *untaxed, *_sums(month))


def _row_name(line: FeeLine, month: MonthStatement, names: Names) -> str:
    """Call a line, with its KPI or cost where the bill has the same name for another one too."""
    name, code = line_name(line), _code(line)
    alike = {_code(other) for other in month.lines if line_name(other) == name}
    return _("{name} ({of})").format(name=name, of=names(code)) if code and len(alike) > 1 else name


def _code(line: FeeLine) -> str:
    return str(getattr(line.basis, "kpi", "") or getattr(line.basis, "cost", ""))


def _credit(month: MonthStatement) -> tuple[BillRow, ...]:
    if month.credit_out == 0:
        return ()
    name, done = _("Credit for the next month"), _("below zero, so it is taken off the next month")
    return (BillRow(RowKind.LINE, name, done, month.credit_out),)


def _taxes(month: MonthStatement) -> tuple[BillRow, ...]:
    rule = month.tax_rule
    subtotal = _("Subtotal with tax") if rule.inclusive else _("Subtotal without tax")
    name = _("of which consumption tax {rate}") if rule.inclusive else _("Consumption tax {rate}")
    return (
        BillRow(RowKind.SUBTOTAL, subtotal, "", month.net),
        BillRow(RowKind.TAX, name.format(rate=percent(rule.rate)), rounding_words(rule.rounding), month.tax),
    )


def _sums(month: MonthStatement) -> tuple[BillRow, ...]:
    total = BillRow(RowKind.TOTAL, _("Total with tax"), "", month.total)
    if month.withholding == 0:
        return (total,)
    done = _("on {amount}").format(amount=yen(month.withheld_on))
    return (
        total,
        BillRow(RowKind.WITHHOLDING, _("Income tax withheld"), done, -month.withholding),
        BillRow(RowKind.PAYABLE, _("To pay"), "", month.payable),
    )

"""What explains an invoice, in words: what seems to have happened and what the contract says. Never blaming."""

from __future__ import annotations

from collections.abc import Callable

from desktop.domain.fees.lines import ClawbackBasis, PerResultBasis, ShareBasis, TieredBasis
from desktop.domain.fees.mistakes import Explanation, InvoiceCheck, Mistake, Verdict
from desktop.domain.fees.promoted import VIEWS
from desktop.domain.fees.statement import MonthStatement
from desktop.language import N_, _, ngettext
from desktop.wording.amounts import month_name, yen
from desktop.wording.fee_words import Names, Units, Words

_TITLES = {
    Mistake.CAP_IGNORED: N_("The monthly cap seems not to be applied"),
    Mistake.GUARANTEE_IGNORED: N_("The guarantee seems not to be applied"),
    Mistake.TOTAL_CAP_IGNORED: N_("The cap of the whole contract seems not to be applied"),
    Mistake.FREE_IGNORED: N_("The free or included part seems to be billed"),
    Mistake.INVALID_COUNTED: N_("Invalid results seem to be counted"),
    Mistake.CLAWBACK_IGNORED: N_("What was cancelled later seems not to be taken off"),
    Mistake.INITIAL_AGAIN: N_("The initial fee seems to be billed once more"),
    Mistake.TIER_MODE_WHOLE: N_("All results seem to be billed at the price of the band reached"),
    Mistake.TIER_MODE_SLAB: N_("Results seem to be billed band by band"),
    Mistake.TAX_TWICE: N_("Consumption tax seems to be added twice"),
    Mistake.TAX_MISSING: N_("Consumption tax seems to be left out"),
    Mistake.TAX_PER_LINE: N_("Consumption tax seems to be rounded line by line"),
    Mistake.TAX_ROUNDING_UP: N_("Consumption tax seems to be rounded up"),
    Mistake.TAX_ROUNDING_HALF_UP: N_("Consumption tax seems to be rounded half up"),
    Mistake.HANDLING_MISSING: N_("The handling charge seems to be left out"),
    Mistake.HANDLING_TWICE: N_("The handling charge seems to be billed twice"),
    Mistake.WITHHOLDING_IGNORED: N_("Income tax seems not to be withheld"),
    Mistake.BASE_TWICE: N_("The monthly base fee seems to be billed twice"),
    Mistake.CARRY_OVER_IGNORED: N_("What is carried over from last month seems to be left out"),
    Mistake.BONUS_UNEARNED: N_("A bonus that is not due seems to be billed"),
    Mistake.CAP_SCOPE_OTHER: N_("The monthly cap seems to be measured on another part of the fee"),
    Mistake.CLAWBACK_ORDER_OTHER: N_("What was cancelled seems to be taken off in another order"),
}
_BY_CONTRACT = {
    Mistake.CAP_IGNORED: N_("By the contract, what is above the monthly cap is not billed this month."),
    Mistake.GUARANTEE_IGNORED: N_("By the contract, what is lacking to the guarantee is added."),
    Mistake.TOTAL_CAP_IGNORED: N_("By the contract, nothing above the cap of the whole contract is billed."),
    Mistake.FREE_IGNORED: N_("By the contract, that part costs nothing."),
    Mistake.INVALID_COUNTED: N_("By the contract, only valid results count."),
    Mistake.CLAWBACK_IGNORED: N_("By the contract, results that were cancelled later are taken off."),
    Mistake.INITIAL_AGAIN: N_("By the contract, the initial fee is paid once, in the first month."),
    Mistake.TIER_MODE_WHOLE: N_("By the contract, each result has the price of its own band."),
    Mistake.TIER_MODE_SLAB: N_("By the contract, all results have the price of the band reached."),
    Mistake.TAX_TWICE: N_("Consumption tax is added once."),
    Mistake.TAX_MISSING: N_("By the contract, consumption tax is part of what is paid."),
    Mistake.TAX_PER_LINE: N_("On a qualified invoice the tax is rounded once for each tax rate."),
    Mistake.TAX_ROUNDING_UP: N_("The contract rounds the tax otherwise."),
    Mistake.TAX_ROUNDING_HALF_UP: N_("The contract rounds the tax otherwise."),
    Mistake.HANDLING_MISSING: N_("By the contract, a handling charge is added to the costs."),
    Mistake.HANDLING_TWICE: N_("By the contract, the handling charge is added once."),
    Mistake.WITHHOLDING_IGNORED: N_(
        "The contract is with a person, so the payer keeps income tax back and pays it to the tax office."
    ),
    Mistake.BASE_TWICE: N_("By the contract, the base fee is paid once a month."),
    Mistake.CARRY_OVER_IGNORED: N_("By the contract, what the cap cut last month is billed this month."),
    Mistake.BONUS_UNEARNED: N_("It was not reached this month, or it was paid before."),
    Mistake.CAP_SCOPE_OTHER: N_("The contract says whether base fee and production count towards the cap."),
    Mistake.CLAWBACK_ORDER_OTHER: N_(
        "The contract says whether cancelled results are taken off before or after guarantee and cap."
    ),
}


def title(mistake: Mistake, month: MonthStatement, names: Names = str, units: Units | None = None) -> str:
    """Say what seems to have happened; `month` is the month as the contract says, for its counts."""
    exact = _EXACT.get(mistake)
    return (exact(month, Words(names, units)) if exact else "") or _(_TITLES[mistake])


def by_contract(mistake: Mistake) -> str:
    """Say what the contract, or the law, has instead."""
    return _(_BY_CONTRACT[mistake])


def summary(check: InvoiceCheck) -> str:
    """Say how the invoice stands to the contract, in one sentence."""
    size = yen(abs(check.difference))
    if check.verdict is Verdict.MATCH:
        return _("The invoice is as the contract says.")
    if not check.explanations:
        if check.verdict is Verdict.OVER:
            return _(
                "{amount} too much. None of the usual mistakes explains it; please compare line by line."
            ).format(amount=size)
        return _(
            "{amount} too little. None of the usual mistakes explains it; please compare line by line."
        ).format(amount=size)
    if len(check.explanations) > 1:
        return _("The difference of {amount} can be explained to the yen in {ways} ways.").format(
            amount=size, ways=len(check.explanations)
        )
    points = len(check.explanations[0].mistakes)
    text = ngettext(
        "{count} point explains the difference of {amount} to the yen.",
        "{count} points explain the difference of {amount} to the yen.",
        points,
    )
    return text.format(count=points, amount=size)


def supposition(
    explanation: Explanation, check: InvoiceCheck, names: Names = str, units: Units | None = None
) -> str:
    """Say one explanation as a supposition: if this is what happened, the amount is explained to the yen."""
    said = [title(x, check.month, names, units) for x in explanation.mistakes]
    if len(said) == 1:
        text = _("If “{first}” is right, the {amount} invoiced is explained to the yen.")
    else:
        text = _("If “{first}” and “{second}” are right, the {amount} invoiced is explained to the yen.")
    return text.format(first=said[0], second=said[-1], amount=yen(check.invoiced))


# --- titles that can name what was counted -------------------------------------------------------


def _invalid(month: MonthStatement, words: Words) -> str:
    counted = {
        line.basis.kpi: line.basis
        for line in month.lines
        if isinstance(line.basis, PerResultBasis | TieredBasis) and line.basis.invalid
    }
    sales = [line for line in month.lines if isinstance(line.basis, ShareBasis) and line.basis.invalid]
    if len(counted) != 1 or sales:
        return ""
    (basis,) = counted.values()
    promoted = basis.kpi == VIEWS
    text = (
        _("{count} that adverts bought seem to be counted")
        if promoted
        else _("{count} invalid seem to be counted")
    )
    return text.format(count=words.results(basis.invalid, basis.kpi))


def _cancelled(month: MonthStatement, words: Words) -> str:
    entries = [line.basis for line in month.lines if isinstance(line.basis, ClawbackBasis)]
    if len(entries) != 1:
        return ""
    (basis,) = entries
    text = _("{count} of {month}, cancelled later, seem not to be taken off")
    return text.format(count=words.results(basis.count, basis.kpi), month=month_name(basis.month))


_EXACT: dict[Mistake, Callable[[MonthStatement, Words], str]] = {
    Mistake.INVALID_COUNTED: _invalid,
    Mistake.CLAWBACK_IGNORED: _cancelled,
}

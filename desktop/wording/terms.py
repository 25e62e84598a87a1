"""A contract's terms read back as plain sentences, one a rule, in the order of the contract."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from desktop.domain.fees import terms as t
from desktop.domain.fees.lines import LineKind
from desktop.domain.fees.terms import Terms
from desktop.domain.month import Month
from desktop.language import _, ngettext
from desktop.wording.amounts import day_in_full, month_name, percent, yen
from desktop.wording.fee_words import Names, Units, Words
from desktop.wording.fees import kind_name, rounding_words


def sentences(terms: Terms, names: Names = str, units: Units | None = None) -> tuple[str, ...]:
    """Read the terms back."""
    words = Words(names, units)
    return (
        *_duration(terms),
        *(fee_sentence(fee, words) for fee in terms.fees),
        *_limits(terms),
        *_clawback(terms),
        *_taxes(terms),
    )


def _duration(terms: Terms) -> Iterator[str]:
    if terms.end is None:
        yield _("The contract starts in {start} and has no fixed end.").format(start=_at(terms.start))
    else:
        yield _("The contract runs from {start} to {end}.").format(start=_at(terms.start), end=_at(terms.end))
    if terms.min_months is not None:
        yield ngettext(
            "It binds for at least {months} month.",
            "It binds for at least {months} months.",
            terms.min_months,
        ).format(months=terms.min_months)
    if terms.proration is t.Proration.BY_DAY:
        yield _("In a broken first or last month the base fee is paid by the day.")


def _at(at: Month | date) -> str:
    return month_name(at) if isinstance(at, Month) else day_in_full(at)


# --- fees ----------------------------------------------------------------------------------------


def fee_sentence(fee: t.Fee, words: Words) -> str:
    """Say one fee, by its own name where it has one."""
    said = _fee(fee, words)
    return _("{name}: {sentence}").format(name=fee.name, sentence=said) if fee.name else said


def _fee(fee: t.Fee, words: Words) -> str:
    match fee:
        case t.PerResult() | t.Tiered() | t.Share() | t.Bonus():
            return _variable(fee, words)
        case t.Initial():
            return _("An initial fee of {amount} is paid in the first month.").format(amount=yen(fee.amount))
        case t.Base():
            return _("A base fee of {amount} is paid each month.").format(amount=yen(fee.amount))
        case t.Production():
            return _production(fee, words)
        case t.PassThrough():
            return _pass_through(fee, words)
        case t.Termination():
            return _termination(fee)


def _variable(fee: t.VariableFee, words: Words) -> str:
    match fee:
        case t.PerResult():
            return _per_result(fee, words)
        case t.Tiered():
            return _tiered(fee, words)
        case t.Share():
            text = _("{rate} of {kpi} is paid.")
            return text.format(rate=percent(fee.rate), kpi=words.names(fee.kpi))
        case t.Bonus():
            return _bonus(fee, words)


def _per_result(fee: t.PerResult, words: Words) -> str:
    text = (
        _("{kpi}: {price} each, the first {free} of each month free.")
        if fee.free
        else _("{kpi}: {price} each.")
    )
    return text.format(
        kpi=words.names(fee.kpi), price=yen(fee.unit_price), free=words.results(fee.free, fee.kpi)
    )


def _tiered(fee: t.Tiered, words: Words) -> str:
    bands = _(", ").join(
        _("from {start} {price}").format(start=words.results(tier.start, fee.kpi), price=yen(tier.price))
        for tier in fee.tiers
    )
    return _tier_text(fee).format(kpi=words.names(fee.kpi), bands=bands)


def _tier_text(fee: t.Tiered) -> str:
    match fee.mode, fee.cumulative:
        case t.TierMode.SLAB, False:
            return _("{kpi}: each at the price of its band ({bands}), counted anew each month.")
        case t.TierMode.SLAB, True:
            return _("{kpi}: each at the price of its band ({bands}), counted over the whole contract.")
        case t.TierMode.WHOLE, False:
            return _("{kpi}: all of a month at the price of the band reached ({bands}).")
        case t.TierMode.WHOLE, True:
            return _("{kpi}: all since the start at the price of the band reached ({bands}).")
        case t.TierMode.STEP, False:
            return _("{kpi}: a lump sum each month for the band reached ({bands}).")
        case _:
            return _("{kpi}: a lump sum over the whole contract for the band reached ({bands}).")


def _bonus(fee: t.Bonus, words: Words) -> str:
    text = (
        _("A bonus of {amount} is paid once when {kpi} reach {needed} in all.")
        if fee.cumulative
        else _("A bonus of {amount} is paid in each month in which {kpi} reach {needed}.")
    )
    return text.format(
        amount=yen(fee.amount), kpi=words.names(fee.kpi), needed=words.results(fee.at_least, fee.kpi)
    )


def _production(fee: t.Production, words: Words) -> str:
    text = (
        _("{kpi}: {price} each beyond the {included} included each month.")
        if fee.included
        else _("{kpi}: {price} each.")
    )
    included = words.pieces(fee.included, fee.kpi)
    return text.format(kpi=words.names(fee.kpi), price=yen(fee.unit_price), included=included)


def _pass_through(fee: t.PassThrough, words: Words) -> str:
    reimbursed = fee.mode is t.PassThroughMode.REIMBURSED
    if fee.handling is None:
        text = (
            _("{cost} is reimbursed at cost, without tax.")
            if reimbursed
            else _("{cost} is billed on as it is.")
        )
        return text.format(cost=words.names(fee.cost))
    text = (
        _("{cost} is reimbursed at cost, without tax, and {rate} of it is added for handling.")
        if reimbursed
        else _("{cost} is billed on, and {rate} of it is added for handling.")
    )
    return text.format(cost=words.names(fee.cost), rate=percent(fee.handling))


def _termination(fee: t.Termination) -> str:
    text = (
        _("Leaving early costs {rate} of the base fee for each month left of the minimum term, plus tax.")
        if fee.taxable
        else _(
            "Leaving early costs {rate} of the base fee for each month left of the minimum term, without tax."
        )
    )
    return text.format(rate=percent(fee.base_rate))


# --- limits, cancellations, taxes ----------------------------------------------------------------


def _limits(terms: Terms) -> Iterator[str]:
    if terms.monthly_guarantee is not None:
        text = (
            _("At least {amount} a month is paid for base fee, production and results together.")
            if terms.guarantee_scope is t.Scope.TOTAL
            else _("At least {amount} a month is paid for results, even without any.")
        )
        yield text.format(amount=yen(terms.monthly_guarantee))
    if terms.monthly_cap is not None:
        yield _cap(terms).format(amount=yen(terms.monthly_cap))
        yield (
            _("What the monthly cap cuts moves to the next month.")
            if terms.carry_over
            else _("What the monthly cap cuts is never billed.")
        )
    if terms.total_cap is not None:
        text = (
            _(
                "Over the whole contract at most {amount} is paid for base fee, production and results together."
            )
            if terms.cap_scope is t.Scope.TOTAL
            else _("Over the whole contract at most {amount} is paid for results.")
        )
        yield text.format(amount=yen(terms.total_cap))


def _cap(terms: Terms) -> str:
    if terms.cap_scope is t.Scope.TOTAL:
        return _("At most {amount} a month is paid for base fee, production and results together.")
    return _("At most {amount} a month is paid for results.")


def _clawback(terms: Terms) -> Iterator[str]:
    if not any(isinstance(fee, t.VariableFee) for fee in terms.fees):
        return
    if terms.clawback is t.ClawbackOrder.AFTER_CAPS:
        yield _("Results cancelled later are taken off after guarantee and caps.")
    else:
        yield _("Results cancelled later are taken off before guarantee and caps.")


def _taxes(terms: Terms) -> Iterator[str]:
    text = (
        _("Prices include consumption tax of {rate} ({rounded}).")
        if terms.prices is t.Prices.TAX_INCLUSIVE
        else _("Consumption tax of {rate} is added ({rounded}).")
    )
    yield text.format(rate=percent(terms.tax_rate), rounded=rounding_words(terms.tax_rounding))
    if terms.withholding is t.Withholding.INDIVIDUAL:
        yield _("Income tax is withheld, as the agency is a person.")
        free = [_called(fee) for fee in terms.fees if not fee.withheld]
        if free:
            yield _("It is not withheld on these: {fees}.").format(fees=_(", ").join(free))


def _called(fee: t.Fee) -> str:
    return fee.name or kind_name(LineKind(fee.kind))

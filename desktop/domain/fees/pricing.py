"""What the variable fees pay for so many results (step 2), and the lines that say it."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from desktop.domain.fees.lines import (
    BandPart,
    BonusBasis,
    FeeLine,
    LineKind,
    PerResultBasis,
    ShareBasis,
    TieredBasis,
    Why,
)
from desktop.domain.fees.results import Counted
from desktop.domain.fees.terms import Bonus, PerResult, Share, Tiered, TierMode, VariableFee
from desktop.domain.money import Yen, to_yen


def tier_amount(fee: Tiered, results: int) -> Yen:
    """T(n): the tier amount for n results, by the fee's mode, rounded once."""
    return to_yen(_tier_amount(fee, results), fee.rounding)


def _tier_amount(fee: Tiered, results: int) -> Decimal:
    if fee.mode is TierMode.SLAB:
        return sum((x.quantity * x.unit_price for x in band_parts(fee, 0, results)), Decimal(0))
    price = reached_price(fee, results) or Decimal(0)
    return price if fee.mode is TierMode.STEP else results * price


def reached_price(fee: Tiered, results: int) -> Decimal | None:
    """Give the price of the highest band reached; None below the first."""
    reached = [tier.price for tier in fee.tiers if tier.start <= results]
    return reached[-1] if reached else None


def band_parts(fee: Tiered, after: int, until: int) -> Iterator[BandPart]:
    """Split the results numbered after + 1 … until over the bands; bands without any are left out."""
    ends = [tier.start - 1 for tier in fee.tiers[1:]] + [until]
    for tier, end in zip(fee.tiers, ends, strict=True):
        quantity = min(end, until) - max(tier.start - 1, after)
        if quantity > 0:
            yield BandPart(tier.start, quantity, tier.price)


def monthly_amount(fee: VariableFee, billable: int) -> Yen:
    """What a fee that counts each month for itself pays for so many billable results."""
    match fee:
        case PerResult():
            return to_yen(max(0, billable - fee.free) * fee.unit_price, fee.rounding)
        case Tiered():
            return tier_amount(fee, billable)
        case Share():
            return to_yen(billable * fee.rate, fee.rounding)
        case Bonus():
            return fee.amount if billable >= fee.at_least else 0


def variable_line(fee: VariableFee, count: Counted, so_far: int, paid: bool) -> FeeLine:
    """Give the line of a variable fee; so_far and paid (before) matter to cumulative fees only."""
    match fee:
        case PerResult():
            return _per_result_line(fee, count)
        case Tiered():
            return _tiered_line(fee, count, so_far if fee.cumulative else 0)
        case Share():
            return _share_line(fee, count)
        case Bonus() if fee.cumulative:
            return _bonus_line(fee, count, so_far, paid)
        case Bonus():
            return _bonus_line(fee, count, 0, paid=False)


def _per_result_line(fee: PerResult, count: Counted) -> FeeLine:
    amount = monthly_amount(fee, count.billable)
    basis = PerResultBasis(
        kpi=fee.kpi,
        counted=count.counted,
        invalid=count.invalid,
        quantity=max(0, count.billable - fee.free),
        free=fee.free,
        unit_price=fee.unit_price,
    )
    why = Why.WITHIN_FREE if 0 < count.billable <= fee.free else why_nothing(count)
    return FeeLine(LineKind.PER_RESULT, amount, basis, fee, why_zero=why if amount == 0 else None)


def _tiered_line(fee: Tiered, count: Counted, so_far: int) -> FeeLine:
    reached = so_far + count.billable
    worth, before = tier_amount(fee, reached), tier_amount(fee, so_far)
    slab = fee.mode is TierMode.SLAB
    basis = TieredBasis(
        kpi=fee.kpi,
        counted=count.counted,
        invalid=count.invalid,
        quantity=count.billable,
        mode=fee.mode,
        cumulative=fee.cumulative,
        so_far=so_far,
        first_band=fee.tiers[0].start,
        worth=worth,
        worth_before=before,
        unit_price=None if slab else reached_price(fee, reached),
        bands=tuple(band_parts(fee, so_far, reached)) if slab else (),
    )
    why = _why_no_tier(fee, count, reached, worth) if worth == before else None
    return FeeLine(LineKind.TIERED, worth - before, basis, fee, why_zero=why)


def _why_no_tier(fee: Tiered, count: Counted, reached: int, worth: Yen) -> Why:
    if count.billable == 0:
        return why_nothing(count)
    if reached < fee.tiers[0].start:
        return Why.BELOW_FIRST_BAND
    return Why.SAME_AS_PAID if worth else Why.UNDER_ONE_YEN


def _share_line(fee: Share, count: Counted) -> FeeLine:
    amount = monthly_amount(fee, count.billable)
    basis = ShareBasis(
        kpi=fee.kpi,
        counted=count.counted,
        invalid=count.invalid,
        quantity=count.billable,
        rate=fee.rate,
    )
    why = None if amount else why_nothing(count)
    return FeeLine(LineKind.SHARE, amount, basis, fee, why_zero=why)


def _bonus_line(fee: Bonus, count: Counted, so_far: int, paid: bool) -> FeeLine:
    reached = so_far + count.billable >= fee.at_least
    basis = BonusBasis(
        kpi=fee.kpi,
        counted=count.counted,
        invalid=count.invalid,
        quantity=count.billable,
        at_least=fee.at_least,
        bonus=fee.amount,
        cumulative=fee.cumulative,
        so_far=so_far,
    )
    if reached and not paid:
        return FeeLine(LineKind.BONUS, fee.amount, basis, fee)
    why = Why.PAID_BEFORE if paid else Why.NOT_REACHED
    return FeeLine(LineKind.BONUS, 0, basis, fee, why_zero=why)


def why_nothing(count: Counted) -> Why:
    """Say why a count is charged at zero where no allowance is the reason."""
    if count.counted == 0:
        return Why.NO_RESULTS
    return Why.UNDER_ONE_YEN if count.billable else Why.ALL_INVALID

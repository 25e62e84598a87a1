"""What could be better in a contract: each single change of its terms, with what it changes to.

Each rule looks at the terms and gives the changed ones, or nothing where it does not apply. What a change
saves is for `negotiation` to say.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from decimal import ROUND_DOWN, Decimal
from enum import StrEnum
from fractions import Fraction
from math import ceil

from desktop.domain.fees.case import full_base
from desktop.domain.fees.checks import conflicts
from desktop.domain.fees.example import typical_month
from desktop.domain.fees.terms import (
    Base,
    ClawbackOrder,
    Fee,
    Initial,
    PassThrough,
    PerResult,
    Production,
    Scope,
    Share,
    Terms,
    Tier,
    Tiered,
    TierMode,
)
from desktop.domain.money import Yen

MORE_FREE = 2
"""Results a month: few enough to ask for, enough to be felt in a weak month."""
LOWER_BY = Decimal("0.10")
_ABOVE_USUAL = Fraction(6, 5)
"""A cap stands a fifth above what a usual month costs: it only ever stops what nobody planned for."""
_CAP_STEP = 1000
_A_RESULT = 100
"""Yen: what costs less apiece is a view or the like, and nobody asks to be let off two of them."""


class Change(StrEnum):
    """The single improvements that can be asked for."""

    MONTHLY_CAP = "monthly_cap"
    TOTAL_CAP = "total_cap"
    CAP_ON_ALL = "cap_on_all"
    """The cap is measured on base and production too."""
    LOWER_PRICE = "lower_price"
    PRICE_TO_CEILING = "price_to_ceiling"
    MORE_FREE = "more_free"
    LOWER_BASE = "lower_base"
    NO_INITIAL = "no_initial"
    NO_GUARANTEE = "no_guarantee"
    NO_CARRY_OVER = "no_carry_over"
    NO_HANDLING = "no_handling"
    WHOLE_TO_SLAB = "whole_to_slab"
    CLAWBACK_ORDER = "clawback_order"
    SHORTER_TERM = "shorter_term"


ITEMS: Mapping[Change, tuple[str, ...]] = {
    Change.MONTHLY_CAP: ("C14",),
    Change.TOTAL_CAP: ("C14",),
    Change.CAP_ON_ALL: ("C13", "C14"),
    Change.NO_INITIAL: ("C16",),
    Change.NO_GUARANTEE: ("C15",),
    Change.LOWER_BASE: ("C17",),
    Change.NO_CARRY_OVER: ("C13",),
    Change.NO_HANDLING: ("C19",),
    Change.WHOLE_TO_SLAB: ("C12",),
    Change.CLAWBACK_ORDER: ("C13",),
    Change.SHORTER_TERM: ("C26",),
}
"""The items of the check whose question asks for a change; prices and free results are asked for by themselves."""


@dataclass(frozen=True, slots=True)
class Usual:
    """What the changes are measured by: a usual month, and what a result may cost."""

    counts: Mapping[str, int]
    """Results of each KPI in a usual month."""
    months: int
    costs: Mapping[str, Yen] = field(default_factory=dict)
    ceiling: Yen | None = None
    """What one result may cost, all in; None without a goal."""
    result: str = ""
    """The KPI that the ceiling is for."""
    served: int = 0
    """Months of the contract that are over."""


@dataclass(frozen=True, slots=True)
class Improvement:
    """One change: from what to what (yen, results, months; None where nothing is counted), and the new terms."""

    change: Change
    terms: Terms
    was: Decimal | None = None
    becomes: Decimal | None = None
    kpi: str = ""
    """Whose price or free results change."""

    @property
    def items(self) -> tuple[str, ...]:
        """The check's items that ask for it; none where the change itself is the question."""
        return ITEMS.get(self.change, ())


def improvements(terms: Terms, usual: Usual) -> tuple[Improvement, ...]:
    """Give every change that applies to the terms and does not contradict them."""
    found = (one for rule in _RULES for one in rule(terms, usual))
    return tuple(one for one in found if one.terms != terms and not conflicts(one.terms))


# --- limits -------------------------------------------------------------------------------------------


def _monthly_cap(terms: Terms, usual: Usual) -> Iterator[Improvement]:
    cap = _sensible_cap(terms, usual)
    if terms.monthly_cap is None and cap:
        capped = replace(terms, monthly_cap=cap)
        yield Improvement(Change.MONTHLY_CAP, capped, becomes=Decimal(cap))


def _total_cap(terms: Terms, usual: Usual) -> Iterator[Improvement]:
    cap = _sensible_cap(terms, usual) * (usual.served + usual.months)
    if terms.total_cap is None and cap:
        yield Improvement(Change.TOTAL_CAP, replace(terms, total_cap=cap), becomes=Decimal(cap))


def _sensible_cap(terms: Terms, usual: Usual) -> Yen:
    """A fifth above the usual month's variable fee, or what its results may cost where that is known and less.

    Never below the guarantee: to be rid of that is another change.
    """
    month = typical_month(terms, usual.counts, usual.costs).variable
    allowed = ceil(month * _ABOVE_USUAL)
    if usual.ceiling is not None and usual.counts.get(usual.result):
        allowed = min(allowed, usual.ceiling * usual.counts[usual.result])
    return max(terms.monthly_guarantee or 0, ceil(Fraction(allowed, _CAP_STEP)) * _CAP_STEP)


def _cap_on_all(terms: Terms, _usual: Usual) -> Iterator[Improvement]:
    beside = any(isinstance(fee, Base | Production) for fee in terms.fees)
    if terms.cap_scope is Scope.VARIABLE and beside and (terms.monthly_cap or terms.total_cap):
        yield Improvement(Change.CAP_ON_ALL, replace(terms, cap_scope=Scope.TOTAL))


def _no_guarantee(terms: Terms, _usual: Usual) -> Iterator[Improvement]:
    if terms.monthly_guarantee is not None:
        free = replace(terms, monthly_guarantee=None)
        yield Improvement(Change.NO_GUARANTEE, free, Decimal(terms.monthly_guarantee), Decimal(0))


def _no_carry_over(terms: Terms, _usual: Usual) -> Iterator[Improvement]:
    if terms.carry_over and terms.monthly_cap is not None:
        yield Improvement(Change.NO_CARRY_OVER, replace(terms, carry_over=False))


def _clawback_order(terms: Terms, _usual: Usual) -> Iterator[Improvement]:
    after = terms.clawback is ClawbackOrder.AFTER_CAPS
    other = ClawbackOrder.BEFORE_CAPS if after else ClawbackOrder.AFTER_CAPS
    yield Improvement(Change.CLAWBACK_ORDER, replace(terms, clawback=other))


def _shorter_term(terms: Terms, usual: Usual) -> Iterator[Improvement]:
    """Half of what is left of the minimum term."""
    left = (terms.min_months or 0) - usual.served
    if terms.min_months is not None and left >= 2:
        half = usual.served + left // 2
        shorter = replace(terms, min_months=half)
        yield Improvement(Change.SHORTER_TERM, shorter, Decimal(terms.min_months), Decimal(half))


# --- single fees --------------------------------------------------------------------------------------


def _lower_price(terms: Terms, _usual: Usual) -> Iterator[Improvement]:
    for fee in terms.fees:
        if isinstance(fee, PerResult | Tiered | Share):
            lower, was = _lowered(fee), _price(fee)
            yield Improvement(Change.LOWER_PRICE, _with(terms, fee, lower), was, _price(lower), fee.kpi)


def _lowered(fee: PerResult | Tiered | Share) -> PerResult | Tiered | Share:
    match fee:
        case PerResult():
            return replace(fee, unit_price=_less(fee.unit_price))
        case Share():
            return replace(fee, rate=fee.rate * (1 - LOWER_BY))
        case Tiered():
            return replace(fee, tiers=tuple(Tier(x.start, _less(x.price)) for x in fee.tiers))


def _less(price: Decimal) -> Decimal:
    """A tenth less; whole yen where the price is."""
    lower = price * (1 - LOWER_BY)
    whole = price == price.to_integral_value() and price >= 1 / LOWER_BY
    return lower.quantize(Decimal(1), ROUND_DOWN) if whole else lower.normalize()


def _price(fee: Fee) -> Decimal | None:
    match fee:
        case PerResult():
            return fee.unit_price
        case Share():
            return fee.rate
    return None


def _price_to_ceiling(terms: Terms, usual: Usual) -> Iterator[Improvement]:
    for fee in terms.fees:
        if isinstance(fee, PerResult) and fee.kpi == usual.result and usual.ceiling is not None:
            price = Decimal(usual.ceiling)
            if 0 < price < fee.unit_price:
                changed = _with(terms, fee, replace(fee, unit_price=price))
                yield Improvement(Change.PRICE_TO_CEILING, changed, fee.unit_price, price, fee.kpi)


def _more_free(terms: Terms, _usual: Usual) -> Iterator[Improvement]:
    for fee in terms.fees:
        if isinstance(fee, PerResult) and fee.unit_price >= _A_RESULT:
            free = fee.free + MORE_FREE
            changed = _with(terms, fee, replace(fee, free=free))
            yield Improvement(Change.MORE_FREE, changed, Decimal(fee.free), Decimal(free), fee.kpi)


def _lower_base(terms: Terms, _usual: Usual) -> Iterator[Improvement]:
    was = full_base(terms)
    lower = tuple(
        replace(x, amount=int(_less(Decimal(x.amount)))) if isinstance(x, Base) else x for x in terms.fees
    )
    if was:
        changed = replace(terms, fees=lower)
        yield Improvement(Change.LOWER_BASE, changed, Decimal(was), Decimal(full_base(changed)))


def _no_initial(terms: Terms, _usual: Usual) -> Iterator[Improvement]:
    initial = sum(fee.amount for fee in terms.fees if isinstance(fee, Initial))
    if initial:
        rest = tuple(fee for fee in terms.fees if not isinstance(fee, Initial))
        yield Improvement(Change.NO_INITIAL, replace(terms, fees=rest), Decimal(initial), Decimal(0))


def _no_handling(terms: Terms, _usual: Usual) -> Iterator[Improvement]:
    for fee in terms.fees:
        if isinstance(fee, PassThrough) and fee.handling:
            changed = _with(terms, fee, replace(fee, handling=None))
            yield Improvement(Change.NO_HANDLING, changed, fee.handling, Decimal(0))


def _whole_to_slab(terms: Terms, _usual: Usual) -> Iterator[Improvement]:
    for fee in terms.fees:
        if isinstance(fee, Tiered) and fee.mode is TierMode.WHOLE:
            changed = _with(terms, fee, replace(fee, mode=TierMode.SLAB))
            yield Improvement(Change.WHOLE_TO_SLAB, changed, kpi=fee.kpi)


def _with(terms: Terms, old: Fee, new: Fee) -> Terms:
    return replace(terms, fees=tuple(new if fee is old else fee for fee in terms.fees))


_Rule = Callable[[Terms, Usual], Iterator[Improvement]]
_RULES: tuple[_Rule, ...] = (
    _monthly_cap,
    _total_cap,
    _cap_on_all,
    _lower_price,
    _price_to_ceiling,
    _more_free,
    _lower_base,
    _no_initial,
    _no_guarantee,
    _no_carry_over,
    _no_handling,
    _whole_to_slab,
    _clawback_order,
    _shorter_term,
)

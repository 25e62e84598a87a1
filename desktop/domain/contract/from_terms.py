"""What the money side of a contract answers by itself: tier, tiers, cap, guarantee, fees, leaving early."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal

from desktop.domain.contract.answers import Because, Case, Given, TierOf
from desktop.domain.contract.contracts import Answer
from desktop.domain.contract.items import NONE, NOT_APPLICABLE
from desktop.domain.fees.terms import (
    Base,
    Bonus,
    Fee,
    Initial,
    PassThrough,
    PerResult,
    Share,
    Termination,
    Terms,
    Tiered,
    TierMode,
    VariableFee,
)
from desktop.domain.kpis import Measure, Tier
from desktop.domain.money import Yen, to_yen
from desktop.domain.shop import Purpose

_LOWEST_FIRST = (Tier.REFERENCE, Tier.INTERMEDIATE, Tier.RESULT)
_AD_SPEND = "ad_spend"


def case_of(purpose: Purpose, answers: Mapping[str, Answer], terms: Terms | None, tier_of: TierOf) -> Case:
    """Put together what was typed and what the terms answer; the terms win."""
    if terms is None:
        return Case(purpose, answers)
    found = {
        "result_tier": _result_tier(terms, answers.get("result_tier"), tier_of),
        "tier_reading": _tier_reading(terms),
        "cap": _cap(terms),
        "min_guarantee": _guarantee(terms),
        "initial_fee": _initial(terms),
        "base_free_period": _base(terms, answers.get("base_free_period")),
        "ad_cost": _ad_cost(terms),
        "termination_charge": _leaving_halfway(terms),
    }
    return Case(purpose, answers, terms, {name: given for name, given in found.items() if given})


def tiers(measures: Mapping[str, Measure], purpose: Purpose) -> TierOf:
    """Give the tiers of the catalogue's measures for a purpose."""

    def tier_of(code: str) -> Tier | None:
        measure = measures.get(code)
        return None if measure is None else measure.tier_for(purpose)

    return tier_of


def variable_fees(terms: Terms | None) -> Iterator[tuple[str, VariableFee]]:
    """The fees that move with a KPI, each with the key it stands under."""
    for key, fee in _keyed(terms):
        if isinstance(fee, PerResult | Tiered | Share | Bonus):
            yield key, fee


def fee_on(terms: Terms | None, kpi: str) -> Because | None:
    """The first variable fee on a KPI, as a reason."""
    return next((Because(f"{key}.kpi", kpi) for key, fee in variable_fees(terms) if fee.kpi == kpi), None)


def base_fees(terms: Terms) -> tuple[Yen, tuple[Because, ...]]:
    """The full base fees of a month, yen."""
    bases = [(key, fee.amount) for key, fee in _keyed(terms) if isinstance(fee, Base)]
    return sum(x for _, x in bases), tuple(Because(f"{key}.amount", x) for key, x in bases)


def months_after_half(minimum: int) -> int:
    """Months of a minimum term that are left when leaving at its middle (half of it, rounded down)."""
    return minimum - minimum // 2


def _keyed(terms: Terms | None) -> Iterator[tuple[str, Fee]]:
    for n, fee in enumerate(terms.fees if terms else (), 1):
        yield f"terms.fee[{n}]", fee


def _term(terms: Terms, key: str) -> Because:
    return Because(f"terms.{key}", getattr(terms, key))


def _result_tier(terms: Terms, typed: Answer | None, tier_of: TierOf) -> Given | None:
    """Give the lowest tier among the variable fees; for a code of the contract's own the typed one counts."""
    found: list[tuple[Tier, Because]] = []
    own = False
    for key, fee in variable_fees(terms):
        tier = tier_of(fee.kpi)
        own = own or tier is None
        if tier is not None:
            found.append((tier, Because(f"{key}.kpi", fee.kpi)))
    said = next((tier for tier in Tier if own and tier == typed), None)
    if said is not None:
        found.append((said, Because("result_tier", said.value)))
    if not found:
        return None
    lowest, because = min(found, key=lambda x: _LOWEST_FIRST.index(x[0]))
    if own and said is None and lowest is Tier.RESULT:
        return None
    return Given(lowest.value, (because,))


def _tier_reading(terms: Terms) -> Given:
    modes = [(fee.mode, key) for key, fee in _keyed(terms) if isinstance(fee, Tiered)]
    if not modes:
        return Given("no_tiers", ())
    mode, key = next((x for x in modes if x[0] is TierMode.WHOLE), modes[0])
    return Given(mode.value, (Because(f"{key}.mode", mode.value),))


def _cap(terms: Terms) -> Given:
    caps = (_term(terms, "monthly_cap"), _term(terms, "total_cap"))
    kept = tuple(x for x in caps if x.value is not None)
    value = terms.monthly_cap if terms.monthly_cap is not None else terms.total_cap
    return Given(NONE if value is None else value, kept or caps)


def _guarantee(terms: Terms) -> Given:
    return Given(terms.monthly_guarantee or NONE, (_term(terms, "monthly_guarantee"),))


def _initial(terms: Terms) -> Given:
    fees = [(key, fee.amount) for key, fee in _keyed(terms) if isinstance(fee, Initial)]
    because = tuple(Because(f"{key}.amount", amount) for key, amount in fees)
    return Given(sum(amount for _, amount in fees) or NONE, because)


def _base(terms: Terms, typed: Answer | None) -> Given | None:
    """A free period is in no terms, so that a typed "auto_paid" stands."""
    if typed == "auto_paid":
        return None
    amount, because = base_fees(terms)
    return Given("base" if amount else NONE, because)


def _ad_cost(terms: Terms) -> Given | None:
    ads = any(isinstance(fee, PassThrough) and fee.cost == _AD_SPEND for fee in terms.fees)
    return None if ads else Given(NOT_APPLICABLE, ())


def _leaving_halfway(terms: Terms) -> Given | None:
    """The charge for leaving at the middle of the minimum term, where the terms hold one."""
    charges = [(key, fee) for key, fee in _keyed(terms) if isinstance(fee, Termination)]
    if not charges or terms.min_months is None:
        return None
    base, because = base_fees(terms)
    left = months_after_half(terms.min_months)
    amount = sum(to_yen(Decimal(left * base) * fee.base_rate, fee.rounding) for _, fee in charges)
    rates = tuple(Because(f"{key}.base_rate", fee.base_rate) for key, fee in charges)
    return Given(amount or NONE, (*rates, *because, _term(terms, "min_months")))

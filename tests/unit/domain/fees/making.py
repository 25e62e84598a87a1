"""Short ways to write contracts and results in tests, and strategies that invent them."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from hypothesis import strategies as st

from desktop.domain.fees.checks import conflicts, measured_kpis
from desktop.domain.fees.results import Cancelled, Counted, MonthResults
from desktop.domain.fees.terms import (
    Base,
    Bonus,
    ClawbackOrder,
    Initial,
    PassThrough,
    PassThroughMode,
    PerResult,
    Prices,
    Production,
    Proration,
    Scope,
    Share,
    Termination,
    Terms,
    Tier,
    Tiered,
    TierMode,
    Withholding,
)
from desktop.domain.money import Rounding
from desktop.domain.month import Month

APRIL = Month(2026, 4)


def terms(*fees, **rules) -> Terms:
    """A contract from April 2026."""
    return Terms(start=rules.pop("start", APRIL), fees=fees, **rules)


def per_result(price, kpi="inquiries", **rest) -> PerResult:
    return PerResult(kpi=kpi, unit_price=Decimal(price), **rest)


def tiered(mode, *bands, kpi="inquiries", **rest) -> Tiered:
    return Tiered(kpi=kpi, mode=mode, tiers=tuple(Tier(x, Decimal(y)) for x, y in bands), **rest)


def months(*given, first=APRIL, **more) -> tuple[MonthResults, ...]:
    """Months in order: a number is inquiries; a mapping is counts by KPI; MonthResults stay."""
    made = []
    for at, one in enumerate(given):
        if not isinstance(one, MonthResults):
            counts = one if isinstance(one, dict) else {"inquiries": one}
            known = {kpi: x if isinstance(x, Counted) else Counted(x) for kpi, x in counts.items()}
            one = MonthResults(first + at, known)
        made.append(replace(one, month=first + at))
    return tuple(replace(x, **more) for x in made)


def month(inquiries=None, *, cancelled=(), **given) -> MonthResults:
    """One month; `cancelled` are (months back to April + n, count) of inquiries."""
    results = given.pop("results", {})
    if inquiries is not None:
        results = {"inquiries": inquiries if isinstance(inquiries, Counted) else Counted(inquiries)}
    taken = tuple(Cancelled(APRIL + x[0], x[2] if len(x) > 2 else "inquiries", x[1]) for x in cancelled)
    return MonthResults(APRIL, results, cancelled=taken, **given)


# --- inventions ----------------------------------------------------------------------------------

KPIS = ("inquiries", "orders")
kpi = st.sampled_from(KPIS)
whole_prices = st.integers(0, 20_000).map(Decimal)
prices = whole_prices | st.decimals(0, 500, places=2)
rates = st.decimals("0", "0.5", places=3)
counts = st.integers(0, 40)
amounts = st.integers(0, 120_000)
common = {"rounding": st.sampled_from(Rounding), "withheld": st.booleans()}


def _tiers(starts: list[int], bands: list[Decimal]) -> tuple[Tier, ...]:
    return tuple(Tier(x, y) for x, y in zip(sorted(starts), bands, strict=False))


tiers = st.builds(
    _tiers, st.lists(st.integers(1, 40), min_size=1, max_size=4, unique=True), st.lists(prices, min_size=4)
)
per_results = st.builds(PerResult, kpi=kpi, unit_price=prices, free=st.integers(0, 12), **common)
tiereds = st.builds(
    Tiered, kpi=kpi, mode=st.sampled_from(TierMode), tiers=tiers, cumulative=st.booleans(), **common
)
shares = st.builds(Share, kpi=kpi, rate=rates, **common)
bonuses = st.builds(
    Bonus, kpi=kpi, at_least=st.integers(0, 60), amount=amounts, cumulative=st.booleans(), **common
)
variable_fees = per_results | tiereds | shares | bonuses
fixed_fees = (
    st.builds(Initial, amount=amounts, **common)
    | st.builds(Base, amount=amounts, **common)
    | st.builds(Production, kpi=kpi, unit_price=prices, included=st.integers(0, 12), **common)
    | st.builds(
        PassThrough,
        cost=st.sampled_from(["ad_spend", "props"]),
        handling=st.none() | rates,
        mode=st.sampled_from(PassThroughMode),
        **common,
    )
    | st.builds(Termination, base_rate=rates, taxable=st.booleans(), **common)
)
limits = st.none() | st.integers(1, 400_000)
starts = st.just(APRIL) | st.dates(APRIL.first, APRIL.last)
contracts = st.builds(
    Terms,
    start=starts,
    end=st.none() | st.just(APRIL + 11) | st.dates((APRIL + 6).first, (APRIL + 6).last),
    fees=st.lists(variable_fees | fixed_fees, max_size=6).map(tuple),
    min_months=st.integers(0, 12),
    proration=st.sampled_from(Proration),
    prices=st.sampled_from(Prices),
    tax_rate=st.sampled_from([Decimal("0.10"), Decimal("0.08")]),
    tax_rounding=st.sampled_from(Rounding),
    withholding=st.sampled_from(Withholding),
    monthly_guarantee=limits,
    guarantee_scope=st.sampled_from(Scope),
    monthly_cap=limits,
    cap_scope=st.sampled_from(Scope),
    total_cap=limits,
    carry_over=st.booleans(),
    clawback=st.sampled_from(ClawbackOrder),
).filter(lambda made: not conflicts(made))


@st.composite
def results_for(draw, made: Terms, most: int = 4) -> tuple[MonthResults, ...]:
    """Months that fit a contract, with invalid ones, costs and cancellations."""
    left: dict[tuple[Month, str], int] = {}
    given = []
    for at in range(draw(st.integers(1, most))):
        taken = []
        for (before, name), remaining in list(left.items()):
            if remaining and draw(st.integers(0, 3)) == 0:
                taken.append(Cancelled(before, name, draw(st.integers(0, remaining))))
                left[before, name] -= taken[-1].count
        counted = {name: draw(counts) for name in measured_kpis(made)}
        known = {name: Counted(x, draw(st.integers(0, x))) for name, x in counted.items()}
        costs = draw(st.dictionaries(st.sampled_from(["ad_spend", "props"]), amounts))
        given.append(MonthResults(APRIL + at, known, costs, tuple(taken)))
        left |= {(APRIL + at, name): x.billable for name, x in known.items()}
    given[-1] = replace(given[-1], terminated=draw(st.booleans()))
    return tuple(given)


@st.composite
def cases(draw, contract=contracts, most: int = 4):
    """A contract with results that fit it."""
    made = draw(contract)
    return made, draw(results_for(made, most))

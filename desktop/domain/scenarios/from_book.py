"""The comparison a shop's book asks for: what may come, every contract that stands, and what is not known yet."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from enum import StrEnum

from desktop.domain.agencies import Agency
from desktop.domain.book import Book
from desktop.domain.contract.contracts import Contract, ContractState
from desktop.domain.derived import Figures
from desktop.domain.fees.around import around
from desktop.domain.fees.checks import measured_kpis
from desktop.domain.fees.from_book import ADS
from desktop.domain.fees.terms import Production, Terms, VariableFee
from desktop.domain.funnels import Funnel
from desktop.domain.goals import Goal
from desktop.domain.kpis import Measure
from desktop.domain.money import Rounding, Yen, to_yen
from desktop.domain.month import Month, months
from desktop.domain.scenarios.counts import LEAST, YEAR, Counts, sources_of
from desktop.domain.scenarios.prospect import Option, Prospect, Source, Value
from desktop.domain.shop import Purpose

FLAT, ONESELF = "flat", "oneself"
"""Keys of what is compared beside contracts, whose keys are their ids."""
FLAT_EXAMPLE: Yen = 100_000
HOURS_EXAMPLE = Decimal(20)
"""A month, for a shop that does the work itself and has not counted more."""
LOOKED_BACK = 3


class Lack(StrEnum):
    """What is not known, the gravest first."""

    GOAL = "goal"
    """Nothing can be compared."""
    COUNTS = "counts"
    """Neither months nor a funnel say how many results may come: nothing can be compared."""
    PROFIT = "profit"
    """What a result brings: only fees can be compared."""
    TERMS = "terms"
    """No contract says what it costs."""
    HOURLY_COST = "hourly_cost"
    """Own hours are not in it."""


class Basis(StrEnum):
    """What the counts of the months ahead rest on."""

    OWN = "own"
    VIEWS = "views"
    """The funnel's rates, from the views of late."""
    GOAL = "goal"
    """The funnel's rates, from the views that the goal needs: nothing was measured yet."""


@dataclass(frozen=True, slots=True)
class Deal:
    """A contract that is compared."""

    contract: Contract
    agency: Agency | None
    terms: Terms
    """Those agreed last."""
    option: Option | None
    """None: `unknown` says why."""
    unknown: tuple[str, ...] = ()
    """KPIs that its fees count and nobody can tell the months ahead of."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """All that a comparison reads; two that are equal give the same figures."""

    now: Month
    """The first month ahead: the one that is not over, or the first of any contract."""
    lacks: tuple[Lack, ...] = ()
    goal: Goal | None = None
    purpose: Purpose = Purpose.CUSTOMERS
    prospect: Prospect | None = None
    """A year ahead; None where nothing can be compared."""
    basis: Basis = Basis.OWN
    months: tuple[Month, ...] = ()
    """The own months it rests on."""
    counted: int = 0
    """Results in them."""
    views: Decimal | None = None
    deals: tuple[Deal, ...] = ()
    """The one in force first."""
    costs: Mapping[str, Yen] = field(default_factory=dict)
    hours: Decimal = HOURS_EXAMPLE
    """For doing it oneself: an example to begin with."""
    hourly_cost: Yen | None = None
    ceiling: Yen | None = None
    """What one result may cost, all in."""
    goals_results: frozenset[str] = frozenset()
    usual: Mapping[str, int] = field(default_factory=dict)
    """What a month usually has of each KPI, planned or measured last."""

    @property
    def valued(self) -> bool:
        """Whether it is known what a result brings."""
        return self.prospect is not None and Lack.PROFIT not in self.lacks

    def deal(self, contract: str) -> Deal | None:
        """Give a contract compared."""
        return next((x for x in self.deals if x.contract.id == contract), None)

    def usual_with(self, expected: Mapping[str, int]) -> Mapping[str, int]:
        """Add to the usual counts what is only expected, also under the other names of the goal's results."""
        goals = expected.get(self.goal.kpi) if self.goal else None
        named = {} if goals is None else dict.fromkeys(self.goals_results, goals)
        return {**expected, **named, **self.usual}

    def ahead(self, length: int) -> Prospect:
        """Look so many months ahead; the season comes round again. Raises ValueError where nothing may come."""
        if self.prospect is None:
            raise ValueError("nothing to look ahead to")
        season = self.prospect.season
        return replace(
            self.prospect, months=length, season=tuple(season[at % len(season)] for at in range(length))
        )

    def options(self, flat: Yen, hours: Decimal) -> tuple[Option, ...]:
        """Give all that is compared: the contracts, a flat fee, and doing it oneself so many hours a month."""
        own = next((x.option.own_work for x in self.deals if x.option), 0)
        fee = replace(Option.flat(FLAT, flat, self.now, own), costs=self.costs)
        alone = replace(Option.oneself(ONESELF, hours, self.hourly_cost or 0), costs=self.costs)
        return (*(x.option for x in self.deals if x.option), fee, alone)


def setting_of(
    book: Book, measures: Mapping[str, Measure], funnel: Funnel, now: Month, shown: str = ""
) -> Setting:
    """Gather it from a shop's book; `now` is the month that is not over, `shown` the contract that comes first."""
    goal, bare = book.goal, Setting(now=now, purpose=book.shop.purpose)
    if goal is None:
        return replace(bare, lacks=(Lack.GOAL,))
    standing = [(contract, _latest(book, contract)) for contract in _standing(book, shown)]
    kpis = tuple(dict.fromkeys(kpi for _contract, terms in standing for kpi in measured_kpis(terms)))
    counts = _counts(book, measures, funnel, now, goal, kpis)
    works = _works(terms for _contract, terms in standing)
    sources = sources_of(counts, (counts.alias(kpi) for kpi in kpis), works)
    deals = tuple(_deal(counts, contract, terms, now, sources.keys()) for contract, terms in standing)
    known, worth = goal.kpi in sources, counts.around.worth
    start = _start(deals, now)
    return replace(
        bare,
        now=start,
        lacks=tuple(_lacks(book, goal, known=known, deals=bool(deals))),
        goal=goal,
        prospect=_prospect(counts, sources, start) if known else None,
        basis=_basis(counts),
        months=counts.months if counts.own else (),
        counted=sum(counts.counted(goal.kpi).values()),
        views=counts.views,
        deals=deals,
        costs=_costs(counts),
        hours=max(HOURS_EXAMPLE, counts.around.hours or Decimal(0)),
        hourly_cost=book.shop.hourly_cost,
        ceiling=worth.ceiling if worth else None,
        goals_results=counts.around.goals_results,
        usual=counts.around.usual,
    )


def _start(deals: tuple[Deal, ...], now: Month) -> Month:
    """Look ahead from the month that is not over, or from when the first contract begins where none runs yet."""
    begins = min((x.terms.first_month for x in deals), default=now)
    return max(now, begins)


def _standing(book: Book, shown: str) -> list[Contract]:
    """Every contract that was not ended and has fees: the one shown first, then those that were signed."""
    first = book.contract(shown)
    standing = [x for x in book.contracts if x.state is not ContractState.ENDED and _latest(book, x).fees]
    return sorted(standing, key=lambda x: (x != first, x.state is not ContractState.SIGNED))


def _latest(book: Book, contract: Contract) -> Terms:
    return book.schedule(contract).latest


def _works(standing: Iterable[Terms]) -> set[str]:
    return {fee.kpi for terms in standing for fee in terms.fees if isinstance(fee, Production)}


def _lacks(book: Book, goal: Goal, *, known: bool, deals: bool) -> Iterator[Lack]:
    if not known:
        yield Lack.COUNTS
    if not goal.gross_profit or book.shop.purpose is Purpose.BRANDING:
        yield Lack.PROFIT
    if not deals:
        yield Lack.TERMS
    if book.shop.hourly_cost is None:
        yield Lack.HOURLY_COST


# --- counts ---------------------------------------------------------------------------------------


def _counts(
    book: Book,
    measures: Mapping[str, Measure],
    funnel: Funnel,
    now: Month,
    goal: Goal,
    kpis: tuple[str, ...],
) -> Counts:
    figures = Figures(book, measures)
    beside = around(book, measures, tuple(dict.fromkeys((goal.kpi, *kpis))), now)
    counts = Counts(figures, goal, funnel, beside, (), _views(figures, now))
    return replace(counts, months=_own_months(counts, now))


def _own_months(counts: Counts, now: Month) -> tuple[Month, ...]:
    """Give the full months of the last year that have the goal's results; with an agency, those since it began.

    What was before says little of what comes now, unless there is too little since.
    """
    book, kpi = counts.figures.book, counts.goal.kpi
    year = [now + -back for back in range(YEAR, 0, -1)]
    known = tuple(month for month in year if counts.billable(month, kpi) is not None)
    begun = [x.terms.first_month for x in book.deals() if x.state is not ContractState.DRAFT]
    since = tuple(month for month in known if begun and month >= begun[0])
    return since if len(since) >= LEAST else known


def _views(figures: Figures, now: Month) -> Decimal | None:
    known = [
        x for back in range(LOOKED_BACK, 0, -1) if (x := figures.value(now + -back, "views")) is not None
    ]
    return sum(known, Decimal(0)) / len(known) if known else None


def _basis(counts: Counts) -> Basis:
    if counts.own:
        return Basis.OWN
    return Basis.VIEWS if counts.views else Basis.GOAL


def _prospect(counts: Counts, sources: Mapping[str, Source], now: Month) -> Prospect:
    goal, shop = counts.goal, counts.figures.book.shop
    valued = goal.gross_profit and shop.purpose is not Purpose.BRANDING
    return Prospect(
        sources=sources,
        value=Value(goal.kpi, goal.gross_profit if valued and goal.gross_profit else 0, goal.close_rate),
        months=YEAR,
        season=tuple(shop.season[(now + at).month - 1] for at in range(YEAR)),
        cancelled=_cancelled(counts),
        aim=Decimal(goal.target) / max(len(goal.months), 1),
        with_tax=counts.around.with_tax,
    )


def _cancelled(counts: Counts) -> Mapping[str, Decimal]:
    """Give the share of the own months' results that turned out to be invalid only after they were billed."""
    if not counts.own:
        return {}
    fallen: dict[str, int] = {}
    for x in counts.figures.book.cancellations:
        if x.of_month in counts.months:
            kpi = counts.alias(x.kpi)
            fallen[kpi] = fallen.get(kpi, 0) + x.count
    billed = {kpi: sum(counts.counted(kpi).values()) for kpi in fallen}
    return {kpi: min(Decimal(1), Decimal(fallen[kpi]) / billed[kpi]) for kpi in fallen if billed[kpi]}


# --- options --------------------------------------------------------------------------------------


def _deal(counts: Counts, contract: Contract, terms: Terms, now: Month, known: Collection[str]) -> Deal:
    book = counts.figures.book
    unknown = tuple(kpi for kpi in measured_kpis(terms) if counts.alias(kpi) not in known)
    option = Option(
        key=contract.id,
        terms=_renamed(terms, counts),
        costs=_costs(counts),
        own_work=counts.around.own_work or 0,
        past=_past(counts, contract, terms, now),
    )
    return Deal(contract, book.agency(contract), terms, None if unknown else option, unknown)


def _renamed(terms: Terms, counts: Counts) -> Terms:
    """Let fees on the goal's results count the goal's KPI, so that they meet the same draws."""
    fees = tuple(
        replace(fee, kpi=counts.alias(fee.kpi)) if isinstance(fee, VariableFee | Production) else fee
        for fee in terms.fees
    )
    return replace(terms, fees=fees)


def _past(counts: Counts, contract: Contract, terms: Terms, now: Month) -> Mapping[str, tuple[int, ...]]:
    """Give what a contract that runs has counted so far; a month nobody measured counts as the others did."""
    if contract.state is not ContractState.SIGNED or terms.first_month >= now:
        return {}
    over = tuple(months(terms.first_month, now + -1))
    kpis = measured_kpis(terms)
    return {counts.alias(kpi): _filled([counts.billable(month, kpi) for month in over]) for kpi in kpis} or {
        "": (0,) * len(over)
    }


def _filled(known: list[int | None]) -> tuple[int, ...]:
    counted = [x for x in known if x is not None]
    middle = round(sum(counted) / len(counted)) if counted else 0
    return tuple(middle if x is None else x for x in known)


def _costs(counts: Counts) -> Mapping[str, Yen]:
    """Give the ads of an average month of the own ones; nothing where none were measured."""
    figures = counts.figures
    known = [x for month in counts.months if (x := figures.value(month, ADS)) is not None]
    mean = sum(known, Decimal(0)) / len(known) if known else Decimal(0)
    return {ADS: to_yen(mean, Rounding.HALF_UP)} if mean else {}

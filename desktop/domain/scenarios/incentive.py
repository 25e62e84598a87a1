"""Whether the fee pulls where the goal is: what the agency earns when this or that grows and the rest stays."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from desktop.domain.fees.checks import measured_kpis
from desktop.domain.fees.results import Counted, MonthResults
from desktop.domain.fees.statement import statement
from desktop.domain.fees.terms import Fee, Production, Terms, VariableFee
from desktop.domain.kpis import Tier
from desktop.domain.money import Yen

MONTHS = 12
_VIRAL_MONTH = 5
"""The sixth: neither the first nor the last."""
_VIRAL = 10


class What(StrEnum):
    """What is tried; everything else stays as usual."""

    USUAL = "usual"
    RESULTS_DOUBLE = "results_double"
    STEPS_DOUBLE = "steps_double"
    """What lies between views and results: profile visits, clicks."""
    VIEWS_DOUBLE = "views_double"
    """Views, followers, likes."""
    ONE_VIRAL = "one_viral"
    """Ten times the views in one month."""


class Verdict(StrEnum):
    """Where the fee pulls."""

    TO_GOAL = "to_goal"
    """More results pay more; more views or clicks alone pay nothing."""
    MOSTLY_TO_GOAL = "mostly_to_goal"
    """Results pay more than views or clicks, but these pay too."""
    ELSEWHERE = "elsewhere"
    """Views or clicks alone pay as much as results, or more."""
    NOWHERE = "nowhere"
    """The agency earns the same whatever happens."""
    UNKNOWN = "unknown"
    """A KPI that the fee counts has no usual count to double."""


@dataclass(frozen=True, slots=True)
class Component:
    """One fee and the tier it pays for; None where it pays for no KPI."""

    fee: Fee
    kpi: str | None
    tier: Tier | None


@dataclass(frozen=True, slots=True)
class Earning:
    """What the agency bills in a year without tax and the costs it bills on, and how much that is more than usual."""

    what: What
    year: Yen
    more: Yen


@dataclass(frozen=True, slots=True)
class Incentive:
    """The check's answer and what it rests on."""

    components: tuple[Component, ...]
    earnings: tuple[Earning, ...]
    """Empty where a usual count is missing."""
    verdict: Verdict
    missing: tuple[str, ...] = ()
    """KPIs that the fee counts and nobody knows a usual count of."""

    def more(self, what: What) -> Yen:
        """Give what the agency earns more; raises KeyError where it was not computed."""
        return {earning.what: earning.more for earning in self.earnings}[what]


def incentive(terms: Terms, usual: Mapping[str, int], tiers: Mapping[str, Tier]) -> Incentive:
    """Try a year of the contract's fees; `usual` are counts a month, `tiers` those of the KPIs for the shop's purpose.

    Pieces of work stay as they are. A fee on a KPI without a usual count above 0 gives `Verdict.UNKNOWN`.
    """
    components = tuple(_component(fee, tiers) for fee in terms.fees)
    works = {fee.kpi for fee in terms.fees if isinstance(fee, Production)}
    missing = tuple(kpi for kpi in measured_kpis(terms) if kpi not in works and not usual.get(kpi))
    if missing:
        return Incentive(components, (), Verdict.UNKNOWN, missing)
    moving = {kpi: tiers[kpi] for kpi in measured_kpis(terms) if kpi not in works and kpi in tiers}
    year = {what: _year(terms, usual, moving, what) for what in What}
    earnings = tuple(Earning(what, billed, billed - year[What.USUAL]) for what, billed in year.items())
    found = Incentive(components, earnings, Verdict.NOWHERE)
    return replace(found, verdict=_verdict(found))


def _component(fee: Fee, tiers: Mapping[str, Tier]) -> Component:
    kpi = fee.kpi if isinstance(fee, VariableFee) else None
    return Component(fee, kpi, None if kpi is None else tiers.get(kpi))


def _verdict(found: Incentive) -> Verdict:
    goal = found.more(What.RESULTS_DOUBLE)
    beside = max(found.more(What.STEPS_DOUBLE), found.more(What.VIEWS_DOUBLE))
    if beside <= 0 and found.more(What.ONE_VIRAL) <= 0:
        return Verdict.TO_GOAL if goal > 0 else Verdict.NOWHERE
    return Verdict.MOSTLY_TO_GOAL if goal > beside else Verdict.ELSEWHERE


def _year(terms: Terms, usual: Mapping[str, int], tiers: Mapping[str, Tier], what: What) -> Yen:
    """Bill twelve months; a contract that ends earlier is taken to go on."""
    known = dict.fromkeys(measured_kpis(terms), 0) | dict(usual)
    given = []
    for at in range(MONTHS):
        counts = {kpi: Counted(count * _factor(what, tiers.get(kpi), at)) for kpi, count in known.items()}
        given.append(MonthResults(terms.first_month + at, counts))
    billed = statement(replace(terms, end=None), given)
    return sum(month.tax_rule.without_tax(month.net) for month in billed.months)


def _factor(what: What, tier: Tier | None, at: int) -> int:
    match what, tier:
        case (What.RESULTS_DOUBLE, Tier.RESULT) | (What.STEPS_DOUBLE, Tier.INTERMEDIATE):
            return 2
        case What.VIEWS_DOUBLE, Tier.REFERENCE:
            return 2
        case What.ONE_VIRAL, Tier.REFERENCE if at == _VIRAL_MONTH:
            return _VIRAL
    return 1

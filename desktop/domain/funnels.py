"""Funnels: the stages from a view to a customer, their rates, and the goal computed backwards."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from desktop.domain.kpis import Formula
from desktop.domain.problems import Code, Problem
from desktop.domain.shop import Purpose
from desktop.domain.text import Text

UNLIKELY = 10
"""So many times the present views, and links alone are unlikely to carry the goal (product notes)."""


@dataclass(frozen=True, slots=True)
class StageRate:
    """The shop's own assumption for one step of its funnel: the share that goes on to `stage`.

    Rates are fractions; a row replaces the catalogue's range for that stage, takes the stage out
    (`left_out`), or puts one in that the catalogue's chain does not have (`after`).
    """

    id: str
    shop: str
    stage: str
    low: Decimal
    typical: Decimal
    high: Decimal
    position: int = 0
    after: str = ""
    """Of a stage put in: the stage it follows. Empty for a stage of the catalogue's chain."""
    left_out: bool = False
    """The shop has no such stage: what reaches the one before goes on to the next."""
    version: int = 0


@dataclass(frozen=True, slots=True)
class Span:
    """Low, typical and high: rates as fractions, or the counts they lead to."""

    low: Decimal
    typical: Decimal
    high: Decimal


@dataclass(frozen=True, slots=True)
class FunnelStage:
    """One stage of a chain and the share of the stage before that reaches it."""

    code: str
    """The KPI or measure that counts it."""
    name: Text
    rate: Span | None
    """None for the first stage."""
    source: Text | None = None
    """Where the range comes from; None is our own assumption."""
    alternatives: tuple[str, ...] = ()
    """KPIs that may count this stage instead."""
    formula: Formula | None = None
    """How it is counted where no single code counts it."""


@dataclass(frozen=True, slots=True)
class Funnel:
    """A chain from views to customers. An `index` is no chain: it is watched against a baseline."""

    code: str
    name: Text
    purpose: Purpose
    stages: tuple[FunnelStage, ...]
    quotes: bool = False
    """For trades that make quotations before a sale."""
    index: bool = False
    lift: Span | None = None
    """Of an index: what may be expected after half a year."""

    def until(self, kpi: str) -> tuple[FunnelStage, ...]:
        """The stages down to the one that counts a KPI; none where no stage does."""
        for at, stage in enumerate(self.stages):
            if kpi in (stage.code, *stage.alternatives):
                return self.stages[: at + 1]
        return ()


@dataclass(frozen=True, slots=True)
class Need:
    """How many a stage needs for the goal, and by which share it feeds the next one.

    `count.low` is what the high rates need, `count.high` what the low ones do: few to many.
    """

    stage: FunnelStage
    low: int
    typical: int
    high: int
    rate: Span | None
    """The share of the stage before; the shop's own where it has one."""
    own: bool


def rate_problem(rate: StageRate) -> Problem | None:
    """Say what is wrong with a rate of the shop's own: 0 < low ≤ typical ≤ high ≤ 1."""
    if 0 < rate.low <= rate.typical <= rate.high <= 1:
        return None
    return Problem(Code.RATE_ORDER, where=rate.stage)


def backwards(rates: Sequence[Decimal], target: int) -> tuple[int, ...]:
    """Compute what each stage needs, first to last: need = ceil(need of the next ÷ rate), exactly.

    `rates[k]` leads from stage k to stage k + 1, so the answer is one longer. Raises ValueError for a
    rate of zero or less.
    """
    if any(rate <= 0 for rate in rates):
        raise ValueError("a rate must be above zero")
    needs = [target]
    for rate in reversed(rates):
        needs.append(math.ceil(Fraction(needs[-1]) / Fraction(rate)))
    return tuple(reversed(needs))


def forwards(rates: Sequence[Decimal], start: int) -> tuple[Decimal, ...]:
    """Compute what a start leads to at each stage, first to last."""
    counts = [Decimal(start)]
    for rate in rates:
        counts.append(counts[-1] * rate)
    return tuple(counts)


def views_needed(rates: Sequence[Decimal], target: int) -> int:
    """Compute the first stage without rounding in between: ceil(target ÷ product of the rates)."""
    product = math.prod((Fraction(rate) for rate in rates), start=Fraction(1))
    return math.ceil(Fraction(target) / product)


def needs(funnel: Funnel, kpi: str, target: int, own: Iterable[StageRate] = ()) -> tuple[Need, ...]:
    """Lay out what a target of one KPI needs at every stage before it, with the shop's own rates where known.

    Gives nothing for an index, which has no chain to compute backwards, and for a KPI that no stage counts.
    """
    stages = () if funnel.index else funnel.until(kpi)
    known = {x.stage: Span(x.low, x.typical, x.high) for x in own if not x.left_out}
    spans = [known.get(stage.code, stage.rate) for stage in stages]
    rates = [span for span in spans[1:] if span is not None]
    few = backwards([span.high for span in rates], target)
    middle = backwards([span.typical for span in rates], target)
    many = backwards([span.low for span in rates], target)
    return tuple(
        Need(stage, few[at], middle[at], many[at], spans[at], own=stage.code in known)
        for at, stage in enumerate(stages)
    )


def links_unlikely(views: int, views_now: Decimal | None) -> bool:
    """Tell whether links alone are unlikely to carry a goal; never where today's views are not measured."""
    return views_now is not None and views > UNLIKELY * views_now


def funnel_for(funnels: Mapping[str, Funnel], purpose: Purpose, *, quotes: bool) -> Funnel:
    """Choose the chain of a purpose: that for quotations where the shop makes some and there is one."""
    fitting = [funnel for funnel in funnels.values() if funnel.purpose is purpose]
    return next((x for x in fitting if x.quotes == quotes), fitting[0])

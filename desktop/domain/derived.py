"""Values worked out from other values: rates, differences, costs per result, and totals over months."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from desktop.domain.book import Book
from desktop.domain.kpis import Formula, Measure, Origin, Unit
from desktop.domain.money import Rounding, to_yen
from desktop.domain.month import Month
from desktop.domain.recorded import recorded

Extra = Mapping[Month, Mapping[str, Decimal]]
"""What other records say of a month, by code: `fee_net` and `ad_spend` of the fee statement, in yen
without tax for a shop that may deduct it, else with tax."""

YEAR = 12
_MEANS = frozenset({Unit.PERCENT, Unit.RATIO, Unit.SECONDS})
"""Units of what is a mean of its month where it is read or typed: adding months up would be nonsense."""


@dataclass(frozen=True, slots=True)
class Figure:
    """One value of one month; `value` None is *not measured*, never zero.

    A rate keeps its numerator and denominator, so that months can be put together. A denominator of
    zero gives no value.
    """

    value: Decimal | None
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    formula: Formula | None = None
    """What it was worked out by; None where it was typed, imported or given."""
    computed: bool = False
    rounded: bool = False
    partial: bool = False


UNKNOWN = Figure(None)


@dataclass(frozen=True, slots=True)
class Total:
    """Several months put together: `known` of `asked` months had what it takes."""

    value: Decimal | None
    known: int
    asked: int
    numerator: Decimal | None = None
    denominator: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Figures:
    """Every value of a shop's months, measured or worked out. The formulas are those of the product notes."""

    book: Book
    measures: Mapping[str, Measure]
    extra: Extra = field(default_factory=dict)
    result_of: Month | None = None
    """Whose plan says what a result is, so that months under other plans compare; None: each month's own."""

    def value(self, month: Month, kpi: str) -> Decimal | None:
        """Give a month's value; None is *not measured*."""
        return self.figure(month, kpi).value

    def figure(self, month: Month, kpi: str) -> Figure:
        """Give a month's value with what it was worked out from; a code nobody knows is not measured."""
        measure = self.measures.get(kpi)
        origin = Origin.MEASURED if measure is None else measure.origin
        given = UNKNOWN if origin is Origin.COMPUTED else self._given(month, kpi)
        if given.value is None and (found := recorded(self.book, month, kpi)) is not None:
            return Figure(found.value, computed=True, partial=found.partial)
        if measure is None or origin is Origin.MEASURED or given.value is not None:
            return given
        rule = _RULES.get(kpi)
        return rule(self, month) if rule else self._worked_out(measure, month)

    def result_kpi(self, month: Month) -> str | None:
        """Give the KPI that is the result of the plan meant; before any plan, that of the goal."""
        plan = self.book.plan(self.result_of or month)
        if plan is not None:
            return next((line.kpi for line in self.book.plan_lines(plan) if line.result), None)
        return self.book.goal.kpi if self.book.goal else None

    def total(self, months: Sequence[Month], kpi: str) -> Total:
        """Put months together: counts add up, rates as Σ numerator ÷ Σ denominator, levels give the last.

        Rates read from a screen are weighted by what they are a rate of; without that there is no total.
        What a result is, the plan of the last month says.
        """
        alike = self if self.result_of or not months else replace(self, result_of=months[-1])
        figures = [alike.figure(month, kpi) for month in months]
        measure = self.measures.get(kpi)
        if measure is not None and measure.level:
            known = [x.value for x in figures if x.value is not None]
            return Total(known[-1] if known else None, len(known), len(figures))
        if measure is not None and measure.weight:
            return _ratio(self._weighted(months, measure, figures), len(figures))
        if any(x.denominator is not None for x in figures):
            return _ratio(_pairs(figures), len(figures))
        known = [x.value for x in figures if x.value is not None]
        if measure is not None and measure.unit in _MEANS and not measure.formulas:
            return Total(known[0] if len(figures) == 1 and known else None, len(known), len(figures))
        return Total(sum(known, Decimal(0)) if known else None, len(known), len(figures))

    def in_use(self, month: Month, kpi: str) -> bool:
        """Tell whether the shop counts this at all: it has a value in the year that ends with the month."""
        return any(self.book.value(month + -step, kpi) is not None for step in range(YEAR))

    def _given(self, month: Month, kpi: str) -> Figure:
        outside = self.extra.get(month, {}).get(kpi)
        if outside is not None:
            return Figure(outside)
        row = self.book.result(month, kpi)
        return UNKNOWN if row is None else Figure(row.value, rounded=row.rounded, partial=row.partial)

    def _worked_out(self, measure: Measure, month: Month) -> Figure:
        for formula in measure.formulas:
            if formula.purpose in (None, self.book.shop.purpose):
                figure = self._apply(formula, month)
                if figure is not None:
                    return figure
        return Figure(None, computed=True)

    def _apply(self, formula: Formula, month: Month) -> Figure | None:
        """Work a formula out; None where one of its parts is not measured."""
        used = tuple(code for code in formula.in_use if self.in_use(month, code))
        plus = [self.figure(month, code) for code in formula.plus + used]
        minus = [self.figure(month, code) for code in formula.minus]
        minus += [self.figure(month + -1, code) for code in formula.before]
        over = [self.figure(month, code) for code in formula.over]
        parts = plus + minus + over
        if not plus or any(part.value is None for part in parts):
            return None
        top = (_sum(plus) - _sum(minus)) * formula.times
        bottom = _sum(over) if over else None
        value = top if bottom is None else top / bottom if bottom else None
        return Figure(
            value,
            numerator=top if over else None,
            denominator=bottom,
            formula=formula,
            computed=True,
            rounded=any(part.rounded for part in parts),
            partial=any(part.partial for part in parts),
        )

    def _weighted(
        self, months: Sequence[Month], measure: Measure, figures: Sequence[Figure]
    ) -> list[tuple[Decimal, Decimal]]:
        weights = [self.value(month, measure.weight) for month in months]
        return [
            (figure.value * weight, weight)
            for figure, weight in zip(figures, weights, strict=True)
            if figure.value is not None and weight is not None
        ]


def _sum(figures: Iterable[Figure]) -> Decimal:
    return sum((x.value for x in figures if x.value is not None), Decimal(0))


def _pairs(figures: Iterable[Figure]) -> list[tuple[Decimal, Decimal]]:
    """Numerators with denominators, also where the denominator is zero: a cost without a result counts."""
    return [
        (x.numerator, x.denominator) for x in figures if x.numerator is not None and x.denominator is not None
    ]


def _ratio(pairs: Sequence[tuple[Decimal, Decimal]], asked: int) -> Total:
    if not pairs:
        return Total(None, 0, asked)
    top = sum((x for x, _ in pairs), Decimal(0))
    bottom = sum((x for _, x in pairs), Decimal(0))
    return Total(top / bottom if bottom else None, len(pairs), asked, top, bottom)


def _result(figures: Figures, month: Month) -> Figure:
    """The value of the plan's result KPI."""
    kpi = figures.result_kpi(month)
    return UNKNOWN if kpi is None else figures.figure(month, kpi)


def _total_cost(figures: Figures, month: Month) -> Figure:
    """The agency's fee, ads, and the shop's own hours at its hourly cost, in yen.

    A cost no one gave is zero where the fee is known, as in the fee statement; hours are never guessed.
    """
    fee, hours = figures.figure(month, "fee_net"), figures.figure(month, "internal_hours")
    ads = figures.figure(month, "ad_spend")
    hourly = figures.book.shop.hourly_cost
    if fee.value is None or hours.value is None or hourly is None:
        return Figure(None, computed=True)
    return Figure(
        fee.value + (ads.value or Decimal(0)) + hours.value * hourly,
        computed=True,
        rounded=hours.rounded or ads.rounded,
        partial=hours.partial or ads.partial,
    )


def _cost_of_goods(figures: Figures, month: Month) -> Figure:
    """Revenue × (1 − gross margin of the shop), the fraction of a yen dropped."""
    revenue, margin = figures.figure(month, "revenue_attributed"), figures.book.shop.gross_margin
    if revenue.value is None or margin is None:
        return Figure(None, computed=True)
    cost = Decimal(to_yen(revenue.value * (1 - margin), Rounding.DOWN))
    return Figure(cost, computed=True, rounded=revenue.rounded, partial=revenue.partial)


def _search_baseline(figures: Figures, month: Month) -> Figure:
    """The same calendar month in the year before the first plan, else the mean of that year's months."""
    book = figures.book
    start = book.plans[0].first if book.plans else book.goal.first if book.goal else None
    if start is None:
        return UNKNOWN
    before = [start + step for step in range(-YEAR, 0)]
    same = next(x for x in before if x.month == month.month)
    known = [x for x in (book.value(m, "branded_search") for m in before) if x is not None]
    value = book.value(same, "branded_search")
    if value is None and known:
        value = sum(known, Decimal(0)) / len(known)
    return Figure(value, computed=True)


_RULES: Mapping[str, Callable[[Figures, Month], Figure]] = {
    "result": _result,
    "total_cost": _total_cost,
    "cost_of_goods": _cost_of_goods,
    "branded_search_baseline": _search_baseline,
}

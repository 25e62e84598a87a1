"""The raw months: every figure that the report's sheets compute with or draw."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.domain.fees.checks import measured_kpis
from desktop.domain.fees.promoted import ORGANIC, not_counted
from desktop.domain.kpis import Formula, Unit
from desktop.language import _
from desktop.reports.composing.costs import COST, cost_name, cost_per_result, hidden
from desktop.reports.composing.facts import Facts
from desktop.reports.model import DataColumn, DataSection

_FIRST = ("views", "profile_views", "link_clicks")
_ALWAYS = ("posts_published",)
_MOST = 17
"""Columns a page holds."""


def section(facts: Facts, stages: tuple[str, ...]) -> DataSection:
    """Put the table together; `stages` are the codes the funnel counts."""
    columns = {column.name: column for column in _columns(facts, stages)}
    return DataSection(
        months=facts.months,
        columns=tuple(columns.values())[:_MOST],
        sources=_("TikTok Studio, the shop's own records, imported files, the fee statement"),
    )


def _columns(facts: Facts, stages: tuple[str, ...]) -> Iterator[DataColumn]:
    if facts.result:
        yield _own(facts, facts.result.kpi)
        yield _target(facts, facts.result.kpi)
    if facts.accounts:
        yield DataColumn(cost_name(facts), Unit.YEN, tuple(cost_per_result(facts, x) for x in facts.months))
    for code in dict.fromkeys(_codes(facts, stages)):
        if not hidden(facts, code) and any(facts.value(month, code) is not None for month in facts.months):
            yield _own(facts, code)


def _own(facts: Facts, code: str) -> DataColumn:
    measure = facts.measure(code)
    values = tuple(facts.value(month, code) for month in facts.months)
    return DataColumn(facts.name(code), measure.unit if measure else Unit.COUNT, values)


def _target(facts: Facts, code: str) -> DataColumn:
    name = _("Target: {name}").format(name=facts.name(code))
    measure = facts.measure(code)
    values = tuple(facts.book.target(month, code) for month in facts.months)
    return DataColumn(name, measure.unit if measure else Unit.COUNT, values)


def _codes(facts: Facts, stages: tuple[str, ...]) -> Iterator[str]:
    """What is counted: the way from views to customers, what fees count, what KPIs are made of."""
    yield from _FIRST
    yield from stages
    yield from fee_codes(facts)
    for row in facts.sheet.rows:
        if (not row.part_of or row.kpi == ORGANIC) and row.kpi != COST:
            yield from parts(facts, row.kpi)
    yield from _ALWAYS


def fee_codes(facts: Facts) -> Iterator[str]:
    """What the contract's fees count, and what of it was not valid."""
    for kpi in measured_kpis(facts.contract.terms) if facts.contract else ():
        yield kpi
        if rejected := not_counted(facts.contract, facts.figures.measures, kpi):
            yield rejected


def parts(facts: Facts, code: str) -> tuple[str, ...]:
    """Give the codes whose columns a figure is looked up in: its two parts for a plain rate, else itself."""
    formula = _plain_rate(facts, code)
    return (formula.plus[0], formula.over[0]) if formula else (code,)


def divided(facts: Facts, code: str) -> tuple[str, str]:
    """Give the names of the columns a figure is looked up in; the second is empty where it is not a rate."""
    formula = _plain_rate(facts, code)
    if formula:
        return facts.name(formula.plus[0]), facts.name(formula.over[0])
    return facts.name(code), ""


def _plain_rate(facts: Facts, code: str) -> Formula | None:
    """The formula of the month's figure where it is one column divided by another."""
    formula = facts.figures.figure(facts.month, code).formula
    if formula is None or formula.minus or formula.before or formula.in_use or formula.times != 1:
        return None
    one_each = len(formula.plus) == 1 and len(formula.over) == 1
    shown = one_each and not any(hidden(facts, part) for part in formula.codes)
    return formula if shown else None

"""A plan version as a sheet's lines: KPIs by tier, targets month by month, and whether a fee may rest on each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from desktop.domain.kpis import Measure, Tier, Unit
from desktop.domain.month import Month
from desktop.domain.plan_view import Aim, PlanRow, PlanView
from desktop.language import _
from desktop.ui.kpi_table import basis_cell, basis_title, name_cell
from desktop.ui.widgets.sheet_values import Cell, Column, Lines, Row, group, nothing
from desktop.wording.amounts import month_alone
from desktop.wording.kpis import tier_meaning, tier_word
from desktop.wording.numbers import show

NAME, BASIS, MORE = "name", "basis", "more"


def plan_lines(view: PlanView, span: Sequence[Month], measures: Mapping[str, Measure]) -> Lines:
    """Lay out a plan version for some of its months; a month's column has its name (``2026-11``) as key."""
    months = tuple(Column(str(month), month_alone(month), right=True, alike=True) for month in span)
    columns = (
        Column(NAME, _("Measure"), stretch=True),
        *months,
        Column(BASIS, basis_title()),
        Column(MORE, _("Change")),
    )
    return Lines(columns, tuple(_rows(view, frozenset(span), measures)))


def _rows(view: PlanView, span: frozenset[Month], measures: Mapping[str, Measure]) -> Iterator[Row]:
    for tier in Tier:
        yield group(tier.value, tier_word(tier), tier_meaning(tier))
        for row in (row for row in view.rows if row.tier is tier):
            aims = (_aim(row, aim) for aim in row.aims if aim.month in span)
            more = Cell(_("Change…"), small=True, link=True)
            yield Row(row.kpi, (_name(view, row, measures), *aims, basis_cell(row.measure), more))


def _name(view: PlanView, row: PlanRow, measures: Mapping[str, Measure]) -> Cell:
    purpose, muted = view.shop.purpose, not row.planned
    named = name_cell(row.measure, row.kpi, measures, purpose, muted=muted, bold=row.result)
    if row.result and row.override_reason:
        return replace(
            named, below=_("The result of this plan. Why: {reason}").format(reason=row.override_reason)
        )
    return replace(named, below=_("The result of this plan")) if row.result else named


def _aim(row: PlanRow, aim: Aim) -> Cell:
    unit = row.measure.unit if row.measure else Unit.COUNT
    if not row.aimable and not row.result:
        return nothing()
    if aim.closed:
        return nothing() if aim.value is None else Cell(show(aim.value, unit), locked=True)
    return Cell("" if aim.value is None else show(aim.value, unit), editable=True)

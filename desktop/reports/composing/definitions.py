"""What the report's figures mean, from the catalogue."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.domain.kpis import Measure
from desktop.language import _
from desktop.reports.composing.costs import COST, cost_name, hidden
from desktop.reports.composing.facts import Facts
from desktop.reports.composing.kpis import POSTS
from desktop.reports.model import DefinitionRow
from desktop.wording.kpi_help import formula_words
from desktop.wording.kpis import fee_basis_word


def rows(facts: Facts) -> tuple[DefinitionRow, ...]:
    """Give a row for every measure of the KPI sheet."""
    return tuple(_rows(facts))


def _rows(facts: Facts) -> Iterator[DefinitionRow]:
    codes = [row.kpi for row in facts.sheet.rows if not row.part_of]
    for code in dict.fromkeys((*codes, POSTS)):
        measure = facts.measure(code)
        if code == COST:
            yield _cost(facts)
        elif measure is not None and not hidden(facts, code):
            yield _row(facts, measure)


def _row(facts: Facts, measure: Measure) -> DefinitionRow:
    gaming = measure.gaming[facts.language] if measure.gaming else ""
    worked = formula_words(measure, facts.figures.measures, facts.book.shop.purpose)
    return DefinitionRow(
        name=measure.name[facts.language],
        how=measure.definition[facts.language] or worked,
        source=measure.where[facts.language],
        inflated=gaming,
        basis=fee_basis_word(measure.fee_basis),
    )


def _cost(facts: Facts) -> DefinitionRow:
    how = _("Fee and ads of the month without tax, initial fee included, ÷ results")
    if not facts.for_agency:
        how = _("Fee, ads and our own hours of the month without tax ÷ results")
    return DefinitionRow(
        cost_name(facts), how, _("Computed"), _("Where ads are counted elsewhere"), _("For steering only")
    )

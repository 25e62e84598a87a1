"""How a KPI stands in a table: its name with what it is, and whether a fee may rest on it."""

from __future__ import annotations

from collections.abc import Mapping

from desktop.domain.kpis import FeeBasis, Measure
from desktop.domain.shop import Purpose
from desktop.language import _, current
from desktop.ui.tokens import Colour
from desktop.ui.widgets.popover import Help
from desktop.ui.widgets.sheet_values import Cell, state
from desktop.wording.kpi_help import help_lines
from desktop.wording.kpis import fee_basis_word, kpi_name

_BASES: dict[FeeBasis, tuple[str, Colour]] = {
    FeeBasis.YES: ("fee_yes", "good"),
    FeeBasis.CONDITIONAL: ("fee_conditional", "warn"),
    FeeBasis.NO: ("fee_no", "muted"),
}


def name_cell(
    measure: Measure | None,
    kpi: str,
    measures: Mapping[str, Measure],
    purpose: Purpose | None = None,
    *,
    muted: bool = False,
    bold: bool = False,
) -> Cell:
    """Give a KPI's name with its unit and its explanation, which names others out of `measures`."""
    unit = f"({measure.counter[current()]})" if measure and measure.counter[current()] else ""
    help_ = explained(measure, measures, purpose) if measure else None
    return Cell(kpi_name(measure, kpi), unit, colour="muted" if muted else "text", bold=bold, help=help_)


def explained(measure: Measure, measures: Mapping[str, Measure], purpose: Purpose | None = None) -> Help:
    """Explain a KPI: what it is, how it comes about, where to read it, what to watch, and what of fees."""
    spoken = current()
    return Help(
        measure.name[spoken], measure.definition[spoken], lines=help_lines(measure, measures, purpose)
    )


def basis_cell(measure: Measure | None) -> Cell:
    """Say whether a fee may rest on a KPI."""
    if measure is None:
        return Cell("–", colour="muted")
    icon, colour = _BASES[measure.fee_basis]
    return state(fee_basis_word(measure.fee_basis), icon, colour)


def basis_title() -> str:
    """Give the head of the column that says it."""
    return _("As a fee basis")

"""How the shop calls and counts its KPIs and costs inside the sentences about fees."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from desktop import language
from desktop.domain.kpis import Measure
from desktop.wording.amounts import count, number, pieces, results

Names: TypeAlias = Callable[[str], str]
"""Gives the label of a KPI's or cost's code in the chosen language."""
Units: TypeAlias = Callable[[str], str]
"""Gives what a KPI is counted in (件, 回, 本 …), or an empty text; said in Japanese only."""


@dataclass(frozen=True, slots=True)
class Words:
    """Labels and units; without units results are 件 and pieces of work 本."""

    names: Names = str
    units: Units | None = None

    def results(self, value: int, kpi: str) -> str:
        """Say so many results of a KPI."""
        return results(value) if self.units is None else _counted(value, self.units(kpi))

    def pieces(self, value: int, kpi: str) -> str:
        """Say so many pieces of work."""
        return pieces(value) if self.units is None else _counted(value, self.units(kpi))


def catalogue_words(measures: Mapping[str, Measure]) -> Words:
    """Take labels and units from the catalogue; a code it does not know stands for itself, counted in 件."""
    spoken = language.current()

    def name(code: str) -> str:
        return measures[code].name[spoken] if code in measures else code

    def unit(code: str) -> str:
        return measures[code].counter["ja"] if code in measures else "件"

    return Words(name, unit)


def _counted(value: int, unit: str) -> str:
    return count(value, unit) if language.current() == "ja" else number(value)

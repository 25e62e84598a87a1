"""KPIs of the owner's own, beside those of the catalogue."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from desktop.domain.kpis import Cadence, Direction, FeeBasis, Formula, Measure, Origin, Tier, Unit
from desktop.domain.text import Text

OWN = "own_"
"""What the code of every own KPI begins with; no code of the catalogue does."""


@dataclass(frozen=True, slots=True)
class OwnKpi:
    """One KPI of a shop's own, in its owner's words. With `plus` it is worked out, else typed or imported."""

    id: str
    shop: str
    code: str
    name: str
    unit: Unit
    tier: Tier
    counter: str = ""
    """The word after a count: 件, 人."""
    direction: Direction = Direction.UP
    cadence: Cadence = Cadence.MONTHLY
    definition: str = ""
    where: str = ""
    gaming: str = ""
    fee_basis: FeeBasis = FeeBasis.NO
    reason: str = ""
    """Why a fee may or may not rest on it."""
    plus: tuple[str, ...] = ()
    minus: tuple[str, ...] = ()
    over: tuple[str, ...] = ()
    archived: bool = False
    """No longer offered; the months keep what they hold."""
    version: int = 0

    @property
    def measure(self) -> Measure:
        """The same as a figure of the catalogue; it serves every purpose, as only its own shop sees it."""
        formulas = (Formula(self.plus, self.minus, over=self.over),) if self.plus else ()
        return Measure(
            code=self.code,
            name=_both(self.name),
            unit=self.unit,
            tier=self.tier,
            counter=COUNTERS.get(self.unit) or _both(self.counter),
            definition=_both(self.definition),
            where=_both(self.where),
            direction=self.direction,
            origin=Origin.COMPUTED if formulas else Origin.MEASURED,
            formulas=formulas,
            cadence=self.cadence,
            fee_basis=self.fee_basis,
            reason=_both(self.reason) if self.reason else None,
            gaming=_both(self.gaming) if self.gaming else None,
            own=True,
            archived=self.archived,
        )


COUNTERS: Mapping[Unit, Text] = {
    Unit.YEN: Text("円", "yen"),
    Unit.PERCENT: Text("%", "%"),
    Unit.SECONDS: Text("秒", "s"),
    Unit.HOURS: Text("時間", "h"),
}
"""The word after a number, where its unit leaves no choice."""


def with_own(measures: Mapping[str, Measure], own: Iterable[OwnKpi]) -> Mapping[str, Measure]:
    """Give the catalogue's figures and a shop's own by code, those put aside too: months may name them."""
    added = {kpi.code: kpi.measure for kpi in own}
    return {**measures, **added} if added else measures


def _both(text: str) -> Text:
    return Text(text, text)

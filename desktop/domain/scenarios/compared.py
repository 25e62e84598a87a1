"""What an owner wants to compare, and what came of it.

What draws is only named here, never imported: pages know these values before anything is drawn.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from math import ceil
from typing import TYPE_CHECKING

from desktop.domain.money import Yen
from desktop.domain.scenarios.from_book import FLAT_EXAMPLE, HOURS_EXAMPLE, ONESELF, Setting

if TYPE_CHECKING:
    from desktop.domain.scenarios.negotiation import Gain
    from desktop.domain.scenarios.playing import Play


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What the owner chose to compare."""

    flat: Yen = FLAT_EXAMPLE
    """A month, without tax."""
    hours: Decimal = HOURS_EXAMPLE
    """Own hours a month for doing it oneself."""
    months: int = 12


@dataclass(frozen=True, slots=True)
class Compared:
    """What came of it."""

    wanted: Wanted
    play: Play
    gains: tuple[Gain, ...]
    """What to ask for first in the contract shown, the most saved first."""
    expected: Mapping[str, int]
    """What a month is expected to have of each KPI that was drawn."""
    alone: int | None = None
    """Results a month from which doing it oneself leaves as much as the best of the others; None: not known."""


def enough_alone(setting: Setting, wanted: Wanted, played: Play) -> int | None:
    """Work out what a steady month must bring: the others' middle, the ads and the own hours, by one result's worth."""
    prospect = setting.ahead(wanted.months)
    worth = prospect.value.gross_profit * prospect.value.close_rate
    others = [x.left.median for x in played.options if x.key != ONESELF]
    alone = next(x for x in setting.options(wanted.flat, wanted.hours) if x.key == ONESELF)
    if not worth:
        return None
    spent = alone.own_work + sum(setting.costs.values())
    return max(0, ceil((Decimal(max(others)) / wanted.months + spent) / worth))

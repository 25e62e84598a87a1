"""Funnels: the stages from a view to a customer, their rates, and the goal computed backwards."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class StageRate:
    """The shop's own assumption for one step of its funnel: the share that goes on to `stage`.

    Rates are fractions; a row replaces the catalogue's range for that stage.
    """

    id: str
    shop: str
    stage: str
    low: Decimal
    typical: Decimal
    high: Decimal
    position: int = 0
    version: int = 0

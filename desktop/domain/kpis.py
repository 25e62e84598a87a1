"""KPIs: what is measured, in which tier, and the plan that says what is aimed at in which month."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from desktop.domain.month import Month


class Tier(StrEnum):
    """How close a measure is to money: 成果 / 中間 / 参考."""

    RESULT = "result"
    INTERMEDIATE = "intermediate"
    REFERENCE = "reference"


@dataclass(frozen=True, slots=True)
class KpiPlan:
    """One version of the KPI plan, in force from a month until the next version begins."""

    id: str
    shop: str
    number: int
    first: Month
    reason: str = ""
    version: int = 0


@dataclass(frozen=True, slots=True)
class PlanLine:
    """One KPI of a plan version. Exactly one line of a plan is its result (`result=True`)."""

    id: str
    shop: str
    plan: str
    kpi: str
    tier: Tier
    position: int
    result: bool = False
    steady_target: Decimal | None = None
    """A target that is the same in every month (rates, ceilings); None where targets are monthly or absent."""
    override_reason: str = ""
    """What the owner typed to make a reference figure a result in spite of the warning."""
    version: int = 0


@dataclass(frozen=True, slots=True)
class Target:
    """What a plan version aims at for one KPI in one month."""

    id: str
    shop: str
    plan: str
    kpi: str
    month: Month
    value: Decimal
    version: int = 0

"""The shop: who the owner is, what for, and the few facts that rules ask for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum

from desktop.domain.money import Yen
from desktop.domain.problems import Code, Problem


class Purpose(StrEnum):
    """What the shop wants from TikTok; decides funnel, KPIs and questions."""

    CUSTOMERS = "customers"
    ONLINE_SALES = "online_sales"
    HIRING = "hiring"
    BRANDING = "branding"
    LEADS = "leads"


class Trade(StrEnum):
    """The kinds of trade for which the law knows special rules (notes 5.1a)."""

    MEDICAL = "medical"
    LEGAL = "legal"
    REGULATED_ADS = "regulated_ads"
    OTHER = "other"


class TaxMethod(StrEnum):
    """How the shop settles consumption tax; only `GENERAL` loses by an unregistered agency."""

    GENERAL = "general"
    SIMPLIFIED = "simplified"
    SPECIAL = "special"
    EXEMPT = "exempt"


EVEN_SEASON = (Decimal(1),) * 12


@dataclass(frozen=True, slots=True)
class Shop:
    """One shop. Amounts in yen, rates as fractions; None is *not known*."""

    id: str
    name: str
    purpose: Purpose
    place: str = ""
    business: str = ""
    """The trade in the owner's words, such as 和菓子."""
    area: str = ""
    trade: Trade = Trade.OTHER
    consumers: bool = True
    """True: sells to people, False: to businesses."""
    tax_method: TaxMethod = TaxMethod.GENERAL
    has_employees: bool = True
    hourly_cost: Yen | None = None
    gross_margin: Decimal | None = None
    average_order: Yen | None = None
    average_visit: Yen | None = None
    repeat_factor: Decimal | None = None
    season: tuple[Decimal, ...] = EVEN_SEASON
    """Twelve weights, January first."""
    weights: Mapping[str, int] = field(default_factory=dict)
    """The owner's own weights of the scorecard: a criterion → its weight; absent ones as recommended."""
    sample: bool = False
    archived: bool = False
    version: int = 0


def profile_problems(shop: Shop, others: Iterable[Shop]) -> Iterator[Problem]:
    """Say what is wrong with a profile: no name or another shop's, impossible amounts, a month without weight."""
    name = shop.name.strip()
    if not name:
        yield Problem(Code.NAME_MISSING, where="name")
    if any(other.name.strip() == name and other.id != shop.id for other in others):
        yield Problem(Code.NAME_TAKEN, where=name)
    yield from figure_problems(shop)
    for month, weight in enumerate(shop.season, 1):
        if weight <= 0:
            yield Problem(Code.WEIGHT_ZERO, where=str(month))


def figure_problems(shop: Shop) -> Iterator[Problem]:
    """Say what is wrong with a profile's figures: below zero, a margin of more than the whole."""
    for figure in ("hourly_cost", "gross_margin", "average_order", "average_visit", "repeat_factor"):
        amount = getattr(shop, figure)
        if amount is not None and amount < 0:
            yield Problem(Code.BELOW_ZERO, where=figure)
    if shop.gross_margin is not None and shop.gross_margin > 1:
        yield Problem(Code.ABOVE_WHOLE, where="gross_margin")

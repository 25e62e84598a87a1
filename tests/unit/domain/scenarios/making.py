"""A confectioner's contracts and months, for the simulation's tests."""

from __future__ import annotations

from decimal import Decimal

from desktop.domain.fees.terms import Base, Terms
from desktop.domain.scenarios.prospect import Measured, Option, Prospect, Ranged, Value
from tests.unit.domain.fees.making import APRIL, per_result

OWN = Measured((7, 8, 6, 7, 7, 8, 7))
FUNNEL = Ranged.between(Decimal("0.5"), Decimal(4), Decimal(20))
WORTH = Value("inquiries", 15_000)


def contract(*fees, **rules) -> Terms:
    return Terms(start=APRIL, fees=fees, **rules)


NOW = contract(Base(amount=30_000), per_result("6000", free=2), monthly_cap=80_000)
OFFER = contract(per_result("9000"))


def option(terms, key="now", **rest) -> Option:
    return Option(key=key, terms=terms, **rest)


def prospect(source=OWN, **rest) -> Prospect:
    sources = {"inquiries": source, **rest.pop("more", {})}
    return Prospect(sources=sources, value=rest.pop("value", WORTH), **rest)

"""Small books to reckon with."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from desktop.domain.book import Book
from desktop.domain.month import Month
from desktop.domain.results import TYPED, Result
from desktop.domain.shop import Purpose, Shop

OCTOBER = Month(2026, 10)


def shop(purpose: Purpose = Purpose.CUSTOMERS, **facts: object) -> Shop:
    return Shop("s", "雪つり堂", purpose, **facts)


def results(values: Mapping[Month, Mapping[str, object]], **marks: object) -> tuple[Result, ...]:
    return tuple(
        Result(f"{month}-{kpi}", "s", month, kpi, Decimal(str(value)), source=TYPED, **marks)
        for month, kpis in values.items()
        for kpi, value in kpis.items()
    )


def book(values: Mapping[Month, Mapping[str, object]], purpose=Purpose.CUSTOMERS, **parts: object) -> Book:
    facts = parts.pop("facts", {})
    return Book(shop=shop(purpose, **facts), results=results(values), **parts)

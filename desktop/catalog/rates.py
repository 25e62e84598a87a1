"""Loads rates of law by date (`rates.toml`)."""

from __future__ import annotations

from pathlib import Path

from desktop.catalog.reading import Entry, read
from desktop.domain.rates import DatedRate, RateKind, Rates


def load_rates(folder: Path) -> Rates:
    """Give every dated rate; raises CatalogError with file and key."""
    whole = read(folder / "rates.toml")
    rates = tuple(sorted(map(_rate, whole.entries("rate")), key=lambda x: (x.kind, x.first)))
    whole.done()
    return Rates(rates)


def _rate(entry: Entry) -> DatedRate:
    rate = DatedRate(
        kind=RateKind(entry.word("kind", list(RateKind))),
        first=entry.day("first"),
        rate=entry.decimal("rate"),
        name=entry.text("name"),
        source=entry.text("source"),
        checked=entry.day("checked"),
        last=entry.day("last") if entry.has("last") else None,
    )
    entry.done()
    return rate

"""Loads the goals to begin with (`presets.toml`)."""

from __future__ import annotations

from pathlib import Path

from desktop.catalog.reading import Entry, read
from desktop.domain.presets import Assumed, Preset
from desktop.domain.shop import Purpose

_HOW_MANY = ("a_month", "more", "growth")


def load_presets(folder: Path) -> tuple[Preset, ...]:
    """Give the goals in their order; raises CatalogError with file and key."""
    whole = read(folder / "presets.toml")
    presets = tuple(_preset(entry) for entry in whole.entries("preset"))
    whole.done()
    return presets


def _preset(entry: Entry) -> Preset:
    if sum(entry.has(key) for key in _HOW_MANY) != 1:
        raise entry.fault("a_month", f"one of {', '.join(_HOW_MANY)}")
    preset = Preset(
        code=entry.word("code"),
        name=entry.text("name"),
        purpose=Purpose(entry.word("purpose", list(Purpose))),
        kpi=entry.word("kpi"),
        months=entry.integer("months"),
        a_month=entry.integer("a_month") if entry.has("a_month") else None,
        more=entry.integer("more") if entry.has("more") else None,
        growth=entry.decimal("growth") if entry.has("growth") else None,
        assumed=_assumed(entry.table("assumed")) if entry.has("assumed") else None,
        quotes=entry.flag("quotes"),
    )
    entry.done()
    return preset


def _assumed(entry: Entry) -> Assumed:
    assumed = Assumed(entry.integer("gross_profit"), entry.decimal("close_rate"), entry.decimal("pay_share"))
    entry.done()
    return assumed

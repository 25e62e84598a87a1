"""Loads the recommended KPIs of each purpose (`plans.toml`) and the seasons (`seasons.toml`)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from desktop.catalog.reading import Entry, read
from desktop.domain.kpis import DefaultPlan, DefaultPlans
from desktop.domain.shop import Purpose
from desktop.domain.text import Text


@dataclass(frozen=True, slots=True)
class Season:
    """A named shape of the year: twelve weights, January first."""

    code: str
    name: Text
    weights: tuple[Decimal, ...]


def load_default_plans(folder: Path) -> DefaultPlans:
    """Give the recommended plan of every purpose; raises CatalogError with file and key."""
    whole = read(folder / "plans.toml")
    plans = {plan.purpose: plan for plan in map(_plan, whole.entries("plan"))}
    missing = [purpose for purpose in Purpose if purpose not in plans]
    if missing:
        raise whole.fault("plan", f"a plan for {', '.join(missing)}")
    pairs = {entry.word("count"): entry.word("quality") for entry in whole.entries("pairs")}
    whole.done()
    return DefaultPlans(plans, pairs)


def _plan(entry: Entry) -> DefaultPlan:
    plan = DefaultPlan(
        purpose=Purpose(entry.word("purpose", list(Purpose))),
        result=entry.word("result"),
        alternatives=entry.words("alternatives"),
        quality=entry.words("quality"),
        quality_for_quotes=entry.words("quality_for_quotes"),
        intermediate=entry.words("intermediate"),
        steering=entry.words("steering"),
        reference=entry.words("reference"),
    )
    entry.done()
    return plan


def load_seasons(folder: Path) -> Mapping[str, Season]:
    """Give the seasons by code; raises CatalogError with file and key."""
    whole = read(folder / "seasons.toml")
    seasons = {season.code: season for season in map(_season, whole.entries("season"))}
    whole.done()
    return seasons


def _season(entry: Entry) -> Season:
    season = Season(entry.word("code"), entry.text("name"), entry.decimals("weights"))
    if len(season.weights) != 12:
        raise entry.fault("weights", "twelve weights, January first")
    entry.done()
    return season

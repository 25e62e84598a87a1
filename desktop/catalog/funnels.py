"""Loads the chains from a view to a customer (`funnels.toml`)."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from desktop.catalog.reading import Entry, read
from desktop.domain.funnels import Funnel, FunnelStage, Span
from desktop.domain.kpis import Formula
from desktop.domain.shop import Purpose


def load_funnels(folder: Path) -> Mapping[str, Funnel]:
    """Give every chain by its code; raises CatalogError with file and key."""
    whole = read(folder / "funnels.toml")
    funnels = {funnel.code: funnel for funnel in map(_funnel, whole.entries("funnel"))}
    whole.done()
    return funnels


def _funnel(entry: Entry) -> Funnel:
    index = entry.flag("index")
    stages = entry.entries("stages")
    funnel = Funnel(
        code=entry.word("code"),
        name=entry.text("name"),
        purpose=Purpose(entry.word("purpose", list(Purpose))),
        stages=tuple(_stage(stage, rated=at > 0 and not index) for at, stage in enumerate(stages)),
        quotes=entry.flag("quotes"),
        index=index,
        lift=_span(entry, "lift") if index else None,
    )
    entry.done()
    return funnel


def _stage(entry: Entry, *, rated: bool) -> FunnelStage:
    stage = FunnelStage(
        code=entry.word("code"),
        name=entry.text("name"),
        rate=_span(entry, "rate") if rated else None,
        source=entry.optional_text("source"),
        alternatives=entry.words("alternatives"),
        formula=_formula(entry.table("formula")) if entry.has("formula") else None,
    )
    entry.done()
    return stage


def _span(entry: Entry, key: str) -> Span:
    values = entry.decimals(key)
    if len(values) != 3 or list(values) != sorted(values) or not 0 <= values[0] <= values[2] <= 1:
        raise entry.fault(key, "low, typical and high, each a share from 0 to 1")
    return Span(*values)


def _formula(entry: Entry) -> Formula:
    formula = Formula(plus=entry.words("plus"), minus=entry.words("minus"))
    entry.done()
    return formula

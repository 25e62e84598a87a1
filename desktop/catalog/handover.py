"""Loads what has to be handed over when a contract ends (`handover.toml`)."""

from __future__ import annotations

from pathlib import Path

from desktop.catalog.reading import Entry, read
from desktop.domain.contract.handover import HandoverItem


def load_handover(folder: Path) -> tuple[HandoverItem, ...]:
    """Give the list in its order; raises CatalogError with file and key."""
    whole = read(folder / "handover.toml")
    items = tuple(map(_item, whole.entries("item")))
    whole.done()
    return items


def _item(entry: Entry) -> HandoverItem:
    item = HandoverItem(entry.word("code"), entry.text("name"), entry.text("how"), entry.integer("days"))
    entry.done()
    return item

"""Loads what can be downloaded from which service (`downloads.toml`)."""

from __future__ import annotations

from pathlib import Path

from desktop.catalog.reading import Entry, read
from desktop.domain.download_calendar import Download

_STEPS = 3
"""Where to go, what to set, what to press."""


def load_downloads(folder: Path) -> tuple[Download, ...]:
    """Give the list in its order; raises CatalogError with file and key."""
    whole = read(folder / "downloads.toml")
    found = tuple(map(_download, whole.entries("download")))
    whole.done()
    return found


def _download(entry: Entry) -> Download:
    one = Download(
        code=entry.word("code"),
        name=entry.text("name"),
        sources=entry.words("sources"),
        steps=entry.texts("steps", _STEPS),
        keeps=entry.integer("keeps") if entry.has("keeps") else None,
        note=entry.optional_text("note"),
        always=entry.flag("always"),
    )
    entry.done()
    return one

"""Loads the glossary (`glossary.toml`)."""

from __future__ import annotations

from pathlib import Path

from desktop.catalog.reading import Entry, read
from desktop.domain.glossary import Term


def load_glossary(folder: Path) -> tuple[Term, ...]:
    """Give the terms in the file's order; raises CatalogError with file and key."""
    whole = read(folder / "glossary.toml")
    terms = tuple(map(_term, whole.entries("term")))
    whole.done()
    return terms


def _term(entry: Entry) -> Term:
    term = Term(entry.text("name"), entry.text("meaning"))
    entry.done()
    return term

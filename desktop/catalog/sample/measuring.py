"""How the sample counts: its tags, and who counts what where."""

from __future__ import annotations

from pathlib import Path

from desktop.catalog.reading import Entry, read
from desktop.catalog.sample.entries import SHOP, row_id, said
from desktop.domain.counting import Countable, Counting
from desktop.domain.tags import Tag, TagKind


def read_measuring(path: Path, language: str) -> tuple[tuple[Tag, ...], tuple[Counting, ...]]:
    """Read the tags in their order, and the countings; raises CatalogError."""
    file = read(path)
    tags = tuple(_tag(at, entry, language) for at, entry in enumerate(file.entries("tag")))
    countings = tuple(_counting(at, entry, language) for at, entry in enumerate(file.entries("counting"), 1))
    file.done()
    return tags, countings


def _tag(at: int, entry: Entry, language: str) -> Tag:
    tag = Tag(
        id=row_id("tag", at + 1),
        shop=SHOP,
        kind=TagKind(entry.word("kind", [kind.value for kind in TagKind])),
        place=said(entry, "place", language),
        text=entry.word("text"),
        source=entry.word("source", default=""),
        medium=entry.word("medium", default=""),
        campaign=entry.word("campaign", default=""),
        content=entry.word("content", default=""),
        position=at,
    )
    entry.done()
    return tag


def _counting(at: int, entry: Entry, language: str) -> Counting:
    counting = Counting(
        id=row_id("counting", at),
        shop=SHOP,
        kpi=entry.word("kpi"),
        state=Countable(entry.word("state", [state.value for state in Countable])),
        how=said(entry, "how", language),
    )
    entry.done()
    return counting

"""Tables no importer knows: which of their columns the owner matched with what, remembered by their header."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Layout:
    """What the columns of one kind of table hold; of a service's table of names what the names count as."""

    id: str
    shop: str
    header: str
    """The normalised header, its cells joined by tabs: the same header is the same kind of table."""
    name: str = ""
    """How the owner calls such tables."""
    when: str = ""
    """The column with the day or month; empty where the whole table is one month."""
    columns: Mapping[str, str] = field(default_factory=dict)
    """A column's normalised name → the KPI or measure it counts; a column left out is not here."""
    version: int = 0

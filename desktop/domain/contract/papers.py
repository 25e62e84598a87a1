"""The papers of a contract: what was signed, an annex, a letter, each a document beside the records."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Paper:
    """One document of a contract."""

    id: str
    shop: str
    contract: str
    day: date
    """When it was put in."""
    file: str
    """Its name."""
    content: str
    """Its SHA-256, by which it is found."""
    version: int = 0

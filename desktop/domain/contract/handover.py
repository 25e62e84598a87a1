"""What has to be handed over when a contract ends."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Handover:
    """One thing to hand over: `item` is a code of the catalogue's list, empty for one of the owner's own."""

    id: str
    shop: str
    contract: str
    item: str
    text: str = ""
    """An own item in words, or a remark on one of the list."""
    due: date | None = None
    done: date | None = None
    position: int = 0
    version: int = 0

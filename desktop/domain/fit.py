"""Whether paying by results suits a shop: what rules it out, what speaks for it, and the verdict."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True, slots=True)
class Fit:
    """What an owner answered. What is not in a mapping is *not answered*."""

    id: str
    shop: str
    gates: Mapping[str, bool] = field(default_factory=dict)
    """A gate's code (G1 …) → whether it applies."""
    scores: Mapping[str, int] = field(default_factory=dict)
    """A question's code (Q1 …) → 0 to 4."""
    answered: date | None = None
    """The day of the last answer."""
    version: int = 0

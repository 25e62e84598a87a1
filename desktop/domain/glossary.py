"""Words of the trade and what they mean."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.domain.text import Text


@dataclass(frozen=True, slots=True)
class Term:
    """One word of the glossary with its meaning in a sentence."""

    name: Text
    meaning: Text

"""Text that stands in both languages beside the data it belongs to (the catalogue)."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Text:
    """One text in Japanese and English."""

    ja: str
    en: str

    def __getitem__(self, language: str) -> str:
        """Give the text in ``"ja"`` or ``"en"``."""
        return self.en if language == "en" else self.ja

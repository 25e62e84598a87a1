"""Whole sentences side by side, and lists inside them, as each language writes them."""

from __future__ import annotations

from collections.abc import Iterable

from desktop.language import _, current


def together(*sentences: str) -> str:
    """Put finished sentences one after another; empty ones are left out."""
    return ("" if current() == "ja" else " ").join(sentence for sentence in sentences if sentence)


def listed(names: Iterable[str]) -> str:
    """Put names in a row."""
    return _(", ").join(names)

"""Several whole sentences as one text, with between them what the language puts there."""

from __future__ import annotations

from collections.abc import Iterable
from functools import reduce

from desktop.language import _


def together(sentences: Iterable[str]) -> str:
    """Put sentences after one another; empty ones are left out."""
    return reduce(_after, filter(None, sentences), "")


def _after(first: str, second: str) -> str:
    return _("{first} {second}").format(first=first, second=second) if first else second

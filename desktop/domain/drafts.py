"""Unfinished wizards: the answers so far, kept after each page so that leaving loses nothing."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Draft:
    """One unfinished wizard. `content` is the wizard's own JSON text; `shop` is empty before there is one."""

    id: str
    kind: str
    """Which wizard, such as ``"setup"`` or ``"check"``."""
    content: str
    shop: str | None = None
    version: int = 0

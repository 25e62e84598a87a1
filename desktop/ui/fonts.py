"""Which font families the window writes in, and the Japanese one that is loaded where none exists."""

from __future__ import annotations

import importlib.util
from pathlib import Path

from PySide6.QtGui import QFontDatabase

CARRIED = "IPAexGothic"
"""The family inside the package matplotlib-fontja (IPA Font License)."""


def carried_font() -> Path | None:
    """Give the path of the font the package matplotlib-fontja carries, without importing it."""
    package = importlib.util.find_spec("matplotlib_fontja")
    if package is None or package.origin is None:
        return None
    path = Path(package.origin).parent / "fonts" / "ipaexg.ttf"
    return path if path.is_file() else None


def usable(families: tuple[str, ...]) -> list[str]:
    """Give the families that exist here, loading the carried font where no other one does."""
    here = [family for family in families if QFontDatabase.hasFamily(family)]
    if not here and CARRIED in families and (path := carried_font()) is not None:
        QFontDatabase.addApplicationFont(str(path))
        here = [CARRIED] if QFontDatabase.hasFamily(CARRIED) else []
    return here

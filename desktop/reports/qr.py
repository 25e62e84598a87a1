"""QR codes: as rows of modules for the screen and for paper, as PNG and SVG to be saved.

ISO/IEC 18004 with error correction M; the white edge is four modules wide, as the standard asks.
"""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import segno

QUIET = 4
"""Modules of white around the code."""
_SCALE = 12
"""Pixels of a module in a PNG."""

Matrix = tuple[tuple[bool, ...], ...]
"""Rows from above, True is dark; without the white edge."""


def matrix(text: str) -> Matrix:
    """Give the modules of a text; raises ValueError where it is empty or too long for any code."""
    return tuple(tuple(bool(module) for module in row) for row in _code(text).matrix)


def png(text: str) -> bytes:
    """Give the code as a picture with its white edge, the same bytes for the same text. Raises as `matrix`."""
    return _saved(text, "png")


def svg(text: str) -> bytes:
    """Give the code as a drawing that prints sharp at any size. Raises as `matrix`."""
    return _saved(text, "svg")


def _saved(text: str, kind: str) -> bytes:
    content = BytesIO()
    _code(text).save(content, kind=kind, scale=_SCALE, border=QUIET, dark="#000", light="#fff")
    return content.getvalue()


def _code(text: str) -> segno.QRCode:
    """Make the code; what is not ASCII is written as UTF-8, which every telephone reads."""
    import segno

    encoding = None if text.isascii() else "utf-8"
    return segno.make(text, error="m", micro=False, boost_error=False, encoding=encoding)

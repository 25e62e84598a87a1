"""What every PDF shares: the Japanese font, sizes in millimetres from the top left, lines, boxes and fitted words."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

    from desktop.reports.qr import Matrix

WIDE, HIGH = 210.0, 297.0
"""A4, mm."""
FONT = "IPAexGothic"
_POINT = 72 / 25.4
_SMALLEST = 6.0
_INK, _MUTED, _LINE = (0.1, 0.1, 0.12), (0.4, 0.4, 0.44), (0.62, 0.62, 0.66)


class Paper:
    """One page after the other. Lengths are in mm from the top left corner, sizes of words in points."""

    def __init__(self, canvas: Canvas) -> None:
        self._canvas = canvas
        self._begin()

    def text(
        self,
        x: float,
        y: float,
        words: str,
        size: float,
        *,
        room: float,
        muted: bool = False,
        at: str = "left",
    ) -> None:
        """Write words on the base line `y`, smaller where they need more than `room`, then cut off."""
        from reportlab.pdfbase.pdfmetrics import stringWidth

        wide = stringWidth(words, FONT, size)
        size = max(min(size, size * room * _POINT / wide), _SMALLEST) if wide else size
        while words and stringWidth(words, FONT, size) > room * _POINT + 0.01:
            words = words[:-1]
        canvas = self._canvas
        canvas.setFillColorRGB(*(_MUTED if muted else _INK))
        canvas.setFont(FONT, size)
        draw = {
            "left": canvas.drawString,
            "middle": canvas.drawCentredString,
            "right": canvas.drawRightString,
        }
        draw[at](x * _POINT, (HIGH - y) * _POINT, words)

    def line(
        self, x1: float, y1: float, x2: float, y2: float, *, cut: bool = False, bold: bool = False
    ) -> None:
        """Draw a hairline; `cut` is dashed, where scissors go."""
        canvas = self._canvas
        canvas.setStrokeColorRGB(*_LINE)
        canvas.setLineWidth(1.0 if bold else 0.5)
        canvas.setDash([3, 3] if cut else [])
        canvas.line(x1 * _POINT, (HIGH - y1) * _POINT, x2 * _POINT, (HIGH - y2) * _POINT)

    def box(self, x: float, y: float, side: float) -> None:
        """Draw a box to tick; x and y are its upper left corner."""
        canvas = self._canvas
        canvas.setStrokeColorRGB(*_INK)
        canvas.setLineWidth(0.9)
        canvas.setDash([])
        canvas.rect(x * _POINT, (HIGH - y - side) * _POINT, side * _POINT, side * _POINT)

    def code(self, x: float, y: float, side: float, modules: Matrix) -> None:
        """Draw a QR code into a square; the white around it is the paper's."""
        canvas, step = self._canvas, side / len(modules)
        canvas.setFillColorRGB(0, 0, 0)
        path = canvas.beginPath()
        for down, row in enumerate(modules):
            for along, dark in enumerate(row):
                if dark:
                    left, low = x + along * step, HIGH - y - (down + 1) * step
                    path.rect(left * _POINT, low * _POINT, step * _POINT, step * _POINT)
        canvas.drawPath(path, stroke=0, fill=1)

    def turn(self) -> None:
        """Begin the next page."""
        self._canvas.showPage()
        self._begin()

    def _begin(self) -> None:
        self._canvas.setLineCap(0)


def canvas_of(file: object, title: str, author: str, language: str) -> Canvas:
    """Make the canvas of an A4 document; the same words give the same bytes."""
    from reportlab.lib.pagesizes import A4
    from reportlab.pdfbase.pdfmetrics import registerFont
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.pdfgen.canvas import Canvas

    registerFont(TTFont(FONT, str(font_file())))
    canvas = Canvas(file, pagesize=A4, invariant=1, initialFontName=FONT, lang=language)
    canvas.setTitle(title)
    canvas.setAuthor(author)
    canvas.setCreator("Mikiwame")
    return canvas


def font_file() -> Path:
    """Give the font with Japanese that is installed with the program; its package is only looked for."""
    package = find_spec("matplotlib_fontja")
    if package is None or package.origin is None:
        raise FileNotFoundError(FONT)
    return next(Path(package.origin).parent.rglob("ipaexg.ttf"))

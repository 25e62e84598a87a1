"""One look of the program: the tokens of a theme at a text size, as colours, fonts and lengths.

A frozen value. `style.apply` puts it on the application, `style.look` gives the one in use.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtGui import QColor, QFont, QPalette, QPixmap

from desktop.ui import icons
from desktop.ui.fonts import usable
from desktop.ui.tokens import Colour, Kind, Radius, Size, ThemeName, Tokens

_ROLES: dict[QPalette.ColorRole, Colour] = {
    QPalette.ColorRole.Window: "background",
    QPalette.ColorRole.WindowText: "text",
    QPalette.ColorRole.Base: "surface",
    QPalette.ColorRole.AlternateBase: "surface_alt",
    QPalette.ColorRole.Text: "text",
    QPalette.ColorRole.PlaceholderText: "muted",
    QPalette.ColorRole.Button: "surface",
    QPalette.ColorRole.ButtonText: "text",
    QPalette.ColorRole.BrightText: "bad",
    QPalette.ColorRole.Light: "surface",
    QPalette.ColorRole.Midlight: "border",
    QPalette.ColorRole.Mid: "border",
    QPalette.ColorRole.Dark: "border_strong",
    QPalette.ColorRole.Shadow: "border_strong",
    QPalette.ColorRole.Highlight: "selection",
    QPalette.ColorRole.HighlightedText: "text",
    QPalette.ColorRole.Link: "accent",
    QPalette.ColorRole.LinkVisited: "accent",
    QPalette.ColorRole.Accent: "accent",
    QPalette.ColorRole.ToolTipBase: "toast",
    QPalette.ColorRole.ToolTipText: "on_toast",
}
_GREYED = (
    QPalette.ColorRole.WindowText,
    QPalette.ColorRole.Text,
    QPalette.ColorRole.ButtonText,
    QPalette.ColorRole.HighlightedText,
)


@dataclass(frozen=True, slots=True)
class Theme:
    """A theme at a text size (1.0 to 1.5) in a language's fonts; `drawings` holds the icons' SVG by meaning."""

    tokens: Tokens
    name: ThemeName
    scale: float
    families: tuple[str, ...]
    drawings: Mapping[str, bytes]
    _colours: Mapping[str, QColor]

    @classmethod
    def of(
        cls, tokens: Tokens, name: ThemeName, scale: float, language: str, drawings: Mapping[str, bytes]
    ) -> Theme:
        """Make the theme; needs the QGuiApplication, for the fonts that exist here."""
        colours = {key: QColor(value) for key, value in tokens.colours[name].items()}
        families = tuple(usable(tokens.families[language]))
        return cls(tokens, name, scale, families, drawings, colours)

    def colour(self, name: Colour) -> QColor:
        """Give a colour by its name in the tokens; the caller's own, to make paler or darker."""
        return QColor(self._colours[name])

    def px(self, length: float) -> int:
        """Scale a length, given in px at 100 %, with the text size."""
        return round(length * self.scale)

    def size(self, name: Size) -> int:
        """Give a size of the tokens, scaled with the text."""
        return round(self.tokens.sizes[name] * self.scale)

    def radius(self, name: Radius) -> int:
        """Give a corner's radius in px; corners do not grow with the text."""
        return self.tokens.radii[name]

    def font(self, kind: Kind, *, bold: bool | None = None, size: int | None = None) -> QFont:
        """Give the font of a kind of type; digits are all of one width. `size` is in px at 100 %."""
        style = self.tokens.type[kind]
        font = QFont()
        font.setFamilies(list(self.families))
        font.setPixelSize(self.px(size or style.size))
        font.setBold(style.bold if bold is None else bold)
        font.setFeature(QFont.Tag("tnum"), 1)
        return font

    def line(self, kind: Kind) -> int:
        """Give the height of a line of running text, in px."""
        style = self.tokens.type[kind]
        return self.px(style.size * style.line)

    def icon(self, meaning: str, side: int, ratio: float, colour: Colour, stroke: float = 0) -> QPixmap:
        """Give an icon by its meaning, `side` px wide, for a screen of that ratio; KeyError for no meaning."""
        drawing = self.drawings[meaning]
        return icons.pixmap(meaning, drawing, side, ratio, self.colour(colour), stroke or self.tokens.stroke)

    def palette(self) -> QPalette:
        """Give Qt's palette in this theme's colours."""
        palette = QPalette()
        for role, name in _ROLES.items():
            palette.setColor(role, self.colour(name))
        for role in _GREYED:
            palette.setColor(QPalette.ColorGroup.Disabled, role, self.colour("disabled"))
        return palette

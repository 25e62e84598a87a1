"""Words on the screen: a line (`Label`) and running text (`Paragraph`).

Every text of the window is one of the two, so that size, colour and line height have one home.
"""

from __future__ import annotations

from html import escape

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QPalette, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from desktop.ui.style import look
from desktop.ui.tokens import Colour, Kind
from desktop.wording.phrases import in_phrases

MEASURE = 42
"""Running text has at most so many characters a line."""


class Label(QLabel):
    """One line of text in a kind of type and a colour; shown as it is, no markup."""

    def __init__(
        self,
        text: str = "",
        kind: Kind = "body",
        colour: Colour = "text",
        *,
        bold: bool | None = None,
        align: Qt.AlignmentFlag | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._kind, self._colour, self._bold = kind, colour, bold
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setForegroundRole(QPalette.ColorRole.WindowText)
        if align is not None:
            self.setAlignment(align | Qt.AlignmentFlag.AlignVCenter)
        self.setText(text)
        self.restyle()

    def restyle(self) -> None:
        """Take font and colour from the look in use."""
        theme = look()
        self.setFont(theme.font(self._kind, bold=self._bold))
        palette = QPalette()
        palette.setColor(QPalette.ColorRole.WindowText, theme.colour(self._colour))
        disabled = theme.colour("disabled")
        palette.setColor(QPalette.ColorGroup.Disabled, QPalette.ColorRole.WindowText, disabled)
        self.setPalette(palette)

    def set_colour(self, colour: Colour) -> None:
        """Write in another colour from now on."""
        self._colour = colour
        self.restyle()

    def changeEvent(self, event: QEvent) -> None:
        """Follow another look."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange:
            self.restyle()


class Paragraph(Label):
    """Running text that breaks into lines; ``<b>…</b>`` is the only markup, all else is shown as it is."""

    def __init__(
        self,
        text: str = "",
        kind: Kind = "body",
        colour: Colour = "text",
        *,
        bold: bool | None = None,
        align: Qt.AlignmentFlag | None = None,
        parent: QWidget | None = None,
    ) -> None:
        self._words = text
        self._heights: dict[int, int] = {}
        super().__init__("", kind, colour, bold=bold, parent=parent)
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setWordWrap(True)
        self._centred = align is Qt.AlignmentFlag.AlignHCenter
        self.setAlignment((align or Qt.AlignmentFlag.AlignLeft) | Qt.AlignmentFlag.AlignTop)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def kind(self) -> Kind:
        """Give the kind of type it is set in."""
        return self._kind

    def words(self) -> str:
        """Give the text as it was set."""
        return self._words

    def set_text(self, text: str) -> None:
        """Show another text."""
        if text != self._words:
            self._words = text
            self.restyle()

    def restyle(self) -> None:
        """Take font, colour and line height from the look in use."""
        super().restyle()
        self._heights.clear()
        safe = (
            escape(in_phrases(self._words), quote=False)
            .replace("&lt;b&gt;", "<b>")
            .replace("&lt;/b&gt;", "</b>")
        )
        lines = safe.replace("\n", "<br>")
        self.setText(f'<p style="margin:0; line-height:{look().line(self._kind)}px">{lines}</p>')
        self.setAccessibleName(self._words.replace("<b>", "").replace("</b>", ""))

    def limit(self) -> int:
        """Give the greatest width of a line, in px."""
        return MEASURE * self.font().pixelSize() + 1

    def heightForWidth(self, width: int) -> int:
        """Give the height that the text takes in a width; layouts ask this often, so it is remembered."""
        room = min(width, self.limit())
        if room not in self._heights:
            margins = self.contentsMargins()
            self._heights[room] = super().heightForWidth(room + margins.left() + margins.right())
        return self._heights[room]

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the lines short in a wide place."""
        super().resizeEvent(event)
        spare = max(0, self.width() - self.limit())
        left = spare // 2 if self._centred else 0
        if spare - left != self.contentsMargins().right():
            self.setContentsMargins(left, 0, spare - left, 0)

    def minimumSizeHint(self) -> QSize:
        """Let layouts make it narrow: it breaks."""
        return QSize(min(120, self.limit()), look().line(self._kind))

"""The frame around a picture of numbers: title and unit, the way to the table, and one sentence."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.language import _
from desktop.ui.tokens import Colour
from desktop.ui.widgets.buttons import Link
from desktop.ui.widgets.layout import row
from desktop.ui.widgets.marks import Icon
from desktop.ui.widgets.plot import Plot
from desktop.ui.widgets.sheet import Sheet
from desktop.ui.widgets.sheet_values import Lines
from desktop.ui.widgets.text import Label, Paragraph


class ChartFrame(QWidget):
    """Picture or table of the same numbers; the sentence says the verdict first, then the numbers."""

    def __init__(
        self,
        title: str,
        unit: str,
        picture: Plot,
        table: Lines,
        sentence: str = "",
        *,
        meaning: str = "",
        colour: Colour = "muted",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.picture = picture
        self.table = Sheet(title)
        self.table.show_lines(table)
        picture.setAccessibleName(title)
        self._turn = Link(
            _("Show as a table"), trailing="", name=_("{title}, show as a table").format(title=title)
        )
        self._turn.clicked.connect(self._toggle)
        self._sentence = Paragraph("", "note")
        self._sign = Icon(meaning or "minor", colour, "icon_small", parent=self)
        self._sign.setVisible(bool(meaning))
        self._title = title
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(8)
        lines.addLayout(row(Label(title, "section"), Label(unit, "hint", "muted"), None, self._turn))
        lines.addWidget(picture)
        lines.addWidget(self.table)
        self.table.hide()
        lines.addLayout(row(self._sign, self._sentence, top=True))
        self.say(sentence)

    def say(self, sentence: str) -> None:
        """Say another sentence below the picture."""
        self._sentence.set_text(sentence)
        self._sentence.setVisible(bool(sentence))
        self.picture.setAccessibleDescription(self._sentence.accessibleName())

    def show_table(self, table: Lines) -> None:
        """Show other numbers in the table."""
        self.table.show_lines(table)

    def _toggle(self) -> None:
        as_table = self.table.isHidden()
        self.table.setVisible(as_table)
        self.picture.setVisible(not as_table)
        if as_table:
            self._turn.say(
                _("Show as a picture"), name=_("{title}, show as a picture").format(title=self._title)
            )
        else:
            self._turn.say(_("Show as a table"), name=_("{title}, show as a table").format(title=self._title))

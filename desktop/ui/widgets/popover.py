"""A small panel that explains a term: what it is, where to read it, what to watch; and its question mark."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QHideEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLayout, QVBoxLayout, QWidget

from desktop.language import _
from desktop.ui.painting import box
from desktop.ui.style import look
from desktop.ui.widgets.buttons import IconButton
from desktop.ui.widgets.layout import row
from desktop.ui.widgets.text import Label, Paragraph


@dataclass(frozen=True, slots=True)
class Help:
    """An explanation; `where`, `watch` and further lines may be empty."""

    title: str
    what: str
    where: str = ""
    watch: str = ""
    lines: tuple[str, ...] = ()


class Popover(QWidget):
    """The panel. Esc or a click elsewhere closes it; the focus goes back to where it was."""

    spoken_role = QAccessible.Role.Dialog

    def __init__(self, help_: Help, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
        self.setAccessibleName(help_.title)
        self._close = IconButton("close", _("Close"), side="control_small", icon_size="icon_small")
        self._close.clicked.connect(self.close)
        lines = QVBoxLayout(self)
        lines.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        lines.setContentsMargins(16, 12, 12, 16)
        lines.setSpacing(4)
        lines.addLayout(row(Label(help_.title, "section"), None, self._close))
        if help_.what:
            lines.addWidget(Paragraph(help_.what, "note"))
        if help_.where:
            lines.addWidget(
                Paragraph(_("Where to read it: {where}").format(where=help_.where), "hint", "muted")
            )
        if help_.watch:
            lines.addWidget(Paragraph(_("What to watch: {watch}").format(watch=help_.watch), "hint", "muted"))
        for line in help_.lines:
            lines.addWidget(Paragraph(line, "hint", "muted"))

    def show_at(self, anchor: QWidget, at: QPoint | None = None) -> None:
        """Show it below a widget, or at a point in it, inside the screen."""
        width = look().px(320)
        self.resize(width, self.heightForWidth(width))
        corner = anchor.mapToGlobal(at or QPoint(0, anchor.height() + 4))
        room = anchor.screen().availableGeometry()
        corner.setX(max(room.left(), min(corner.x(), room.right() - width)))
        if corner.y() + self.height() > room.bottom():
            corner.setY(max(room.top(), corner.y() - self.height() - 32))
        self.move(corner)
        self.show()
        self._close.setFocus(Qt.FocusReason.PopupFocusReason)

    def hideEvent(self, event: QHideEvent) -> None:
        """Give the focus back."""
        super().hideEvent(event)
        asker = self.parentWidget()
        if asker is not None and asker.focusPolicy() is not Qt.FocusPolicy.NoFocus:
            asker.setFocus(Qt.FocusReason.PopupFocusReason)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the panel."""
        theme = look()
        edge = theme.colour("border_strong")
        box(QPainter(self), self.rect(), fill=theme.colour("surface"), edge=edge, radius=theme.radius("card"))


class HelpMark(IconButton):
    """The question mark behind a word; opens its explanation."""

    def __init__(self, help_: Help, parent: QWidget | None = None) -> None:
        name = _("What is “{term}”?").format(term=help_.title)
        super().__init__("help", name, side="icon", icon_size="icon_tiny", parent=parent)
        self._help = help_
        self.clicked.connect(self.explain)

    def tell(self, help_: Help) -> None:
        """Explain it otherwise from now on."""
        self._help = help_

    def explain(self) -> None:
        """Open the explanation."""
        Popover(self._help, self).show_at(self)

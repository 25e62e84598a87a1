"""A field: its label above, the control, and below it the hint or what is wrong."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from desktop.language import _
from desktop.ui.style import look
from desktop.ui.widgets.buttons import literal
from desktop.ui.widgets.marks import Icon
from desktop.ui.widgets.popover import Help, HelpMark
from desktop.ui.widgets.text import Label, Paragraph


class Field(QWidget):
    """Label, control, hint, error. The control takes its accessible name from the label."""

    def __init__(
        self,
        label: str,
        control: QWidget,
        *,
        hint: str = "",
        optional: bool = False,
        help: Help | None = None,  # noqa: A002 - the word on screen
        width: int = 0,
        icon: str = "",
        parent: QWidget | None = None,
    ) -> None:
        """Make the field; `width` is its greatest width in px at 100 %, 0 where it may be any."""
        super().__init__(parent)
        self.control, self._label, self._hint = control, label, hint
        self._below = Paragraph(hint, "hint", "muted")
        self._sign = Icon("field_error", "bad", "icon_tiny")
        self._sign.level_with("hint")
        self._lay_out(self._title(optional, help, icon))
        self._width = width
        self._measure()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._name()
        refused = getattr(control, "refused", None)
        if refused is not None:
            refused.connect(self.set_error)
        self.set_error("")

    def sizeHint(self) -> QSize:
        """As wide as it may be, where that is limited."""
        hint = super().sizeHint()
        return QSize(look().px(self._width), hint.height()) if self._width else hint

    def changeEvent(self, event: QEvent) -> None:
        """Take the width of another text size."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange:
            self._measure()

    def set_error(self, why: str) -> None:
        """Say what is wrong in the place of the hint; empty clears it."""
        mark = getattr(self.control, "set_wrong", None)
        if mark is not None:
            mark(bool(why))
        self._below.set_text(why or self._hint)
        self._below.set_colour("bad" if why else "muted")
        self._below.setVisible(bool(why or self._hint))
        self._sign.setVisible(bool(why))
        self._heard().setAccessibleDescription(why or self._hint)

    def rename(self, label: str) -> None:
        """Show another label."""
        self._label = label
        self._head.setText(literal(label))
        self._name()

    def set_hint(self, hint: str) -> None:
        """Show another hint."""
        self._hint = hint
        self.set_error("")

    def error(self) -> str:
        """Give what is wrong, as shown; empty where nothing is."""
        return self._below.words() if self._sign.isVisibleTo(self) else ""

    def _measure(self) -> None:
        if self._width:
            self.setMaximumWidth(look().px(self._width))

    def _heard(self) -> QWidget:
        return self.control.focusProxy() or self.control

    def _name(self) -> None:
        unit = getattr(self.control, "unit", str)()
        name = _("{label}, {unit}").format(label=self._label, unit=unit) if unit else self._label
        self._heard().setAccessibleName(name)
        if self._heard() is not self.control:
            self.control.setAccessibleName(name)

    def _title(self, optional: bool, help_: Help | None, icon: str) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(4)
        if icon:
            line.addWidget(Icon(icon, "text", "icon_small"))
        self._head = Label(literal(self._label), "label")
        self._head.setBuddy(self._heard())
        line.addWidget(self._head)
        if optional:
            line.addWidget(Label(_("(may be empty)"), "hint", "muted"))
        if help_ is not None:
            line.addWidget(HelpMark(help_))
        line.addStretch(1)
        return line

    def _lay_out(self, title: QHBoxLayout) -> None:
        below = QHBoxLayout()
        below.setSpacing(4)
        below.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        below.addWidget(self._below, 1)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(look().tokens.spaces["label_to_field"])
        lines.addLayout(title)
        lines.addWidget(self.control)
        if self.control.sizePolicy().horizontalPolicy() is QSizePolicy.Policy.Fixed:
            lines.setAlignment(self.control, Qt.AlignmentFlag.AlignLeft)
        lines.addLayout(below)

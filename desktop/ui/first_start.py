"""The first thing one sees: a picture, and three doors. Shown without a sidebar."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from desktop.language import _, current
from desktop.ui.main_window import ADD_SHOP, RESTORE, SAMPLE
from desktop.ui.style import look
from desktop.ui.widgets.buttons import Button, ButtonKind
from desktop.ui.widgets.card import Card
from desktop.ui.widgets.layout import Ground, boxed, column, equal, row
from desktop.ui.widgets.marks import Icon
from desktop.ui.widgets.segmented import Option, Segmented
from desktop.ui.widgets.shop_picture import ShopPicture
from desktop.ui.widgets.text import Label, Paragraph

_WIDTH = 880


class _Door(Card):
    """One way to begin: what it is, and its button."""

    asked = Signal(str)

    def __init__(self, key: str, meaning: str, title: str, text: str, verb: str, kind: ButtonKind) -> None:
        super().__init__(name=title, gap=16)
        self._key = key
        self.button = Button(verb, kind, name=_("{title}: {verb}").format(title=title, verb=verb))
        self.button.setObjectName(f"first_start.{key}")
        self.button.clicked.connect(self._ask)
        words = column(
            row(Icon(meaning, "accent", "icon_large"), None),
            Paragraph(title, "card_title"),
            Paragraph(text, "note", "muted"),
            gap=8,
        )
        self.add(words, None, row(self.button, None))
        whole = self.layout()
        assert isinstance(whole, QVBoxLayout)
        whole.setStretch(0, 1)

    def _ask(self) -> None:
        self.asked.emit(self._key)


class FirstStart(QWidget):
    """Set up my shop, look around the sample shop, restore a backup."""

    asked = Signal(str)
    """ADD_SHOP, SAMPLE or RESTORE of the window."""
    language_asked = Signal()
    """The other language is wanted."""

    def __init__(self, *, begun: bool = False, parent: QWidget | None = None) -> None:
        """Make the page; `begun`: the set-up was begun and left."""
        super().__init__(parent)
        self._language = Segmented(_("Language"), [Option("ja", "日本語"), Option("en", "English")])
        self._doors = self._three(begun)
        for door in self._doors:
            door.asked.connect(self.asked)
        self._language.picked.connect(self._speak)
        self._lay_out()
        self._language.setObjectName("first_start.language")
        self._language.set_value(current())
        self.setAccessibleName(_("Welcome to Mikiwame"))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the ground."""
        QPainter(self).fillRect(self.rect(), look().colour("background"))

    def _three(self, begun: bool) -> tuple[_Door, ...]:
        return (
            _Door(
                ADD_SHOP,
                "register",
                _("Set up your shop"),
                _("A few questions settle your goal and what to watch each month. About ten minutes."),
                _("Go on where you left") if begun else _("Begin"),
                "primary",
            ),
            _Door(
                SAMPLE,
                "sample",
                _("Look around a sample shop"),
                _("The records of an invented confectionery, two years of them. You can put it away later."),
                _("Look around"),
                "secondary",
            ),
            _Door(
                RESTORE,
                "restore",
                _("Restore a backup"),
                _("Go on with the records you saved on this or another computer."),
                _("Choose a backup"),
                "secondary",
            ),
        )

    def _lay_out(self) -> None:
        centre = Qt.AlignmentFlag.AlignHCenter
        safe = row(
            None,
            Icon("own_use_only", "muted", "icon_small"),
            Label(_("Your records stay on this computer. The internet is not used."), "note", "muted"),
            None,
        )
        lines = column(
            row(None, ShopPicture(), None),
            column(
                Paragraph(_("Welcome to Mikiwame"), "welcome", align=centre),
                Paragraph(_("See for yourself what TikTok work brings in, and what it costs."), align=centre),
                gap=4,
            ),
            equal(*self._doors),
            safe,
            gap=24,
        )
        middle = boxed(lines)
        middle.setMaximumWidth(look().px(_WIDTH))
        ground = Ground()
        whole = QVBoxLayout(ground)
        whole.setContentsMargins(24, 16, 24, 16)
        whole.addLayout(row(None, self._language))
        whole.addStretch(1)
        line = row(None, middle, None)
        line.setStretch(1, 1000)
        line.setAlignment(middle, Qt.AlignmentFlag(0))
        whole.addLayout(line)
        whole.addStretch(2)
        area = QScrollArea()
        area.setWidget(ground)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(area)
        self.setFocusProxy(self._doors[0].button)

    def _speak(self, key: str) -> None:
        if key != current():
            self.language_asked.emit()

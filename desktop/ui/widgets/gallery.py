"""Every component of the kit in its states on one page, to be looked at beside each other."""

from __future__ import annotations

from typing import get_args

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QGridLayout

from desktop.language import _
from desktop.ui.painting import box, words
from desktop.ui.style import look
from desktop.ui.tokens import ChartColour, Colour, InterfaceColour, Kind
from desktop.ui.widgets.buttons import Button, ButtonKind
from desktop.ui.widgets.card import Card
from desktop.ui.widgets.focus import FocusRing
from desktop.ui.widgets.gallery_inputs import buttons_card, inputs_card
from desktop.ui.widgets.gallery_messages import messages_card, progress_card, states_card, way_card
from desktop.ui.widgets.gallery_numbers import charts_card, sheet_card
from desktop.ui.widgets.layout import Columns, boxed, column, row
from desktop.ui.widgets.marks import Icon, Mark, Stamp
from desktop.ui.widgets.page import Page
from desktop.ui.widgets.text import Label


class _Swatch(Mark):
    """A patch of one colour, with its name and value."""

    def __init__(self, colour: Colour, height: int) -> None:
        super().__init__(colour)
        self._colour, self._high = colour, height

    def sizeHint(self) -> QSize:
        """The patch and two lines."""
        return QSize(look().px(112), look().px(self._high) + 2 * look().line("hint"))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw patch, name and value."""
        theme, painter = look(), QPainter(self)
        fill, edge = theme.colour(self._colour), theme.colour("border")
        patch = QRectF(0, 0, self.width(), theme.px(self._high))
        box(painter, patch, fill=fill, edge=edge, radius=theme.radius("control"))
        line = QRectF(0, patch.bottom(), self.width(), theme.line("hint"))
        words(painter, line, self._colour, theme.font("hint"), theme.colour("text"))
        below = line.translated(0, line.height())
        words(painter, below, fill.name().upper(), theme.font("hint"), theme.colour("muted"))


class Gallery(Page):
    """The page."""

    def __init__(self) -> None:
        super().__init__(_("The kit"), _("Every component in its states"), full=True)
        self.setObjectName("gallery")
        sheet = sheet_card()
        left = boxed(column(_colours_card(), buttons_card(), sheet, charts_card(), None))
        right = boxed(column(_type_card(), states_card(), messages_card(), way_card(), None))
        self.add(
            Columns(left, right, side_width=400, least=960), inputs_card(), progress_card(), _icons_card()
        )

    def showEvent(self, event: QShowEvent) -> None:
        """Show the ring around the buttons that stand for the focus."""
        super().showEvent(event)
        for kind in get_args(ButtonKind):
            button = self.findChild(Button, f"gallery.focus.{kind}")
            if button is not None:
                FocusRing(button, 6)


def _colours_card() -> Card:
    interface = _swatches(get_args(InterfaceColour), 32)
    return Card(
        _("Colours"),
        interface,
        Label(_("Colours of charts"), "hint", "muted"),
        _swatches(get_args(ChartColour), 14),
    )


def _swatches(names: tuple[Colour, ...], height: int) -> QGridLayout:
    grid = QGridLayout()
    grid.setSpacing(8)
    for at, name in enumerate(names):
        grid.addWidget(_Swatch(name, height), at // 5, at % 5)
    grid.setColumnStretch(5, 1)
    return grid


def _type_card() -> Card:
    card = Card(_("Type"))
    samples: dict[Kind, str] = {
        "figure": _("50"),
        "welcome": _("Welcome to Mikiwame"),
        "total": _("67,100"),
        "title": _("Monthly record"),
        "card_title": _("A worked example"),
        "section": _("Fixed costs"),
        "body": _("Enter the terms just as the contract says them."),
        "label": _("Name of the shop"),
        "note": _("Do not judge by the ups and downs of single months."),
        "hint": _("The average of the last three months will do"),
    }
    for kind, text in samples.items():
        card.add(row(Label(text, kind), Label(str(look().tokens.type[kind].size), "hint", "muted"), None))
    return card


def _icons_card() -> Card:
    grid = QGridLayout()
    grid.setHorizontalSpacing(12)
    grid.setVerticalSpacing(8)
    for at, meaning in enumerate(look().tokens.icons):
        name = Label(meaning.replace("_", " "), "hint", "muted")
        grid.addLayout(row(Icon(meaning, "text"), name, None, gap=4), at // 6, at % 6)
    return Card(_("Icons"), row(Stamp(_("Sample sweets")), None), grid)

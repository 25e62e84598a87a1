"""The tags of a shop: links, words, coupons and numbers, each with what it needs; made, proposed and taken away here."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from desktop.domain.tags import Tag, TagKind, address
from desktop.language import _
from desktop.ui.pages.proposals_dialog import ProposalsDialog
from desktop.ui.pages.qr_dialog import QrDialog
from desktop.ui.pages.tag_dialog import TagDialog, breakable
from desktop.ui.widgets.buttons import Button, IconButton
from desktop.ui.widgets.card import Card
from desktop.ui.widgets.empty import Empty
from desktop.ui.widgets.layout import Flow, Rule, boxed, clear, column, row
from desktop.ui.widgets.marks import Chip
from desktop.ui.widgets.text import Label, Paragraph
from desktop.wording.tags import kind_word

if TYPE_CHECKING:
    from desktop.services.measuring import MeasuringView
    from desktop.ui.desk import Desk

_ICONS = {"copy": "copy", "qr": "qr_code", "change": "typed", "remove": "remove"}


class TagsCard(Card):
    """One line for each tag, and the ways to more."""

    removed = Signal(object)
    """The `Tag` to be taken away."""
    said = Signal(str, bool)
    """For the toast: text, whether undo is offered."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(_("Links, code words and coupons"))
        self._desk = desk
        self._none = Empty("link", _("With a mark of its own, each result shows that TikTok led to it."))
        self._lines = QVBoxLayout()
        self._lines.setSpacing(12)
        self._rows: dict[str, _TagRow] = {}
        self._shown: list[tuple[str, TagKind]] = []
        self._propose = Button(_("See proposals"), icon="helper")
        self._add = Button(_("Add one"), icon="add", name=_("Add a link, code word, coupon or number"))
        self._propose.setObjectName("measuring.propose")
        self._add.setObjectName("measuring.add")
        self._propose.clicked.connect(self._ask_proposals)
        self._add.clicked.connect(self._ask_new)
        self.add(self._none, self._lines, Flow(self._propose, self._add))

    def show_view(self, view: MeasuringView) -> None:
        """Show the tags; lines that stay are changed in place."""
        self._none.setVisible(not view.tags)
        if [(tag.id, tag.kind) for tag in view.tags] != self._shown:
            self._lay_lines(view.tags)
        for tag in view.tags:
            self._rows[tag.id].show_tag(tag)

    def _lay_lines(self, tags: Sequence[Tag]) -> None:
        focus = QApplication.focusWidget()
        lost = focus is not None and any(row.isAncestorOf(focus) for row in self._rows.values())
        clear(self._lines)
        self._rows = {}
        self._shown = [(tag.id, tag.kind) for tag in tags]
        for at, tag in enumerate(tags):
            if at:
                self._lines.addWidget(Rule())
            line = self._rows[tag.id] = _TagRow(tag)
            line.removed.connect(self.removed)
            line.changing.connect(self._change)
            line.code_wanted.connect(self._show_code)
            line.said.connect(self.said)
            self._lines.addWidget(line)
        if lost:
            self._add.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _ask_proposals(self) -> None:
        dialog = ProposalsDialog(self._desk, self.window())
        dialog.open()

    @Slot()
    def _ask_new(self) -> None:
        self._change(Tag("", self._desk.shop, TagKind.LINK, "", ""))

    @Slot(object)
    def _change(self, tag: Tag) -> None:
        dialog = TagDialog(self._desk, tag, self.window())
        dialog.open()

    @Slot(object)
    def _show_code(self, tag: Tag) -> None:
        dialog = QrDialog(self._desk, tag, self.window())
        dialog.said.connect(self.said)
        dialog.open()


class _TagRow(QWidget):
    """One tag: kind, place, what it says, and what one does with it."""

    removed = Signal(object)
    changing = Signal(object)
    code_wanted = Signal(object)
    said = Signal(str, bool)

    def __init__(self, tag: Tag) -> None:
        super().__init__()
        self._tag, self._text = tag, ""
        link = tag.kind is TagKind.LINK
        self._place = Label("", "body", bold=True)
        self._said = Paragraph("", "hint" if link else "body", "muted" if link else "text")
        acts = {
            "copy": self._copy,
            "qr": self._want_code,
            "change": self._want_change,
            "remove": self._want_gone,
        }
        self._buttons = {name: IconButton(_ICONS[name], "") for name in acts if link or name != "qr"}
        for name, button in self._buttons.items():
            button.setObjectName(f"measuring.{name}.{tag.id}")
            button.clicked.connect(acts[name])
        head = Flow(self._place, Chip(kind_word(tag.kind)))
        buttons = boxed(row(*self._buttons.values(), gap=0))
        self.setLayout(row(boxed(column(head, self._said, gap=4)), buttons, gap=8, top=True))

    def show_tag(self, tag: Tag) -> None:
        """Show the tag as it is now."""
        self._tag = tag
        self._text = address(tag) if tag.kind is TagKind.LINK else tag.text
        self._place.setText(tag.place)
        self._said.set_text(breakable(self._text))
        names = {
            "copy": _("Copy “{place}”"),
            "qr": _("QR code of “{place}”"),
            "change": _("Change “{place}”"),
            "remove": _("Remove “{place}”"),
        }
        for name, button in self._buttons.items():
            button.call(names[name].format(place=tag.place))

    @Slot()
    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._text)
        self.said.emit(_("Copied: {place}").format(place=self._tag.place), False)

    @Slot()
    def _want_code(self) -> None:
        self.code_wanted.emit(self._tag)

    @Slot()
    def _want_change(self) -> None:
        self.changing.emit(self._tag)

    @Slot()
    def _want_gone(self) -> None:
        self.removed.emit(self._tag)

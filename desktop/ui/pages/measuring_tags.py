"""The tags of a shop: links, words, coupons and numbers, each with what it needs; made, proposed and taken away here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

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
        self._propose = Button(_("See proposals"), icon="helper")
        self._add = Button(_("Add one"), icon="add", name=_("Add a link, code word, coupon or number"))
        self._propose.setObjectName("measuring.propose")
        self._add.setObjectName("measuring.add")
        self._propose.clicked.connect(self._ask_proposals)
        self._add.clicked.connect(self._ask_new)
        self.add(self._none, self._lines, Flow(self._propose, self._add))

    def show_view(self, view: MeasuringView) -> None:
        """Show the tags anew."""
        clear(self._lines)
        self._none.setVisible(not view.tags)
        for at, tag in enumerate(view.tags):
            if at:
                self._lines.addWidget(Rule())
            line = _TagRow(tag)
            line.removed.connect(self.removed)
            line.changing.connect(self._change)
            line.code_wanted.connect(self._show_code)
            line.said.connect(self.said)
            self._lines.addWidget(line)

    @Slot()
    def _ask_proposals(self) -> None:
        dialog = ProposalsDialog(self._desk, self.window())
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    @Slot()
    def _ask_new(self) -> None:
        self._change(Tag("", self._desk.shop, TagKind.LINK, "", ""))

    @Slot(object)
    def _change(self, tag: Tag) -> None:
        dialog = TagDialog(self._desk, tag, self.window())
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    @Slot(object)
    def _show_code(self, tag: Tag) -> None:
        dialog = QrDialog(self._desk, tag, self.window())
        dialog.said.connect(self.said)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()


class _TagRow(QWidget):
    """One tag: kind, place, what it says, and what one does with it."""

    removed = Signal(object)
    changing = Signal(object)
    code_wanted = Signal(object)
    said = Signal(str, bool)

    def __init__(self, tag: Tag) -> None:
        super().__init__()
        self._tag = tag
        self._text = address(tag) if tag.kind is TagKind.LINK else tag.text
        copy = IconButton("copy", _("Copy “{place}”").format(place=tag.place))
        change = IconButton("typed", _("Change “{place}”").format(place=tag.place))
        remove = IconButton("remove", _("Remove “{place}”").format(place=tag.place))
        code = IconButton("qr_code", _("QR code of “{place}”").format(place=tag.place))
        for name, button in (("copy", copy), ("qr", code), ("change", change), ("remove", remove)):
            button.setObjectName(f"measuring.{name}.{tag.id}")
        copy.clicked.connect(self._copy)
        code.clicked.connect(self._want_code)
        change.clicked.connect(self._want_change)
        remove.clicked.connect(self._want_gone)
        code.setVisible(tag.kind is TagKind.LINK)
        link = tag.kind is TagKind.LINK
        head = Flow(Label(tag.place, "body", bold=True), Chip(kind_word(tag.kind)))
        said = Paragraph(breakable(self._text), "hint" if link else "body", "muted" if link else "text")
        words = boxed(column(head, said, gap=4))
        buttons = (copy, code, change, remove) if link else (copy, change, remove)
        self.setLayout(row(words, boxed(row(*buttons, gap=0)), gap=8, top=True))

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

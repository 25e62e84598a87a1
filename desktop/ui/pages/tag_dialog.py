"""One tag, new or changed: what kind, where it is used, and of a link its marks, with the address and code they make."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from desktop.domain.problems import Refused
from desktop.domain.tags import Tag, TagKind, address, tidied
from desktop.language import N_, _
from desktop.ui.forms import Form
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.dialog import Dialog
from desktop.ui.widgets.field import Field
from desktop.ui.widgets.layout import boxed, column, field_row, row
from desktop.ui.widgets.qr_picture import QrPicture
from desktop.ui.widgets.rolling import Rolling
from desktop.ui.widgets.segmented import Option, Segmented
from desktop.ui.widgets.text import Label, Paragraph
from desktop.ui.widgets.text_input import TextInput
from desktop.wording.problems import sentence
from desktop.wording.tags import kind_meaning, kind_word

if TYPE_CHECKING:
    from desktop.ui.desk import Desk

_TEXTS = {
    TagKind.LINK: N_("Address of your page"),
    TagKind.WORD: N_("The word"),
    TagKind.COUPON: N_("The code"),
    TagKind.PHONE: N_("The number"),
}
_MARKS = ("source", "medium", "campaign", "content")
_NEEDED = frozenset({"source", "medium"})
_BREAKS = re.compile(r"([/?&=_]|%[0-9A-F]{2}|\w{16})")


def breakable(text: str) -> str:
    """Give an address that may break into lines, for the screen only."""
    return _BREAKS.sub("\\1\u200b", text)


class TagDialog(Dialog):
    """Shows address and code as they become while one types; what is refused is said at its field."""

    def __init__(self, desk: Desk, tag: Tag, parent: QWidget) -> None:
        title = _("Change a link, word or number") if tag.id else _("A new link, word or number")
        super().__init__(title, meaning="link", parent=parent)
        self._desk = desk
        self._tag = tag if tag.id else replace(tag, source="tiktok", medium="social")
        self._kind = Segmented(_("Kind"), [Option(kind.value, kind_word(kind)) for kind in TagKind])
        self._meaning = Paragraph("", "note", "muted")
        self._form = Form("tag", self)
        self._text = Field("", TextInput())
        self._marks = self._mark_fields()
        self._address, self._code = Paragraph("", "note"), QrPicture(148)
        self._preview = boxed(
            row(
                boxed(column(Label(_("Address with its marks"), "label"), self._address, None, gap=4)),
                self._code,
                top=True,
            )
        )
        kept = self._code.sizePolicy()
        kept.setRetainSizeWhenHidden(True)
        self._code.setSizePolicy(kept)
        self._save = Button(_("Save"), "primary")
        self._connect()
        self._arrange()
        self._show_tag()

    def _mark_fields(self) -> QWidget:
        names = {
            "source": (_("Where from"), "utm_source"),
            "medium": (_("By what"), "utm_medium"),
            "campaign": (_("For what"), "utm_campaign"),
            "content": (_("Channel or series"), "utm_content"),
        }
        fields = [
            self._form.add(name, Field(words, TextInput(), hint=hint, optional=name not in _NEEDED))
            for name, (words, hint) in names.items()
        ]
        return boxed(column(field_row(*fields[:2]), field_row(*fields[2:]), gap=12))

    def _connect(self) -> None:
        self._kind.setObjectName("tag.kind")
        self._save.setObjectName("tag.save")
        self._address.setObjectName("tag.address")
        self._code.setObjectName("tag.code")
        self._kind.picked.connect(self._pick)
        self._form.edited.connect(self._edit)
        self._save.clicked.connect(self._take)

    def _arrange(self) -> None:
        example = _("such as TikTok profile, or the series about chestnuts")
        place = self._form.add("place", Field(_("Where it is used"), TextInput(example=example)))
        text = self._form.add("text", self._text)
        self._fields = Rolling(
            column(self._kind, self._meaning, place, text, self._marks, self._preview, gap=8)
        )
        self.add(self._fields)
        self.offer(Button(_("Close")), answer=0)
        self.offer(self._save)
        self._form.field("place").control.setFocus()

    def _show_tag(self) -> None:
        """Show every field, and which of them the kind has."""
        tag, link = self._tag, self._tag.kind is TagKind.LINK
        self._kind.set_value(tag.kind.value)
        self._kind.setEnabled(not tag.id)
        self._meaning.set_text(kind_meaning(tag.kind))
        self._text.rename(_(_TEXTS[tag.kind]))
        self._form.show_values({name: getattr(tag, name) for name in ("place", "text", *_MARKS)})
        self._marks.setVisible(link)
        self._preview.setVisible(link)
        self._show_preview()

    def _show_preview(self) -> None:
        """Show what the link becomes; nothing while it is not an address yet."""
        if self._tag.kind is not TagKind.LINK:
            return
        from desktop.reports.qr import matrix

        try:
            made = address(tidied(self._tag))
        except Refused:
            made = ""
        self._address.set_text(
            breakable(made) or _("As soon as the address of a page is entered, it stands here.")
        )
        self._code.setVisible(bool(made))
        self._code.show_code(matrix(made) if made else (), _("QR code: {address}").format(address=made))

    @Slot(str)
    def _pick(self, key: str) -> None:
        kind = TagKind(key)
        kept = self._tag.text if kind is TagKind.LINK and self._tag.kind is kind else ""
        self._tag = replace(self._tag, kind=kind, text=kept or self._desk.measuring.free_text(kind))
        self._form.forgive()
        self._show_tag()

    @Slot(str, object)
    def _edit(self, name: str, value: str) -> None:
        change = {name: value.strip()}
        self._tag = replace(self._tag, **change)  # type: ignore[arg-type]
        self._show_preview()

    @Slot()
    def _take(self) -> None:
        self._form.forgive()
        try:
            self._desk.measuring.put_tag(self._tag)
        except Refused as refusal:
            if not self._form.blame(refusal.problems):
                self._text.set_error(sentence(refusal.problems[0]))
                self._fields.see(self._text)
            return
        self.accept()

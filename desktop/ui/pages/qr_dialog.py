"""The QR code of a link, to be looked at, saved as a picture or a drawing, and its address to be copied."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from desktop.domain.faults import Fault
from desktop.domain.tags import Tag, address
from desktop.language import _
from desktop.reports.qr import matrix, png, svg
from desktop.ui.made_files import MadeFile
from desktop.ui.pages.saving import ask_where, wanted_file, write
from desktop.ui.pages.tag_dialog import breakable
from desktop.ui.widgets.banner import Note
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.dialog import Dialog
from desktop.ui.widgets.qr_picture import QrPicture
from desktop.ui.widgets.text import Paragraph
from desktop.wording.faults import fault_sentence

if TYPE_CHECKING:
    from desktop.ui.desk import Desk


class QrDialog(Dialog):
    """The file appears whole or not at all."""

    said = Signal(str, bool)

    def __init__(self, desk: Desk, tag: Tag, parent: QWidget) -> None:
        super().__init__(_("QR code of “{place}”").format(place=tag.place), meaning="qr_code", parent=parent)
        self._desk, self._tag, self._address = desk, tag, address(tag)
        self._picture = QrPicture(260)
        self._picture.show_code(matrix(self._address), _("QR code: {address}").format(address=self._address))
        self._trouble = Note("", "field_error", "bad", ink="bad")
        self._copy = Button(_("Copy the address"), icon="copy")
        self._save = Button(_("Save as a picture…"), "primary")
        for name, control in (("picture", self._picture), ("copy", self._copy), ("save", self._save)):
            control.setObjectName(f"qr.{name}")
        self._trouble.setObjectName("qr.trouble")
        self._copy.clicked.connect(self._take_address)
        self._save.clicked.connect(self._ask)
        self.body.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignHCenter)
        self.add(Paragraph(breakable(self._address), "note", "muted"), self._trouble)
        self._trouble.hide()
        self.offer(self._copy, quiet=True)
        self.offer(Button(_("Close")), answer=0)
        self.offer(self._save)

    @Slot()
    def _take_address(self) -> None:
        QGuiApplication.clipboard().setText(self._address)
        self._copy.say(_("Copied"), name=_("The address is copied"))

    @Slot()
    def _ask(self) -> None:
        kinds = {"png": _("Pictures"), "svg": _("Drawings")}
        name = _("QR code {place}").format(place=self._tag.place)
        ask_where(self, self._desk, _("Save the QR code as"), name, kinds, self._write)

    @Slot(str)
    def _write(self, chosen: str) -> None:
        self._trouble.hide()
        content = svg(self._address) if chosen.lower().endswith(".svg") else png(self._address)
        desk = self._desk
        wanted = wanted_file(desk, chosen)
        desk.jobs.compute(write, content, wanted, desk.made, done=self._written, failed=self._failed)

    @Slot(object)
    def _written(self, made: MadeFile) -> None:
        self.said.emit(_("The QR code was saved as {name}.").format(name=made.path.name), False)
        self.accept()

    @Slot(object)
    def _failed(self, error: Exception) -> None:
        if not isinstance(error, Fault):
            raise error
        self._trouble.say(fault_sentence(error))
        self._trouble.show()

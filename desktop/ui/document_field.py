"""The one document a record may have: chosen or dropped, shown with its size, opened as a copy, taken away.

Nothing is kept before the record is; what was chosen waits here as `fresh`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QObject, QStandardPaths, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from desktop.domain.faults import Fault
from desktop.domain.problems import Code, Problem, Refused
from desktop.language import _
from desktop.ui.widgets.buttons import Button, Link
from desktop.ui.widgets.layout import row
from desktop.ui.widgets.marks import Icon
from desktop.ui.widgets.text import Label
from desktop.wording.attachments import short_name, size_words
from desktop.wording.faults import fault_sentence
from desktop.wording.problems import sentence

if TYPE_CHECKING:
    from desktop.domain.attachments import Attached
    from desktop.ui.desk import Desk


class DocumentOpener(QObject):
    """Opens a copy that cannot be written, with the program the computer has for it."""

    failed = Signal(str)
    """Why not, in a sentence."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk

    def open(self, file: str, content: str) -> None:
        """Open a kept document."""
        lend = self._desk.attachments.lend
        self._desk.jobs.write(lend, file, content, done=self._show, failed=self._tell)

    @Slot(object)
    def _show(self, copy: Path) -> None:
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(copy))):
            said = _("This computer has no program that opens “{name}”.")
            self.failed.emit(said.format(name=short_name(copy.name)))

    @Slot(object)
    def _tell(self, error: Exception) -> None:
        self.failed.emit(why(error))


class DocumentField(QWidget):
    """Goes into a `Field`, which shows what was refused below it."""

    refused = Signal(str)

    def __init__(self, desk: Desk, prefix: str) -> None:
        super().__init__()
        self._desk = desk
        self._kept: tuple[str, str] = ("", "")
        self.fresh: Attached | None = None
        """Read and not kept yet."""
        self._opener = DocumentOpener(desk, self)
        self._choose = Button(_("Choose a file…"), icon="import", name=_("Choose a document to attach"))
        self._drop = Label(_("or drop it on this window"), "note", "muted")
        self._icon = Icon("evidence_document", "accent", "icon_small")
        self._name, self._size = Label(), Label("", "note", "muted")
        self._open = Link(_("Open"), trailing="")
        self._remove = Link(_("Remove"), trailing="")
        for name, piece in (("choose", self._choose), ("open", self._open), ("remove", self._remove)):
            piece.setObjectName(f"{prefix}.{name}")
        self._choose.clicked.connect(self._ask)
        self._open.clicked.connect(self._look)
        self._remove.clicked.connect(self._take_away)
        self._opener.failed.connect(self.refused)
        self.setLayout(
            row(self._choose, self._drop, self._icon, self._name, self._size, self._open, self._remove, None)
        )
        self.setFocusProxy(self._choose)
        self.show_document("", "")

    def show_document(self, file: str, content: str) -> None:
        """Show what the record has; two empty texts: nothing."""
        self._kept, self.fresh = (file, content), None
        self._show(file, self._desk.attachments.size(file, content) if content else None)

    def document(self) -> tuple[str, str]:
        """Give name and SHA-256 of what is shown; two empty texts: nothing."""
        return self._kept if self.fresh is None else (self.fresh.file, self.fresh.content)

    def take(self, files: Sequence[Path]) -> None:
        """Take a file that was chosen or dropped."""
        if len(files) != 1:
            self.refused.emit(sentence(Problem(Code.DOCUMENT_ONE)))
            return
        self.refused.emit("")
        self._choose.set_busy(_("Reading…"))
        self._desk.jobs.compute(self._desk.attachments.read, files[0], done=self._came, failed=self._failed)

    def _show(self, file: str, size: int | None) -> None:
        there = bool(file)
        self._name.setText(short_name(file))
        self._name.setToolTip(file)
        self._size.setText(size_words(size))
        self._size.set_colour("muted" if size is not None else "bad")
        for piece in (self._icon, self._name, self._size, self._remove):
            piece.setVisible(there)
        self._open.setVisible(there and self.fresh is None and size is not None)
        self._open.setAccessibleName(_("Open {name}").format(name=file))
        self._remove.setAccessibleName(_("Remove {name}").format(name=file))
        self._choose.setVisible(not there)
        self._drop.setVisible(not there)
        self.setFocusProxy(self._remove if there else self._choose)

    @Slot()
    def _ask(self) -> None:
        ask_for_document(self, "document.file", self._chosen)

    @Slot(str)
    def _chosen(self, name: str) -> None:
        self.take((Path(name),))

    @Slot(object)
    def _came(self, attached: Attached) -> None:
        self._choose.set_busy("")
        focused = self._choose.hasFocus() or self.window().focusWidget() is None
        self.fresh = attached
        self._show(attached.file, len(attached.data))
        if focused:
            self._remove.setFocus()

    @Slot(object)
    def _failed(self, error: Exception) -> None:
        self._choose.set_busy("")
        self.refused.emit(why(error))

    @Slot()
    def _look(self) -> None:
        self.refused.emit("")
        self._opener.open(*self._kept)

    @Slot()
    def _take_away(self) -> None:
        self.refused.emit("")
        self.show_document("", "")
        self._choose.setFocus()


def ask_for_document(parent: QWidget, name: str, chosen: Callable[[str], object]) -> None:
    """Let a document of this computer be chosen; `chosen` gets its path."""
    folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    kinds = _("Documents (*.pdf *.docx *.xlsx *.png *.jpg *.jpeg *.txt);;All files (*)")
    dialog = QFileDialog(parent, _("Choose a document to attach"), folder, kinds)
    dialog.setObjectName(name)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.fileSelected.connect(chosen)
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()


def dropped_files(data: QMimeData) -> tuple[Path, ...]:
    """Give the files of this computer among what is dropped."""
    return tuple(Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile())


def why(error: Exception) -> str:
    """Say why a document was not taken or opened; raises what is a fault of ours."""
    if isinstance(error, Refused):
        return sentence(error.problems[0])
    if isinstance(error, Fault):
        return fault_sentence(error)
    raise error

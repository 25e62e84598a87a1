"""What is shown where something unexpected happened: what is safe first, then what to do."""

from __future__ import annotations

import platform
import traceback
from pathlib import Path

from PySide6.QtCore import QLibraryInfo, QUrl, Slot
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QWidget

from desktop.language import _
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.dialog import Dialog


def details(error: BaseException) -> str:
    """Give what the makers need to know: versions and where it happened; nothing of the owner's records."""
    lines = traceback.format_exception(type(error), error, error.__traceback__)
    return f"Python {platform.python_version()}, Qt {QLibraryInfo.version().toString()}, {platform.system()} {platform.release()}\n{''.join(lines)}"


class CrashDialog(Dialog):
    """Says what is safe first, then what to do."""

    def __init__(self, error: BaseException, log: Path, time: str, parent: QWidget | None = None) -> None:
        super().__init__(
            _("Something unexpected happened"),
            _(
                "Please check only the last value you entered. If this happens again, copy the details and send them to the makers."
            ),
            safe=(
                _("Everything entered until {time} is saved.").format(time=time),
                _("You can go on working."),
            ),
            details=details(error),
            parent=parent,
        )
        self._details_text, self._log = details(error), log
        show = self.offer(Button(_("Open the log file"), "text", icon="open_folder"), quiet=True)
        self._copy = self.offer(Button(_("Copy the details"), icon="copy"))
        self.offer(Button(_("Go on"), "primary"), answer=Dialog.DialogCode.Accepted)
        show.clicked.connect(self._open_log)
        self._copy.clicked.connect(self._copy_details)

    @Slot()
    def _copy_details(self) -> None:
        QGuiApplication.clipboard().setText(self._details_text)
        self._copy.say(_("Copied"))

    @Slot()
    def _open_log(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._log)))

"""The last resort: an exception nobody expected is noted, told calmly, and the program goes on."""

from __future__ import annotations

import logging
import sys
import threading
import traceback
from collections import Counter
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QMessageLogContext,
    QObject,
    QTime,
    QtMsgType,
    Signal,
    Slot,
    qInstallMessageHandler,
)
from PySide6.QtWidgets import QApplication

if TYPE_CHECKING:
    from desktop.ui.crash import CrashDialog

_LOG = logging.getLogger("mikiwame")
_SIZE, _KEPT = 500_000, 3
_SHOWN = 3
"""The same fault is shown so many times in a run; after that it is only noted."""
_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}


def note(error: BaseException) -> None:
    """Write an exception into the log, without telling anybody."""
    _LOG.error("%s", error, exc_info=(type(error), error, error.__traceback__))


def log_file(folder: Path) -> Path:
    """Give the newest log file of a folder."""
    return folder / "mikiwame.log"


class Errors(QObject):
    """Catches what nobody else caught, on any thread, until `close`."""

    caught = Signal(object)
    """An exception, handed to the window's thread."""

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._log = log_file(folder)
        self._shown: Counter[str] = Counter()
        self._dialog: CrashDialog | None = None
        self._handler = _Log(self._log)
        _LOG.addHandler(self._handler)
        self._hooks = sys.excepthook, threading.excepthook
        sys.excepthook = self._hook
        threading.excepthook = self._thread_hook
        self._qt = qInstallMessageHandler(_qt_message)
        self.caught.connect(self._show)

    def close(self) -> None:
        """Put back what was there before."""
        sys.excepthook, threading.excepthook = self._hooks
        qInstallMessageHandler(self._qt)
        _LOG.removeHandler(self._handler)
        self._handler.close()

    def _hook(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        note(error)
        self.caught.emit(error)

    def _thread_hook(self, args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None:
            self._hook(args.exc_type, args.exc_value, args.exc_traceback)

    @Slot(object)
    def _show(self, error: BaseException) -> None:
        last = traceback.extract_tb(error.__traceback__)[-1:]
        place = "".join(f"{frame.filename}:{frame.lineno}" for frame in last)
        self._shown[place] += 1
        if self._dialog is not None or self._shown[place] > _SHOWN:
            return
        from desktop.ui.crash import CrashDialog

        time = QTime.currentTime().toString("HH:mm")
        self._dialog = CrashDialog(error, self._log, time, QApplication.activeWindow())
        self._dialog.finished.connect(self._closed)
        self._dialog.open()

    @Slot()
    def _closed(self) -> None:
        if self._dialog is not None:
            self._dialog.deleteLater()
            self._dialog = None


def install(folder: Path) -> Errors:
    """Note and show unexpected exceptions from now on; the log lies in the folder. Keep what this gives."""
    return Errors(folder, QApplication.instance())


class _Log(logging.Handler):
    """Writes into a file that is turned over when it grows, opened with the first thing to note.

    Where there can be no file, it writes to stderr.
    """

    def __init__(self, path: Path) -> None:
        super().__init__()
        self._path = path
        self._file: logging.Handler | None = None

    def emit(self, record: logging.LogRecord) -> None:
        """Write one record."""
        if self._file is None:
            self._file = self._opened()
        self._file.emit(record)

    def close(self) -> None:
        """Let go of the file."""
        if self._file is not None:
            self._file.close()
        super().close()

    def _opened(self) -> logging.Handler:
        from logging.handlers import RotatingFileHandler

        handler: logging.Handler
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            handler = RotatingFileHandler(self._path, maxBytes=_SIZE, backupCount=_KEPT, encoding="utf-8")
        except OSError:
            handler = logging.StreamHandler()
        handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
        return handler


def _qt_message(kind: QtMsgType, _context: QMessageLogContext, message: str) -> None:
    _LOG.log(_LEVELS.get(kind, logging.WARNING), "Qt: %s", message)

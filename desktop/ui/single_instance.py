"""One window for each owner and folder: a second start raises the first window and leaves.

The two meet at a local socket, which never leaves the machine and which only this user may use.
"""

from __future__ import annotations

import time
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLockFile, QObject, Signal, Slot

if TYPE_CHECKING:
    from PySide6.QtNetwork import QLocalServer

PATIENCE = 5000
"""Milliseconds to wait for the first window to answer."""
_AGAIN = 0.05
"""Seconds between two tries: a first window that is just starting does not listen yet."""


class SingleInstance(QObject):
    """Holds a data folder for one window. `raised` is emitted when a second start asks for that window."""

    raised = Signal()

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        with suppress(OSError):
            folder.mkdir(parents=True, exist_ok=True)
        self._folder = folder
        self._lock = QLockFile(str(folder / "window.lock"))
        self._lock.setStaleLockTime(0)
        self._server: QLocalServer | None = None

    def acquire(self) -> bool:
        """Take the folder; False where a window has it. What a killed program left behind is taken over.

        A folder that cannot be written is taken too: opening the records will say what is wrong with it.
        """
        if not self._lock.tryLock(0):
            return self._lock.error() is not QLockFile.LockError.LockFailedError
        return True

    @Slot()
    def listen(self) -> None:
        """Hear second starts from now on. Not before the window is filled: Qt's network is slow to come."""
        from PySide6.QtNetwork import QLocalServer

        name = _name(self._folder)
        QLocalServer.removeServer(name)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._on_second_start)
        self._server.listen(name)

    def raise_first(self) -> bool:
        """Ask the window that has the folder to come forward; False where nobody answers."""
        from PySide6.QtNetwork import QLocalSocket

        until = time.monotonic() + PATIENCE / 1000
        while True:
            socket = QLocalSocket()
            socket.connectToServer(_name(self._folder))
            answered = socket.waitForConnected(PATIENCE)
            socket.abort()
            if answered or time.monotonic() > until:
                return answered
            time.sleep(_AGAIN)

    def release(self) -> None:
        """Let go of the folder, on leaving."""
        if self._server is not None:
            self._server.close()
        self._lock.unlock()

    def _on_second_start(self) -> None:
        while self._server is not None and self._server.hasPendingConnections():
            self._server.nextPendingConnection().deleteLater()
            self.raised.emit()


def _name(folder: Path) -> str:
    """A name of this user and this folder alone: sockets may lie where all users keep theirs."""
    import hashlib

    whole = f"{Path.home()}\n{folder.resolve()}"
    return f"mikiwame-{hashlib.sha256(whole.encode()).hexdigest()[:24]}"

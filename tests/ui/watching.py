"""Watches the event loop: a beat every 5 ms, and a thread that names the function where no beat comes."""

from __future__ import annotations

import sys
import threading
import time
import traceback
from types import TracebackType

from PySide6.QtCore import QObject, Qt, QTimer


class Watch(QObject):
    """``with Watch(0.05) as watch: …`` then ``assert not watch.stalls``; use on the main thread."""

    def __init__(self, limit: float) -> None:
        super().__init__()
        self.stalls: list[str] = []
        self._limit, self._main = limit, threading.get_ident()
        self._last, self._over = time.perf_counter(), threading.Event()
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(5)
        self._timer.timeout.connect(self._beat)
        self._thread = threading.Thread(target=self._watch, name="watch", daemon=True)

    def __enter__(self) -> Watch:
        self._beat()
        self._timer.start()
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._timer.stop()
        self._over.set()
        self._thread.join()

    def _beat(self) -> None:
        self._last = time.perf_counter()

    def _watch(self) -> None:
        noted = 0.0
        while not self._over.wait(0.005):
            beat = self._last
            if beat != noted and time.perf_counter() - beat > self._limit:
                noted = beat
                frame = sys._current_frames().get(self._main)
                where = traceback.extract_stack(frame)[-1] if frame else None
                self.stalls.append(f"{where.name} ({where.filename}:{where.lineno})" if where else "?")

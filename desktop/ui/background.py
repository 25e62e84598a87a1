"""Work beside the window: one worker for what writes, two for what computes.

Work takes plain values and gives values; what it gives comes to methods of widgets, on the window's thread.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from PySide6.QtCore import QObject, Signal, Slot

Step = Callable[[int, int], None]
"""Work calls it often with how far it is, and of how much (0: unknown)."""


class Cancelled(Exception):  # noqa: N818 - says what happened
    """The work was asked to stop."""


class Job(QObject):
    """One piece of work that is waiting or going on; it lives on the window's thread, and tells there."""

    progressed = Signal(int, int)
    """How far it is, of how much."""
    done = Signal(object)
    """What it gave."""
    failed = Signal(object)
    """The exception that ended it."""
    ended = Signal()
    """It is over, in whatever way."""
    _stepped = Signal(int, int)
    _gave = Signal(object)
    _broke = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._stop = threading.Event()
        self._stepped.connect(self._tell_step)
        self._gave.connect(self._tell_result)
        self._broke.connect(self._tell_failure)

    def cancel(self) -> None:
        """Ask it to stop; it does at its next step, and from now on tells nothing but its end."""
        self._stop.set()

    def step(self, at: int, of: int) -> None:
        """Report how far it is; called by the work. Raises Cancelled where it was asked to stop."""
        if self._stop.is_set():
            raise Cancelled
        self._stepped.emit(at, of)

    def run(self, work: Callable[..., Any], values: tuple[Any, ...], named: dict[str, Any]) -> None:
        """Do the work, on a worker's thread."""
        try:
            if self._stop.is_set():
                raise Cancelled
            self._gave.emit(work(*values, **named))
        except Exception as error:
            self._broke.emit(error)

    @Slot(int, int)
    def _tell_step(self, at: int, of: int) -> None:
        if not self._stop.is_set():
            self.progressed.emit(at, of)

    @Slot(object)
    def _tell_result(self, result: object) -> None:
        if not self._stop.is_set():
            self.done.emit(result)
        self.ended.emit()

    @Slot(object)
    def _tell_failure(self, error: Exception) -> None:
        if not self._stop.is_set():
            self.failed.emit(error)
        self.ended.emit()


class Background(QObject):
    """Hands out work. Closing cancels everything and waits."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._writer = ThreadPoolExecutor(1, "writer")
        self._pool = ThreadPoolExecutor(2, "pool")
        self._jobs: set[Job] = set()

    def write(
        self,
        work: Callable[..., Any],
        *values: Any,  # noqa: ANN401 - the work's own
        done: Callable[[Any], None] | None = None,
        failed: Callable[[Exception], None] | None = None,
        progressed: Callable[[int, int], None] | None = None,
    ) -> Job:
        """Do work that writes, after all other such work.

        `done`, `failed` and `progressed` are methods of a QObject and are called on its thread. With
        `progressed`, the work gets a `step` to call. Without `failed`, an exception goes to the crash dialog.
        """
        return self._start(self._writer, work, values, done, failed, progressed)

    def compute(
        self,
        work: Callable[..., Any],
        *values: Any,  # noqa: ANN401 - the work's own
        done: Callable[[Any], None] | None = None,
        failed: Callable[[Exception], None] | None = None,
        progressed: Callable[[int, int], None] | None = None,
    ) -> Job:
        """Do work that only computes or reads, beside everything else; otherwise as `write`."""
        return self._start(self._pool, work, values, done, failed, progressed)

    def busy(self) -> bool:
        """Tell whether any work is waiting or going on."""
        return bool(self._jobs)

    def close(self) -> None:
        """Cancel everything, wait for it, and take no more."""
        for job in self._jobs:
            job.cancel()
        for workers in (self._writer, self._pool):
            workers.shutdown(wait=True, cancel_futures=True)

    def _start(
        self,
        workers: ThreadPoolExecutor,
        work: Callable[..., Any],
        values: tuple[Any, ...],
        done: Callable[[Any], None] | None,
        failed: Callable[[Exception], None] | None,
        progressed: Callable[[int, int], None] | None,
    ) -> Job:
        job = Job(self)
        if done is not None:
            job.done.connect(done)
        job.failed.connect(failed or self._unanswered)
        if progressed is not None:
            job.progressed.connect(progressed)
        job.ended.connect(self._over)
        self._jobs.add(job)
        workers.submit(job.run, work, values, {"step": job.step} if progressed is not None else {})
        return job

    @Slot(object)
    def _unanswered(self, error: Exception) -> None:
        """Raise on the window's thread what nobody asked about: it is a fault of ours."""
        raise error

    @Slot()
    def _over(self) -> None:
        job = self.sender()
        if isinstance(job, Job):
            self._jobs.discard(job)
            job.deleteLater()

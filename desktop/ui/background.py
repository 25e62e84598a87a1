"""Work off the window's thread: one worker for what writes, a pool for pure computing.

A job takes plain values and gives one back. Its answer arrives on the window's thread, and only while
somebody still wants it. Closing cancels what can be cancelled and waits for the rest.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any, ParamSpec, TypeVar

from PySide6.QtCore import QObject, Qt, Signal, Slot

P = ParamSpec("P")
T = TypeVar("T")


class Cancelled(Exception):  # noqa: N818 - says what happened
    """The work was asked to stop, and did."""


class Job(QObject):
    """One piece of work. Connect `done`, `failed`, `progressed` and `ended` to methods of widgets."""

    done = Signal(object)
    failed = Signal(Exception)
    """What the work raised; a bug goes to the crash dialog where nobody listens."""
    progressed = Signal(int, int)
    ended = Signal()
    """After done, failed or a cancel."""
    _came = Signal(object, object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._cancel = threading.Event()
        self._came.connect(self._deliver, Qt.ConnectionType.QueuedConnection)
        self.listened = False

    def cancel(self) -> None:
        """Ask the work to stop at its next step; its answer is not wanted any more."""
        self._cancel.set()

    def step(self, at: int, of: int) -> None:
        """The work calls this often: it reports, and raises `Cancelled` when asked to stop."""
        if self._cancel.is_set():
            raise Cancelled
        self.progressed.emit(at, of)

    def take(self, future: Future[Any]) -> None:
        """Hand the answer over to the window's thread; called on the worker."""
        error = future.exception() if not future.cancelled() else Cancelled()
        self._came.emit(None if error else future.result(), error)

    @Slot(object, object)
    def _deliver(self, value: object, error: Exception | None) -> None:
        if isinstance(error, Cancelled) or self._cancel.is_set():
            self.ended.emit()
        elif error is not None:
            self._fail(error)
        else:
            self.done.emit(value)
            self.ended.emit()
        self.deleteLater()

    def _fail(self, error: Exception) -> None:
        self.ended.emit()
        if self.listened:
            self.failed.emit(error)
        else:
            raise error


class Background(QObject):
    """The workers of one window."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._writer = ThreadPoolExecutor(1, thread_name_prefix="writer")
        self._pool = ThreadPoolExecutor(2, thread_name_prefix="computing")
        self._jobs: set[Job] = set()

    def write(
        self,
        work: Callable[..., T],
        *values: object,
        done: Callable[[T], object] | None = None,
        failed: Callable[[Exception], object] | None = None,
        progressed: Callable[[int, int], object] | None = None,
    ) -> Job:
        """Do work that reads or writes records, one after the other.

        `work` is called with the values, and with ``step=…`` where `progressed` is given. `done`,
        `failed` and `progressed` must be methods of QObjects or plain functions; they are called on
        the window's thread. What `failed` does not take is a bug and meets the crash dialog.
        """
        return self._start(self._writer, work, values, done, failed, progressed)

    def compute(
        self,
        work: Callable[..., T],
        *values: object,
        done: Callable[[T], object] | None = None,
        failed: Callable[[Exception], object] | None = None,
        progressed: Callable[[int, int], object] | None = None,
    ) -> Job:
        """Do work that touches no records, beside other such work; called as `write` says."""
        return self._start(self._pool, work, values, done, failed, progressed)

    def busy(self) -> bool:
        """Tell whether something is still going on."""
        return bool(self._jobs)

    def close(self) -> None:
        """Cancel, and wait for what is going on to stop."""
        for job in tuple(self._jobs):
            job.cancel()
        for workers in (self._writer, self._pool):
            workers.shutdown(wait=True, cancel_futures=True)

    def _start(
        self,
        workers: ThreadPoolExecutor,
        work: Callable[..., T],
        values: tuple[object, ...],
        done: Callable[[T], object] | None,
        failed: Callable[[Exception], object] | None,
        progressed: Callable[[int, int], object] | None,
    ) -> Job:
        job = Job(self)
        self._jobs.add(job)
        job.ended.connect(self._forget)
        if done is not None:
            job.done.connect(done)
        if failed is not None:
            job.listened = True
            job.failed.connect(failed)
        if progressed is not None:
            job.progressed.connect(progressed, Qt.ConnectionType.QueuedConnection)
        given = {"step": job.step} if progressed is not None else {}
        workers.submit(work, *values, **given).add_done_callback(job.take)
        return job

    @Slot()
    def _forget(self) -> None:
        job = self.sender()
        if isinstance(job, Job):
            self._jobs.discard(job)

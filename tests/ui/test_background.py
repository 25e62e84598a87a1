"""Work beside the window: in order, reported, stopped, failed, and waited for."""

from __future__ import annotations

import threading
import time

import pytest
from PySide6.QtCore import QObject, QThread, Slot

from desktop.ui.background import Background, Cancelled
from tests.ui.watching import Watch


class Asker(QObject):
    """What a page does with a job."""

    def __init__(self) -> None:
        super().__init__()
        self.got: list = []
        self.steps: list[tuple[int, int]] = []
        self.failures: list[Exception] = []
        self.threads: set = set()

    @Slot(object)
    def take(self, value) -> None:
        self.threads.add(QThread.currentThread())
        self.got.append(value)

    @Slot(int, int)
    def step(self, at: int, of: int) -> None:
        self.steps.append((at, of))

    @Slot(object)
    def fail(self, error: Exception) -> None:
        self.failures.append(error)


@pytest.fixture
def jobs(qapp):
    jobs = Background()
    yield jobs
    jobs.close()


def double(value: int) -> int:
    return 2 * value


def sheets(many: int, step) -> str:
    for at in range(many):
        step(at + 1, many)
    return "done"


def test_results_come_to_the_windows_thread(qtbot, qapp, jobs):
    asker = Asker()
    jobs.compute(double, 21, done=asker.take)
    qtbot.waitUntil(lambda: asker.got == [42])
    assert asker.threads == {qapp.thread()}
    qtbot.waitUntil(lambda: not jobs.busy())


def test_what_writes_is_done_one_after_the_other(qtbot, jobs):
    asker, running, most = Asker(), [], []

    def write(value: int) -> int:
        running.append(value)
        most.append(len(running))
        time.sleep(0.01)
        running.remove(value)
        return value

    for value in range(5):
        jobs.write(write, value, done=asker.take)
    qtbot.waitUntil(lambda: asker.got == [0, 1, 2, 3, 4])
    assert max(most) == 1


def test_work_reports_its_steps(qtbot, jobs):
    asker = Asker()
    jobs.compute(sheets, 3, done=asker.take, progressed=asker.step)
    qtbot.waitUntil(lambda: asker.got == ["done"])
    assert asker.steps == [(1, 3), (2, 3), (3, 3)]


def test_cancelled_work_stops_at_its_next_step_and_gives_nothing(qtbot, jobs):
    asker, begun, stopped = Asker(), threading.Event(), threading.Event()

    def endless(step) -> None:
        try:
            while True:
                begun.set()
                step(0, 0)
                time.sleep(0.001)
        except Cancelled:
            stopped.set()
            raise

    job = jobs.compute(endless, done=asker.take, failed=asker.fail, progressed=asker.step)
    assert begun.wait(1)
    job.cancel()
    assert stopped.wait(1)
    qtbot.waitUntil(lambda: not jobs.busy())
    assert (asker.got, asker.failures) == ([], [])


def test_a_failure_goes_to_who_asked(qtbot, jobs):
    asker = Asker()
    jobs.write(int, "x", done=asker.take, failed=asker.fail)
    qtbot.waitUntil(lambda: len(asker.failures) == 1)
    assert isinstance(asker.failures[0], ValueError)


def test_a_failure_nobody_asked_about_reaches_the_window(qtbot, jobs):
    with qtbot.captureExceptions() as caught:
        jobs.compute(int, "x")
        qtbot.waitUntil(lambda: not jobs.busy())
    assert [kind for kind, _error, _trace in caught] == [ValueError]


def test_closing_cancels_waits_and_lets_nothing_through(qtbot, qapp):
    jobs, asker, over = Background(), Asker(), threading.Event()

    def slow(step) -> None:
        try:
            while True:
                step(0, 0)
                time.sleep(0.001)
        finally:
            over.set()

    jobs.compute(slow, done=asker.take, failed=asker.fail, progressed=asker.step)
    for value in range(3):
        jobs.write(double, value, done=asker.take)
    jobs.close()
    told = len(asker.got)
    assert over.is_set()
    qtbot.wait(20)
    assert len(asker.got) == told == 0


def test_waiting_work_does_not_hold_up_the_window(qtbot, jobs):
    asker = Asker()
    with Watch(0.2) as watch:
        jobs.compute(time.sleep, 0.3, done=asker.take)
        qtbot.waitUntil(lambda: asker.got == [None])
    assert watch.stalls == []


def test_the_watch_names_what_holds_up_the_window(qtbot):
    with Watch(0.03) as watch:
        time.sleep(0.1)
    assert len(watch.stalls) == 1
    assert "test_the_watch_names" in watch.stalls[0]

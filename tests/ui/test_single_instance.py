"""A second start brings the first window forward; after a crash the next start just works."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer

from desktop.ui.single_instance import SingleInstance

HOLDING = """
import sys
import threading
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from desktop.ui.single_instance import SingleInstance
app = QCoreApplication([])
single = SingleInstance(Path(sys.argv[1]))
single.raised.connect(app.quit)
held = single.acquire()
single.listen()
print("holds" if held else "refused", flush=True)
app.exec()
single.release()
"""


@pytest.fixture
def make(qapp):
    made: list[SingleInstance] = []

    def make(folder: Path) -> SingleInstance:
        made.append(SingleInstance(folder))
        return made[-1]

    yield make
    for single in made:
        single.release()
        single.deleteLater()


def start(folder: Path) -> subprocess.Popen:
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    program = subprocess.Popen(
        [sys.executable, "-c", HOLDING, str(folder)], stdout=subprocess.PIPE, text=True, env=environment
    )
    assert program.stdout.readline().strip() == "holds"
    return program


def test_the_second_window_raises_the_first(qtbot, make, tmp_path):
    first, second = make(tmp_path / "records"), make(tmp_path / "records")
    assert first.acquire()
    first.listen()
    assert not second.acquire()
    with qtbot.waitSignal(first.raised, timeout=2000):
        assert second.raise_first()
    with qtbot.waitSignal(first.raised, timeout=2000):  # and again
        assert second.raise_first()


def test_when_the_first_is_closed_the_next_may_open(make, tmp_path):
    first, second = make(tmp_path), make(tmp_path)
    assert first.acquire()
    first.release()
    assert not second.raise_first()
    assert second.acquire()


def test_a_first_window_that_is_just_starting_is_waited_for(qtbot, make, tmp_path):
    first, second = make(tmp_path), make(tmp_path)
    assert first.acquire()
    asked = threading.Thread(target=second.raise_first)
    with qtbot.waitSignal(first.raised, timeout=3000):
        asked.start()
        QTimer.singleShot(200, first.listen)
    asked.join()


def test_two_folders_are_two_windows(make, tmp_path):
    assert make(tmp_path / "a").acquire()
    assert make(tmp_path / "b").acquire()


def test_another_process_is_raised_and_let_go(make, tmp_path):
    with start(tmp_path) as program:
        here = make(tmp_path)
        assert not here.acquire()
        assert here.raise_first()
        assert program.wait(10) == 0
    assert here.acquire()


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGKILL")
def test_a_killed_program_does_not_lock_the_owner_out(qtbot, make, tmp_path):
    with start(tmp_path) as program:
        program.send_signal(signal.SIGKILL)
    first, second = make(tmp_path), make(tmp_path)
    assert first.acquire()
    first.listen()
    with qtbot.waitSignal(first.raised, timeout=2000):
        assert second.raise_first()

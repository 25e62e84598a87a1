"""What every test of the window gets: a look, Japanese, and a failure for anything left behind or warned of."""

from __future__ import annotations

import logging
import os
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QTimer
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication

from desktop import language
from desktop.ui import style
from desktop.ui.fonts import carried_font, usable
from desktop.ui.icons import read_drawings
from desktop.ui.theme import Theme
from desktop.ui.tokens import Tokens, read_tokens

if TYPE_CHECKING:
    from desktop.settings import Paths, Settings
    from tests.ui.running import Run

Wear = Callable[..., Theme]


@pytest.fixture(scope="session")
def tokens() -> Tokens:
    return read_tokens()


@pytest.fixture(scope="session")
def drawings(tokens):
    return read_drawings(tokens)


@pytest.fixture(scope="session")
def wear(qapp: QApplication, tokens, drawings) -> Wear:
    """Put a look and a language on the program: ``wear("dark", 1.25, "en")``."""
    assert carried_font() is not None
    assert usable(tokens.families["ja"]), "no Japanese font: everything would be boxes"
    QAccessible.setActive(True)

    def put_on(name: str = "light", scale: float = 1.0, spoken: str = "ja") -> Theme:
        language.use(spoken)
        theme = Theme.of(tokens, name, scale, spoken, drawings)
        style.apply(qapp, theme)
        return theme

    return put_on


@pytest.fixture(autouse=True)
def dressed(wear: Wear) -> Iterator[None]:
    """Begin in light colours, at 100 %, in Japanese."""
    wear()
    yield
    wear()


@pytest.fixture(autouse=True)
def nothing_left_behind(qapp: QApplication) -> Iterator[None]:
    """Fail where a thread or a running timer outlives its test."""
    before = set(threading.enumerate())
    yield
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    left = [thread.name for thread in set(threading.enumerate()) - before if not thread.daemon]
    assert not left, f"threads left behind: {left}"
    running = [
        type(timer.parent()).__name__
        for widget in qapp.topLevelWidgets()
        if widget.isVisible()
        for timer in widget.findChildren(QTimer)
        if timer.isActive()
    ]
    assert not running, f"timers left running: {running}"


@pytest.fixture(autouse=True)
def no_warnings_logged(request: pytest.FixtureRequest, caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """Fail on a warning in the log, unless the test says ``@pytest.mark.warns``."""
    yield
    if request.node.get_closest_marker("warns"):
        return
    said = [record.getMessage() for record in caplog.get_records("call") if record.levelno >= logging.WARNING]
    assert not said, f"warnings in the log: {said}"


@pytest.fixture(scope="session")
def sample_records(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample shop's records, made once; copy them."""
    from tests.ui.running import sample_in

    return sample_in(tmp_path_factory.mktemp("sample_records")).database


@pytest.fixture
def run(qtbot, sample_records: Path, tmp_path: Path) -> Iterator[Callable[..., Run]]:
    """Start the program on the sample (``run()``) or on a folder: ``run(Paths(…), Settings(…))``."""
    from tests.ui.running import Run, copy_of

    begun: list[Run] = []

    def begin(where: Paths | None = None, settings: Settings | None = None) -> Run:
        begun.append(Run(qtbot, where or copy_of(sample_records, tmp_path / "records"), settings))
        return begun[-1]

    yield begin
    for each in begun:
        each.close()

"""Puts Qt, storage, settings and language together: opens the window and serves what lies outside a page.

First the window is painted, then storage is imported and the records opened on a worker; nothing here
decides anything about the business.
"""

from __future__ import annotations

import builtins
import gc
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QLibraryInfo, QObject, Qt, QTimer, QTranslator, Signal, Slot
from PySide6.QtWidgets import QApplication, QLabel

from desktop import language
from desktop.domain.faults import Fault
from desktop.language import _
from desktop.settings import Paths, Settings, load, save
from desktop.ui import errors
from desktop.ui.background import Background
from desktop.ui.display import has_display
from desktop.ui.opening import Opened, open_records, read_kit
from desktop.ui.single_instance import SingleInstance
from desktop.ui.tokens import Tokens, named, read_tokens
from desktop.ui.window import Window

if TYPE_CHECKING:
    from desktop.ui.main_window import MainWindow
    from desktop.ui.visiting import Visit

PICTURE = 1366, 768
"""The size of a tour's pictures, in px: the screen of a small laptop."""
SWITCH = 0.0005
"""Seconds after which work beside the window lets it have a turn.

Each call into Qt lets go of Python, and with Python's own 5 ms the window waited that long to go on after
every one of them: a page painted beside a report took 150 ms in place of 15.
"""
HEAR = 1_000
"""Milliseconds after which second starts are heard; they wait that long, and the first page comes before."""


def now() -> datetime:
    """Tell the time, with this machine's zone."""
    return datetime.now().astimezone()


class Program(QObject):
    """One run of the window on one folder of records."""

    opened = Signal()
    """The records are open and the first page is shown."""
    filled = Signal()
    """Something is shown: a page, the first start, or what is wrong with the records."""

    def __init__(self, app: QApplication, where: Paths, clock: Callable[[], datetime]) -> None:
        super().__init__(app)
        self._app, self._where, self._clock = app, where, clock
        self._tokens: Tokens = read_tokens()
        self._drawings: Mapping[str, bytes] = {}
        self._translator = QTranslator(self)
        self.settings: Settings = load(where.settings)
        self.jobs = Background(self)
        self._speak()
        self.window = Window(self._tokens.colours[named(self.settings.theme)]["background"])
        self._main: MainWindow | None = None
        self._visit: Visit | None = None
        self._connect()

    def start(self) -> None:
        """Show the window; what it holds follows once it is painted."""
        self.window.resize(*self._tokens.window)
        if self.settings.window:
            self.window.restoreGeometry(QByteArray.fromBase64(self.settings.window.encode()))
        self.window.show()

    @property
    def main(self) -> MainWindow:
        """What the window shows; only once it is painted and `filled`."""
        assert self._main is not None
        return self._main

    def change(self, settings: Settings) -> None:
        """Put on another language, theme or text size, and remember it."""
        before, self.settings = self.settings, settings
        self._remember()
        if before.language != settings.language:
            self._speak()
        self._dress()
        if before.language != settings.language:
            self.main.retranslate()

    @Slot()
    def come_forward(self) -> None:
        """Bring the window to the front: a second one was started."""
        self.window.showNormal() if self.window.isMinimized() else self.window.show()
        self.window.raise_()
        self.window.activateWindow()

    @property
    def visit(self) -> Visit | None:
        """What goes on in the window once the records are open."""
        return self._visit

    def _connect(self) -> None:
        self.window.painted.connect(self._furnish_soon)
        self.window.closing.connect(self._close)
        self._app.styleHints().colorSchemeChanged.connect(self._dress)

    @Slot()
    def _furnish_soon(self) -> None:
        """Let the empty window reach the screen first."""
        QTimer.singleShot(0, self, self._furnish)

    @Slot()
    def _furnish(self) -> None:
        """Bring in the kit and then the records, off the window's thread."""
        self.jobs.write(read_kit, self._tokens, done=self._fill, failed=self._incomplete)
        self._open()

    def _incomplete(self, error: Exception) -> None:
        """Say without the kit that the program's own files are not all there; the records stay closed."""
        errors.note(error)
        self._opening.cancel()
        words = _("The program’s own files are not complete. Your records are safe. Please install it again.")
        self.window.fill(QLabel(words, alignment=Qt.AlignmentFlag.AlignCenter, wordWrap=True))

    def _fill(self, drawings: Mapping[str, bytes]) -> None:
        from desktop.ui.icons import mark
        from desktop.ui.main_window import MainWindow

        self._drawings = drawings
        self._dress()
        self._main = MainWindow()
        self._main.language_asked.connect(self._other_language)
        self._main.settings_asked.connect(self.change)
        self._main.filled.connect(self.filled)
        self.window.setWindowIcon(mark())
        self.window.fill(self._main)

    @Slot()
    def _open(self) -> None:
        self._opening = self.jobs.write(
            open_records,
            self._where,
            self._clock,
            self.settings.shop,
            self.jobs,
            done=self._ready,
            failed=self._failed,
        )

    def _ready(self, result: Opened) -> None:
        from desktop.ui.visiting import Visit

        self._visit = Visit(self.main, result, self.jobs, self)
        self._visit.reopen_asked.connect(self._open_again)
        self._visit.begin()
        self.opened.emit()

    def _failed(self, error: Exception) -> None:
        if not isinstance(error, Fault):
            raise error
        from desktop.ui.trouble import Trouble

        trouble = Trouble(error, self._where, self._clock)
        trouble.open_asked.connect(self._open_again)
        self.main.show_alone(trouble)

    @Slot()
    def _open_again(self) -> None:
        """Open the records anew: a backup took their place."""
        if self._visit is not None:
            self._visit.close()
            self._visit.deleteLater()
            self._visit = None
        self._open()

    @Slot()
    def _other_language(self) -> None:
        other = "en" if language.current() == "ja" else "ja"
        self.change(replace(self.settings, language=other))

    def _speak(self) -> None:
        chosen = self.settings.language
        language.use(language.system_language() if chosen == "system" else chosen)
        self._app.removeTranslator(self._translator)
        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        if language.current() == "ja" and self._translator.load("qtbase_ja", folder):
            self._app.installTranslator(self._translator)

    @Slot()
    def _dress(self) -> None:
        if not self._drawings:
            return
        from desktop.ui import style
        from desktop.ui.theme import Theme

        chosen = self.settings
        theme = Theme.of(
            self._tokens, named(chosen.theme), chosen.text_scale, language.current(), self._drawings
        )
        style.apply(self._app, theme)

    @Slot()
    def _close(self) -> None:
        shop = self._visit.shop if self._visit else self.settings.shop
        geometry = bytes(self.window.saveGeometry().toBase64().data()).decode()
        self.settings = replace(self.settings, window=geometry, shop=shop)
        self._remember()
        self.jobs.close()
        if self._visit is not None:
            self._visit.close()
        self._app.removeTranslator(self._translator)

    def _remember(self) -> None:
        try:
            save(self._where.settings, self.settings)
        except OSError as error:
            errors.note(error)


def _import_plainly() -> None:
    """Have Python import in its own way again.

    PySide puts an import of its own in its place, which reads the source of every module to learn whether it
    uses optional features. Nobody here does, and it costs 17 MB and a tenth of the start.
    """
    builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)


def application() -> QApplication:
    """Give Qt's application; it draws into memory where there is no display."""
    _import_plainly()
    if not has_display():
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    sys.setswitchinterval(SWITCH)
    app = QApplication(sys.argv[:1])
    app.setApplicationName("Mikiwame")
    return app


def _clean_up_again() -> None:
    """Let Python look for garbage again: it paused while everything was being made for the first time."""
    if not gc.isenabled():
        gc.freeze()
        gc.enable()


def open_window(
    where: Paths, clock: Callable[[], datetime] = now, watch: Callable[[Program], None] | None = None
) -> bool:
    """Open the window on the records in `where`, until it is closed; `watch` is given the program first.

    A second window only brings the first to the front; False where a first one has the records and
    does not answer.
    """
    app = application()
    caught = errors.install(where.logs)
    alone = SingleInstance(where.root)
    if not alone.acquire():
        return alone.raise_first()
    program = Program(app, where, clock)
    alone.raised.connect(program.come_forward)
    program.filled.connect(_clean_up_again)
    if watch is not None:
        watch(program)
    gc.disable()
    program.start()
    QTimer.singleShot(HEAR, alone, alone.listen)
    app.exec()
    alone.release()
    caught.close()
    return True


def picture_everything(
    folder: Path, languages: Sequence[str], themes: Sequence[str], clock: Callable[[], datetime]
) -> tuple[Path, ...]:
    """Lead through the whole window in each language and theme and give the pictures taken.

    One language in one theme lies in the folder itself, several in folders of their own; the records
    looked at lie beside them. Raises a `Fault` where a picture cannot be written.
    """
    from desktop.ui.camera import Camera
    from desktop.ui.tour import Tour

    app, taken = application(), list[Path]()
    caught = errors.install(folder / "records")
    looks = [(spoken, theme) for spoken in languages for theme in themes]
    for spoken, theme in looks:
        place = folder / f"{spoken}-{theme}" if len(looks) > 1 else folder
        camera = Camera(place)
        chosen = Settings(language=spoken, theme=theme)
        place.mkdir(parents=True, exist_ok=True)
        Tour(partial(Program, app, clock=clock), place / "records", chosen, clock, camera.take, PICTURE).run()
        taken += camera.taken
    caught.close()
    return tuple(taken)

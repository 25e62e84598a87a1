"""Puts Qt, storage, settings and language together: opens the window and serves what lies outside a page.

First the window is painted, then storage is imported and the records opened on a worker; nothing here
decides anything about the business.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QLibraryInfo, QObject, QTranslator, Signal, Slot
from PySide6.QtWidgets import QApplication

from desktop import language
from desktop.domain.faults import Fault
from desktop.settings import Paths, Settings, load, save
from desktop.ui import errors, style
from desktop.ui.background import Background
from desktop.ui.icons import mark, read_drawings
from desktop.ui.main_window import MainWindow
from desktop.ui.opening import Opened, open_records
from desktop.ui.single_instance import SingleInstance
from desktop.ui.theme import Theme, named
from desktop.ui.tokens import Tokens, read_tokens

if TYPE_CHECKING:
    from desktop.ui.visiting import Visit


def now() -> datetime:
    """Tell the time, with this machine's zone."""
    return datetime.now().astimezone()


class Program(QObject):
    """One run of the window on one folder of records."""

    opened = Signal()
    """The records are open and the first page is shown."""

    def __init__(self, app: QApplication, where: Paths, clock: Callable[[], datetime]) -> None:
        super().__init__(app)
        self._app, self._where, self._clock = app, where, clock
        self._tokens: Tokens = read_tokens()
        self._drawings = read_drawings(self._tokens)
        self._translator = QTranslator(self)
        self.settings: Settings = load(where.settings)
        self.jobs = Background(self)
        self._speak()
        self._dress()
        self.window = MainWindow()
        self.window.setWindowIcon(mark())
        self._visit: Visit | None = None
        self._connect()

    def start(self) -> None:
        """Show the window; the records follow once it is painted."""
        if self.settings.window:
            self.window.restoreGeometry(QByteArray.fromBase64(self.settings.window.encode()))
        self.window.show()

    def change(self, settings: Settings) -> None:
        """Put on another language, theme or text size, and remember it."""
        before, self.settings = self.settings, settings
        self._remember()
        if before.language != settings.language:
            self._speak()
        self._dress()
        if before.language != settings.language:
            self.window.retranslate()

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
        self.window.painted.connect(self._open)
        self.window.language_asked.connect(self._other_language)
        self.window.settings_asked.connect(self.change)
        self.window.closing.connect(self._close)
        self._app.styleHints().colorSchemeChanged.connect(self._dress)

    @Slot()
    def _open(self) -> None:
        self.jobs.write(
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

        self._visit = Visit(self.window, result, self.jobs, self)
        self._visit.reopen_asked.connect(self._open_again)
        self._visit.begin()
        self.opened.emit()

    def _failed(self, error: Exception) -> None:
        if not isinstance(error, Fault):
            raise error
        from desktop.ui.trouble import Trouble

        trouble = Trouble(error, self._where, self._clock)
        trouble.open_asked.connect(self._open_again)
        self.window.show_alone(trouble)

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

    def _remember(self) -> None:
        try:
            save(self._where.settings, self.settings)
        except OSError as error:
            errors.note(error)


def open_window(where: Paths, clock: Callable[[], datetime] = now) -> int:
    """Open the window on the records in `where`; a second window only brings the first to the front."""
    app = QApplication(sys.argv[:1])
    app.setApplicationName("Mikiwame")
    errors.install(where.logs)
    alone = SingleInstance(where.root)
    if not alone.acquire():
        alone.raise_first()
        return 0
    program = Program(app, where, clock)
    alone.raised.connect(program.come_forward)
    program.start()
    code = app.exec()
    alone.release()
    return code

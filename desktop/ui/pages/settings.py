"""Settings: language, look and text size; where the records lie, and their backups."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog

from desktop.domain.faults import Fault
from desktop.language import _
from desktop.settings import load
from desktop.ui.pages.base import DeskPage
from desktop.ui.restoring import tell
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.card import Card
from desktop.ui.widgets.field import Field
from desktop.ui.widgets.layout import row
from desktop.ui.widgets.segmented import Option, Segmented
from desktop.ui.widgets.text import Paragraph
from desktop.wording.amounts import day_in_full

if TYPE_CHECKING:
    from desktop.ui.desk import Desk

_SCALES = {"1.0": 1.0, "1.1": 1.1, "1.25": 1.25, "1.5": 1.5}


class SettingsPage(DeskPage):
    """What is chosen takes effect at once."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Settings"), _("Changes take effect at once."))
        self._settings = load(desk.paths.settings)
        self._language = Segmented(
            _("Language"),
            [Option("system", _("As the system")), Option("ja", "日本語"), Option("en", "English")],
        )
        self._theme = Segmented(
            _("Colours"),
            [Option("system", _("As the system")), Option("light", _("Light")), Option("dark", _("Dark"))],
        )
        self._scale = Segmented(
            _("Text size"),
            [Option("1.0", "100%"), Option("1.1", "110%"), Option("1.25", "125%"), Option("1.5", "150%")],
        )
        self._saving = Path()
        self._backups = Paragraph("", "note", "muted")
        self._open = Button(_("Open the folder"), icon="open_folder")
        self._back_up = Button(_("Save a backup as…"), icon="apply_import")
        self._restore = Button(_("Restore a backup…"), icon="restore")
        self._connect()
        self._lay_out()

    def refresh(self) -> None:
        """Show what is chosen, and the newest backup."""
        from desktop.storage.backups import kept

        self._settings = load(self.desk.paths.settings)
        self._language.set_value(self._settings.language)
        self._theme.set_value(self._settings.theme)
        self._scale.set_value(str(self._settings.text_scale))
        copies = kept(self.desk.paths.database)
        self._backups.set_text(
            _("The newest backup is of {day}; one is made at each start.").format(
                day=day_in_full(copies[0].day)
            )
            if copies
            else _("A backup is made at each start; there is none yet.")
        )

    def _connect(self) -> None:
        self._language.picked.connect(self._speak)
        self._theme.picked.connect(self._dress)
        self._scale.picked.connect(self._enlarge)
        self._open.clicked.connect(self._open_folder)
        self._back_up.clicked.connect(self._save_backup)
        self._restore.clicked.connect(self.restore_asked)

    def _lay_out(self) -> None:
        for name, piece in (
            ("language", self._language),
            ("theme", self._theme),
            ("scale", self._scale),
            ("open", self._open),
            ("back_up", self._back_up),
            ("restore", self._restore),
        ):
            piece.setObjectName(f"settings.{name}")
        self.add(
            Card(
                _("Language and look"),
                Field(_("Language"), self._language),
                Field(_("Colours"), self._theme),
                Field(_("Text size"), self._scale),
            ),
            Card(
                _("Your records"),
                Paragraph(_("Everything lies in this folder on this computer; nothing is sent anywhere.")),
                Paragraph(str(self.desk.paths.root), "note", "muted"),
                self._backups,
                row(self._open, self._back_up, self._restore, None),
            ),
        )

    @Slot(str)
    def _speak(self, key: str) -> None:
        self.settings_asked.emit(replace(load(self.desk.paths.settings), language=key))

    @Slot(str)
    def _dress(self, key: str) -> None:
        self.settings_asked.emit(replace(load(self.desk.paths.settings), theme=key))

    @Slot(str)
    def _enlarge(self, key: str) -> None:
        self.settings_asked.emit(replace(load(self.desk.paths.settings), text_scale=_SCALES[key]))

    @Slot()
    def _open_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self.desk.paths.root)))

    @Slot()
    def _save_backup(self) -> None:
        from desktop.storage.backups import save

        name, _kind = QFileDialog.getSaveFileName(
            self, _("Save a backup as"), f"mikiwame-{self.desk.today():%Y-%m-%d}.db", _("Backups (*.db)")
        )
        if name:
            self._saving = Path(name)
            self._back_up.set_busy(_("Saving…"))
            self.desk.jobs.write(
                save, self.desk.paths.database, self._saving, done=self._saved, failed=self._failed
            )

    @Slot(object)
    def _saved(self, _nothing: object) -> None:
        from desktop.storage.documents import folder_beside

        self._back_up.set_busy("")
        name, folder = self._saving.name, folder_beside(self._saving)
        said = _("The backup was saved as {name}.").format(name=name)
        if folder.is_dir():
            said = _(
                "The backup was saved as {name}, its documents in “{folder}”. Keep them together."
            ).format(name=name, folder=folder.name)
        self.said.emit(said, False)

    @Slot(object)
    def _failed(self, error: Exception) -> None:
        self._back_up.set_busy("")
        if not isinstance(error, Fault):
            raise error
        tell(self, error)

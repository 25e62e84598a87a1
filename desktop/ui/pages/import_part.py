"""Bringing in files: choose or drop them, look at what they hold and would change, keep it as one step."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QFileDialog

from desktop.domain.closing import MonthView, Stage
from desktop.domain.faults import Fault
from desktop.domain.month import Month
from desktop.domain.problems import Refused
from desktop.importers.dates import Told
from desktop.language import _, ngettext
from desktop.ui.pages.import_downloads import DownloadsCard
from desktop.ui.pages.import_files import FilesBlock
from desktop.ui.pages.import_handed import HandedCard
from desktop.ui.pages.import_history import HistoryCard, TakeBackDialog
from desktop.ui.pages.import_values import ValuesBlock
from desktop.ui.pages.month_part import MonthPart, to_stage
from desktop.ui.pages.saving import ask_where, wanted_file, write
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.empty import Empty
from desktop.ui.widgets.layout import Columns, boxed, column, row
from desktop.ui.widgets.progress import Working
from desktop.ui.widgets.text import Label
from desktop.wording.faults import fault_sentence
from desktop.wording.problems import sentence

if TYPE_CHECKING:
    from desktop.domain.taking_back import Lost
    from desktop.importers.views import TableView
    from desktop.services.importing import Applied, Importing, ImportPreview
    from desktop.ui.background import Job
    from desktop.ui.desk import Desk
    from desktop.ui.made_files import MadeFile

KINDS = "*.csv *.tsv *.txt *.xlsx *.zip"


class ImportPart(MonthPart):
    """Nothing is saved before the button is pressed; then all of it is one step."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._files: tuple[Path, ...] = ()
        self._day: date | None = None
        self._leaving = ""
        """The import that is being taken back."""
        self._known: object = None
        self._months: dict[Path, Month] = {}
        self._preview: ImportPreview | None = None
        self._job: Job | None = None
        self._choose = Button(_("Choose files"), "primary", icon="import")
        self._empty = Empty(
            "import",
            _(
                "Drop the files of TikTok, Google, Meta or your agency here, or choose them. You see what they hold before anything is kept."
            ),
            self._choose,
        )
        self._working = Working(_("Reading the files…"))
        self._found, self._values = FilesBlock(Month.of(desk.today())), ValuesBlock()
        self._handed = HandedCard()
        self._more, self._give_up = Button(_("Choose more files"), icon="add"), Button(_("Leave it"))
        self._apply = Button("", "primary", icon="apply_import")
        self._history, self._downloads = HistoryCard(), DownloadsCard()
        self._name()
        self._connect()
        self._lay_out()
        self._show_state()

    def head(self) -> tuple[str, str]:
        """Say that nothing is saved yet, or what the part is for."""
        title = _("Bringing in files")
        if self._preview is None:
            return title, _("Figures from files come into the month’s sheet, with their source.")
        text = ngettext(
            "{count} file was read. Nothing is saved yet.",
            "{count} files were read. Nothing is saved yet.",
            len(self._files),
        )
        return title, text.format(count=len(self._files))

    def show_view(self, view: MonthView) -> None:
        """Show what was imported so far; a preview stays as it is."""
        self.view = view
        self._history.show_steps(self.desk.importing.sets(self.desk.shop))
        self._downloads.show_dues(self.desk.downloads.view(), self.desk.today())
        if self._preview is not None and self._known != self._remembered():
            self._read(self._files)
        self._show_state()

    def take(self, files: Sequence[Path]) -> None:
        """Read these files, together with those that are looked at already."""
        new = [file for file in files if file not in self._files]
        if new or self._preview is None:
            self._read((*self._files, *new))

    def _name(self) -> None:
        self._choose.setObjectName("import.choose")
        self._more.setObjectName("import.more")
        self._give_up.setObjectName("import.give_up")
        self._apply.setObjectName("import.apply")

    def _connect(self) -> None:
        self._choose.clicked.connect(self._ask_files)
        self._more.clicked.connect(self._ask_files)
        self._working.stopped.connect(self._stop)
        self._found.told.connect(self._read_again)
        self._found.month_told.connect(self._read_month)
        self._found.matching.connect(self._match)
        self._found.counting.connect(self._choose_names)
        self._found.left_out.connect(self._leave_out)
        self._values.changed.connect(self._offer)
        self._give_up.clicked.connect(self._reset)
        self._apply.clicked.connect(self._keep)
        self._history.take_back.connect(self._take_back)
        self._downloads.calendar_asked.connect(self._ask_calendar)

    def _lay_out(self) -> None:
        later = Label(_("All of it can be taken back later."), "hint", "muted")
        act = column(row(None, self._give_up, self._apply), row(None, later), gap=4)
        main = column(self._found, self._handed, row(self._more, None), None)
        side = boxed(column(self._values, act, None))
        self._both = Columns(boxed(main), side, least=860)
        for piece in (self._empty, self._working, self._both, self._downloads, self._history):
            self.lines.addWidget(piece)
        self.lines.addStretch(1)

    def _show_state(self) -> None:
        reading = self._job is not None
        self._working.setVisible(reading)
        self._empty.setVisible(not reading and self._preview is None)
        self._both.setVisible(not reading and self._preview is not None)
        self._downloads.setVisible(not reading and self._preview is None)
        self._history.setVisible(not reading and self._preview is None and self._history.any())
        self.head_changed.emit()

    # --- choosing and reading --------------------------------------------------------------------

    @Slot()
    def _ask_files(self) -> None:
        dialog = QFileDialog(
            self, _("Choose files"), "", _("Tables and archives ({kinds})").format(kinds=KINDS)
        )
        dialog.setObjectName("import.dialog")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.filesSelected.connect(self._chosen)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    @Slot(list)
    def _chosen(self, names: list[str]) -> None:
        self.take([Path(name) for name in names])

    @Slot(object)
    def _read_again(self, day: date) -> None:
        self._day = day
        self._read(self._files)

    @Slot(object, object)
    def _read_month(self, path: Path, month: Month) -> None:
        self._months[path] = month
        self._read(self._files)

    @Slot(object)
    def _match(self, table: TableView) -> None:
        from desktop.ui.pages.import_columns import ColumnsDialog

        assert table.table is not None
        purpose = self.view.sheet.purpose if self.view else None
        dialog = ColumnsDialog(self.desk, table.table, purpose, self)
        dialog.open()

    @Slot(object, object)
    def _choose_names(self, table: TableView, counting: Sequence[str]) -> None:
        from desktop.ui.pages.import_counting import CountingDialog

        reading = table.reading
        assert reading is not None
        assert reading.breakdown is not None
        given = reading.source, reading.breakdown, counting, self.desk.measures
        dialog = CountingDialog(self.desk, *given, self)
        dialog.open()

    @Slot(object)
    def _leave_out(self, path: Path) -> None:
        rest = tuple(file for file in self._files if file != path)
        if rest:
            self._read(rest)
        else:
            self._reset()

    def _remembered(self) -> object:
        """What the records hold of columns and names: taken back while one looks, the files are read anew."""
        return self.desk.layouts.all(), self.desk.names.kept()

    def _read(self, files: tuple[Path, ...]) -> None:
        if self._job is not None:
            self._job.cancel()
        self._files, self._known = files, self._remembered()
        self._working.show_step(0, len(files), _("Reading the files…"))
        self._job = self.desk.jobs.write(
            look_at,
            self.desk.importing,
            files,
            self._day,
            self.desk.shop,
            dict(self._months),
            done=self._looked,
            failed=self._failed,
            progressed=self._progressed,
        )
        self._show_state()

    @Slot(int, int)
    def _progressed(self, at: int, of: int) -> None:
        text = _("Reading the files… ({at} of {of})").format(at=min(at + 1, of), of=of)
        self._working.show_step(at, of, text)

    @Slot(object)
    def _looked(self, found: tuple[ImportPreview, date | None]) -> None:
        self._job, (self._preview, day) = None, found
        measures = self.desk.measures
        self._found.show_preview(self._preview, day, self._preview.likely_month or self.month, measures)
        self._values.show_preview(self._preview, self.month, measures)
        self._handed.show_plan(self._preview.handed, measures)
        self._offer()
        self._show_state()

    @Slot()
    def _stop(self) -> None:
        if self._job is not None:
            self._job.cancel()
        self._reset()

    @Slot()
    def _reset(self) -> None:
        self._files, self._preview, self._job = (), None, None
        self._day, self._months = None, {}
        self._show_state()

    # --- reminders -------------------------------------------------------------------------------

    @Slot()
    def _ask_calendar(self) -> None:
        name = _("Reminders to download")
        ask_where(self, self.desk, name, name, {"ics": _("Calendar")}, self._save_calendar)

    @Slot(str)
    def _save_calendar(self, chosen: str) -> None:
        made = wanted_file(self.desk, chosen)
        content = self.desk.downloads.calendar()
        self.desk.jobs.write(write, content, made, self.desk.made, done=self._saved, failed=self._failed)

    @Slot(object)
    def _saved(self, made: MadeFile) -> None:
        text = _("The reminders are saved as {file}. Open it, and your calendar takes them.")
        self.said.emit(text.format(file=made.path.name), False)

    # --- keeping and taking back -----------------------------------------------------------------

    @Slot()
    def _offer(self) -> None:
        """Say on the button how many values come in; without any, days and posts may still be kept."""
        count = self._values.entering()
        text = ngettext("Bring in {count} value", "Bring in {count} values", count)
        self._apply.say(text.format(count=count) if count else _("Bring it in"))
        self._apply.setEnabled(bool(self._preview and self._preview.usable))

    @Slot()
    def _keep(self) -> None:
        self._apply.set_busy(_("Keeping…"))
        work = self.desk.importing.apply
        chosen = self._values.chosen()
        given = self._preview, chosen.take, chosen.leave, self._handed.left()
        self.desk.jobs.write(work, *given, done=self._kept, failed=self._failed)

    @Slot(object)
    def _kept(self, applied: Applied) -> None:
        month = self._values.month()
        self._apply.set_busy("")
        self._reset()
        if applied.step is None:
            self.said.emit(_("Everything in these files is there already. Nothing was changed."), False)
            return
        count = len(applied.changed)
        text = ngettext("{count} value was brought in", "{count} values were brought in", count)
        self.said.emit(text.format(count=count) if count else _("The files were brought in"), True)
        self.going.emit(to_stage(month or self.month, Stage.SHEET))

    @Slot(str)
    def _take_back(self, step: str) -> None:
        """Take an import back; where values were entered since, they are named first."""
        if self._leaving:  # one at a time: what is confirmed is the one that was asked about
            return
        self._leaving = step
        look = self.desk.importing.lost
        self.desk.jobs.compute(look, step, done=self._confirm, failed=self._failed)

    @Slot(object)
    def _confirm(self, lost: Sequence[Lost]) -> None:
        if not lost:
            self._do_take_back()
            return
        dialog = TakeBackDialog(lost, self.desk.measures, self)
        dialog.accepted.connect(self._do_take_back)
        dialog.rejected.connect(self._stay)
        dialog.open()

    @Slot()
    def _do_take_back(self) -> None:
        work: Callable[[str], object] = self.desk.importing.take_back
        self.desk.jobs.write(work, self._leaving, done=self._taken_back, failed=self._failed)

    @Slot()
    def _stay(self) -> None:
        self._leaving = ""

    @Slot(object)
    def _taken_back(self, _step: object) -> None:
        self._stay()
        self.said.emit(_("The import was taken back"), True)

    @Slot(object)
    def _failed(self, error: Exception) -> None:
        self._job = None
        self._stay()
        self._apply.set_busy("")
        self._show_state()
        if isinstance(error, Fault):
            self.said.emit(fault_sentence(error), False)
        elif isinstance(error, Refused):
            self.said.emit(sentence(error.problems[0]), False)
        else:
            raise error


def look_at(
    importing: Importing,
    files: tuple[Path, ...],
    downloaded: date | None,
    shop: str,
    months: Mapping[Path, Month],
    step: Callable[[int, int], None],
) -> tuple[ImportPreview, date | None]:
    """Read files on the worker; gives the preview and, where a year is asked for, a guess at the download's day.

    `months` are those the owner named for single files.
    """
    own = {path: Told(downloaded, month) for path, month in months.items()}
    preview = importing.preview(files, downloaded, shop, step=step, own=own)
    return preview, downloaded or preview.likely_day

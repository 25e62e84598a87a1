"""Reports: the month's workbooks for the agency and the shop itself, what goes into them, and what was made."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths, Slot
from PySide6.QtWidgets import QFileDialog

from desktop.domain.faults import Fault
from desktop.domain.month import Month
from desktop.domain.problems import Refused
from desktop.language import _, current
from desktop.reports.contents import sheets
from desktop.reports.model import Audience, SheetKey
from desktop.ui.made_files import MadeFile, fit_name
from desktop.ui.pages.base import DeskPage, Going
from desktop.ui.pages.links import GoButton
from desktop.ui.pages.reports_cards import ContentsCard, MadeCard, ReportCard, Workbook
from desktop.ui.widgets.empty import Empty
from desktop.ui.widgets.layout import Columns, boxed, column
from desktop.ui.widgets.marks import Status
from desktop.ui.widgets.month_picker import MonthPicker
from desktop.wording.amounts import month_alone, month_name
from desktop.wording.faults import fault_sentence
from desktop.wording.problems import sentence

if TYPE_CHECKING:
    from desktop.services.months import Months
    from desktop.services.reporting import Reporting
    from desktop.ui.background import Job
    from desktop.ui.desk import Desk


@dataclass(frozen=True, slots=True)
class Outline:
    """What a month's report would hold; `sheets` is empty where nothing is measured in it."""

    month: Month
    shop: str = ""
    sheets: tuple[SheetKey, ...] = ()
    closed: bool = False


def outline(reporting: Reporting, months: Months, month: Month, language: str) -> Outline:
    """Look at what a month's report for the agency would hold; composes it, so not on the window's thread."""
    try:
        report = reporting.report(months.shop, month, Audience.AGENCY, language)
    except Refused:
        return Outline(month, reporting.shop_name(months.shop))
    return Outline(month, report.shop, sheets(report), months.sheet(month).closed)


def make(
    reporting: Reporting,
    month: Month,
    language: str,
    wanted: MadeFile,
    made: list[MadeFile],
    step: Callable[[int, int], None],
) -> MadeFile:
    """Write the workbook and take note of it; raises as `Reporting` does."""
    if wanted.audience == Workbook.INPUT:
        reporting.write_agency_sheet(wanted.shop, month, language, wanted.path)
    else:
        reporting.write(wanted.shop, month, Audience(wanted.audience), language, wanted.path, step)
    made.append(wanted)
    return wanted


class ReportsPage(DeskPage):
    """Three workbooks of the month picked. They are written beside the window; the file appears whole or not at all."""

    reads = frozenset(
        {
            "shop", "goal", "fit", "stage_rate", "kpi_plan", "plan_line", "target", "own_kpi", "result",
            "month_state", "closing", "cancellation", "post", "ad_day", "agency", "contract", "amendment",
            "asked", "invoice", "review", "action", "meeting", "reply", "delivery",
        }
    )  # fmt: skip

    def __init__(self, desk: Desk) -> None:
        super().__init__(
            desk,
            _("Reports"),
            _("What you hand to the agency, and what stays in your shop, made separately."),
        )
        self._month = desk.last_month()
        self._picker = MonthPicker(_("Month of the report"), self._month)
        self._note = Status("", "attention", "warn")
        self._cards = {kind: ReportCard(kind) for kind in Workbook}
        self._contents, self._made = ContentsCard(), MadeCard()
        self._enter = GoButton(_("Enter figures"), Going("each_month", self._month, "sheet"))
        self._empty = Empty("reports", _("Nothing is entered for this month yet."), self._enter)
        self._outline = Outline(self._month)
        self._asked = Workbook.REPORT
        self._writing: tuple[ReportCard, Job] | None = None
        self._connect()
        self._lay_out()

    def go_to(self, going: Going) -> None:
        """Show the month asked for."""
        if going.month is not None and going.month != self._month:
            self._pick(going.month)

    def refresh(self) -> None:
        """Ask what the month's report would hold, and show what was made."""
        desk = self.desk
        self._picker.set_value(self._month)
        for card in self._cards.values():
            card.show_month(self._month)
        self._made.show_files([made for made in desk.made if made.shop == desk.shop])
        desk.jobs.compute(outline, desk.reporting, desk.months, self._month, current(), done=self._outlined)

    def _connect(self) -> None:
        self._picker.picked.connect(self._pick)
        self._enter.asked.connect(self._enter_figures)
        for card in self._cards.values():
            card.asked.connect(self._ask_where)
            card.stopped.connect(self._stop)

    def _lay_out(self) -> None:
        self._picker.setObjectName("reports.month")
        self._enter.setObjectName("reports.enter")
        self._note.setObjectName("reports.note")
        self._note.hide()
        self._empty.hide()
        self.set_steps(self._picker, self._note, None)
        main = boxed(column(self._empty, *self._cards.values(), None, gap=12))
        self.add(Columns(main, boxed(column(self._contents, self._made, None))))

    @Slot(object)
    def _pick(self, month: Month) -> None:
        self._month = month
        self.mark_stale()

    @Slot(object)
    def _outlined(self, found: Outline) -> None:
        if found.month != self._month:
            return
        self._outline, there = found, bool(found.sheets)
        self._contents.show_sheets(found.sheets)
        for piece in (self._cards[Workbook.REPORT], self._cards[Workbook.OWN], self._contents):
            piece.setVisible(there)
        self._empty.setVisible(not there)
        self._note.setVisible(there and not found.closed)
        words = _("{month} is not closed yet: figures may still change.")
        self._note.show_state(words.format(month=month_alone(self._month)), "attention", "warn")

    @Slot()
    def _enter_figures(self) -> None:
        self.going.emit(Going("each_month", self._month, "sheet"))

    @Slot(object)
    def _ask_where(self, kind: Workbook) -> None:
        """Let the owner say where the file is to lie."""
        self._asked = kind
        dialog = QFileDialog(self, _("Save as"), self._folder(), _("Excel workbooks (*.xlsx)"))
        dialog.setObjectName("reports.where")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("xlsx")
        dialog.selectFile(self._name(kind))
        dialog.fileSelected.connect(self._write)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    @Slot(str)
    def _write(self, chosen: str) -> None:
        desk, card = self.desk, self._cards[self._asked]
        wanted = MadeFile(Path(chosen), desk.shop, self._asked.value, desk.clock())
        card.begin()
        job = desk.jobs.compute(
            make,
            desk.reporting,
            self._month,
            current(),
            wanted,
            desk.made,
            done=self._written,
            failed=self._failed,
            progressed=card.show_step,
        )
        self._writing = card, job
        self._set_ready(False)

    @Slot()
    def _stop(self) -> None:
        if self._writing is not None:
            self._writing[1].cancel()
            self._over()

    @Slot(object)
    def _written(self, made: MadeFile) -> None:
        self._over()
        self._made.show_files([one for one in self.desk.made if one.shop == self.desk.shop])
        words = {
            Workbook.INPUT: _("The input sheet was saved as {name}. Please send it to the agency."),
        }
        saved = words.get(Workbook(made.audience), _("The report was saved as {name}."))
        self.said.emit(saved.format(name=made.path.name), False)

    @Slot(object)
    def _failed(self, error: Exception) -> None:
        card = self._over()
        if isinstance(error, Fault):
            words = fault_sentence(error)
        elif isinstance(error, Refused):
            words = sentence(error.problems[0])
        else:
            raise error
        if card is not None:
            card.tell(words)

    def _over(self) -> ReportCard | None:
        """Bring the cards back to rest."""
        card = self._writing[0] if self._writing is not None else None
        self._writing = None
        if card is not None:
            card.end()
        self._set_ready(True)
        return card

    def _set_ready(self, ready: bool) -> None:
        """While one workbook is being written, no other is begun, and the month stays."""
        self._picker.setEnabled(ready)
        for card in self._cards.values():
            card.set_ready(ready)

    def _name(self, kind: Workbook) -> str:
        shop, month = self._outline.shop, month_name(self._month)
        words = {
            Workbook.REPORT: _("{shop} – report {month}"),
            Workbook.OWN: _("{shop} – report {month} (own use)"),
            Workbook.INPUT: _("{shop} – input sheet {month}"),
        }
        return f"{fit_name(words[kind].format(shop=shop, month=month))}.xlsx"

    def _folder(self) -> str:
        """The folder of the report made last, else the owner's documents."""
        if self.desk.made:
            return str(self.desk.made[-1].path.parent)
        return QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)

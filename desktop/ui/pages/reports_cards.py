"""The cards of the reports page: one workbook each, what goes into the report, what was made in this run."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from desktop.domain.month import Month
from desktop.language import N_, _
from desktop.reports.contents import sheet_name
from desktop.reports.model import Audience, SheetKey
from desktop.ui.made_files import MadeFile
from desktop.ui.tokens import Colour
from desktop.ui.widgets.banner import Banner
from desktop.ui.widgets.buttons import Button, IconButton
from desktop.ui.widgets.card import Card
from desktop.ui.widgets.layout import Flow, Rule, boxed, clear, column, grid, row
from desktop.ui.widgets.marks import Chip, Icon
from desktop.ui.widgets.progress import Working
from desktop.ui.widgets.text import Label, Paragraph
from desktop.wording.amounts import clock_time, month_alone


class Workbook(StrEnum):
    """What can be made of a month."""

    REPORT = Audience.AGENCY.value
    OWN = Audience.OWNER.value
    INPUT = "agency_sheet"
    """What the agency fills in; brought back by the import."""


_TITLES = {
    Workbook.REPORT: N_("{month} report"),
    Workbook.OWN: N_("{month} report (own use)"),
    Workbook.INPUT: N_("{month} input sheet for the agency"),
}
_WHAT = {
    Workbook.REPORT: N_(
        "Results, achievement, the fee statement, the difference from the invoice, questions"
    ),
    Workbook.OWN: N_("The same, and with it gross profit, profitability, own hours and internal notes"),
    Workbook.INPUT: N_(
        "The agency fills in figures, posts, reasons and cancellations. Bring it back under “Bringing in files”."
    ),
}
_ICONS = {Workbook.REPORT: "reports", Workbook.OWN: "own_use_only", Workbook.INPUT: "agency_sheet"}
_READERS = {
    Workbook.REPORT: N_("To the agency"),
    Workbook.OWN: N_("Your shop only"),
    Workbook.INPUT: N_("To the agency"),
}
_VERBS = {
    Workbook.REPORT: N_("Make the {month} report"),
    Workbook.OWN: N_("Make the {month} report (own use)"),
    Workbook.INPUT: N_("Make the {month} input sheet for the agency"),
}
_LEFT_OUT = (N_("Gross profit"), N_("Other candidates"), N_("Internal notes"), N_("Own hours"))
_BESIDE_THE_POINT = frozenset({SheetKey.CHART_DATA})
"""A sheet nobody reads: the charts do."""


class ReportCard(Card):
    """One workbook: what it is, for whom, and the button that makes it. Below, how far it is or what stood in the way."""

    asked = Signal(object)
    """The owner wants it; the `Workbook`."""
    stopped = Signal()

    def __init__(self, kind: Workbook) -> None:
        super().__init__(name=_(_READERS[kind]))
        self._kind = kind
        self._title = Label("", "card_title")
        self._button = Button(_("Make"), "primary" if kind is Workbook.REPORT else "secondary")
        self._below = QVBoxLayout()
        self._working: Working | None = None
        self._button.clicked.connect(self._ask)
        self._button.setObjectName(f"reports.make_{kind.value}")
        words = column(
            self._title,
            Paragraph(_(_WHAT[kind]), "note", "muted"),
            Flow(Chip("Excel"), Chip(_(_READERS[kind]))),
            gap=8,
        )
        icon = Icon(_ICONS[kind], "accent", "icon_large")
        self.add(row(icon, boxed(words), self._button, gap=16, top=True), self._below)

    def show_month(self, month: Month) -> None:
        """Name the month it is of."""
        self._title.setText(_(_TITLES[self._kind]).format(month=month_alone(month)))
        self._button.say(_("Make"), name=_(_VERBS[self._kind]).format(month=month_alone(month)))

    def set_ready(self, ready: bool) -> None:
        """Let it be asked for, or not while another one is being written."""
        self._button.setEnabled(ready)

    def begin(self) -> None:
        """Show that it is being written."""
        clear(self._below)
        self._working = Working(_("The file is being written…"))
        self._working.setObjectName("reports.working")
        self._working.stopped.connect(self.stopped)
        self._below.addWidget(self._working)

    def show_step(self, at: int, of: int) -> None:
        """Show how far it is."""
        if self._working is not None:
            self._working.show_step(at, of)

    def end(self) -> None:
        """Go back to rest."""
        clear(self._below)
        self._working = None

    def tell(self, words: str) -> None:
        """Say what stood in the way, until it is tried again."""
        clear(self._below)
        banner = Banner("bad", _("The file was not saved"), words)
        banner.setObjectName("reports.trouble")
        self._below.addWidget(banner)

    def _ask(self) -> None:
        self.asked.emit(self._kind)


class ContentsCard(Card):
    """What the agency's version holds, and what stays out of it."""

    def __init__(self) -> None:
        super().__init__(_("What you hand to the agency"))
        self._lines = QVBoxLayout()
        self._lines.setSpacing(12)
        self.add(self._lines)

    def show_sheets(self, sheets: Sequence[SheetKey]) -> None:
        """List the sheets."""
        clear(self._lines)
        read = [sheet for sheet in sheets if sheet not in _BESIDE_THE_POINT]
        inside = [_line("saved", "good", sheet_name(sheet), "text") for sheet in read]
        outside = [_line("left_out", "muted", _(name), "muted") for name in _LEFT_OUT]
        self._lines.addWidget(Label(_("Goes in ({count} sheets)").format(count=len(read)), "hint", "muted"))
        self._lines.addLayout(_pairs(inside))
        self._lines.addWidget(Rule())
        self._lines.addWidget(Label(_("Stays out"), "hint", "muted"))
        self._lines.addLayout(_pairs(outside))


def _line(meaning: str, ink: Colour, name: str, colour: Colour) -> QWidget:
    return boxed(row(Icon(meaning, ink, "icon_small"), Label(name, "note", colour), None))


def _pairs(pieces: Sequence[QWidget]) -> QGridLayout:
    """Two columns, read line by line."""
    padded = [*pieces, None] if len(pieces) % 2 else [*pieces]
    return grid(zip(padded[::2], padded[1::2], strict=True), gap=12, down=8)


class MadeCard(Card):
    """The files of this run, the newest first, each with the way to its folder."""

    def __init__(self) -> None:
        super().__init__(_("Made since the program was opened"))
        self._lines = QVBoxLayout()
        self._lines.setSpacing(8)
        self.add(self._lines)

    def show_files(self, files: Sequence[MadeFile]) -> None:
        """List the files."""
        clear(self._lines)
        for at, made in enumerate(reversed(files)):
            if at:
                self._lines.addWidget(Rule())
            self._lines.addWidget(_MadeRow(made))
        if not files:
            words = _("Nothing yet. What you make stands here with its folder.")
            self._lines.addWidget(Paragraph(words, "note", "muted"))


class _MadeRow(QWidget):
    """One file."""

    def __init__(self, made: MadeFile) -> None:
        super().__init__()
        self._made = made
        folder = IconButton("open_folder", _("Open the folder of {name}").format(name=made.path.name))
        folder.clicked.connect(self._open)
        said = _("{time}, {reader}").format(
            time=clock_time(made.at), reader=_(_READERS[Workbook(made.audience)])
        )
        words = column(Paragraph(made.path.name, "note"), Label(said, "hint", "muted"), gap=0)
        self.setLayout(row(boxed(words), folder))

    def _open(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._made.path.parent)))

"""Leads through everything the window can show, on records of its own, and stops at each sight.

What is done at a sight is the caller's: a picture is taken, or a test looks it over.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Protocol, TypeAlias

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QFileDialog, QScrollArea, QWidget

from desktop.domain.setup import ContractChoice, Stage, draft_of
from desktop.language import _
from desktop.settings import Paths, Settings, save
from desktop.ui import tour_records as records
from desktop.ui.background import Background
from desktop.ui.main_window import ADD_SHOP, MainWindow
from desktop.ui.pages.base import Going
from desktop.ui.pages.registry import PAGES
from desktop.ui.visiting import Visit
from desktop.ui.widgets.sheet import Sheet
from desktop.ui.widgets.text_input import TextInput
from desktop.ui.widgets.wizard import StepWizard
from desktop.ui.window import Window

Show: TypeAlias = Callable[[str, QWidget], None]
"""Called at each sight with its name and the window or dialog that is looked at."""
PATIENCE = 30.0
"""Seconds to wait for work beside the window."""
ROUNDS = 24
"""Turns of the window to wait for what fills itself little by little."""
_ALL = QEventLoop.ProcessEventsFlag.AllEvents


class Running(Protocol):
    """One run of the program."""

    window: Window
    jobs: Background

    @property
    def main(self) -> MainWindow:
        """What the window shows."""

    @property
    def visit(self) -> Visit | None:
        """What goes on in it."""

    def start(self) -> None:
        """Show the window."""


@dataclass(frozen=True, slots=True)
class Tour:
    """Goes from the first start to the last wizard page."""

    begin: Callable[[Paths], Running]
    """Makes a run of the program on a folder."""
    root: Path
    """Where the tour keeps its own records."""
    settings: Settings
    """In which language and look."""
    clock: Callable[[], datetime]
    show: Show
    size: tuple[int, int]
    """Of the window, in px."""

    def run(self) -> None:
        """See everything, each on records of its own under the folder given."""
        with self._opened("first") as first:
            self._first_start(first)
        records.sample(self._where("sample"), self.clock)
        with self._opened("sample") as sample:
            self._pages(sample)
            self._import(sample)
            self._handed_back(sample)
            self._check(sample)
            self._questions(sample)
            self._tags(sample)
            self._plan(sample)
            self._month(sample)
            self._amended(sample)
            self._beside(sample)
        records.empty(self._where("empty"), self.clock)
        with self._opened("empty") as empty:
            self._pages(empty, "empty-", tuple(PAGES)[:-2])
        records.damaged(self._where("damaged"), self.clock)
        with self._opened("damaged") as damaged:
            self._see(damaged, "trouble")

    def _where(self, name: str) -> Paths:
        return Paths(self.root / name)

    @contextmanager
    def _opened(self, name: str) -> Iterator[Running]:
        """Run the program on a folder until the block ends."""
        where = self._where(name)
        save(where.settings, self.settings)
        program = self.begin(where)
        program.start()
        program.window.resize(*self.size)
        program.window.activateWindow()
        settle(program)
        try:
            yield program
        finally:
            program.window.close()
            program.window.deleteLater()
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)

    def _first_start(self, program: Running) -> None:
        self._see(program, "first-start")
        visit = program.visit
        assert visit is not None
        book = records.book_of_sample()
        draft = replace(draft_of(book.shop, book.goal), at=Stage.SHOP, contract=ContractChoice.NOW)
        visit.desk.setup.keep(draft)
        program.main.shop_asked.emit(ADD_SHOP)
        self._wizard(program, "setup")

    def _pages(self, program: Running, prefix: str = "", places: tuple[str, ...] = tuple(PAGES)) -> None:
        """See every page, each part of it, and what lies below the window's edge."""
        for place in places:
            program.main.go(Going(place))
            page = program.main.page()
            assert page is not None
            for part in page.parts or ("",):
                program.main.go(Going(place, part=part))
                self._see(program, f"{prefix}{place}-{part}" if part else f"{prefix}{place}")

    def _import(self, program: Running) -> None:
        """See what a file would change, after it was dropped on the month."""
        assert program.visit is not None
        files = records.downloads(program.visit.desk, self.root / "downloads")
        program.main.go(Going("each_month", part="import"))
        page = program.main.page()
        assert page is not None
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
        left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        where, copy = page.rect().center(), Qt.DropAction.CopyAction
        QApplication.sendEvent(program.main, QDragEnterEvent(where, copy, data, left, none))
        self._see(program, "each_month-import-drag")
        QApplication.sendEvent(program.main, QDropEvent(QPointF(where), copy, data, left, none))
        self._see(program, "each_month-import-year")
        press(page, "import.read_again")
        self._see(program, "each_month-import-preview")
        program.main.take_files([records.report(self.root / "report.csv")])
        settle(program)
        page.findChildren(Sheet, "import.files")[0].pick(str(len(files)))
        self._see(program, "each_month-import-unknown")
        self._matched(program, page)

    def _matched(self, program: Running, page: QWidget) -> None:
        """See an agency's table matched, brought in, and what taking that back would lose."""
        assert program.visit is not None
        press(page, "import.match")
        settle(program)
        dialog = QApplication.activeModalWidget()
        assert dialog is not None
        self._see(program, "each_month-import-columns", dialog)
        press(dialog, "columns.done")
        self._see(program, "each_month-import-matched")
        press(page, "import.apply")
        settle(program)
        step = records.typed_since(program.visit.desk)
        program.main.go(Going("each_month", part="import"))
        self._see(program, "each_month-import-history")
        press(page, f"import.take_back.{step}")
        settle(program)
        lost = QApplication.activeModalWidget()
        assert lost is not None
        self._see(program, "each_month-import-take-back", lost)
        lost.close()

    def _handed_back(self, program: Running) -> None:
        """See the sheet the agency filled in: what it would change, and its words beside the figures."""
        assert program.visit is not None
        desk = program.visit.desk
        file = records.agency_sheet(desk, self.root / "agency.xlsx")
        program.main.go(Going("each_month", part="import"))
        program.main.take_files([file])
        self._see(program, "each_month-import-agency")
        page = program.main.page()
        assert page is not None
        press(page, "import.apply")
        self._see(program, "each_month-sheet-agency")
        desk.database.undo(desk.shop)

    def _tags(self, program: Running) -> None:
        """See what tells that TikTok led to a result: what is proposed, a new one, the code of a link."""
        program.main.go(Going("shop_goal", part="measuring"))
        settle(program)
        page = program.main.page()
        assert page is not None
        code = next(
            x for x in page.findChildren(QAbstractButton) if x.objectName().startswith("measuring.qr.")
        )
        for name, button in (
            ("proposals", "measuring.propose"),
            ("new", "measuring.add"),
            ("code", code.objectName()),
        ):
            press(page, button)
            self._over(program, f"shop_goal-measuring-{name}")

    def _plan(self, program: Running) -> None:
        """See what is done with the KPI plan: a measure chosen or made, views as the result, the plan as a whole."""
        from desktop.ui.pages.kpi_warning import KpiWarning
        from desktop.ui.pages.plan_actions import PlanActions

        program.main.go(Going("kpis"))
        settle(program)
        page = program.main.page()
        assert page is not None
        assert program.visit is not None
        actions, warning = page.findChild(PlanActions), page.findChild(KpiWarning)
        assert actions is not None
        assert warning is not None
        press(page, "kpis.add")
        picker = self._over(program, "kpis-choose")
        press(picker, "kpi_picker.own")
        self._over(program, "kpis-own")
        for name, act in (("review", actions.review), ("compare", actions.compare)):
            act()
            self._over(program, f"kpis-{name}")
        warning.ask(program.visit.desk.measures["views"])
        self._see(program, "kpis-warning")
        warning.leave()

    def _over(self, program: Running, name: str) -> QWidget:
        """See the dialog that is open, and close it."""
        settle(program)
        dialog = QApplication.activeModalWidget()
        assert dialog is not None
        self._see(program, name, dialog)
        dialog.close()
        return dialog

    def _check(self, program: Running) -> None:
        for part in ("short", "whole"):
            program.main.go(Going("check", part=part))
            self._wizard(program, f"check-{part}")

    def _month(self, program: Running) -> None:
        """See a month with its logs, something to explain, and its closing and reopening."""
        assert program.visit is not None
        month = records.looked_back(program.visit.desk)
        for part in ("mentions", "adverts", "sheet", "review", "close"):
            program.main.go(Going("each_month", month, part))
            self._see(program, f"each_month-{part}-filled")
        program.main.go(Going("each_month", month, "mentions"))
        page = program.main.page()
        add = page.findChild(QAbstractButton, "mentions.add") if page is not None else None
        assert add is not None
        add.click()
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QDialog)
        self._see(program, "each_month-mention", dialog)
        dialog.reject()

    def _amended(self, program: Running) -> None:
        """See what an amendment changed in the check list, and what is asked before an offer is signed."""
        assert program.visit is not None
        records.amended(program.visit.desk)
        program.main.go(Going("contract", part="check"))
        self._see(program, "contract-check-amended")
        program.main.go(Going("contract", part=f"terms:{records.offer(program.visit.desk)}"))
        page = program.main.page()
        assert page is not None
        press(page, "contract.sign")
        self._over(program, "contract-sign")

    def _questions(self, program: Running) -> None:
        """See questions put and settled, and what a list that came back would change."""
        program.main.go(Going("contract", part="questions"))
        page = program.main.page()
        assert page is not None
        assert program.visit is not None
        desk = program.visit.desk
        for button in ("questions.begin", "question.settle"):
            found = page.findChild(QAbstractButton, button)
            assert found is not None
            found.click()
        self._see(program, "contract-questions-asked")
        read = page.findChild(QAbstractButton, "questions.read")
        assert read is not None
        read.click()
        where = page.findChild(QFileDialog, "questions.dialog")
        assert where is not None
        where.fileSelected.emit(str(records.answers(desk, self.root / "answers.csv")))
        where.close()
        settle(program)
        dialog = QApplication.activeModalWidget()
        assert dialog is not None
        self._see(program, "contract-questions-answers", dialog)
        dialog.close()
        program.main.go(Going("contract", part="check"))
        self._see(program, "contract-check-settled")

    def _wizard(self, program: Running, name: str) -> None:
        """See the wizard just opened, from its first page to its last, and leave it."""
        settle(program)
        wizard = QApplication.activeModalWidget()
        assert isinstance(wizard, StepWizard)
        wizard.resize(*self.size)
        while wizard.currentId() != wizard.startId() and wizard.visitedIds():
            before = wizard.key()
            wizard.back()
            if wizard.key() == before:
                break
        self._see(program, f"{name}-{wizard.key()}", wizard)
        while wizard.nextId() != -1:
            before = wizard.key()
            wizard.next()
            assert wizard.key() != before, f"the wizard stays on {before}"
            self._see(program, f"{name}-{wizard.key()}", wizard)
        wizard.reject()
        settle(program)

    def _beside(self, program: Running) -> None:
        """See what is not reached from the sidebar: search, the crash dialog, the kit."""
        from desktop.ui.crash import CrashDialog
        from desktop.ui.widgets.gallery import Gallery

        program.main.go(Going("home"))
        program.main.search_asked.emit()
        search = QApplication.activeModalWidget()
        field = search.findChild(TextInput, "search.field") if search is not None else None
        assert search is not None
        assert field is not None
        field.setText(_("invoice"))
        field.textEdited.emit(field.text())
        self._see(program, "search", search)
        search.close()
        error = RuntimeError("an example")
        dialog = CrashDialog(error, self.root / "mikiwame.log", f"{self.clock():%H:%M}", program.main)
        dialog.open()
        self._see(program, "crash", dialog)
        dialog.close()
        program.main.show_alone(Gallery())
        self._see(program, "kit")

    def _see(self, program: Running, name: str, sight: QWidget | None = None) -> None:
        """Stop at a sight; where it goes on below the edge, scroll down to its end."""
        settle(program)
        shown = sight or program.window
        self.show(name, shown)
        area = _scrolled(shown)
        if area is None:
            return
        bar, number = area.verticalScrollBar(), 2
        while bar.value() < bar.maximum():
            bar.setValue(bar.value() + area.viewport().height() - bar.singleStep())
            settle(program)
            self.show(f"{name}-{number}", shown)
            number += 1
        bar.setValue(0)


def press(inside: QWidget, name: str) -> None:
    """Press the button of that name."""
    button = inside.findChild(QAbstractButton, name)
    assert button is not None, name
    button.click()


def settle(program: Running) -> None:
    """Let the window finish what it is about: work beside it, laying out, painting."""
    until = time.monotonic() + PATIENCE
    for _round in range(ROUNDS):
        QCoreApplication.processEvents()
        while program.jobs.busy() and time.monotonic() < until:
            QCoreApplication.processEvents(_ALL, 20)
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        QCoreApplication.processEvents()


def _scrolled(sight: QWidget) -> QScrollArea | None:
    """Give the area that takes up most of a sight, where it can be scrolled."""
    areas = [area for area in sight.findChildren(QScrollArea) if area.isVisible()]
    largest = max(areas, key=_size, default=None)
    if largest is None or largest.verticalScrollBar().maximum() <= 0:
        return None
    return largest


def _size(area: QScrollArea) -> int:
    return area.width() * area.height()

"""One shop walks the whole way in the real window: from an empty folder to the report in the agency's hands."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QRadioButton, QWidget, QWizard

from desktop.domain.fees.terms import Base, PerResult
from desktop.domain.month import Month
from desktop.domain.shop import Purpose
from desktop.settings import Paths
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.sheet import Sheet
from desktop.ui.widgets.wizard import StepWizard
from desktop.wording.amounts import plain
from tests.e2e.conftest import internet_sockets
from tests.ui.deciding.conftest import tab_to, tab_until
from tests.ui.running import Run
from tests.ui.typing_in import click, click_cell, compose, press

CTRL = Qt.KeyboardModifier.ControlModifier
OCTOBER = Month(2026, 10)
OVERVIEW = Path(__file__).parents[1] / "data/imports/Overview_2026-10-01_1793600100_9f2c4be07d1a6e3358c0.zip"
pytestmark = pytest.mark.no_qt_log


def wizard_in_sight() -> StepWizard:
    wizard = QApplication.activeModalWidget()
    assert isinstance(wizard, StepWizard)
    return wizard


def fill(window: QWidget, name: str, text: str) -> None:
    """Go to a field by Tab and type into it, in place of what is there."""
    tab_to(window, name)
    press(window, Qt.Key.Key_A, CTRL)
    compose(window, text)


def go_on(wizard: QWizard) -> None:
    """Go to the button that leads on by Tab, and press it."""
    ways = [QWizard.WizardButton.NextButton, QWizard.WizardButton.FinishButton]
    tab_until(wizard, lambda focused: focused in [wizard.button(x) for x in ways])
    press(wizard, Qt.Key.Key_Return)


def set_up_by_keyboard(run: Run) -> None:
    """From the first door to the shop, without the mouse."""
    tab_to(run.window, "first_start.add_shop")
    press(run.window, Qt.Key.Key_Return)
    wizard = wizard_in_sight()
    press(wizard, Qt.Key.Key_Return)
    compose(wizard, "白妙屋")
    fill(wizard, "setup.shop.place", "瑞野市")
    press(wizard, Qt.Key.Key_Return)
    press(wizard, Qt.Key.Key_Space)  # customers
    press(wizard, Qt.Key.Key_Return)
    go_on(wizard)  # the fit check may wait
    fill(wizard, "setup.goal.baseline", "３")
    fill(wizard, "setup.goal.a_month", "７件")
    tab_to(wizard, "setup.goal.first")
    press(wizard, Qt.Key.Key_PageUp)
    press(wizard, Qt.Key.Key_PageUp)  # from December to October
    fill(wizard, "setup.goal.gross_profit", "3万円")
    go_on(wizard)
    go_on(wizard)
    go_on(wizard)
    press(wizard, Qt.Key.Key_Space)  # the contract now
    go_on(wizard)
    assert wizard.key() == "summary"
    go_on(wizard)
    run.activate()


def type_in(run: Run, name: str, text: str) -> None:
    field = run.find(QWidget, name)
    field.setFocus()
    press(field, Qt.Key.Key_A, CTRL)
    compose(field, text)
    press(field, Qt.Key.Key_Tab)


def enter_terms(run: Run) -> None:
    click(run.find(Button, "contract.begin"))
    type_in(run, "contract.start", "2026年10月")
    type_in(run, "contract.base", "25,000")
    type_in(run, "contract.fee1.unit_price", "６０００円")
    type_in(run, "contract.fee1.free", "2")


def check_contract(run: Run) -> None:
    """Answer the first question of each page by keyboard, and finish."""
    run.go("contract", "check")
    click(run.find(Button, "contract.check"))
    wizard = wizard_in_sight()
    while wizard.key() != "summary":
        tab_until(wizard, lambda focused: isinstance(focused, QRadioButton))
        press(wizard, Qt.Key.Key_Space)
        press(wizard, Qt.Key.Key_Right)  # no
        go_on(wizard)
    go_on(wizard)
    run.activate()


def bring_in(run: Run, file: Path) -> None:
    run.go("each_month", "import")
    click(run.find(Button, "import.choose"))
    dialog = run.find(QFileDialog, "import.dialog")
    field = dialog.findChild(QLineEdit)
    field.setFocus()
    compose(dialog, str(file))
    press(dialog, Qt.Key.Key_Return)
    run.wait_for_work()
    run.activate()
    click(run.find(Button, "import.apply"))
    run.wait_for_work()


def enter(run: Run, kpi: str, text: str) -> None:
    sheet = run.find(Sheet, "each_month.sheet")
    model = sheet.lines_model
    run.page.show_widget(sheet, sheet.row_rect(kpi))
    click_cell(sheet, model.row_of(kpi), model.column_of("value"))
    press(sheet, Qt.Key.Key_A, CTRL)
    compose(sheet, text)
    press(sheet, Qt.Key.Key_Return)


def october(run: Run, *kpis: str) -> list[Decimal | None]:
    sheet = run.desk.months.sheet(OCTOBER)
    rows = [sheet.row(kpi) for kpi in kpis]
    return [row.value if row else None for row in rows]


def make_report(run: Run, path: Path) -> None:
    run.go("reports")
    run.wait_for_work()
    click(run.find(Button, "reports.make_agency"))
    dialog = run.find(QFileDialog, "reports.where")
    field = dialog.findChild(QLineEdit)
    field.setFocus()
    field.selectAll()
    compose(dialog, str(path))
    press(dialog, Qt.Key.Key_Return)
    run.wait_for_work()


def test_from_an_empty_folder_to_the_report(start, no_network, tmp_path):
    where = Paths(tmp_path / "records")
    run = start(where)
    set_up_by_keyboard(run)
    assert "白妙屋" in run.window.windowTitle()
    assert run.page.objectName() == "page.contract"

    run.go("kpis")
    assert "有効なお問い合わせ" in plain(str(run.find(Sheet, "kpis.sheet").lines_model.index(1, 0).data()))
    assert run.desk.months.sheet(OCTOBER).row("qualified_inquiries").target == 7

    run.go("contract", "terms")
    enter_terms(run)
    check_contract(run)
    assert run.page.objectName() == "page.contract"
    findings = run.desk.contract.view().report.findings
    assert findings

    bring_in(run, OVERVIEW)
    assert october(run, "views", "profile_views") == [46_800, 592]
    assert internet_sockets() == set()

    run.go("each_month", "sheet")
    enter(run, "inquiries", "１４")
    enter(run, "inquiries_rejected", "3")
    assert october(run, "inquiries", "inquiries_rejected", "qualified_inquiries") == [14, 3, 11]
    press(run.window, Qt.Key.Key_Z, CTRL)
    assert october(run, "inquiries", "inquiries_rejected") == [14, None]
    press(run.window, Qt.Key.Key_Z, CTRL | Qt.KeyboardModifier.ShiftModifier)
    run.close()

    again = start(where)
    assert "白妙屋" in again.window.windowTitle()
    (shop,) = again.desk.setup.shops()
    assert (shop.name, shop.place, shop.purpose) == ("白妙屋", "瑞野市", Purpose.CUSTOMERS)
    assert october(again, "views", "inquiries", "qualified_inquiries") == [46_800, 14, 11]
    view = again.desk.contract.view()
    assert view.contract.terms.fees == (
        Base(amount=25_000),
        PerResult(kpi="qualified_inquiries", unit_price=Decimal(6000), free=2),
    )
    assert view.report.findings == findings
    assert again.desk.fees.month(OCTOBER).statement.net == 25_000 + 9 * 6000

    make_report(again, tmp_path / "October.xlsx")
    book = load_workbook(tmp_path / "October.xlsx")
    assert book.sheetnames[:3] == ["表紙", "要約", "KPI"]
    said = {str(cell.value) for sheet in book for line in sheet for cell in line}
    assert "白妙屋" in said
    assert internet_sockets() == set()

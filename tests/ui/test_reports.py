"""The reports page: a workbook is asked for, written beside the window, stopped, and told where it could not be."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit

from desktop.domain.month import Month
from desktop.domain.shop import Purpose
from desktop.ui.pages.base import Going
from desktop.ui.widgets.banner import Banner
from desktop.ui.widgets.buttons import Button, IconButton
from desktop.ui.widgets.month_picker import MonthPicker
from desktop.ui.widgets.progress import Working
from tests.ui.running import Run
from tests.ui.typing_in import click, compose, press

pytestmark = pytest.mark.no_qt_log


@pytest.fixture
def reports(run) -> Run:
    opened = run()
    opened.go("reports")
    opened.wait_for_work()
    return opened


def make(run: Run, path: Path, audience: str = "agency") -> None:
    """Ask for a report and type where it is to lie."""
    click(run.find(Button, f"reports.make_{audience}"))
    dialog = run.page.findChild(QFileDialog, "reports.where")
    field = dialog.findChild(QLineEdit)
    field.setFocus()
    field.selectAll()
    compose(dialog, str(path))
    press(dialog, Qt.Key.Key_Return)


def cells(path: Path) -> str:
    book = load_workbook(path)
    return "\n".join(str(cell.value) for sheet in book for row in sheet for cell in row if cell.value)


def test_the_months_report_for_the_agency(reports, tmp_path):
    path = tmp_path / "10月.xlsx"
    make(reports, path)
    reports.wait_for_work()
    assert reports.toast() == "報告書を10月.xlsxに保存しました。"
    assert "10:00・代行会社へ" in reports.words()
    said = cells(path)
    assert "代行会社向け" in said
    assert "124,300" in said or "124300" in said
    names = [x.accessibleName() for x in reports.page.findChildren(IconButton) if x.isVisible()]
    assert "10月.xlsxのフォルダを開く" in names


def test_the_shops_own_report_holds_more_and_says_so(reports, tmp_path):
    make(reports, tmp_path / "own", "owner")
    reports.wait_for_work()
    assert "店主用(社外秘)" in cells(tmp_path / "own.xlsx")
    assert "10:00・お店だけ" in reports.words()


def test_the_name_offered_says_shop_and_month(reports):
    click(reports.find(Button, "reports.make_owner"))
    dialog = reports.page.findChild(QFileDialog, "reports.where")
    assert dialog.findChild(QLineEdit).text() == "御菓子処 雪割堂_2026年10月_報告書(自社用).xlsx"
    press(dialog, Qt.Key.Key_Escape)
    assert reports.find(Button, "reports.make_owner").isEnabled()


def test_it_can_be_stopped_and_then_leaves_nothing(reports, tmp_path):
    path = tmp_path / "halt.xlsx"
    make(reports, path)
    working = reports.find(Working, "reports.working")
    assert not reports.find(Button, "reports.make_owner").isEnabled()
    click(next(x for x in working.findChildren(Button)))
    reports.wait_for_work()
    assert [*tmp_path.glob("*.xlsx*"), *tmp_path.glob(".*.writing")] == []
    assert reports.toast() == ""
    assert reports.find(Button, "reports.make_owner").isEnabled()
    make(reports, path)
    reports.wait_for_work()
    assert path.exists()


def test_a_file_that_cannot_be_written_is_told_beside_its_button(reports, tmp_path):
    path = tmp_path / "locked.xlsx"
    path.write_bytes(b"as before")
    (tmp_path / ".locked.xlsx.writing").mkdir()
    click(reports.find(Button, "reports.make_agency"))
    reports.page.findChild(QFileDialog, "reports.where").fileSelected.emit(str(path))
    reports.wait_for_work()
    banner = reports.find(Banner, "reports.trouble")
    assert banner.accessibleName() == "ファイルを保存できませんでした"
    assert "locked.xlsx" in banner.accessibleDescription()
    assert path.read_bytes() == b"as before"


def test_an_open_month_is_told_and_a_closed_one_is_not(reports):
    assert "10月はまだ締めていません。" in reports.words()
    reports.find(MonthPicker, "reports.month").back()
    reports.wait_for_work()
    assert "9月の報告書" in reports.words()
    assert "締めていません" not in reports.words()


def test_a_month_without_figures_leads_to_entering_them(reports):
    reports.program.main.go(Going("reports", Month(2024, 1)))
    reports.wait_for_work()
    assert "この月の数字は、まだ入っていません。" in reports.words()
    assert not reports.find(Button, "reports.make_agency").isVisible()
    click(reports.find(Button, "reports.enter"))
    assert reports.page.objectName() == "page.each_month"
    assert reports.page.here(Going("each_month")).month == Month(2024, 1)


def test_a_new_shop_has_no_empty_page(reports):
    shop = reports.desk.setup.new_shop("白妙屋", Purpose.CUSTOMERS)
    reports.program.main.shop_asked.emit(shop.id)
    reports.go("reports")
    reports.wait_for_work()
    QApplication.processEvents()
    assert reports.find(Button, "reports.enter").isVisible()


def test_what_was_made_is_still_listed_in_the_other_language(reports, tmp_path):
    make(reports, tmp_path / "one.xlsx")
    reports.wait_for_work()
    reports.program.main.language_asked.emit()
    reports.wait_for_work()
    assert "one.xlsx" in reports.words()
    assert "To the agency" in reports.words()


def test_the_agencys_input_sheet_is_made_of_the_same_month(reports, tmp_path):
    path = tmp_path / "記入.xlsx"
    make(reports, path, "agency_sheet")
    reports.wait_for_work()
    assert reports.toast() == "記入シートを記入.xlsxに保存しました。代行会社にお送りください。"
    assert "10:00・代行会社へ" in reports.words()
    assert "今月の数字" in load_workbook(path).sheetnames


def test_it_can_be_asked_for_before_anything_is_measured(reports):
    picker = reports.find(MonthPicker, "reports.month")
    for _later in range(3):
        click(picker.findChildren(IconButton)[-1])
    reports.wait_for_work()
    assert not reports.find(Button, "reports.make_agency").isVisible()
    button = reports.find(Button, "reports.make_agency_sheet")
    assert button.isVisible()
    click(button)
    dialog = reports.page.findChild(QFileDialog, "reports.where")
    assert dialog.findChild(QLineEdit).text() == "御菓子処 雪割堂_2027年1月_代行会社記入シート.xlsx"
    press(dialog, Qt.Key.Key_Escape)

"""A contract that goes on: promises, amendments, offers beside it, the end and the hand-over."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget

from desktop.domain.agencies import AgencyState
from desktop.domain.contract.contracts import ContractState
from desktop.domain.fees.terms import PerResult
from desktop.domain.home import Matter
from desktop.domain.month import Month
from desktop.ui.pages.base import Going
from desktop.ui.widgets.dialog import Dialog
from tests.ui.contract.conftest import CTRL, Papers, contract_page
from tests.ui.looking import look_over
from tests.ui.typing_in import click, compose, press

DECEMBER = Month(2026, 12)


@pytest.fixture
def changes(qtbot, desk) -> Papers:
    return contract_page(qtbot, desk, "changes")


def show(papers: Papers, name: str) -> QWidget:
    found = papers.find(name)
    papers.window.page().show_widget(found)
    return found


def fill(papers: Papers, name: str, text: str) -> None:
    control = papers.find(name)
    (control.focusProxy() or control).setFocus()
    press(control, Qt.Key.Key_A, CTRL)
    compose(control, text)
    press(control, Qt.Key.Key_Tab)


def back(papers: Papers) -> None:
    """Return to the window after a dialog."""
    papers.window.activateWindow()
    assert QTest.qWaitForWindowActive(papers.window)
    QApplication.processEvents()


def amend(papers: Papers, reason: str = "単価を下げた") -> None:
    click(show(papers, "contract.amend"))
    fill(papers, "amend.reason", reason)
    click(papers.find("amend.save"))


def deal(papers: Papers):
    return papers.desk.contracts.view()[0]


def test_how_it_ends_says_what_leaving_costs(changes):
    said = changes.words()
    assert (
        "2027年4月まで続きます。最低契約期間は12か月です。やめるときは2027年1月30日までに伝えます。" in said
    )
    assert "最低契約期間の残り1か月ごとに基本料の100%がかかります" in said


def test_promises_are_typed_and_undone(changes):
    show(changes, "promise.posts_a_month")
    fill(changes, "promise.posts_a_month", "12")
    assert deal(changes).contract.promises["posts_a_month"] == 12
    changes.undo()
    assert deal(changes).contract.promises["posts_a_month"] == 10


def test_an_amendment_needs_a_reason_and_its_terms_are_edited_in_their_place(changes):
    click(show(changes, "contract.amend"))
    click(changes.find("amend.save"))
    assert deal(changes).amendments == ()
    fill(changes, "amend.reason", "単価を下げた")
    click(changes.find("amend.save"))
    (amendment,) = deal(changes).amendments
    assert (amendment.first, amendment.reason) == (DECEMBER, "単価を下げた")
    assert "まだ違いはありません" in changes.words()
    click(show(changes, f"contract.amendment.{amendment.id}"))
    back(changes)
    changes.type_in("contract.fee1.unit_price", "2,000")
    (amendment,) = deal(changes).amendments
    assert [x.unit_price for x in amendment.terms.fees if isinstance(x, PerResult)] == [Decimal(2000)]
    assert [x.unit_price for x in deal(changes).contract.terms.fees if isinstance(x, PerResult)] == [3000]
    changes.window.go(Going("contract", part="changes"))
    QApplication.processEvents()
    assert "2,000円" in changes.words()
    changes.pick("contract.version", "beginning")
    assert changes.desk.contracts.view()


def test_an_amendment_is_taken_back(changes):
    amend(changes)
    (amendment,) = deal(changes).amendments
    click(show(changes, f"contract.drop_amendment.{amendment.id}"))
    assert deal(changes).amendments == ()
    changes.undo()
    assert len(deal(changes).amendments) == 1


def test_an_offer_stands_beside_the_contract_with_its_own_terms(qtbot, desk):
    papers = contract_page(qtbot, desk)
    click(papers.find("contract.offer"))
    other = next(x.agency for x in desk.agencies.view().ratings if x.agency.state is AgencyState.DECLINED)
    papers.pick("offer.agency", other.id)
    click(papers.find("offer.save"))
    back(papers)
    offer = next(x.contract for x in desk.contracts.view() if x.contract.agency == other.id)
    papers.type_in("contract.base", "200,000")
    offer = desk.contracts.view()[1].contract
    assert (offer.state, offer.terms.fees[0].amount) == (ContractState.DRAFT, 200_000)
    assert deal(papers).contract.terms.fees[1].amount == 50_000
    papers.pick("contract.deal", deal(papers).contract.id)
    QApplication.processEvents()
    assert papers.find("contract.base").value() == 50_000


def test_signing_an_offer_says_first_which_contract_ends_by_it(qtbot, desk):
    other = next(x.agency for x in desk.agencies.view().ratings if x.agency.state is AgencyState.DECLINED)
    before = desk.contracts.view()[0].contract
    desk.contracts.draft_with(other.id, before.id)
    offer = desk.contracts.view()[1].contract
    papers = contract_page(qtbot, desk)
    papers.pick("contract.deal", offer.id)
    click(show(papers, "contract.sign"))
    assert "合同会社かざぐるま映像舎との契約は終わったものとして記録します" in papers.words()
    for at in (1, 2, 3):
        papers.find(f"sign.tick{at}").setFocus()
        press(papers.find("sign.record"), Qt.Key.Key_Space)
    click(papers.find("sign.record"))
    states = {x.contract.id: x.contract.state for x in desk.contracts.view()}
    assert states == {before.id: ContractState.ENDED, offer.id: ContractState.SIGNED}


def test_the_end_is_recorded_with_its_reason(changes):
    click(show(changes, "contract.record_end"))
    fill(changes, "end.last", "2026年12月")
    fill(changes, "end.reason", "成果が出ない")
    click(changes.find("end.save"))
    assert deal(changes).contract.state is ContractState.ENDED
    assert deal(changes).schedule.last_month == DECEMBER
    changes.undo()
    assert deal(changes).contract.state is ContractState.SIGNED


def test_an_ended_contract_stays_on_the_table_for_its_hand_over(qtbot, desk, changes):
    agreed = deal(changes).contract
    desk.contracts.end(agreed.id, DECEMBER, "成果が出ない")
    assert "終了" in changes.find("contract.deal").currentText()
    QApplication.processEvents()
    assert "最後の日は2026年12月31日です。" in changes.words()
    assert "やめるときは" not in changes.words()
    click(show(changes, "contract.handover"))
    assert show(changes, "handover.email").isVisible()
    papers = contract_page(qtbot, desk)
    assert papers.find("contract.base").value() == 50_000
    assert Matter.NO_CONTRACT not in {x.matter for x in desk.home.view().things}
    click(papers.find("contract.offer"))
    papers.pick("offer.agency", agreed.agency)
    click(papers.find("offer.save"))
    assert len(desk.contracts.view()) == 2


def test_the_hand_over_is_listed_ticked_off_and_added_to(changes):
    click(show(changes, "contract.handover"))
    box = show(changes, "handover.email")
    box.setFocus()
    press(box, Qt.Key.Key_Space)
    assert deal(changes).handovers[0].done == date(2026, 11, 24)
    click(show(changes, "contract.handover_add"))
    dialog = changes.window.findChildren(Dialog)[-1]
    click(changes.find("thing.save"))
    assert dialog.isVisible()
    fill(changes, "thing.text", "店先ののぼり旗")
    click(changes.find("thing.save"))
    assert deal(changes).handovers[-1].text == "店先ののぼり旗"


@pytest.mark.parametrize("spoken", ["ja", "en"])
@pytest.mark.parametrize(
    ("theme", "width", "height", "scale"), [("light", 1200, 760, 1.0), ("dark", 1024, 640, 1.25)]
)
def test_nothing_is_cut(qtbot, wear, desk, spoken, theme, width, height, scale):
    wear(theme, scale, spoken)
    there = desk.contracts.view()[0].contract
    desk.contracts.amend(there.id, DECEMBER, there.terms, "季節に合わせて")
    desk.contracts.list_handover(there.id)
    papers = contract_page(qtbot, desk, "changes", width, height)
    assert look_over(papers.window.page()) == []


@pytest.fixture
def signed(tmp_path) -> Path:
    path = tmp_path / "業務委託契約書.pdf"
    path.write_bytes(b"%PDF-1.7\n" + bytes(2000))
    return path


def add_paper(qtbot, papers: Papers, path: Path) -> None:
    click(show(papers, "contract.add_paper"))
    dialog = papers.find("contract.paper_file", QFileDialog)
    dialog.fileSelected.emit(str(path))
    dialog.done(1)
    qtbot.waitUntil(lambda: not papers.desk.jobs.busy())
    back(papers)


def kept(papers: Papers):
    return papers.desk.contracts.papers(deal(papers).contract.id)


def test_a_paper_is_kept_opened_and_taken_away(qtbot, changes, signed, monkeypatch):
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: not opened.append(url.toLocalFile()))
    add_paper(qtbot, changes, signed)
    (paper,) = kept(changes)
    assert (paper.file, paper.day) == ("業務委託契約書.pdf", date(2026, 11, 24))
    assert "業務委託契約書.pdf" in changes.words()
    signed.unlink()
    click(show(changes, f"contract.open_paper.{paper.id}"))
    qtbot.waitUntil(lambda: bool(opened))
    assert Path(opened[0]).read_bytes().startswith(b"%PDF")
    click(show(changes, f"contract.drop_paper.{paper.id}"))
    assert kept(changes) == ()
    changes.undo()
    assert kept(changes) != ()
    assert "業務委託契約書.pdf" in changes.words()


@pytest.mark.parametrize("spoken", ["ja", "en"])
def test_a_paper_with_a_long_name_has_room(qtbot, wear, desk, tmp_path, spoken):
    wear("light", 1.25, spoken)
    name = "業務委託契約書_合同会社かざぐるま映像舎_成果報酬型運用代行_2025年4月25日締結_最終版(2).pdf"
    there = desk.contracts.view()[0].contract
    desk.contracts.add_paper(there.id, name, "0" * 64)
    file = tmp_path / name
    file.write_bytes(b"%PDF-1.7\n" + bytes(2000))
    papers = contract_page(qtbot, desk, "changes", 1024, 640)
    add_paper(qtbot, papers, file)
    assert len(kept(papers)) == 2
    assert look_over(papers.window.page()) == []


def test_the_same_paper_twice_is_one_and_one_that_cannot_be_kept_is_said(qtbot, changes, signed, tmp_path):
    said: list[str] = []
    changes.window.page().said.connect(lambda text, _undo: said.append(text))
    add_paper(qtbot, changes, signed)
    add_paper(qtbot, changes, signed)
    assert len(kept(changes)) == 1
    assert said == ["書類をしまいました", "同じ書類がすでにあります。何も変えていません。"]
    empty = tmp_path / "空.pdf"
    empty.touch()
    add_paper(qtbot, changes, empty)
    assert len(kept(changes)) == 1
    assert "空" in said[-1]

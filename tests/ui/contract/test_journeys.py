"""Whole ways across the contract's parts: few inputs to the first findings, and from what to negotiate to a finding gone."""

from __future__ import annotations

from dataclasses import dataclass, field

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QRadioButton, QWidget, QWizard

from desktop.domain.contract.recheck import Turned
from desktop.domain.fees.terms import Scope
from desktop.domain.month import Month
from desktop.ui.pages.base import Going
from desktop.ui.wizards.contract_check import CheckWizard
from tests.ui.contract.conftest import CTRL, Papers, contract_page
from tests.ui.typing_in import click, compose, press, shown

MOST = 60


@dataclass
class Hand:
    """Counts what a person does: a value typed, a choice, a click."""

    papers: Papers
    inputs: int = 0
    left: list[str] = field(default_factory=list)

    def types(self, name: str, text: str) -> None:
        self.inputs += 1
        self.papers.type_in(name, text)

    def picks(self, name: str, key: str) -> None:
        self.inputs += 1
        self.papers.pick(name, key)

    def clicks(self, widget: QWidget) -> None:
        self.inputs += 1
        click(widget)
        for _turn in range(4):
            QApplication.processEvents()

    def answers(self, key: str, text: str) -> None:
        choices = self.papers.find(f"check.{key}").findChildren(QRadioButton)
        assert text in [x.accessibleName() for x in choices], (key, [x.accessibleName() for x in choices])
        self.clicks(next(x for x in choices if x.accessibleName() == text))

    def goes_on(self) -> None:
        self.clicks(self.papers.window.button(QWizard.WizardButton.NextButton))


def test_terms_and_the_short_check_take_few_inputs(qtbot, new_desk) -> None:
    hand = Hand(contract_page(qtbot, new_desk))
    hand.clicks(hand.papers.find("contract.begin"))
    for name, text in (
        ("start", "2026年4月"), ("end", "2027年3月"), ("min_months", "6"), ("notice_days", "30"),
        ("base", "25,000"), ("fee1.unit_price", "6,000"), ("fee1.free", "2"), ("monthly_cap", "78,000"),
    ):  # fmt: skip
        hand.types(f"contract.{name}", text)
    hand.papers = begin_check(qtbot, new_desk)
    for key, said in (
        ("sold_as_full", "はい"), ("result_definition", "いいえ"), ("data_access", "はい"), ("exclusions", "分からない"),
    ):  # fmt: skip
        hand.answers(key, said)
    hand.picks("check.approval_process", "all")
    hand.picks("check.approval_silence", "approved")
    hand.types("check.approval_process_days.typed", "5")
    hand.goes_on()
    for key, said in (
        ("auto_renewal", "自動で更新される"), ("termination_charge", "なし"), ("account_owner", "はい"),
    ):  # fmt: skip
        hand.answers(key, said)
    hand.goes_on()
    assert hand.papers.window.key() == "summary"
    hand.clicks(hand.papers.window.button(QWizard.WizardButton.FinishButton))
    view = hand.papers.view()
    found = {x.code for x in view.report.findings}
    assert {"C01", "C05"} <= found
    assert "C14" not in found  # the cap stands in the terms, so nobody was asked
    assert view.contract.terms.monthly_cap == 78_000
    assert hand.inputs < MOST


def begin_check(qtbot, desk) -> Papers:
    wizard = CheckWizard(desk, whole=False)
    wizard.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    shown(qtbot, wizard, 1366, 768)
    for _turn in range(4):
        QApplication.processEvents()
    return Papers(desk, wizard)


def test_the_first_thing_to_negotiate_is_asked_agreed_and_gone(qtbot, desk) -> None:
    """The sample's cap does not hold the base fee: asked, answered, put into an amendment, and no longer first."""
    papers = contract_page(qtbot, desk, "scenarios")
    computed(qtbot, papers)
    first = offered(papers)[0]
    assert first == "N:cap_on_all"
    click(seen(papers, f"scenarios.put.{first}"))

    papers.window.go(Going("contract", part="questions"))
    (question,) = papers.desk.questions.view().questions
    papers.desk.questions.send()
    papers.desk.questions.answer(question.asked.id, "12月分から全体に適用します")
    QApplication.processEvents()

    papers.window.go(Going("contract", part="changes"))
    click(seen(papers, "contract.amend"))
    reason = papers.find("amend.reason")
    (reason.focusProxy() or reason).setFocus()
    press(reason, Qt.Key.Key_A, CTRL)
    compose(reason, "上限を全体に")
    click(papers.find("amend.save"))
    back(papers)
    (deal,) = [x for x in desk.contracts.view() if x.amendments]
    (amendment,) = deal.amendments
    assert amendment.first == Month(2026, 12)
    click(seen(papers, f"contract.amendment.{amendment.id}"))
    back(papers)
    papers.pick("contract.cap_scope", Scope.TOTAL.value)
    (deal,) = [x for x in desk.contracts.view() if x.amendments]
    assert deal.amendments[0].terms.cap_scope is Scope.TOTAL

    papers.window.go(Going("contract", part="scenarios"))
    computed(qtbot, papers)
    assert first not in offered(papers)


def test_a_cap_agreed_by_amendment_takes_its_finding_away(qtbot, new_desk) -> None:
    papers = contract_page(qtbot, new_desk)
    papers.press_button("contract.begin")
    papers.type_in("contract.start", "2026年4月")
    papers.type_in("contract.fee1.unit_price", "6,000")
    new_desk.contract.answer("result_definition", True)
    new_desk.contract.sign()
    assert "C14" in {x.code for x in papers.view().report.findings}
    papers.window.go(Going("contract", part="changes"))
    click(seen(papers, "contract.amend"))
    reason = papers.find("amend.reason")
    (reason.focusProxy() or reason).setFocus()
    compose(reason, "上限を付けた")
    click(papers.find("amend.save"))
    back(papers)
    (amendment,) = new_desk.contracts.view()[0].amendments
    click(seen(papers, f"contract.amendment.{amendment.id}"))
    back(papers)
    papers.type_in("contract.monthly_cap", "60,000")
    papers.window.go(Going("contract", part="check"))
    QApplication.processEvents()
    assert "支払いの上限がありません" in papers.words()  # said as gone since the amendment
    turns = new_desk.contracts.recheck(papers.contract().id).turns
    assert ("C14", Turned.GONE) in {(x.finding.code, x.turned) for x in turns}


def computed(qtbot, papers: Papers) -> None:
    qtbot.waitUntil(lambda: not papers.desk.jobs.busy(), timeout=20_000)
    QApplication.processEvents()


def offered(papers: Papers) -> list[str]:
    """The improvements that can be asked for, in the order shown."""
    start = "scenarios.put."
    found = [x for x in papers.window.findChildren(QWidget) if x.objectName().startswith(start)]
    seen_ = [x for x in found if x.isVisible()]
    return [x.objectName().removeprefix(start) for x in sorted(seen_, key=height)]


def height(widget: QWidget) -> int:
    return widget.mapToGlobal(widget.rect().topLeft()).y()


def seen(papers: Papers, name: str) -> QWidget:
    found = papers.find(name)
    papers.window.page().show_widget(found)
    return found


def back(papers: Papers) -> None:
    """Return to the window after a dialog."""
    papers.window.activateWindow()
    assert QTest.qWaitForWindowActive(papers.window)
    QApplication.processEvents()


@pytest.fixture(autouse=True)
def _japanese(wear) -> None:
    wear("light", 1.0, "ja")

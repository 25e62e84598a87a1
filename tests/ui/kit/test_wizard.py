"""The wizard's frame: the path is asked for, one can go back, leave and resume, and keys suffice."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QPushButton, QWizard

from desktop.ui.widgets.banner import Fact
from desktop.ui.widgets.field import Field
from desktop.ui.widgets.number_fields import count_input
from desktop.ui.widgets.wizard import StepWizard
from desktop.ui.widgets.wizard_page import Effect, StepPage
from desktop.ui.widgets.wizard_steps import StepsPanel
from tests.ui.looking import look_over
from tests.ui.typing_in import click, compose, heard, press, shown


class Goal(StepPage):
    def __init__(self, key: str, question: str, *, skip: str = "") -> None:
        super().__init__(key, question, "月ごとの数で考えます。", effect=Effect("この目標の意味"), skip=skip)
        self.now = count_input("件 / 月")
        self.add(Field("いまの数", self.now, width=272))
        self.now.edited.connect(self._effect)
        self.arrivals = 0

    def arrive(self) -> None:
        self.arrivals += 1

    def isComplete(self) -> bool:
        return bool(self.now.value()) or self.skip != ""

    def _effect(self, value: int | None) -> None:
        self.show_effect(Fact("12か月の合計", f"{(value or 0) * 12}件", big=True))
        self.completeChanged.emit()


class Setup(StepWizard):
    def __init__(self) -> None:
        super().__init__("はじめての設定", "この内容で始める", calm="いつでも戻れます。")
        self.short = False
        for key, name in (("shop", "お店"), ("goal", "目標"), ("kpis", "指標"), ("contract", "契約")):
            page = Goal(key, f"{name}について", skip="とばす" if key == "kpis" else "")
            page.now.set_value(1)
            self.add_step(page, name)

    def path(self):
        return ["shop", "contract"] if self.short else ["shop", "goal", "kpis", "contract"]


@pytest.fixture
def wizard(qtbot):
    wizard = Setup()
    shown(qtbot, wizard, 1366, 736)
    return wizard


def go_on(wizard: StepWizard) -> None:
    click(wizard.button(QWizard.WizardButton.NextButton))


def test_it_is_qts_wizard_in_the_modern_style(wizard):
    assert isinstance(wizard, QWizard)
    assert wizard.wizardStyle() is QWizard.WizardStyle.ModernStyle


def test_the_path_decides_what_follows(wizard):
    assert wizard.key() == "shop"
    go_on(wizard)
    assert wizard.key() == "goal"
    wizard.back()
    wizard.short = True
    go_on(wizard)
    assert wizard.key() == "contract"
    assert wizard.nextId() == -1


def test_alt_left_goes_back_and_what_was_typed_is_still_there(wizard):
    go_on(wizard)
    page = wizard.currentPage()
    page.now.setFocus()
    page.now.editor.selectAll()
    compose(page, "7")
    press(wizard, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert wizard.key() == "shop"
    go_on(wizard)
    assert page.now.value() == 7
    assert page.arrivals == 2


def test_the_meaning_changes_with_each_keystroke(wizard):
    page = wizard.currentPage()
    page.now.setFocus()
    page.now.editor.selectAll()
    compose(page, "7")
    facts = [label.text() for label in page.panel.findChildren(type(page._question)) if label.isVisible()]
    assert "84件" in facts


def test_escape_leaves_for_now_and_says_so(wizard):
    paused = heard(wizard.paused)
    press(wizard, Qt.Key.Key_Escape)
    assert paused == [()]
    assert not wizard.isVisible()


def test_a_page_may_be_left_out_where_it_says_so(wizard):
    skipped = heard(wizard.skipped)
    skip = wizard.button(QWizard.WizardButton.CustomButton2)
    assert not skip.isVisible()
    go_on(wizard)
    go_on(wizard)
    assert skip.isVisible()
    assert skip.accessibleName() == "とばす"
    click(skip)
    assert skipped == ["kpis"]
    assert wizard.key() == "contract"


def test_it_resumes_where_it_was_left_with_the_way_back(wizard):
    wizard.resume_at("kpis")
    assert wizard.key() == "kpis"
    wizard.back()
    assert wizard.key() == "goal"


def test_an_incomplete_page_cannot_be_left(wizard):
    page = wizard.currentPage()
    page.now.set_value(None)
    page.completeChanged.emit()
    assert not wizard.button(QWizard.WizardButton.NextButton).isEnabled()


def test_the_last_page_has_the_verb_that_begins(wizard):
    wizard.resume_at("contract")
    finish = wizard.button(QWizard.WizardButton.FinishButton)
    assert finish.isVisible()
    assert finish.accessibleName() == "この内容で始める"
    accepted = heard(wizard.accepted)
    click(finish)
    assert accepted == [()]


def test_steps_are_a_list_and_done_ones_lead_back(wizard):
    wizard.resume_at("kpis")
    panel = wizard.findChild(StepsPanel)
    face = QAccessible.queryAccessibleInterface(panel)
    assert face.role() == QAccessible.Role.List
    names = [face.child(at).text(QAccessible.Text.Name) for at in range(face.childCount())]
    assert {"お店、済み", "指標、いまここ", "契約、これから"} <= set(names)
    done = next(step for step in panel.findChildren(QPushButton) if step.accessibleName() == "お店、済み")
    click(done)
    assert wizard.key() == "shop"


def test_in_a_narrow_window_the_steps_shrink_and_the_meaning_goes_under(wizard):
    panel, page = wizard.findChild(StepsPanel), wizard.currentPage()
    assert panel.isVisible()
    wizard.resize(1000, 700)
    QApplication.processEvents()
    assert not panel.isVisible()
    assert page._where.isVisible()
    assert page.panel.mapTo(page, page.panel.rect().topLeft()).x() > 300
    wizard.resize(900, 700)
    QApplication.processEvents()
    assert page.panel.mapTo(page, page.panel.rect().topLeft()).x() == 0


@pytest.mark.parametrize("scale", [1.0, 1.5])
@pytest.mark.parametrize("spoken", ["ja", "en"])
def test_nothing_is_cut_nameless_or_faint(qtbot, wear, scale, spoken):
    wear("light", scale, spoken)
    wizard = Setup()
    wizard.set_saved("保存済み 14:32")
    shown(qtbot, wizard, round(1300 * scale), round(736 * scale))
    wizard.resume_at("kpis")
    wizard.resize(round(1301 * scale), round(736 * scale))
    QApplication.processEvents()
    assert look_over(wizard) == []


def test_another_look_keeps_the_frame(wizard, wear):
    wear("dark")
    QApplication.processEvents()
    theme = wear("light")
    QApplication.processEvents()
    picture = wizard.grab().toImage()
    assert picture.pixelColor(2, 300) == theme.colour("sidebar")
    assert picture.pixelColor(600, picture.height() - 4) == theme.colour("surface")
    assert picture.pixelColor(600, 500) == theme.colour("background")

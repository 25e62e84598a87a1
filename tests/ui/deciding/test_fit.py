"""Whether paying by results suits the shop: answered in the set-up and on the page, by click and by key."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWizard

from desktop.domain.fit import Verdict
from desktop.domain.setup import Stage
from desktop.domain.shop import Purpose, Trade
from desktop.ui.pages.base import Going
from desktop.ui.pages.shop_goal import ShopGoalPage
from desktop.ui.widgets.scale import Scale
from desktop.wording.amounts import plain
from tests.ui.looking import look_over
from tests.ui.typing_in import click, compose, heard, press, shown

from .conftest import book, named, tab_to, tab_until
from .test_setup_wizard import at, begin, go_on, pick
from .test_shop_goal import Steps


def page_of(qtbot, desk, width=1150, height=760) -> ShopGoalPage:
    page = ShopGoalPage(desk)
    page.go_to(Going("shop_goal", part="fit"))
    page.steps = Steps()
    page.steps.came.connect(page.changed)
    desk.database.listen(page.steps.came.emit)
    return shown(qtbot, page, width, height)


def scale(window, code: str, prefix="shop_goal.fit") -> Scale:
    found = named(window, f"{prefix}.{code}")
    assert isinstance(found, Scale)
    return found


def answer(page, code: str, value: int, prefix="shop_goal.fit") -> None:
    mark = scale(page, code, prefix).mark(value)
    if hasattr(page, "show_widget"):
        page.show_widget(mark)
    else:
        mark.setFocus()
        QApplication.processEvents()
    click(mark)


def tick(page, code: str) -> None:
    box = named(page, f"shop_goal.fit.{code}")
    page.show_widget(box)
    box.setFocus()
    press(page, Qt.Key.Key_Space)


def words(window) -> str:
    QApplication.processEvents()
    seen = [x.accessibleName() or x.text() for x in window.findChildren(QLabel) if x.isVisible()]
    return plain("\n".join(seen))


def test_the_sample_says_what_to_fix_first(qtbot, desk):
    page = page_of(qtbot, desk)
    assert "100点中62.5点" in words(page)
    assert "準備を整えれば検討できます" in words(page)
    assert "粗利と上限" in words(page)
    assert scale(page, "Q1").value() == 4


def test_an_answer_is_one_step_and_undone(qtbot, desk):
    page = page_of(qtbot, desk)
    answer(page, "Q8", 4)
    assert desk.setup.fit(desk.shop).verdict is Verdict.PREPARE
    assert "100点中71.5点" in words(page)
    assert desk.database.undo("sample").act == "answer_fit"
    assert "100点中62.5点" in words(page)
    assert scale(page, "Q8").value() == 0


def test_a_question_is_left_open_again_and_the_score_becomes_a_range(qtbot, desk):
    page = page_of(qtbot, desk)
    mark = scale(page, "Q3")
    page.show_widget(mark)
    mark.begin()
    press(page, Qt.Key.Key_Delete)
    assert "Q3" not in book(desk).fit.scores
    assert "1問が未回答" in words(page)
    assert "56.5〜68.5点" in words(page)


def test_a_gate_stops_it_and_one_leads_to_the_contract_check(qtbot, desk):
    page = page_of(qtbot, desk)
    tick(page, "G7")
    assert "そのままでは使えません" in words(page)
    tick(page, "G7")
    tick(page, "G3")
    going = heard(page.going)
    (button,) = [x for x in page.findChildren(QPushButton) if x.isVisible() and "C42" in x.text()]
    page.show_widget(button)
    click(button)
    assert going == [Going("contract", part="check")]


def test_another_trade_is_known_without_being_asked(qtbot, desk):
    desk.setup.change_shop(replace(book(desk).shop, purpose=Purpose.HIRING))
    page = page_of(qtbot, desk)
    assert "許可が要る場合があります" in words(page)


def test_the_wizard_asks_keeps_and_finishes_with_it(qtbot, empty):
    wizard = at(qtbot, empty, Stage.FIT)
    for code in ("Q1", "Q2", "Q3"):
        answer(wizard.currentPage(), code, 4, "setup.fit")
    assert "38〜100点" in words(wizard.currentPage())
    go_on(wizard)
    assert wizard.key() == "goal"
    kept = empty.setup.draft()
    assert kept.scores == {"Q1": 4, "Q2": 4, "Q3": 4}
    assert kept.gates == {f"G{number}": False for number in range(1, 8)}
    shop = empty.setup.finish(kept)
    assert book(empty, shop.id).fit.scores == kept.scores


def test_the_wizard_lets_everything_stay_open_and_keeps_what_is_left(qtbot, empty):
    wizard = at(qtbot, empty, Stage.FIT)
    tab_until(wizard, lambda focused: isinstance(focused.parentWidget(), Scale), most=20)
    press(wizard, Qt.Key.Key_2)
    wizard.reject()
    again = empty.setup.draft()
    assert again.at is Stage.FIT
    assert [*again.scores.values()] == [2]


@pytest.mark.parametrize("spoken", ["ja", "en"])
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_wizards_page_is_readable(qtbot, wear, empty, spoken, theme):
    wear(theme, 1.25, spoken)
    wizard = at(qtbot, empty, Stage.FIT, scores={"Q1": 0, "Q2": 0, "Q3": 3}, purpose=Purpose.HIRING)
    assert look_over(wizard) == []


@pytest.mark.parametrize("ticked", [True, False])
def test_another_trade_in_the_wizard_opens_its_gate_again(qtbot, empty, ticked):
    said = {f"G{number}": False for number in range(1, 8)}
    before, after = (Trade.MEDICAL, Trade.OTHER) if ticked else (Trade.OTHER, Trade.MEDICAL)
    wizard = at(qtbot, empty, Stage.SHOP, gates={**said, "G1": ticked}, trade=before)
    tab_to(wizard, "setup.shop.trade")
    press(wizard, Qt.Key.Key_End if ticked else Qt.Key.Key_Home)
    assert named(wizard, "setup.shop.trade").value() == after.value
    go_on(wizard)
    go_on(wizard)
    assert wizard.key() == "fit"
    assert named(wizard, "setup.fit.G1").isChecked() is not ticked
    assert ("保険診療では禁じられています" in words(wizard.currentPage())) is not ticked


def test_every_question_is_one_click_and_the_whole_set_up_takes_few_inputs(qtbot, empty):
    wizard = begin(qtbot, empty)
    inputs = 0

    def done(act, *given) -> None:
        nonlocal inputs
        act(*given)
        inputs += 1

    done(press, wizard, Qt.Key.Key_Return)
    done(compose, wizard, "白妙屋")
    done(press, wizard, Qt.Key.Key_Return)
    done(pick, wizard, 0)
    done(press, wizard, Qt.Key.Key_Return)
    for question in empty.catalog.fit.questions:
        done(answer, wizard.currentPage(), question.code, 2, "setup.fit")
    assert "100点中50点" in words(wizard.currentPage())
    done(press, wizard, Qt.Key.Key_Return)
    done(click, named(wizard, "setup.goal.a_month").focusProxy() or named(wizard, "setup.goal.a_month"))
    done(compose, wizard, "7")
    for _page in range(3):
        done(click, wizard.button(QWizard.WizardButton.NextButton))
    done(pick, wizard, 1)
    done(click, wizard.button(QWizard.WizardButton.NextButton))
    done(click, wizard.button(QWizard.WizardButton.FinishButton))
    (shop,) = empty.setup.shops()
    assert len(book(empty, shop.id).fit.scores) == 12
    assert inputs < 40

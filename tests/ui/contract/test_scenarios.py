"""What if, in the window: computed beside it, kept until something changes, questions put in by click and by key."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from desktop.domain.contract.contracts import Contract
from desktop.domain.fees.terms import Base, Terms
from desktop.domain.goals import Goal
from desktop.domain.month import Month
from desktop.services.scenarios import Scenarios
from desktop.ui.pages.base import Going
from desktop.ui.search import Search
from desktop.ui.widgets.sheet import Sheet
from tests.ui.contract.conftest import Papers, contract_page
from tests.ui.looking import look_over
from tests.ui.typing_in import click, compose, heard, press, shown

CAP = "scenarios.put.N:cap_on_all"


def done(qtbot, papers: Papers) -> None:
    """Wait until everything is computed."""
    qtbot.waitUntil(lambda: not papers.desk.jobs.busy(), timeout=15_000)
    QApplication.processEvents()


@pytest.fixture
def what_if(qtbot, desk) -> Papers:
    papers = contract_page(qtbot, desk, "scenarios")
    done(qtbot, papers)
    return papers


def show(papers: Papers, name: str) -> QWidget:
    found = papers.find(name)
    papers.window.page().show_widget(found)
    return found


def table(papers: Papers, name: str = "scenarios.table") -> list[list[str]]:
    model = papers.find(name, Sheet).model()
    return [
        [str(model.index(row, at).data() or "") for at in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def asked(papers: Papers):
    with papers.desk.database.read() as reader:
        return reader.book(papers.desk.shop).asked


def test_options_stand_side_by_side_with_a_verdict(what_if):
    assert [row[0] for row in table(what_if)] == ["いまの契約を続ける", "月100,000円の固定", "自分でやる"]
    assert "赤字がいちばん小さい見込み" in what_if.words()
    assert "99%超" in what_if.words()


def test_another_flat_fee_is_compared_as_soon_as_it_is_typed(qtbot, what_if):
    what_if.type_in("scenarios.flat", "20000")
    done(qtbot, what_if)
    assert table(what_if)[1][0] == "月20,000円の固定"
    assert "いちばん多く残る見込み" in what_if.words()


def test_half_a_year_is_picked_with_the_arrows(qtbot, what_if):
    what_if.find("scenarios.length").begin()
    press(QApplication.focusWidget(), Qt.Key.Key_Left)
    done(qtbot, what_if)
    assert len(table(what_if, "scenarios.months")) == 6 + 3
    assert "6か月で" in what_if.words()


def test_one_option_is_looked_at_in_words_and_months(what_if):
    show(what_if, "scenarios.option")
    what_if.pick("scenarios.option", "flat")
    assert "何件来ても12か月で1,200,000円" in what_if.words()
    assert table(what_if, "scenarios.months")[0][1:3] != table(what_if, "scenarios.months")[1][1:3]


def test_an_improvement_becomes_a_question_and_undo_takes_it_back(what_if):
    click(show(what_if, CAP))
    assert [(x.code, x.text) for x in asked(what_if)] == [
        ("N:cap_on_all", "月の上限を、基本料も含めた請求の全体に適用していただけますか。")
    ]
    assert not what_if.find(CAP).isEnabled()
    what_if.undo()
    assert asked(what_if) == ()
    assert what_if.find(CAP).isEnabled()


def test_a_question_is_put_in_by_key(what_if):
    button = show(what_if, CAP)
    button.setFocus()
    press(button, Qt.Key.Key_Space)
    assert len(asked(what_if)) == 1


def test_putting_a_question_computes_nothing_anew(what_if):
    click(show(what_if, CAP))
    assert not what_if.desk.jobs.busy()


def test_the_others_are_shown_behind_the_link(what_if):
    last = what_if.find("scenarios.put.N:no_handling")
    assert not last.isVisible()
    click(show(what_if, "scenarios.more"))
    assert last.isVisible()


def test_another_goal_is_computed_anew(qtbot, what_if):
    desk = what_if.desk
    with desk.database.unit("change_goal", shop=desk.shop) as unit:
        unit.put(replace(unit.one(Goal, shop=desk.shop), gross_profit=40_000))
    done(qtbot, what_if)
    assert "いちばん多く残る見込み" in what_if.words()


def test_leaving_stops_it_and_coming_back_goes_on(qtbot, desk):
    papers = contract_page(qtbot, desk, "scenarios")
    papers.window.go(Going("contract", part="terms"))
    done(qtbot, papers)
    papers.window.go(Going("contract", part="scenarios"))
    done(qtbot, papers)
    assert len(table(papers)) == 3


def test_it_can_be_stopped_and_begun_again(qtbot, desk, monkeypatch):
    def endless(_self, _setting, _wanted, step):
        while True:
            step(0, 3)
            time.sleep(0.01)

    monkeypatch.setattr(Scenarios, "play", endless)
    papers = contract_page(qtbot, desk, "scenarios")
    assert "1万回ためしています" in papers.words()
    click(papers.find("scenarios.working").findChild(QAbstractButton))
    done(qtbot, papers)
    monkeypatch.undo()
    again = papers.find("scenarios.again")
    assert again.hasFocus()
    press(again, Qt.Key.Key_Space)
    done(qtbot, papers)
    assert len(table(papers)) == 3
    assert not again.isVisible()


def test_where_the_fee_pulls_is_said(what_if):
    assert "料金の向きが目標と合っています" in what_if.words()


def test_without_gross_profit_only_fees_are_compared_and_the_way_is_shown(qtbot, desk):
    with desk.database.unit("change_goal", shop=desk.shop) as unit:
        unit.put(replace(unit.one(Goal, shop=desk.shop), gross_profit=None))
    papers = contract_page(qtbot, desk, "scenarios")
    done(qtbot, papers)
    assert len(table(papers)[0]) == 2
    assert "料金と費用だけ" in papers.words()
    assert "赤字" not in papers.words("scenarios.table")
    assert papers.find("scenarios.way.profit").isVisible()


def test_without_a_goal_one_button_leads_to_it(qtbot, desk):
    with desk.database.unit("change_goal", shop=desk.shop) as unit:
        unit.delete(unit.one(Goal, shop=desk.shop))
    papers = contract_page(qtbot, desk, "scenarios")
    assert not papers.find("scenarios.table").isVisible()
    going = heard(papers.window.page().going)
    click(papers.find("scenarios.way"))
    assert going[-1] == Going("shop_goal", part="goal")


def test_an_offer_stands_beside_the_contract(qtbot, desk):
    with desk.database.unit("draft_contract", shop=desk.shop) as unit:
        terms = Terms(start=Month(2026, 12), fees=(Base(amount=60_000),))
        unit.put(Contract("offer", desk.shop, "sample-agency-0002", terms))
    papers = contract_page(qtbot, desk, "scenarios")
    done(qtbot, papers)
    assert table(papers)[1][0] == "たなか動画工房との契約"


@pytest.mark.parametrize("word", ["もしも", "比較", "シミュレーション", "交渉"])
def test_search_leads_here(qtbot, desk, word):
    search = shown(qtbot, Search(desk, None))
    going = heard(search.going)
    field = search.findChild(QWidget, "search.field")
    field.setFocus()
    compose(field, word)
    press(field, Qt.Key.Key_Return)
    assert going == [Going("contract", part="scenarios")]


@pytest.mark.parametrize(
    ("spoken", "theme", "width", "height", "scale"),
    [("ja", "light", 1200, 760, 1.0), ("en", "dark", 1200, 760, 1.0), ("en", "light", 948, 640, 1.25), ("ja", "dark", 948, 640, 1.25)],
)  # fmt: skip
def test_nothing_is_cut(qtbot, wear, desk, spoken, theme, width, height, scale):
    wear(theme, scale, spoken)
    papers = contract_page(qtbot, desk, "scenarios", width, height)
    done(qtbot, papers)
    assert look_over(papers.window.page()) == []

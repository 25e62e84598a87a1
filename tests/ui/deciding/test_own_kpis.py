"""Own measures by click and key: made from the picker, changed from the table, put away; and the help of every row."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from desktop.domain.entering import Typed
from desktop.domain.goals import Goal
from desktop.domain.kpis import Tier, Unit
from desktop.domain.month import Month
from desktop.domain.own_kpis import OwnKpi
from desktop.domain.setup import goal_choices
from desktop.domain.shop import Purpose
from desktop.ui.kpi_picker import KpiPicker
from desktop.ui.own_kpi_dialog import OwnKpiDialog
from desktop.ui.pages.base import Going
from desktop.ui.pages.help import HelpPage
from desktop.ui.pages.home import HomePage
from desktop.ui.search import Search
from desktop.ui.widgets.popover import Popover
from tests.ui.looking import look_over
from tests.ui.typing_in import click, compose, press, shown

from .conftest import book, named
from .test_kpis import DEC, act, open_page, opened, page, sheet_of  # noqa: F401 - pytest takes the fixtures

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def picker(open_page) -> KpiPicker:  # noqa: F811
    click(named(open_page, "kpis.add"))
    return open_page.findChild(KpiPicker)


def dialog_of(page) -> OwnKpiDialog:  # noqa: F811
    return page.findChildren(OwnKpiDialog)[-1]


def typed(dialog, name: str, text: str) -> None:
    field = named(dialog, f"own_kpi.{name}")
    field.setFocus()
    press(dialog, Qt.Key.Key_A, CTRL)
    compose(dialog, text)


def pick_part(dialog, part: str, search: str) -> None:
    """Open a part's picker with Space, search, and take the first with Enter."""
    parts = named(dialog, f"own_kpi.{part}")
    parts.setFocus()
    press(dialog, Qt.Key.Key_Space)
    picker = parts.findChildren(KpiPicker)[-1]
    compose(picker, search)
    click(named(picker, "kpi_picker.add"))


def said(widget: QWidget) -> str:
    return "\n".join(x.accessibleName() or x.text() for x in widget.findChildren(QLabel) if x.isVisible())


def own(desk) -> list[OwnKpi]:
    return list(book(desk).own_kpis)


def test_one_that_is_not_found_is_made_with_the_words_searched_and_joins_the_plan(open_page, picker, desk):  # noqa: F811
    compose(picker, "試食の数")
    assert not named(picker, "kpi_picker.add").isEnabled()
    click(named(picker, "kpi_picker.own"))
    dialog = dialog_of(open_page)
    assert named(dialog, "own_kpi.name").value() == "試食の数"
    typed(dialog, "counter", "人")
    typed(dialog, "where", "お渡しした数を正の字で")
    click(named(dialog, "own_kpi.save"))
    assert [(x.code, x.name, x.counter, x.where) for x in own(desk)] == [
        ("own_1", "試食の数", "人", "お渡しした数を正の字で")
    ]
    assert "own_1" in [row.key for row in sheet_of(open_page).lines_model.lines.rows]
    row = desk.plans.view(DEC).row("own_1")
    assert row.planned


def test_a_formula_is_put_together_and_said_as_one_picks(open_page, picker, desk):  # noqa: F811
    compose(picker, "予約の割合")
    click(named(picker, "kpi_picker.own"))
    dialog = dialog_of(open_page)
    assert "毎月入力するか、ファイルから取り込みます。" in said(dialog)
    pick_part(dialog, "plus", "bookings")
    pick_part(dialog, "over", "profile_views")
    assert "予約(きっかけがTikTok) ÷ プロフィールの表示" in said(dialog).replace("\u200b", "")
    assert named(dialog, "own_kpi.unit").value() == Unit.PERCENT
    click(named(dialog, "own_kpi.save"))
    made = own(desk)[0]
    assert (made.plus, made.over, made.unit) == (("bookings",), ("profile_views",), Unit.PERCENT)


def test_a_part_can_be_taken_out_again(open_page, picker):  # noqa: F811
    compose(picker, "予約の割合")
    click(named(picker, "kpi_picker.own"))
    dialog = dialog_of(open_page)
    pick_part(dialog, "plus", "bookings")
    click(named(dialog, "own_kpi.plus.bookings"))
    assert named(dialog, "own_kpi.plus").value() == ()
    assert named(dialog, "own_kpi.unit").count() == len(Unit)


def test_what_is_refused_is_said_at_its_field_and_nothing_is_kept(open_page, picker, desk):  # noqa: F811
    compose(picker, "再生数が多い日")
    click(named(picker, "kpi_picker.own"))
    dialog = dialog_of(open_page)
    typed(dialog, "name", "再生数")
    click(named(dialog, "own_kpi.save"))
    assert dialog.isVisible()
    assert "「再生数」という指標がすでにあります。" in said(dialog)
    assert own(desk) == []


@pytest.fixture
def with_own(open_page, desk):  # noqa: F811
    desk.own_kpis.keep(OwnKpi("", desk.shop, "", "試食の数", Unit.COUNT, Tier.REFERENCE, "人"))
    desk.plans.add_kpi(DEC, "own_1")
    QApplication.processEvents()
    return open_page


def test_its_name_is_changed_from_the_row_and_stands_in_the_table(with_own, desk):
    act(with_own, "own_1", "内容を変える")
    dialog = dialog_of(with_own)
    typed(dialog, "name", "試食した人")
    click(named(dialog, "own_kpi.save"))
    model = sheet_of(with_own).lines_model
    assert model.index(model.row_of("own_1"), 0).data().startswith("試食した人")
    assert own(desk)[0].name == "試食した人"


def test_its_unit_is_fixed_once_a_month_holds_it(with_own, desk):
    desk.months.enter(Month(2026, 11), "own_1", Typed(Decimal(4)))
    act(with_own, "own_1", "内容を変える")
    dialog = dialog_of(with_own)
    assert not named(dialog, "own_kpi.unit").isEnabled()
    assert not named(dialog, "own_kpi.plus").isEnabled()
    assert named(dialog, "own_kpi.name").isEnabled()


def test_put_away_the_picker_offers_it_no_longer(with_own, desk):
    act(with_own, "own_1", "しまう")
    assert own(desk)[0].archived
    desk.plans.remove_kpi(DEC, "own_1")
    click(named(with_own, "kpis.add"))
    picker = with_own.findChildren(KpiPicker)[-1]
    compose(picker, "試食")
    assert not named(picker, "kpi_picker.add").isEnabled()


@pytest.mark.parametrize(("archived", "found"), [(False, ["試食の数 – 指標(KPI)"]), (True, [])])
def test_search_finds_it_until_it_is_put_away(qtbot, with_own, desk, archived, found):
    if archived:
        desk.own_kpis.put_away("own_1")
    search = shown(qtbot, Search(desk, None))
    named(search, "search.field").setFocus()
    compose(search, "試食の数")
    hits = named(search, "search.hits")
    assert [hits.item(at).text() for at in range(hits.count())] == found


def test_home_names_a_goal_set_for_it(qtbot, with_own, desk):
    goal = book(desk).goal
    with desk.database.unit("change_goal", shop=desk.shop) as unit:
        unit.put(replace(goal, kpi="own_1"))
    home = shown(qtbot, HomePage(desk), 1100, 900)
    assert "試食の数" in said(home)


def test_a_reference_of_ones_own_is_warned_of_as_well(with_own, desk):
    act(with_own, "own_1", "成果にする")
    assert "「試食の数」を成果にしようとしています" in said(with_own)
    assert not named(with_own, "kpis.insist").isEnabled()
    compose(with_own, "店頭で数えられるのはこれだけ")
    click(named(with_own, "kpis.insist"))
    assert desk.plans.view(DEC).result == "own_1"


def test_the_picker_has_three_groups_and_finds_what_a_measure_means(with_own, desk):
    desk.plans.remove_kpi(DEC, "own_1")
    click(named(with_own, "kpis.add"))
    picker = with_own.findChildren(KpiPicker)[-1]
    rows = named(picker, "kpi_picker.list").lines_model.lines.rows
    assert [row.title for row in rows if row.kind == "group"] == [
        "お店の目的に合うもの",
        "そのほかの指標",
        "自分の指標",
    ]
    compose(picker, "同じ人は1人と数え")
    found = [
        row.key for row in named(picker, "kpi_picker.list").lines_model.lines.rows if row.kind != "group"
    ]
    assert found == ["unique_viewers"]
    press(picker, Qt.Key.Key_F1)
    popover = picker.findChild(Popover)
    assert popover.accessibleName() == "視聴者数(重複なし)"
    popover.close()


def started(desk, purpose: Purpose) -> str:
    """Make a shop of a purpose with its recommended plan."""
    shop = desk.setup.new_shop(f"店 {purpose}", purpose)
    kpi = goal_choices(desk.catalog.default_plans[purpose])[0]
    desk.setup.change_goal(Goal("", shop.id, kpi, 24, Month(2026, 12), Month(2027, 11)))
    desk.of(shop.id).plans.start()
    return shop.id


@pytest.mark.parametrize("purpose", Purpose)
def test_every_row_of_the_recommended_plan_opens_its_help_by_key_and_mouse(qtbot, empty, purpose):
    desk = empty.of(started(empty, purpose))
    page = opened(qtbot, desk, 1150, 1200)  # noqa: F811
    sheet, measures = sheet_of(page), desk.measures
    kpis = [row.key for row in sheet.lines_model.lines.rows if row.kind == "plain"]
    assert {"views", "followers", "engagement_rate"} < set(kpis)
    for kpi in kpis:
        sheet.setFocus()
        sheet.pick(kpi, "more")
        press(page, Qt.Key.Key_F1)
        check_help(page, measures[kpi])
        page.show_widget(sheet, sheet.row_rect(kpi))
        at = sheet.lines_model.index(sheet.lines_model.row_of(kpi), 0)
        click(sheet.viewport(), sheet._help_rect(at).center().toPoint())
        check_help(page, measures[kpi])


def check_help(page, measure) -> None:  # noqa: F811
    popover = next(x for x in page.findChildren(Popover) if x.isVisible())
    words = said(popover)
    assert popover.accessibleName() == measure.name.ja
    for text in (measure.definition.ja, measure.where.ja, measure.gaming.ja, measure.reason.ja):
        assert text in words
    for label in ("単位: ", "良い", "報酬の基準: ", "見る回数: "):
        assert label in words or (label == "良い" and "一定に保つ" in words)
    assert ("計算のしかた: " in words) == bool(measure.formulas or measure.needs)
    popover.close()
    QTest.qWait(0)
    QApplication.processEvents()


def test_the_help_page_explains_a_measure_too(qtbot, desk):
    page = HelpPage(desk)  # noqa: F811
    shown(qtbot, page, 1000, 760)
    page.go_to(Going("help", part="有効なお問い合わせの割合"))
    QApplication.processEvents()
    assert "計算のしかた: 有効なお問い合わせ ÷ お問い合わせの合計" in said(page)
    QTest.qWait(50)


@pytest.mark.parametrize(("colours", "spoken"), [("light", "ja"), ("dark", "en")])
def test_the_dialog_looks_right(open_page, wear, desk, colours, spoken):  # noqa: F811
    wear(colours, 1.0, spoken)
    kpi = OwnKpi(
        "", desk.shop, "", "体験会の申込率", Unit.PERCENT, Tier.INTERMEDIATE,
        plus=("bookings", "inquiries"), over=("profile_views",),
    )  # fmt: skip
    dialog = OwnKpiDialog(desk, kpi, Purpose.CUSTOMERS, open_page)
    dialog.open()
    QApplication.processEvents()
    assert look_over(dialog) == []
    dialog.close()


@pytest.mark.parametrize("spoken", ["ja", "en"])
def test_every_measure_is_named_in_full_where_one_looks_for_it(open_page, wear, desk, spoken):  # noqa: F811
    wear("light", 1.25, spoken)
    picker = KpiPicker(desk.measures, Purpose.CUSTOMERS, (), open_page, parts=True)
    picker.open()
    QApplication.processEvents()
    assert look_over(picker) == []
    picker.close()

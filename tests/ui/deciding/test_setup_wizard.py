"""The set-up wizard by keyboard: from nothing to a shop, left and gone on with, wrong input told in its place."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QWizard

from desktop.domain.kpis import Tier, Unit
from desktop.domain.month import Month
from desktop.domain.own_kpis import OwnKpi
from desktop.domain.setup import ContractChoice, SetupDraft, Stage, goal_choices, path
from desktop.domain.shop import Purpose
from desktop.ui.pages.base import Going
from desktop.ui.widgets.field import Field
from desktop.ui.widgets.sheet import Sheet
from desktop.ui.wizards.opening import open_wizard
from desktop.ui.wizards.setup import SetupWizard
from desktop.wording.amounts import plain
from tests.ui.looking import look_over
from tests.ui.typing_in import click, compose, heard, press, shown

from .conftest import book, named, tab_to, tab_until

FULL = SetupDraft(
    name="雪つり堂",
    purpose=Purpose.CUSTOMERS,
    kpi="qualified_inquiries",
    baseline=Decimal(3),
    a_month=7,
    first=Month(2026, 4),
    last=Month(2027, 3),
    gross_profit=30_000,
    close_rate=Decimal("0.5"),
    pay_share=Decimal("0.5"),
    doors={"phone_inquiries": 2, "line_inquiries": 2, "walk_in_inquiries": 2},
    views_now=12_000,
    contract=ContractChoice.LATER,
)


def begin(qtbot, desk, width=1366, height=736) -> SetupWizard:
    wizard = SetupWizard(desk)
    wizard.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    return shown(qtbot, wizard, width, height)


def at(qtbot, desk, stage: Stage, **changes) -> SetupWizard:
    """The wizard at a page, with everything answered before."""
    desk.setup.keep(replace(FULL, at=stage, **changes))
    wizard = begin(qtbot, desk)
    assert wizard.key() == stage.value
    return wizard


def fill(wizard: SetupWizard, name: str, text: str) -> None:
    """Go to a field by Tab and type into it, in place of what is there."""
    tab_to(wizard, name)
    press(wizard, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    compose(wizard, text)


def go_on(wizard: SetupWizard) -> None:
    """Go to the button that leads on by Tab, and press it."""
    pages = [QWizard.WizardButton.NextButton, QWizard.WizardButton.FinishButton]
    tab_until(wizard, lambda focused: focused in [wizard.button(x) for x in pages])
    press(wizard, Qt.Key.Key_Return)


def words(wizard: SetupWizard) -> str:
    """Every word on the page in sight."""
    page = wizard.currentPage()
    seen = [x.accessibleName() or x.text() for x in page.findChildren(QLabel) if x.isVisible()]
    return plain("\n".join(seen))


def error(wizard: SetupWizard, name: str) -> str:
    found = [x for x in wizard.findChildren(Field) if x.control.objectName() == name]
    assert len(found) == 1
    return found[0].error()


def pick(wizard: SetupWizard, steps: int) -> None:
    """Pick the radio that stands so many below the first."""
    for _step in range(steps):
        press(wizard, Qt.Key.Key_Down)
    press(wizard, Qt.Key.Key_Space)


def test_a_shop_that_wants_customers(qtbot, empty):
    wizard = begin(qtbot, empty)
    left = heard(wizard.left)
    assert wizard.key() == "intro"
    assert "再生数やフォロワー" in words(wizard)
    press(wizard, Qt.Key.Key_Return)
    compose(wizard, "白妙屋")
    fill(wizard, "setup.shop.place", "瑞野市")
    press(wizard, Qt.Key.Key_Return)
    pick(wizard, 0)
    press(wizard, Qt.Key.Key_Return)
    go_on(wizard)
    fill(wizard, "setup.goal.baseline", "３")
    fill(wizard, "setup.goal.a_month", "７件")
    fill(wizard, "setup.goal.gross_profit", "3万円")
    fill(wizard, "setup.goal.close_rate", "5割")
    assert "7,500円" not in words(wizard)
    fill(wizard, "setup.goal.pay_share", "50")
    assert "+60,000円" in words(wizard)
    assert "7,500円" in words(wizard)
    assert "84件" in words(wizard)
    assert "いまのままなら36件" in words(wizard)
    assert "前後それぞれ7か月ほどの記録で分かります" in words(wizard)
    go_on(wizard)
    fill(wizard, "setup.funnel.phone_inquiries", "2")
    fill(wizard, "setup.funnel.line_inquiries", "2")
    fill(wizard, "setup.funnel.walk_in_inquiries", "2")
    assert "リンクからの1件には、月280,000回ほどの再生が必要です" in words(wizard)
    fill(wizard, "setup.funnel.rates.profile_views.typical", "2")
    fill(wizard, "setup.funnel.views_now", "1.2万")
    assert "月140,000回ほどの再生が必要です。いまは月12,000回です" in words(wizard)
    go_on(wizard)
    go_on(wizard)
    pick(wizard, 1)
    go_on(wizard)
    assert "白妙屋" in words(wizard)
    go_on(wizard)
    (shop,) = empty.setup.shops()
    assert left == [shop.id]
    made = book(empty, shop.id)
    assert (shop.name, shop.place, shop.purpose) == ("白妙屋", "瑞野市", Purpose.CUSTOMERS)
    assert (made.goal.kpi, made.goal.target, made.goal.baseline) == ("qualified_inquiries", 84, 3)
    assert (made.goal.first, made.goal.last) == (Month(2026, 12), Month(2027, 11))
    assert (made.goal.close_rate, made.goal.pay_share) == (Decimal("0.5"), Decimal("0.5"))
    assert (made.goal.by_link, [x.typical for x in made.rates]) == (1, [Decimal("0.02")])
    assert len(made.plans) == 1
    assert empty.setup.draft() == SetupDraft()


def test_a_shop_that_hires(qtbot, empty):
    wizard = begin(qtbot, empty)
    going = heard(wizard.going)
    press(wizard, Qt.Key.Key_Return)
    compose(wizard, "北のパン")
    press(wizard, Qt.Key.Key_Return)
    pick(wizard, 2)
    assert "許可が必要な場合があります" in words(wizard)
    press(wizard, Qt.Key.Key_Return)
    assert "許可が要る場合があります" in words(wizard)
    go_on(wizard)
    fill(wizard, "setup.goal.a_month", "4")
    assert "1人の採用の価値" in words(wizard)
    go_on(wizard)
    assert "応募" in words(wizard)
    go_on(wizard)
    go_on(wizard)
    pick(wizard, 0)
    go_on(wizard)
    go_on(wizard)
    (shop,) = empty.setup.shops()
    made = book(empty, shop.id)
    assert (shop.purpose, made.goal.kpi, made.goal.target) == (Purpose.HIRING, "valid_applications", 48)
    result = next(line for line in made.lines if line.result)
    assert (result.kpi, result.tier) == ("valid_applications", Tier.RESULT)
    assert going == [Going("contract", part="terms")]


def again(qtbot, empty, **changes) -> SetupWizard:
    """The wizard of a shop that has an own reference measure already, at the page of the measures."""
    shop = empty.setup.new_shop(FULL.name, Purpose.CUSTOMERS)
    desk = empty.of(shop.id)
    desk.own_kpis.keep(OwnKpi("", shop.id, "", "試食の数", Unit.COUNT, Tier.REFERENCE, "人"))
    desk.setup.keep(replace(FULL, at=Stage.KPIS, **changes), shop.id)
    return begin(qtbot, desk)


def test_an_own_reference_is_the_result_only_for_a_typed_reason(qtbot, empty):
    wizard = again(qtbot, empty, kpi="own_1")
    assert "「試食の数」を成果にしようとしています" in words(wizard)
    click(wizard.button(QWizard.WizardButton.NextButton))
    assert wizard.key() == Stage.KPIS.value
    fill(wizard, "setup.kpis.override_reason", "店頭で数えられるのはこれだけ")
    click(wizard.button(QWizard.WizardButton.NextButton))
    assert wizard.key() != Stage.KPIS.value


def test_without_a_doubtful_result_no_reason_is_asked(qtbot, empty):
    wizard = at(qtbot, empty, Stage.KPIS)
    assert not named(wizard, "setup.kpis.override_reason").isVisible()


def test_an_own_measure_goes_into_the_first_plan(empty):
    shop = empty.setup.new_shop(FULL.name, Purpose.CUSTOMERS)
    desk = empty.of(shop.id)
    desk.own_kpis.keep(OwnKpi("", shop.id, "", "試食の数", Unit.COUNT, Tier.INTERMEDIATE, "人"))
    desk.setup.finish(replace(FULL, kpis=("qualified_rate", "own_1")), shop.id)
    assert {line.kpi for line in book(desk).lines} >= {"qualified_inquiries", "qualified_rate", "own_1"}


@pytest.mark.parametrize("purpose", list(Purpose))
def test_every_purpose_leads_to_a_plan(qtbot, empty, purpose):
    kpi = goal_choices(empty.catalog.default_plans[purpose])[0]
    draft = replace(FULL, purpose=purpose, kpi=kpi, doors={}, at=Stage.GOAL)
    empty.setup.keep(draft)
    wizard = begin(qtbot, empty)
    for stage in path(draft)[3:]:
        assert wizard.key() == stage.value
        go_on(wizard)
    (shop,) = empty.setup.shops()
    assert len([line for line in book(empty, shop.id).lines if line.result]) == 1


def test_leaving_in_the_middle_loses_nothing(qtbot, empty):
    wizard = begin(qtbot, empty)
    left = heard(wizard.left)
    press(wizard, Qt.Key.Key_Return)
    compose(wizard, "白妙屋")
    press(wizard, Qt.Key.Key_Return)
    pick(wizard, 0)
    press(wizard, Qt.Key.Key_Return)
    go_on(wizard)
    fill(wizard, "setup.goal.a_month", "9")
    press(wizard, Qt.Key.Key_Tab)
    press(wizard, Qt.Key.Key_Escape)
    assert left == [""]
    again = begin(qtbot, empty)
    assert again.key() == "goal"
    assert named(again, "setup.goal.a_month").value() == 9
    for _back in range(3):
        press(again, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert named(again, "setup.shop.name").value() == "白妙屋"


def test_what_is_missing_is_said_at_its_field(qtbot, empty):
    wizard = begin(qtbot, empty)
    press(wizard, Qt.Key.Key_Return)
    press(wizard, Qt.Key.Key_Return)
    assert wizard.key() == "shop"
    assert "名前" in error(wizard, "setup.shop.name")
    compose(wizard, "白")
    assert error(wizard, "setup.shop.name") == ""
    press(wizard, Qt.Key.Key_Return)
    go_on(wizard)
    assert wizard.key() == "purpose"
    assert "1つ選ぶ" in error(wizard, "setup.purpose.purpose")


@pytest.mark.parametrize(
    ("field", "text", "says"),
    [
        ("a_month", "たくさん", "数字"),
        ("baseline", "-3", "0より小さい"),
        ("close_rate", "150", "100"),
        ("a_month", "0", "1以上"),
    ],
)
def test_wrong_input_keeps_one_on_the_page(qtbot, empty, field, text, says):
    wizard = at(qtbot, empty, Stage.GOAL)
    fill(wizard, f"setup.goal.{field}", text)
    go_on(wizard)
    assert wizard.key() == "goal"
    assert says in error(wizard, f"setup.goal.{field}")
    fill(wizard, f"setup.goal.{field}", "50" if field == "close_rate" else "5")
    go_on(wizard)
    assert wizard.key() == "funnel"


def test_a_goal_in_two_months_is_warned_of(qtbot, empty):
    wizard = at(qtbot, empty, Stage.GOAL, last=Month(2026, 5))
    assert "3か月未満は短すぎます" in words(wizard)


def test_how_hard_the_goal_is_is_told_once_the_views_are_known(qtbot, empty):
    wizard = at(qtbot, empty, Stage.GOAL, views_now=None)
    assert "再生数を入力すると、目標の難しさが分かります" in words(wizard)
    fill(wizard, "setup.goal.a_month", "20")
    go_on(wizard)
    fill(wizard, "setup.funnel.views_now", "1.2万")
    assert "ふつうの範囲を超えています" in words(wizard)
    assert "ふつうで6.1件、少ないと6件、多いと8.3件" in words(wizard)
    press(wizard, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert "ふつうの範囲を超えています" in words(wizard)


def test_how_hard_being_known_is_needs_no_views(qtbot, empty):
    wizard = at(
        qtbot,
        empty,
        Stage.GOAL,
        purpose=Purpose.BRANDING,
        kpi="branded_search",
        baseline=Decimal(100),
        a_month=120,
        doors={},
    )
    assert "ふつうに届く範囲です" in words(wizard)
    assert "10%〜30%増えるのがふつうです" in words(wizard)
    fill(wizard, "setup.goal.a_month", "131")
    assert "ふつうより高い目標です" in words(wizard)


def test_an_example_fills_the_fields_and_leaves_them_open(qtbot, empty):
    empty.setup.keep(SetupDraft(name="雪つり堂", purpose=Purpose.CUSTOMERS, at=Stage.GOAL))
    wizard = begin(qtbot, empty)
    more = named(wizard, "setup.goal.preset.inquiries_more")
    assert not more.isEnabled()
    assert "例です" in words(wizard)
    fill(wizard, "setup.goal.baseline", "3")
    click(more)
    assert named(wizard, "setup.goal.a_month").value() == 23
    assert "4,800円" in words(wizard)
    assert "3〜5か月では" in words(wizard)
    click(named(wizard, "setup.goal.preset.bookings"))
    assert named(wizard, "setup.goal.kpi").value() == "bookings"
    assert named(wizard, "setup.goal.close_rate").value() == Decimal("0.93")
    fill(wizard, "setup.goal.gross_profit", "5万円")
    click(more)
    assert named(wizard, "setup.goal.gross_profit").value() == 50_000
    go_on(wizard)
    draft = empty.setup.draft()
    assert (draft.kpi, draft.a_month, draft.close_rate) == ("qualified_inquiries", 23, Decimal("0.93"))
    assert (draft.first, draft.last) == (Month(2026, 12), Month(2027, 2))


@pytest.mark.parametrize("purpose", list(Purpose))
def test_every_purpose_has_examples_to_begin_with(qtbot, empty, purpose):
    empty.setup.keep(SetupDraft(name="店", purpose=purpose, at=Stage.GOAL, baseline=Decimal(100)))
    wizard = begin(qtbot, empty)
    codes = [x.code for x in empty.catalog.presets if x.purpose is purpose and not x.quotes]
    for code in codes:
        tab_to(wizard, f"setup.goal.preset.{code}")
        press(wizard, Qt.Key.Key_Space)
        assert named(wizard, "setup.goal.a_month").value()
    go_on(wizard)
    assert wizard.key() != Stage.GOAL.value


def test_own_hours_are_a_part_of_what_a_result_costs(qtbot, empty):
    wizard = at(qtbot, empty, Stage.GOAL)
    assert "代行会社に払える残り" not in words(wizard)
    fill(wizard, "setup.goal.own_hours", "7時間")
    fill(wizard, "setup.goal.hourly_cost", "1,500円")
    assert "代行会社に払える残り" in words(wizard)
    assert "6,000円" in words(wizard)
    fill(wizard, "setup.goal.own_hours", "40")
    assert "使い切ります" in words(wizard)
    fill(wizard, "setup.goal.own_hours", "-1")
    go_on(wizard)
    assert "0より小さい" in error(wizard, "setup.goal.own_hours")
    fill(wizard, "setup.goal.own_hours", "7")
    go_on(wizard)
    shop = empty.setup.finish(empty.setup.draft())
    assert shop.hourly_cost == 1_500


def test_a_price_that_is_asked_is_held_against_the_ceiling(qtbot, empty):
    wizard = at(qtbot, empty, Stage.GOAL)
    fill(wizard, "setup.goal.offered", "6,000円")
    assert "1件に最低でもかかる額" in words(wizard)
    assert "40.0%" in words(wizard)
    assert "まだ入っていない費用: 基本料と広告費" in words(wizard)
    fill(wizard, "setup.goal.own_hours", "14")
    fill(wizard, "setup.goal.hourly_cost", "1,500")
    assert "4,500円" in words(wizard)
    assert "払ってよい額より1,500円高くなります" in words(wizard)
    fill(wizard, "setup.goal.offered", "30,000円")
    assert "すべてがお客様になったとしても" in words(wizard)
    fill(wizard, "setup.goal.offered", "-1")
    go_on(wizard)
    assert "0より小さい" in error(wizard, "setup.goal.offered")


def test_more_by_phone_than_aimed_at_is_told(qtbot, empty):
    wizard = at(qtbot, empty, Stage.FUNNEL)
    fill(wizard, "setup.funnel.phone_inquiries", "9")
    go_on(wizard)
    assert wizard.key() == "funnel"
    assert "目標の7件を超えています" in words(wizard)


def test_the_helper_works_the_profit_out(qtbot, empty):
    wizard = at(qtbot, empty, Stage.GOAL)
    click(named(wizard, "setup.goal.helping"))
    fill(wizard, "setup.goal.average_order", "5,800")
    fill(wizard, "setup.goal.gross_margin", "58")
    fill(wizard, "setup.goal.repeat_factor", "2.9")
    assert "9,756円" in words(wizard)
    click(named(wizard, "goal_helper.take"))
    assert named(wizard, "setup.goal.gross_profit").value() == 9_756
    go_on(wizard)
    assert empty.setup.draft().gross_profit == 9_756
    assert empty.setup.draft().average_order == 5_800


def test_the_helper_takes_a_cost_in_place_of_a_margin(qtbot, empty):
    wizard = at(qtbot, empty, Stage.GOAL)
    click(named(wizard, "setup.goal.helping"))
    fill(wizard, "setup.goal.unit_cost", "2,436")
    fill(wizard, "setup.goal.average_order", "5,800")
    assert named(wizard, "setup.goal.gross_margin").value() == Decimal("0.58")
    assert "3,364円" in words(wizard)
    assert "お店の記録で分かる回数" in words(wizard)
    fill(wizard, "setup.goal.repeat_factor", "2.9")
    assert "9,756円" in words(wizard)
    fill(wizard, "setup.goal.gross_margin", "50")
    assert named(wizard, "setup.goal.unit_cost").value() is None
    fill(wizard, "setup.goal.unit_cost", "9,000")
    click(named(wizard, "setup.goal.helping"))
    go_on(wizard)
    assert wizard.key() == "goal"
    assert "0より小さい" in error(wizard, "setup.goal.gross_margin")
    fill(wizard, "setup.goal.unit_cost", "2,436")
    go_on(wizard)
    assert (empty.setup.draft().average_order, empty.setup.draft().gross_margin) == (5_800, Decimal("0.58"))


def test_deals_are_worth_what_the_share_of_orders_leaves(qtbot, empty):
    wizard = at(qtbot, empty, Stage.GOAL, purpose=Purpose.LEADS, close_rate=Decimal("0.05"))
    assert "受注1件の粗利" in words(wizard)
    click(named(wizard, "setup.goal.helping"))
    fill(wizard, "setup.goal.average_order", "100万円")
    fill(wizard, "setup.goal.unit_cost", "50万円")
    assert "500,000円 × 受注につながる5%" in words(wizard)
    assert "25,000円" in words(wizard)


def test_a_hire_is_worth_what_other_ways_cost_or_what_it_saves(qtbot, empty):
    wizard = at(qtbot, empty, Stage.GOAL, purpose=Purpose.HIRING, kpi="hires_joined")
    click(named(wizard, "setup.goal.helping"))
    fill(wizard, "setup.goal.hire.spent", "90万円")
    assert not named(wizard, "goal_helper.take_ways").isEnabled()
    fill(wizard, "setup.goal.hire.hired", "3")
    click(named(wizard, "goal_helper.take_ways"))
    assert named(wizard, "setup.goal.gross_profit").value() == 300_000
    fill(wizard, "setup.goal.hire.saved", "4万円")
    click(named(wizard, "goal_helper.take_saved"))
    go_on(wizard)
    assert empty.setup.draft().gross_profit == 480_000


def test_measures_are_ticked_off_and_added_by_keyboard(qtbot, empty):
    wizard = at(qtbot, empty, Stage.KPIS)
    sheet = named(wizard, "setup.kpis.sheet")
    assert isinstance(sheet, Sheet)
    sheet.setFocus()
    sheet.pick("lp_reach_rate")
    press(wizard, Qt.Key.Key_Space)
    tab_to(wizard, "setup.kpis.add")
    press(wizard, Qt.Key.Key_Return)
    picker = QApplication.activeModalWidget()
    qtbot.waitUntil(picker.isActiveWindow)
    compose(picker, "予約")
    press(picker, Qt.Key.Key_Return)
    wizard.activateWindow()
    qtbot.waitUntil(wizard.isActiveWindow)
    go_on(wizard)
    kpis = empty.setup.draft().kpis
    assert "lp_reach_rate" not in kpis
    assert "bookings" in kpis
    assert "link_ctr" in kpis


def test_a_name_that_is_taken_is_told_where_the_name_is(qtbot, empty):
    empty.setup.new_shop("雪つり堂", Purpose.HIRING)
    wizard = at(qtbot, empty, Stage.SUMMARY)
    go_on(wizard)
    assert wizard.key() == "shop"
    assert "雪つり堂" in named(wizard, "setup.shop.remark").findChild(QLabel).accessibleName()
    assert len(empty.setup.shops()) == 1


def test_the_summary_leads_back_to_each_part(qtbot, empty):
    wizard = at(qtbot, empty, Stage.SUMMARY)
    click(named(wizard, "setup.summary.goal"))
    assert wizard.key() == "goal"


def test_a_shop_without_a_goal_goes_on_with_itself(qtbot, empty):
    shop = empty.setup.new_shop("店", Purpose.HIRING)
    wizard = open_wizard(Going("setup"), empty.of(shop.id), None)
    wizard.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    shown(qtbot, wizard, 1366, 736)
    left = heard(wizard.left)
    assert wizard.key() == "goal"
    fill(wizard, "setup.goal.a_month", "4")
    for _page in range(3):
        go_on(wizard)
    pick(wizard, 1)
    go_on(wizard)
    go_on(wizard)
    assert left == [shop.id]
    assert book(empty, shop.id).goal.target == 48
    assert len(empty.setup.shops()) == 1


def test_a_plan_that_is_there_is_not_asked_for_again(qtbot, empty):
    shop = empty.setup.new_shop("店", Purpose.HIRING)
    there = empty.of(shop.id)
    other = empty.setup.finish(replace(FULL, name="別の店", purpose=Purpose.CUSTOMERS))
    there.plan_versions.copy(other.id, ["qualified_inquiries", "link_ctr"], Month(2026, 12))
    before = book(empty, shop.id)
    wizard = begin(qtbot, there)
    assert "kpis" not in wizard.path()
    fill(wizard, "setup.goal.a_month", "4")
    for page in ("funnel", "contract"):
        go_on(wizard)
        assert wizard.key() == page
    pick(wizard, 1)
    go_on(wizard)
    assert wizard.key() == "summary"
    assert "毎月見る指標" not in words(wizard)
    go_on(wizard)
    after = book(empty, shop.id)
    assert after.goal.target == 48
    assert (after.plans, after.lines) == (before.plans, before.lines)


@pytest.mark.parametrize("spoken", ["ja", "en"])
@pytest.mark.parametrize(("width", "height", "scale"), [(1366, 700, 1.0), (1024, 640, 1.25)])
def test_no_page_is_cut(qtbot, wear, empty, spoken, width, height, scale):
    wear("light", scale, spoken)
    intro = begin(qtbot, empty, width, height)
    assert look_over(intro) == []
    for stage in path(FULL):
        empty.setup.keep(replace(FULL, at=stage))
        wizard = begin(qtbot, empty, width, height)
        assert wizard.key() == stage.value
        assert look_over(wizard) == [], stage
        wizard.hide()


@pytest.mark.parametrize("spoken", ["ja", "en"])
@pytest.mark.parametrize("purpose", list(Purpose))
def test_the_goal_is_readable_for_every_purpose_with_its_helper(qtbot, wear, empty, spoken, purpose):
    wear("dark", 1.25, spoken)
    kpi = goal_choices(empty.catalog.default_plans[purpose])[0]
    empty.setup.keep(replace(FULL, at=Stage.GOAL, purpose=purpose, kpi=kpi, doors={}))
    wizard = begin(qtbot, empty, 1024, 640)
    if purpose is not Purpose.BRANDING:
        click(named(wizard, "setup.goal.helping"))
    assert look_over(wizard) == []

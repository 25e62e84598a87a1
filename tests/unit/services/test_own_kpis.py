"""Own KPIs in a shop: made, used everywhere, changed, put away; and counts that bring their quality along."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from desktop.domain.entering import Typed
from desktop.domain.fees.around import fee_kpis
from desktop.domain.kpis import Tier, Unit
from desktop.domain.month import Month
from desktop.domain.own_kpis import OwnKpi
from desktop.domain.problems import Code, Refused
from desktop.services.own_kpis import OwnKpis
from desktop.wording.steps import step_title

NOV, DEC = Month(2026, 11), Month(2026, 12)
TASTED = OwnKpi("", "sample", "", " 試食の数 ", Unit.COUNT, Tier.INTERMEDIATE, "人")


@pytest.fixture
def own(database, catalog) -> OwnKpis:
    return OwnKpis(database, catalog, "sample")


@pytest.fixture
def made(own) -> OwnKpi:
    own.keep(TASTED)
    return own.all()[0]


def refused(command, *given) -> list[Code]:
    with pytest.raises(Refused) as told:
        command(*given)
    return [problem.code for problem in told.value.problems]


def test_it_gets_its_code_once_and_keeps_it(own, made):
    assert (made.code, made.name) == ("own_1", "試食の数")
    own.keep(replace(made, code="views", name="試食した人"))  # nobody can change a code
    assert [(x.code, x.name) for x in own.all()] == [("own_1", "試食した人")]


def test_the_step_says_which_it_was(own):
    step = own.keep(TASTED)
    assert step is not None
    assert "試食の数" in step_title(step)


def test_it_is_typed_aimed_at_and_offered_to_fees_like_any_other(own, made, plans, months, catalog, database):
    plans.new_version(DEC, "年末")
    plans.add_kpi(DEC, made.code)
    plans.change_target(DEC, made.code, Decimal(30))
    months.enter(DEC, made.code, Typed(Decimal(24)))
    row = months.sheet(DEC).row(made.code)
    assert row is not None
    assert (row.value, row.target, row.achievement) == (24, 30, Decimal("0.8"))
    with database.read() as reader:
        book = reader.book("sample")
    offered = fee_kpis(book, book.known(catalog.measures), DEC)
    assert made.code in offered


def test_what_months_hold_is_only_put_away_and_comes_back(own, made, months, plans):
    months.enter(NOV, made.code, Typed(Decimal(3)))
    own.put_away(made.code)
    assert [x.archived for x in own.all()] == [True]
    assert plans.measures()[made.code].archived
    own.bring_back(made.code)
    assert [x.archived for x in own.all()] == [False]


def test_what_nothing_rests_on_goes_altogether_and_undo_brings_it_back(own, made, database):
    own.put_away(made.code)
    assert own.all() == ()
    database.undo("sample")
    assert [x.code for x in own.all()] == [made.code]


def test_put_away_it_is_offered_to_no_fee(own, made, months, catalog, database):
    months.enter(NOV, made.code, Typed(Decimal(3)))
    own.put_away(made.code)
    with database.read() as reader:
        book = reader.book("sample")
    assert made.code not in fee_kpis(book, book.known(catalog.measures), NOV)


def test_unknown_ones_and_circles_are_refused_and_nothing_changes(own, made):
    assert refused(own.put_away, "own_7") == [Code.UNKNOWN_KPI]
    assert refused(own.keep, replace(made, id="x", code="own_7")) == [Code.UNKNOWN_KPI]
    assert refused(own.keep, replace(made, plus=(made.code,))) == [Code.PART_CIRCLE]
    assert own.all() == (made,)


@pytest.mark.parametrize(
    ("count", "partner"),
    [
        ("inquiries_submitted", "qualified_rate"),
        ("applications", "document_pass_rate"),
        ("orders", "cancel_rate"),
    ],
)
def test_a_count_brings_its_quality_along_and_both_stand_together(plans, months, count, partner):
    plans.new_version(DEC, "年末")
    plans.add_kpi(DEC, count)
    shown = [row.kpi for row in plans.view(DEC).rows]
    assert shown[shown.index(count) + 1] == partner
    rows = {row.kpi: row for row in plans.view(DEC).rows}
    assert rows[partner].planned
    assert rows[partner].tier is rows[count].tier
    sheet = [row.kpi for row in months.sheet(DEC).rows if not row.part_of]
    assert sheet[sheet.index(count) + 1] == partner


def test_one_step_takes_both_back(plans, database):
    plans.new_version(DEC, "年末")
    before = plans.view(DEC).rows
    plans.add_kpi(DEC, "orders")
    database.undo("sample")
    assert plans.view(DEC).rows == before


def test_the_quality_stays_in_sight_where_the_plan_does_not_name_it(plans):
    plans.new_version(DEC, "年末")
    plans.add_kpi(DEC, "orders")
    plans.remove_kpi(DEC, "cancel_rate")
    shown = [row.kpi for row in plans.view(DEC).rows]
    assert shown[shown.index("orders") + 1] == "cancel_rate"
    row = plans.view(DEC).row("cancel_rate")
    assert row is not None
    assert not row.planned

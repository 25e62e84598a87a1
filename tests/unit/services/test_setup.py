"""Shops: the wizard's answers, what becomes of them, and changing profile, goal and rates."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from desktop.catalog.catalog import Catalog
from desktop.domain.drafts import Draft
from desktop.domain.funnels import StageRate
from desktop.domain.goals import Goal
from desktop.domain.kpis import Tier
from desktop.domain.month import Month
from desktop.domain.problems import Code, Refused
from desktop.domain.setup import ContractChoice, SetupDraft, Stage, path
from desktop.domain.shop import Purpose, Shop
from desktop.services.plans import Plans
from desktop.services.setup import Setup
from desktop.storage.database import Database

from .conftest import now

DRAFT = SetupDraft(
    at=Stage.CONTRACT,
    name=" 白妙屋 ",
    place="瑞野市",
    purpose=Purpose.CUSTOMERS,
    kpi="qualified_inquiries",
    a_month=10,
    first=Month(2026, 12),
    last=Month(2027, 11),
    gross_profit=9_000,
    close_rate=Decimal("0.5"),
    rates={"profile_views": Decimal("0.02")},
    contract=ContractChoice.LATER,
)


@pytest.fixture
def setup(catalog: Catalog) -> Setup:
    return Setup(Database.open(None, now), catalog, now)


def refusal(code: Code) -> pytest.RaisesExc[Refused]:
    return pytest.RaisesExc(Refused, check=lambda one: code in {x.code for x in one.problems})


def test_leaving_the_wizard_loses_nothing(setup: Setup) -> None:
    assert setup.draft() == SetupDraft()
    setup.keep(DRAFT)
    setup.keep(replace(DRAFT, a_month=12))
    assert setup.draft() == replace(DRAFT, a_month=12)


def test_a_draft_that_cannot_be_read_begins_anew(setup: Setup) -> None:
    with setup.database.unit("test") as unit:
        unit.put(Draft("d", "setup", '{"at": "moon"}'))
    assert setup.draft() == SetupDraft()


def test_finishing_makes_shop_goal_rates_and_plan(setup: Setup) -> None:
    setup.keep(DRAFT)
    shop = setup.finish(DRAFT)
    with setup.database.read() as reader:
        book = reader.book(shop.id)
    assert (book.shop.name, book.shop.place) == ("白妙屋", "瑞野市")
    assert book.goal is not None
    assert (book.goal.target, book.goal.kpi) == (120, "qualified_inquiries")
    assert [(rate.stage, rate.typical) for rate in book.rates] == [("profile_views", Decimal("0.02"))]
    plan = book.plan(Month(2026, 12))
    assert plan is not None
    line = next(x for x in book.plan_lines(plan) if x.result)
    assert (line.kpi, line.tier, plan.number) == ("qualified_inquiries", Tier.RESULT, 1)
    assert sum(book.target(month, line.kpi) or 0 for month in book.goal.months) == 120
    assert book.target(Month(2026, 12), "cost_per_result") == 1_800  # 9,000 × 0.5 × 0.4
    assert setup.draft() == SetupDraft()


def test_an_unfinished_draft_is_refused_with_all_it_lacks(setup: Setup) -> None:
    with refusal(Code.NAME_MISSING):
        setup.finish(SetupDraft())
    with refusal(Code.REFERENCE_RESULT):
        setup.finish(replace(DRAFT, kpi="views"))
    assert setup.shops() == ()


def test_names_are_told_apart(setup: Setup) -> None:
    setup.finish(DRAFT)
    with refusal(Code.NAME_TAKEN):
        setup.finish(DRAFT)
    with refusal(Code.NAME_TAKEN):
        setup.new_shop("白妙屋", Purpose.HIRING)
    other = setup.new_shop("別の店", Purpose.HIRING)
    with refusal(Code.NAME_TAKEN):
        setup.change_shop(replace(other, name="白妙屋"))


def read(setup: Setup, shop: Shop) -> Shop:
    with setup.database.read() as reader:
        return reader.book(shop.id).shop


def test_profile(setup: Setup) -> None:
    shop = read(setup, setup.new_shop("店", Purpose.CUSTOMERS))
    assert setup.change_shop(shop) is None
    setup.change_shop(replace(shop, gross_margin=Decimal("0.6")))
    assert read(setup, shop).gross_margin == Decimal("0.6")
    with refusal(Code.ABOVE_WHOLE):
        setup.change_shop(replace(read(setup, shop), gross_margin=Decimal("1.1")))
    with refusal(Code.BELOW_ZERO):
        setup.change_shop(replace(read(setup, shop), hourly_cost=-1))
    setup.database.undo(shop.id)
    assert read(setup, shop).gross_margin is None


def goal(shop: Shop) -> Goal:
    return Goal("", shop.id, "qualified_inquiries", 24, Month(2026, 12), Month(2027, 11))


def test_goal_comes_and_changes(setup: Setup) -> None:
    shop = setup.new_shop("店", Purpose.CUSTOMERS)
    setup.change_goal(goal(shop))
    with setup.database.read() as reader:
        kept = reader.book(shop.id).goal
    assert kept is not None
    setup.change_goal(replace(kept, target=36))
    with refusal(Code.GOAL_MONTHS):
        setup.change_goal(replace(kept, last=Month(2026, 11)))
    with refusal(Code.GOAL_TARGET):
        setup.change_goal(replace(kept, target=0))
    with refusal(Code.CHANGED_ELSEWHERE):
        setup.change_goal(replace(kept, target=48, version=0))
    with setup.database.read() as reader:
        assert reader.book(shop.id).goal == replace(kept, target=36, version=kept.version + 1)


def test_a_plan_starts_from_the_goal(setup: Setup, catalog: Catalog) -> None:
    shop = setup.new_shop("店", Purpose.CUSTOMERS)
    plans = Plans(setup.database, catalog, shop.id)
    with refusal(Code.NO_GOAL):
        plans.start()
    setup.change_goal(goal(shop))
    plans.start()
    with setup.database.read() as reader:
        book = reader.book(shop.id)
    assert sum(book.target(Month(2026, 12) + at, "qualified_inquiries") or 0 for at in range(12)) == 24
    with refusal(Code.PLAN_EXISTS):
        plans.start()


def test_a_plan_for_views_needs_a_reason(setup: Setup, catalog: Catalog) -> None:
    shop = setup.new_shop("店", Purpose.CUSTOMERS)
    plans = Plans(setup.database, catalog, shop.id)
    setup.change_goal(replace(goal(shop), kpi="views"))
    with refusal(Code.REFERENCE_RESULT):
        plans.start()
    plans.start("代行会社の提案どおり")
    with setup.database.read() as reader:
        line = next(line for line in reader.book(shop.id).lines if line.result)
    assert (line.kpi, line.override_reason) == ("views", "代行会社の提案どおり")


def test_rates_take_the_place_of_those_before(setup: Setup) -> None:
    shop = setup.new_shop("店", Purpose.CUSTOMERS)

    def rate(stage: str, typical: str) -> StageRate:
        return StageRate("", shop.id, stage, Decimal("0.01"), Decimal(typical), Decimal("0.9"))

    setup.change_rates(shop.id, [rate("profile_views", "0.02"), rate("link_clicks", "0.03")])
    with setup.database.read() as reader:
        kept = reader.book(shop.id).rates
    setup.change_rates(shop.id, [kept[0], rate("form_starts", "0.1")])
    with setup.database.read() as reader:
        assert {x.stage for x in reader.book(shop.id).rates} == {kept[0].stage, "form_starts"}
    with refusal(Code.RATE_ORDER):
        setup.change_rates(shop.id, [rate("link_clicks", "0.001")])


def test_a_stage_is_left_out_brought_back_and_put_in(setup: Setup) -> None:
    shop = setup.finish(DRAFT).id
    needed = setup.view(shop).chain[0].typical
    setup.leave_out_stage(shop, "profile_views")
    view = setup.view(shop)
    assert [x.code for x in view.left_out] == ["profile_views"]
    assert "profile_views" not in [x.stage.code for x in view.chain]
    again = setup.draft(shop)
    assert [x.code for x in setup.funnel(again, shop).stages] == [x.code for x in view.funnel.stages]
    setup.add_stage(shop, "saves", "views")
    assert [x.stage.code for x in setup.view(shop).chain][:3] == ["views", "saves", "link_clicks"]
    with refusal(Code.STAGE_NEEDED):
        setup.leave_out_stage(shop, "qualified_inquiries")
    with refusal(Code.STAGE_THERE):
        setup.add_stage(shop, "saves", "views")
    setup.leave_out_stage(shop, "saves")
    setup.bring_stage_back(shop, "profile_views")
    assert setup.view(shop).left_out == ()
    assert setup.view(shop).chain[0].typical == needed
    setup.leave_out_stage(shop, "store_visits")
    setup.change_goal(replace(setup.view(shop).goal, kpi="store_visits"))
    assert (setup.view(shop).left_out, setup.view(shop).chain[-1].stage.code) == ((), "store_visits")


def test_own_rates_are_used_in_one_step(database: Database, catalog: Catalog) -> None:
    setup, sample = Setup(database, catalog, now), "sample"
    found = {x.stage: x for x in setup.view(sample).own_rates if x.span is not None}
    setup.adopt_rates(sample, [*found])
    rates = {x.stage: x for x in setup.view(sample).rates}
    assert set(rates) == set(found)
    assert all(found[x].span.typical == pytest.approx(rates[x].typical, rel=Decimal("0.01")) for x in found)
    setup.finish(replace(setup.draft(sample), contract=ContractChoice.LATER), sample)
    assert {x.stage: x for x in setup.view(sample).rates} == rates
    with refusal(Code.NO_OWN_RATE):
        setup.adopt_rates(sample, ["views"])


def test_putting_a_shop_aside_loses_nothing(setup: Setup) -> None:
    shop = read(setup, setup.new_shop("店", Purpose.CUSTOMERS))
    setup.archive(shop)
    assert setup.shops() == ()
    aside = setup.shops(archived=True)
    assert [x.name for x in aside] == ["店"]
    setup.unarchive(aside[0])
    assert [x.name for x in setup.shops()] == ["店"]


def test_a_shop_that_is_there_is_set_up_by_the_wizard_too(setup: Setup) -> None:
    shop = setup.new_shop("店", Purpose.HIRING)
    setup.keep(replace(SetupDraft(), name="別の店"))
    draft = setup.draft(shop.id)
    assert (draft.at, draft.name, draft.purpose) == (Stage.GOAL, "店", Purpose.HIRING)
    setup.keep(replace(draft, kpi="valid_applications"), shop.id)
    assert setup.draft(shop.id).kpi == "valid_applications"
    assert setup.draft().name == "別の店"
    done = replace(
        draft, kpi="valid_applications", a_month=4, first=Month(2026, 12), last=Month(2027, 11),
        doors={"phone_inquiries": 1}, contract=ContractChoice.LATER,
    )  # fmt: skip
    assert setup.finish(done, shop.id).id == shop.id
    view = setup.view(shop.id)
    assert view.goal is not None
    assert (view.goal.target, view.goal.by_link, view.shop.name) == (48, 3, "店")
    assert [need.stage.code for need in view.chain][-1] == "valid_applications"
    assert view.chain[-1].typical == 3
    assert len(setup.shops()) == 1
    setup.database.undo(shop.id)
    assert setup.view(shop.id).goal is None


def test_a_second_set_up_changes_the_goal_and_leaves_the_plan(setup: Setup) -> None:
    shop = setup.finish(DRAFT)
    setup.finish(replace(setup.draft(shop.id), a_month=20, contract=ContractChoice.LATER), shop.id)
    with setup.database.read() as reader:
        book = reader.book(shop.id)
    assert book.goal is not None
    assert (book.goal.target, len(book.plans)) == (240, 1)
    assert [(rate.stage, rate.typical) for rate in book.rates] == [("profile_views", Decimal("0.02"))]


def test_a_shop_that_quotes_is_asked_again_about_its_own_chain(setup: Setup) -> None:
    quoting = replace(DRAFT, quotes=True, rates={"qualified_inquiries": Decimal("0.8")})
    shop = setup.finish(quoting)
    again = setup.draft(shop.id)
    assert again.quotes
    assert setup.funnel(again, shop.id).code == setup.view(shop.id).funnel.code == "quotes"
    setup.finish(replace(again, a_month=20, contract=ContractChoice.LATER), shop.id)
    assert [(x.stage, x.typical) for x in setup.view(shop.id).rates] == [
        ("qualified_inquiries", Decimal("0.8"))  # what a shop without quotations is assumed to have
    ]


def test_watching_deals_or_their_rate_makes_a_shop_one_that_quotes(setup: Setup, catalog: Catalog) -> None:
    watched = ("qualified_rate", "meetings_held")
    shop = setup.finish(replace(DRAFT, quotes=True, kpis=watched))
    assert setup.view(shop.id).funnel.code == "quotes"
    other = setup.finish(replace(DRAFT, name="別の店"))
    assert setup.view(other.id).funnel.code == "visits"
    rate = StageRate("", other.id, "deals_won", Decimal("0.1"), Decimal("0.2"), Decimal("0.3"))
    setup.change_rates(other.id, [rate])
    assert setup.view(other.id).funnel.code == "quotes"
    setup.change_rates(other.id, [replace(rate, stage="meetings_held", after="qualified_inquiries")])
    assert setup.view(other.id).funnel.code == "visits"


@pytest.mark.parametrize("quotes", [False, True])
def test_the_first_plan_of_a_shop_that_quotes_watches_its_meetings(
    setup: Setup, catalog: Catalog, quotes: bool
) -> None:
    shop = setup.new_shop("白妙屋", Purpose.CUSTOMERS).id
    setup.change_goal(Goal("", shop, "qualified_inquiries", 120, Month(2026, 12), Month(2027, 11)))
    if quotes:
        rate = StageRate("", shop, "deals_won", Decimal("0.1"), Decimal("0.2"), Decimal("0.3"))
        setup.change_rates(shop, [rate])
    Plans(setup.database, catalog, shop).start()
    with setup.database.read() as reader:
        watched = {line.kpi for line in reader.book(shop).lines}
    assert ("meeting_rate" in watched) is quotes


def test_the_goal_beside_what_its_months_tell(database: Database, catalog: Catalog) -> None:
    view = Setup(database, catalog, now).view("sample")
    assert view.worth is not None
    assert view.worth.ceiling == 2_575
    assert view.looked_back == (Month(2026, 8), Month(2026, 9), Month(2026, 10))
    assert view.cost.value is not None
    assert view.too_dear
    assert view.cost.known == 3
    assert sum(view.monthly.values()) == 200
    assert view.views_now is not None


def test_a_plan_made_since_the_answers_were_kept_is_not_chosen_again(setup: Setup, catalog: Catalog) -> None:
    shop = setup.new_shop("白妙屋", Purpose.CUSTOMERS).id
    setup.keep(DRAFT, shop)
    assert Stage.KPIS in path(setup.draft(shop))
    setup.change_goal(Goal("", shop, "qualified_inquiries", 120, Month(2026, 12), Month(2027, 11)))
    Plans(setup.database, catalog, shop).start()
    assert Stage.KPIS not in path(setup.draft(shop))

"""The comparison a book asks for: own months before ranges, the goal's results counted once, and what is missing named."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from desktop.catalog.sample.book import read_sample
from desktop.domain.contract.contracts import Contract, ContractState
from desktop.domain.fees.terms import Base, Production, Terms
from desktop.domain.funnels import funnel_for
from desktop.domain.month import Month
from desktop.domain.scenarios.from_book import FLAT, ONESELF, Basis, Lack, Setting, setting_of
from desktop.domain.scenarios.playing import play
from desktop.domain.scenarios.prospect import Fixed, Measured, PartOf, Ranged
from desktop.domain.shop import EVEN_SEASON, Purpose
from tests.unit.domain.fees.making import per_result

NOW = Month(2026, 11)
GOAL = "qualified_inquiries"


@pytest.fixture(scope="module")
def book(catalog):
    return read_sample(catalog.folder / "sample", "ja").book


@pytest.fixture
def looked(catalog):
    def look(book, shown="") -> Setting:
        funnel = funnel_for(catalog.funnels, book.shop.purpose, quotes=False)
        return setting_of(book, book.known(catalog.measures), funnel, NOW, shown)

    return look


def offer(*fees, id_="offer", **facts) -> Contract:
    return Contract(id_, "sample", "nobody", Terms(start=NOW, fees=fees), **facts)


def only(book, *months):
    return replace(book, results=tuple(x for x in book.results if x.month in months))


def test_the_last_full_year_says_what_comes(book, looked):
    setting = looked(book)
    source = setting.prospect.sources[GOAL]
    assert isinstance(source, Measured)
    assert source.counts[-1] == 26
    assert len(source.counts) == 12
    assert source.served == 12
    assert (setting.basis, setting.months[0], setting.months[-1]) == (Basis.OWN, NOW + -12, NOW + -1)
    assert setting.lacks == ()


def test_a_month_that_is_not_over_is_never_counted(book, looked):
    assert NOW not in looked(book).months


def test_before_the_agency_came_counts_only_where_too_little_came_since(book, looked):
    begun = replace(book.contracts[0], terms=replace(book.contracts[0].terms, start=NOW + -4))
    assert len(looked(replace(book, contracts=(begun,))).months) == 4
    begun = replace(begun, terms=replace(begun.terms, start=NOW + -2))
    assert len(looked(replace(book, contracts=(begun,))).months) == 12


def test_fees_on_the_goals_results_meet_the_same_draws(book, looked):
    setting = looked(book)
    assert set(setting.prospect.sources) == {GOAL}
    assert GOAL in {getattr(fee, "kpi", "") for fee in setting.deals[0].option.terms.fees}
    assert "inquiries" in {getattr(fee, "kpi", "") for fee in setting.deals[0].terms.fees}


def test_a_running_contract_goes_on_where_it_stands(book, looked):
    past = looked(book).deals[0].option.past
    assert len(past[GOAL]) == 18
    assert past[GOAL][-1] == 26


def test_before_any_contract_runs_the_months_begin_with_the_first(book, looked):
    early, late = (offer(Base(amount=1), id_=str(at)) for at in (2, 4))
    early, late = (replace(x, terms=replace(x.terms, start=NOW + int(x.id))) for x in (early, late))
    setting = looked(replace(book, contracts=(late, early)))
    assert setting.now == NOW + 2
    assert setting.prospect.season[0] == book.shop.season[0]
    assert looked(replace(book, contracts=(*book.contracts, late))).now == NOW


def test_what_is_expected_stands_in_for_what_is_not_usual(book, looked):
    setting = replace(looked(book), usual={"inquiries": 9})
    assert setting.usual_with({GOAL: 16, "views": 5}) == {"inquiries": 9, GOAL: 16, "views": 5}


def test_what_was_cancelled_later_and_the_ads_are_reckoned_with(book, looked):
    setting = looked(book)
    assert setting.prospect.cancelled[GOAL] == pytest.approx(Decimal(2) / 187)
    assert setting.costs == {"ad_spend": 6667}


def test_the_season_follows_the_calendar_and_comes_round_again(book, looked):
    season = looked(book).ahead(24).season
    assert season[:3] == (Decimal("1.00"), Decimal("1.20"), Decimal("0.95"))
    assert season[12:] == season[:12]


def test_two_months_are_too_few_so_views_and_ranges_say(book, looked):
    setting = looked(only(book, NOW + -1, NOW + -2))
    assert setting.basis is Basis.VIEWS
    assert isinstance(setting.prospect.sources[GOAL], Ranged)


def test_without_a_month_the_goals_own_need_says(book, looked):
    setting = looked(replace(book, results=()))
    source = setting.prospect.sources[GOAL]
    assert setting.basis is Basis.GOAL
    assert isinstance(source, Ranged)
    assert source.low < 17 < source.typical < source.high
    assert [step.name for step in source.steps][::4] == ["profile_views", GOAL]
    asked = setting.goal.target / len(setting.goal.months)
    assert float(source.typical) == pytest.approx(asked, rel=0.1)


def test_a_fee_on_an_earlier_stage_rises_and_falls_with_the_goal(book, looked):
    clicks = offer(per_result("100", kpi="link_clicks"))
    setting = looked(replace(book, contracts=(*book.contracts, clicks)))
    assert isinstance(setting.prospect.sources["link_clicks"], Measured)
    part = setting.prospect.sources[GOAL]
    assert isinstance(part, PartOf)
    assert part.kpi == "link_clicks"
    assert part.became == 187


def test_views_are_heavy_and_pieces_of_work_stay(book, looked):
    views = offer(per_result("1", kpi="views"), Production(kpi="posts_published", unit_price=Decimal(9000)))
    sources = looked(replace(book, contracts=(views,))).prospect.sources
    assert sources["views"].heavy
    assert isinstance(sources["posts_published"], Fixed)
    assert sources["posts_published"].count > 0


def test_a_fee_on_what_nobody_can_tell_is_named_and_left_out(book, looked):
    odd = offer(per_result("100", kpi="no_such_thing"))
    setting = looked(replace(book, contracts=(*book.contracts, odd)))
    deal = setting.deal("offer")
    assert (deal.option, deal.unknown) == (None, ("no_such_thing",))
    assert [x.key for x in setting.options(1, Decimal(1))] == [book.contracts[0].id, FLAT, ONESELF]


def test_the_one_shown_comes_first_and_ended_ones_do_not_come(book, looked):
    ended = offer(Base(amount=1), id_="old", state=ContractState.ENDED)
    draft = offer(Base(amount=1))
    all_ = replace(book, contracts=(*book.contracts, ended, draft))
    assert [x.contract.id for x in looked(all_).deals] == [book.contracts[0].id, "offer"]
    assert looked(all_, "offer").deals[0].contract.id == "offer"


@pytest.mark.parametrize(
    ("change", "lack"),
    [
        (lambda b: replace(b, goal=None), Lack.GOAL),
        (lambda b: replace(b, goal=replace(b.goal, gross_profit=None)), Lack.PROFIT),
        (lambda b: replace(b, contracts=()), Lack.TERMS),
        (lambda b: replace(b, shop=replace(b.shop, hourly_cost=None)), Lack.HOURLY_COST),
    ],
)
def test_what_is_missing_is_named(book, looked, change, lack):
    assert looked(change(book)).lacks == (lack,)


def test_without_a_goal_nothing_is_compared(book, looked):
    assert looked(replace(book, goal=None)).prospect is None


def test_being_known_has_no_gross_profit_so_only_fees_are_compared(book, looked):
    shop = replace(book.shop, purpose=Purpose.BRANDING, season=EVEN_SEASON)
    goal = replace(book.goal, kpi="named_search", baseline=Decimal(100), gross_profit=5000)
    setting = looked(replace(book, shop=shop, goal=goal, results=()))
    assert Lack.PROFIT in setting.lacks
    assert not setting.valued


def test_the_sample_shops_comparison_stays_the_same(book, looked):
    setting = looked(book)
    played = {x.key: x for x in play(setting.options(100_000, Decimal(20)), setting.ahead(12)).options}
    now, flat = played[book.contracts[0].id], played[FLAT]
    assert now.fee.median == pytest.approx(1_055_000, rel=0.02)
    assert flat.fee.always_same
    assert flat.fee.median == 1_200_000
    assert flat.left.median < now.left.median < 0 < played[ONESELF].left.median
    assert 0.5 < now.loss < 0.65
    assert now.break_even.first == 17

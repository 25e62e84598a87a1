"""What a goal means, in words of both languages."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from desktop import language
from desktop.catalog.catalog import Catalog
from desktop.domain.goals import Goal, Haste, worth_of
from desktop.domain.kpis import Measure
from desktop.domain.month import Month
from desktop.domain.shop import Purpose, TaxMethod, Trade
from desktop.wording.amounts import plain
from desktop.wording.goals import (
    average_words,
    ceiling_words,
    growth_words,
    haste_words,
    more_profit,
    more_words,
    profit_words,
    unchanged_words,
    visible_words,
)
from desktop.wording.shops import purpose_meaning, purpose_word, tax_method_word, trade_warning, trade_word

GOAL = Goal(
    "g", "s", "qualified_inquiries", 84, Month(2026, 4), Month(2027, 3),
    baseline=Decimal(3), gross_profit=30_000, close_rate=Decimal("0.5"), pay_share=Decimal("0.5"),
)  # fmt: skip


@pytest.fixture
def measure(catalog: Catalog) -> Measure:
    return catalog.measures["qualified_inquiries"]


def test_what_the_goal_brings(measure: Measure) -> None:
    worth = worth_of(GOAL)
    with language.speaking("ja"):
        assert plain(more_profit(worth)) == "+60,000円"
        assert plain(more_words(worth, measure)) == "月に4件増 × 15,000円"
        assert plain(unchanged_words(worth, measure)) == "いまのままなら36件"
        assert plain(ceiling_words(GOAL)) == "粗利の50%まで払う場合"
        assert plain(profit_words(GOAL, worth)) == "1年の粗利30,000円 × お客様になる割合50%"
        assert plain(growth_words(GOAL, worth)) == "いまより133%増"
    with language.speaking("en"):
        assert more_words(worth, measure) == "4 more a month × ¥15,000"


def test_averages_keep_one_decimal_where_they_need_it(measure: Measure) -> None:
    with language.speaking("ja"):
        assert plain(average_words(Decimal(7), measure)) == "7件"
        assert plain(average_words(Decimal(41) / 3, measure)) == "13.7件"
    with language.speaking("en"):
        assert average_words(Decimal(41) / 3, measure) == "13.7"


def test_a_smaller_goal_is_said_as_less(measure: Measure) -> None:
    less = replace(GOAL, target=12)
    with language.speaking("ja"):
        assert plain(more_words(worth_of(less), measure)) == "月に2件減 × 15,000円"
        assert visible_words(less, worth_of(less), measure) == ""


def test_what_is_not_known_is_not_said(measure: Measure) -> None:
    bare = replace(GOAL, baseline=None, gross_profit=None)
    worth = worth_of(bare)
    assert more_profit(worth) == "–"
    assert {
        more_words(worth, measure), unchanged_words(worth, measure), profit_words(bare, worth),
        growth_words(bare, worth),
    } == {""}  # fmt: skip


@pytest.mark.parametrize(
    ("target", "said"),
    [(84, "2倍になったことは、前後それぞれ7か月"), (37, "たまたまかどうかの見分けがつきません")],
)
def test_how_long_until_a_rise_can_be_told(measure: Measure, target: int, said: str) -> None:
    goal = replace(GOAL, target=target)
    with language.speaking("ja"):
        assert said in plain(visible_words(goal, worth_of(goal), measure))


@pytest.mark.parametrize(
    ("baseline", "said"),
    [(None, "今の数とくらべて"), (Decimal(0), "今が月0のときは、成果を合わせて8件数えて")],
)
def test_without_a_number_to_start_from_it_is_told_what_lacks(
    measure: Measure, baseline: Decimal | None, said: str
) -> None:
    goal = replace(GOAL, baseline=baseline)
    with language.speaking("ja"):
        assert said in plain(visible_words(goal, worth_of(goal), measure))


def test_haste_is_told_in_two_degrees() -> None:
    assert haste_words(Haste.NONE) == ("", "")
    assert len({haste_words(haste) for haste in Haste}) == 3


@pytest.mark.parametrize("spoken", language.LANGUAGES)
def test_every_kind_of_shop_has_its_words(spoken: str) -> None:
    with language.speaking(spoken):
        assert all(purpose_word(x) and purpose_meaning(x) for x in Purpose)
        assert all(map(trade_word, Trade))
        assert all(map(tax_method_word, TaxMethod))
        assert trade_warning(Trade.OTHER) == ""
        assert trade_warning(Trade.MEDICAL)

"""Figures that small records come to: counted where a month has entries, behind any value given for the month."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from desktop.domain.derived import Figures
from desktop.domain.mentions import Mention, Tone
from desktop.domain.month import Month
from desktop.domain.problems import Code
from desktop.domain.recorded import Recorded, ad_day_problems, mention_problems, recorded
from desktop.domain.reported import AdDay
from desktop.domain.results import MonthState
from tests.unit.domain.books import OCTOBER, book

TODAY = date(2026, 11, 24)
TONES = (Tone.POSITIVE, Tone.POSITIVE, Tone.NEUTRAL, Tone.NEGATIVE)
MENTIONS = tuple(Mention(f"m{at}", "s", date(2026, 10, 3 + at), "Google", x) for at, x in enumerate(TONES))
ADS = (AdDay("a1", "s", date(2026, 10, 3), 3_000, 4_000), AdDay("a2", "s", date(2026, 10, 4), 2_000, 1_500))


def figures(catalog, values=None, **parts) -> Figures:
    return Figures(book(values or {}, **parts), catalog.measures)


def test_mentions_are_counted_by_their_tone(catalog):
    of = figures(catalog, mentions=MENTIONS)
    found = [of.value(OCTOBER, kpi) for kpi in ("positive_mentions", "mentions_classified")]
    assert found == [2, 4]
    assert of.value(OCTOBER, "positive_mention_rate") == Decimal("0.5")
    assert of.figure(OCTOBER, "positive_mentions").computed


def test_a_month_without_entries_is_not_measured(catalog):
    of = figures(catalog, mentions=MENTIONS, ad_days=ADS)
    for kpi in ("positive_mentions", "mentions_classified", "ad_spend", "promoted_views"):
        assert of.value(OCTOBER + 1, kpi) is None
        assert recorded(of.book, OCTOBER + 1, kpi) is None


def test_only_unkind_ones_are_a_true_zero(catalog):
    of = figures(catalog, mentions=MENTIONS[3:])
    assert of.value(OCTOBER, "positive_mentions") == 0
    assert of.value(OCTOBER, "positive_mention_rate") == 0


def test_a_value_given_for_the_month_comes_first(catalog):
    of = figures(catalog, {OCTOBER: {"positive_mentions": 7, "ad_spend": 0}}, mentions=MENTIONS, ad_days=ADS)
    assert (of.value(OCTOBER, "positive_mentions"), of.value(OCTOBER, "ad_spend")) == (7, 0)


def test_days_with_adverts_add_up_and_views_nobody_knows_make_it_partial(catalog):
    of = figures(catalog, ad_days=ADS)
    assert of.value(OCTOBER, "ad_spend") == 5_000
    assert recorded(of.book, OCTOBER, "promoted_views") == Recorded(Decimal(5_500))
    unknown = AdDay("a3", "s", date(2026, 10, 5), 500)
    more = figures(catalog, ad_days=(*ADS, unknown))
    assert recorded(more.book, OCTOBER, "promoted_views") == Recorded(Decimal(5_500), partial=True)
    alone = figures(catalog, ad_days=(unknown,))
    assert recorded(alone.book, OCTOBER, "promoted_views") is None


CLOSED = (MonthState("c", "s", Month(2026, 9), closed=True),)


@pytest.mark.parametrize(
    ("mention", "codes"),
    [
        (Mention("", "s", date(2026, 10, 9), "Google", Tone.NEUTRAL), []),
        (Mention("", "s", date(2026, 10, 9), " ", Tone.NEUTRAL), [Code.PLACE_MISSING]),
        (Mention("", "s", date(2026, 11, 25), "Google", Tone.NEUTRAL), [Code.DAY_AHEAD]),
        (Mention("", "s", date(2026, 9, 9), "Google", Tone.NEUTRAL), [Code.MONTH_CLOSED]),
        (Mention("old", "s", date(2026, 10, 9), "Google", Tone.NEUTRAL), [Code.MONTH_CLOSED]),
    ],
)
def test_what_is_no_mention_to_keep(mention, codes):
    """One that lay in a closed month cannot be moved out of it."""
    old = Mention("old", "s", date(2026, 9, 9), "Google", Tone.NEUTRAL)
    found = mention_problems(book({}, mentions=(old,), states=CLOSED), mention, TODAY)
    assert [x.code for x in found] == codes


def test_what_is_no_day_with_adverts_to_keep():
    kept = book({}, ad_days=ADS)
    twice = AdDay("", "s", date(2026, 10, 3), -1, -1)
    assert [x.code for x in ad_day_problems(kept, twice, TODAY)] == [
        Code.DAY_KEPT_ALREADY,
        Code.BELOW_ZERO,
        Code.BELOW_ZERO,
    ]
    assert [*ad_day_problems(kept, ADS[0], TODAY)] == []

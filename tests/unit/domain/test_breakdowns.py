"""Which searches are for the shop, which sources are TikTok's, and what a table of names puts into a month."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.book import Book
from desktop.domain.breakdowns import (
    Breakdown,
    Choices,
    chosen,
    counted,
    counts_as_tiktok,
    day_shares,
    means_shop,
    month_shares,
)
from desktop.domain.month import Month
from desktop.domain.shop import Purpose, Shop
from desktop.domain.tags import Tag, TagKind

OCTOBER = Month(2026, 10)
FIRST, LAST = date(2026, 10, 1), date(2026, 10, 31)
EVENTS = Choices(events={"form_submit": "inquiries_submitted", "form_start": "form_starts"})


@pytest.mark.parametrize(
    ("query", "word"),
    [
        ("雪 つり堂", "雪つり堂"),
        ("ユキツリ 金沢", "ゆきつり"),
        ("ｙｕｋｉ ｔｓｕｒｉ", "Yukitsuri"),
        ("ゆ～楽 料金", "ゆ〜楽"),
        ("キャラクター コラボ コスメ ２０２６", "コラボコスメ2026"),
        ("cafe\u0301 molle", "Café Molle"),
    ],
)
def test_a_word_is_found_however_it_is_written(query, word):
    assert means_shop((word,), ())(query)
    assert not means_shop((word,), (word,))(query)


def test_no_words_mean_no_search():
    assert not means_shop((), ())("雪つり堂")
    assert not means_shop(("", " ", "〜"), ())("雪つり堂")


def test_long_vowels_are_no_signs():
    assert not means_shop(("ゆーらく",), ())("ゆらく")


@given(st.text(), st.text(), st.text())
def test_a_search_that_holds_a_word_as_it_is(before, word, after):
    means = means_shop((word,), ())
    assert means(f"{before} {word} {after}") is means(word)


@pytest.mark.parametrize(
    ("name", "counts"),
    [
        ("tiktok.com / referral", True),
        ("m.tiktok.com / referral", True),
        ("TikTok / social", True),
        ("tiktok", True),
        ("tiktok / cpc", True),
        ("nottiktok.com / referral", False),
        ("tiktok.com.example.jp / referral", False),
        ("(direct) / (none)", False),
        ("lit.link / referral", False),
    ],
)
def test_what_is_tiktok_by_itself(name, counts):
    assert counts_as_tiktok(Choices())(name) is counts


def test_the_owner_adds_sources_and_leaves_some_out():
    counts = counts_as_tiktok(
        Choices(sources=("lit.link / referral", "newsletter"), not_sources=("tiktok / cpc",))
    )
    assert [counts(x) for x in ("Lit.Link / Referral", "lit.link / social", "newsletter / mail")] == [
        True, False, True,
    ]  # fmt: skip
    assert [counts(x) for x in ("tiktok / cpc", "tiktok / social")] == [False, True]


def test_a_shop_is_looked_for_by_its_name_and_its_marked_links_are_tiktoks():
    shop = Shop("s", "雪つり堂", Purpose.CUSTOMERS)
    link = Tag("t", "s", TagKind.LINK, "プロフィール", "https://example.jp", "tt_profile", "social")
    word = Tag("w", "s", TagKind.WORD, "店頭", "ゆきうさぎ")
    found = chosen(Choices(), Book(shop, tags=(link, word)))
    assert (found.brand, found.sources) == (("雪つり堂",), ("tt_profile / social",))
    assert chosen(Choices(("ゆきつり",)), Book(shop)).brand == ("ゆきつり",)


@pytest.mark.parametrize(
    "marks", [("line", "social"), ("google", "organic"), ("card", "qr")], ids=["line", "map", "card"]
)
def test_links_proposed_for_other_places_are_none_of_tiktoks(marks):
    link = Tag("t", "s", TagKind.LINK, "リンク", "https://example.jp", *marks)
    assert chosen(Choices(), Book(Shop("s", "雪つり堂", Purpose.CUSTOMERS), tags=(link,))).sources == ()


def queries(first=FIRST, last=LAST, clicks=(31, 6, 9)):
    return Breakdown(
        ("雪つり堂", "雪つり 求人", "和菓子"), {"clicks": clicks, "impressions": (60, 11, 310)}, first, last
    )


def put(source, breakdown, choices):
    return [
        (kpi, month, x.amount, x.days, x.partial)
        for kpi, month, x in month_shares(source, breakdown, choices)
    ]


def test_searches_for_the_shop():
    source, choices = "search_console.queries", Choices(("雪つり",), ("求人",))
    assert put(source, queries(), choices) == [("branded_search", OCTOBER, 31, 31, False)]
    shown = Choices(("雪つり",), searches="impressions")
    assert put(source, queries(), shown) == [("branded_search", OCTOBER, 71, 31, False)]
    (told,) = counted("q.csv", source, queries(), choices)
    assert (told.names, told.of, told.amount) == (("雪つり堂",), 3, 31)


def test_part_of_a_month_is_partial_and_several_months_are_no_month():
    choices = Choices(("雪つり",))
    assert put("search_console.queries", queries(last=date(2026, 10, 20)), choices) == [
        ("branded_search", OCTOBER, 37, 20, True),
    ]  # fmt: skip
    for first, last in ((date(2026, 9, 1), LAST), (None, None)):
        assert put("search_console.queries", queries(first, last), choices) == []


def test_nothing_that_counts_is_not_zero():
    """Search Console hides rare searches, and a report may end before a small source."""
    assert put("search_console.queries", queries(), Choices(("別の店",))) == []
    (told,) = counted("q.csv", "search_console.queries", queries(), Choices(("別の店",)))
    assert (told.names, told.amount) == ((), None)


def test_a_number_that_is_not_known_leaves_the_month_partial():
    assert put("search_console.queries", queries(clicks=(31, None, 9)), Choices(("雪つり",))) == [
        ("branded_search", OCTOBER, 31, 31, True),
    ]  # fmt: skip


def test_events_stand_for_what_the_owner_says():
    events = Breakdown(("form_submit", "form_start", "scroll"), {"key_events": (9, 14, 3)}, FIRST, LAST)
    assert [x[:3] for x in put("ga4.events", events, EVENTS)] == [
        ("inquiries_submitted", OCTOBER, 9), ("form_starts", OCTOBER, 14),
    ]  # fmt: skip
    assert put("ga4.events", events, Choices()) == []


def test_calls_and_ways_of_all_places():
    values = {"calls": (18, 5), "directions": (64, 12), "bookings": (1, 0), "website_clicks": (51, 9)}
    places = Breakdown(("本店", "駅店"), values, FIRST, LAST)
    assert [x[:3] for x in put("business_profile.performance", places, Choices())] == [
        ("gbp_calls", OCTOBER, 23), ("gbp_directions", OCTOBER, 76),
    ]  # fmt: skip


def test_visits_by_day_are_known_on_days_that_the_table_tells():
    second = date(2026, 10, 2)
    days = Breakdown(
        ("tiktok / social", "google / organic", "tiktok.com / referral", "google / organic"),
        {"sessions": (3, 9, 4, 8)}, FIRST, second, (FIRST, FIRST, FIRST, second),
    )  # fmt: skip
    assert dict(day_shares("ga4.sources", days, Choices())) == {"sessions": {FIRST: 7, second: 0}}
    assert put("ga4.sources", days, Choices()) == []
    assert dict(day_shares("ga4.sources", days, Choices(not_sources=("tiktok", "tiktok.com")))) == {}


def test_pages_and_channels_feed_nothing():
    channels = Breakdown(("Organic Social",), {"sessions": (77,)}, FIRST, LAST)
    assert put("ga4.channels", channels, Choices()) == []

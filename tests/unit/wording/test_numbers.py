"""Numbers and months as people type them, and what is shown can be typed again."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.kpis import Unit
from desktop.domain.month import Month
from desktop.domain.problems import Code, Refused
from desktop.wording.months import read_month
from desktop.wording.numbers import (
    LARGEST,
    display,
    exactly,
    read_count,
    read_decimal,
    read_hours,
    read_percent,
    read_price,
    read_seconds,
    read_value,
    read_yen,
    show,
)


@pytest.mark.parametrize(
    ("typed", "value", "rounded"),
    [
        ("23", 23, False),
        ("1,234", 1234, False),
        ("１２３４", 1234, False),
        ("１，２３４", 1234, False),
        ("1、234", 1234, False),
        (" 23 件 ", 23, False),
        ("　23人", 23, False),
        ("0", 0, False),
        ("1.2万", 12_000, True),
        ("１．２万回", 12_000, True),
        ("12万", 120_000, True),
        ("1.2億", 120_000_000, True),
        ("1億2千万", 120_000_000, True),
        ("3万5千", 35_000, True),
        ("1万2345", 12_345, False),
        ("5百万", 5_000_000, True),
        ("2.2K", 2_200, True),
        ("2.2k", 2_200, True),
        ("5M", 5_000_000, True),
        ("約12,000", 12_000, True),
        ("およそ 23件", 23, True),
        ("about 23", 23, True),
        ("〜１２００", 1_200, True),
        ("1,234\u2060件", 1234, False),
    ],
)
def test_counts(typed, value, rounded):
    read = read_count(typed)
    assert (read.value, read.rounded) == (value, rounded)


@pytest.mark.parametrize(
    "typed", ["▲300", "△300", "-300", "−300", "－300", "ー300", "–300", "(300)", "（300）", "▲ 300件"]
)
def test_differences_may_be_below_zero(typed):
    assert read_count(typed, signed=True).value == -300
    with pytest.raises(Refused) as refusal:
        read_count(typed)
    assert refusal.value.problems[0].code is Code.BELOW_ZERO


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("¥1,200", 1200),
        ("￥１，２００", 1200),
        ("\\1200", 1200),
        ("1,200円", 1200),
        ("¥100,000-", 100_000),
        ("25万円", 250_000),
        ("¥ 0", 0),
    ],
)
def test_yen(typed, value):
    assert read_yen(typed).value == value


@pytest.mark.parametrize("typed", ["▲3,000円", "−¥3,000", "¥-3,000", "¥▲3,000"])
def test_yen_below_zero(typed):
    assert read_yen(typed, signed=True).value == -3000


def test_a_price_may_be_broken():
    assert read_price("1.1円").value == Decimal("1.1")
    with pytest.raises(Refused) as refusal:
        read_yen("1.1円")
    assert refusal.value.problems[0].code is Code.NOT_WHOLE


@pytest.mark.parametrize(
    ("typed", "fraction"),
    [
        ("12.5%", "0.125"),
        ("12.5％", "0.125"),
        ("１２．５", "0.125"),
        ("6", "0.06"),
        ("0.5", "0.005"),
        ("45パーセント", "0.45"),
        ("3割", "0.30"),
        ("２割５分", "0.25"),
        ("100%", "1"),
    ],
)
def test_percentages(typed, fraction):
    assert read_percent(typed).value == Decimal(fraction)


@pytest.mark.parametrize(
    ("typed", "hours"),
    [
        ("8", "8"),
        ("8.5", "8.5"),
        ("8時間", "8"),
        ("8時間30分", "8.5"),
        ("8:20", "8.33"),
        ("45分", "0.75"),
        ("8.5h", "8.5"),
    ],
)
def test_hours(typed, hours):
    assert read_hours(typed).value == Decimal(hours)


@pytest.mark.parametrize(
    ("typed", "seconds"), [("8.5秒", "8.5"), ("1分5秒", "65"), ("1:05", "65"), ("12s", "12")]
)
def test_seconds(typed, seconds):
    assert read_seconds(typed).value == Decimal(seconds)


@pytest.mark.parametrize("read", [read_count, read_yen, read_percent, read_decimal, read_hours, read_seconds])
@pytest.mark.parametrize("typed", ["", "  ", "　", "\u2060"])
def test_nothing_typed_is_not_measured(read, typed):
    assert read(typed).value is None


@pytest.mark.parametrize(
    "typed",
    [
        "23くらい", "約", "abc", "1,23", "12,34", "1.2.3", "--3", "-", "件", "万", "1 234", "2万3億", "１２e3", "10²", "①",
        "٣", "¥23", "1/2", "3-5", "=1+1", "１２３４ ５", "5.", "ー",
    ],
)  # fmt: skip
def test_what_is_not_clearly_a_number_is_refused(typed):
    with pytest.raises(Refused) as refusal:
        read_count(typed, signed=True)
    assert refusal.value.problems[0].code is Code.NOT_A_NUMBER


def test_half_a_person_and_a_number_beyond_reason_are_refused():
    for typed, code in (("2.5", Code.NOT_WHOLE), ("1.00005万", Code.NOT_WHOLE), ("9" * 40, Code.TOO_LARGE)):
        with pytest.raises(Refused) as refusal:
            read_count(typed)
        assert refusal.value.problems[0].code is code


def test_a_value_is_read_in_the_unit_of_its_figure(catalog):
    assert read_value("45", catalog.measures["local_audience_share"]).value == Decimal("0.45")
    assert read_value("▲12", catalog.measures["net_followers"]).value == -12
    assert read_value("8時間30分", catalog.measures["internal_hours"]).value == Decimal("8.5")
    assert read_value("¥1,200", catalog.measures["ad_spend"]).value == 1200
    assert read_value("12秒", catalog.measures["avg_watch_time"]).value == 12
    assert read_value("12", None).value == 12


READERS = {
    Unit.COUNT: lambda text: read_count(text, signed=True),
    Unit.YEN: lambda text: read_yen(text, signed=True),
    Unit.PERCENT: lambda text: read_percent(text, signed=True),
    Unit.RATIO: lambda text: read_decimal(text, signed=True),
    Unit.HOURS: read_hours,
    Unit.SECONDS: read_seconds,
}


@given(data=st.data(), unit=st.sampled_from(list(Unit)))
def test_what_is_shown_can_be_typed(data, unit):
    places = {Unit.COUNT: 0, Unit.YEN: 0, Unit.PERCENT: 6}.get(unit, 4)
    low = 0 if unit in (Unit.HOURS, Unit.SECONDS) else -LARGEST / 1000
    value = data.draw(st.decimals(low, LARGEST / 1000, places=places))
    read = READERS[unit](show(value, unit))
    assert read.value == value
    assert not read.rounded


@given(value=st.decimals(-(10**6), 10**6, places=5), unit=st.sampled_from(list(Unit)))
def test_what_is_displayed_is_near_what_it_is(value, unit):
    shown = Decimal(display(value, unit).replace(",", "").replace("−", "-"))
    exact = value * 100 if unit is Unit.PERCENT else value
    assert abs(shown - exact) <= Decimal("0.5")


@pytest.mark.parametrize(
    ("value", "unit", "shown"),
    [
        ("97180", Unit.COUNT, "97,180"),
        ("-300", Unit.COUNT, "−300"),
        ("0.06", Unit.PERCENT, "6.0"),
        ("0.0133", Unit.PERCENT, "1.33"),
        ("8.50", Unit.HOURS, "8.5"),
    ],
)
def test_how_a_field_shows_its_number(value, unit, shown):
    assert show(Decimal(value), unit) == shown
    assert show(None, unit) == ""


@pytest.mark.parametrize(
    ("value", "unit", "shown"),
    [
        ("4365.38", Unit.YEN, "4,365"),
        ("0.013284", Unit.PERCENT, "1.33"),
        ("0.067", Unit.PERCENT, "6.7"),
        ("0.8966", Unit.PERCENT, "89.7"),
        ("0.8631", Unit.RATIO, "0.86"),
        ("9", Unit.HOURS, "9"),
        ("12.34", Unit.SECONDS, "12.3"),
    ],
)
def test_how_a_computed_number_is_displayed(value, unit, shown):
    assert display(Decimal(value), unit) == shown


@pytest.mark.parametrize(
    "typed",
    [
        "2026-11", "2026/11", "2026.11", "2026年11月", "２０２６年１１月", "2026年 11月", "202611", "11/2026", "令和8年11月",
        "令和８年１１月分", "R8.11", "r8/11", "R8年11月", "Nov 2026", "November 2026", "nov. 2026", "2026年11月度",
    ],
)  # fmt: skip
def test_months(typed):
    assert read_month(typed) == Month(2026, 11)


def test_the_first_year_of_an_era():
    assert read_month("令和元年5月") == Month(2019, 5)
    assert read_month("平成31年4月") == Month(2019, 4)


@pytest.mark.parametrize("typed", ["11月", "11", "１１月分", "November"])
def test_a_month_without_its_year_needs_one(typed):
    assert read_month(typed, year=2026) == Month(2026, 11)
    with pytest.raises(Refused) as refusal:
        read_month(typed)
    assert refusal.value.problems[0].code is Code.NOT_A_MONTH


@pytest.mark.parametrize(
    "typed", ["2026-13", "2026", "13月", "来月", "1026-11", "2026-11-05", "令和8年", "Foo 2026", "R8 11"]
)
def test_what_is_no_month_is_refused(typed):
    with pytest.raises(Refused) as refusal:
        read_month(typed, year=2026)
    assert refusal.value.problems[0].code is Code.NOT_A_MONTH


def test_no_month_typed_is_none():
    assert read_month("　") is None


@pytest.mark.parametrize(
    ("text", "code"), [("1.2万", Code.NOT_EXACT), ("約300", Code.NOT_EXACT), ("12000", None)]
)
def test_what_is_billed_is_never_taken_from_a_rounded_number(text, code):
    typed = read_count(text)
    if code is None:
        assert exactly(typed) is typed
        return
    with pytest.raises(Refused) as refusal:
        exactly(typed)
    assert [x.code for x in refusal.value.problems] == [code]

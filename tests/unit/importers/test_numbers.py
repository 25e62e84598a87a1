"""Counts and shares of export files; what is not known is never zero."""

from __future__ import annotations

from contextlib import suppress
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.importers.numbers import NumberError, read_count, read_share


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("0", 0), ("29938", 29_938), ("5,431", 5_431), ("１，２３４", 1_234), ("-3", -3), ("−3", -3), ("－3", -3),
        ("▲123", -123), ("△123", -123), ("(123)", -123), (" 7 ", 7), ("\u00a07\u200b", 7), ("7\u3000", 7), ("12.0", 12),
    ],
)  # fmt: skip
def test_counts(text, count):
    assert read_count(text) == count


@pytest.mark.parametrize(
    "text", ["undefined", "NAN", "NaN", "--", "‑‑", "-", "—", "―", "ー", "", " ", "なし", "#N/A", "null"]
)
def test_not_known(text):
    assert read_count(text) is None
    assert read_share(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "abc",
        "1.5",
        "1_000",
        "12,34",
        "#REF!",
        "4.6万",
        "1e5",
        "--3",
        "9" * 99,
        "9" * 13,
        "合計",
        "0x10",
        "5 5",
    ],
)
def test_no_counts(text):
    with pytest.raises(NumberError):
        read_count(text)


@pytest.mark.parametrize(
    ("text", "share"), [("0.59", "0.59"), ("0", "0"), ("59%", "0.59"), ("12.3％", "0.123")]
)
def test_shares(text, share):
    assert read_share(text) == Decimal(share)


@pytest.mark.parametrize("text", ["Infinity", "many", "1000", "0.5.5"])
def test_no_shares(text):
    with pytest.raises(NumberError):
        read_share(text)


@given(st.integers(-(10**12), 10**12))
def test_what_is_written_is_read(number):
    assert read_count(str(number)) == number
    assert read_count(f"{number:,}") == number


@given(st.text(max_size=40))
def test_any_text_is_a_number_or_not_known_or_refused(text):
    for read in (read_count, read_share):
        with suppress(NumberError):
            read(text)

"""Whatever a value is, it comes back exactly, from the table and from the journal."""

from __future__ import annotations

from datetime import timedelta, timezone
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.agencies import Agency
from desktop.domain.month import Month
from desktop.domain.results import Result
from desktop.domain.shop import Purpose, Shop, TaxMethod
from desktop.storage import rows
from desktop.storage.columns import DECIMAL, MOMENT, as_json
from desktop.storage.database import Database

from .conftest import noon

zones = st.integers(-720, 840).map(lambda minutes: timezone(timedelta(minutes=minutes)))
results = st.builds(
    Result,
    id=st.just("r"),
    shop=st.just("s"),
    month=st.builds(Month, st.integers(1, 9998), st.integers(1, 12)),
    kpi=st.text(),
    value=st.none() | st.decimals(allow_nan=False, allow_infinity=False, places=6),
    source=st.none() | st.text(),
    file=st.none() | st.text(),
    at=st.none() | st.datetimes(timezones=zones),
    note=st.text(),
    rounded=st.booleans(),
    partial=st.booleans(),
)
shops = st.builds(
    Shop,
    id=st.just("s"),
    name=st.text(),
    purpose=st.sampled_from(Purpose),
    tax_method=st.sampled_from(TaxMethod),
    hourly_cost=st.none() | st.integers(0, 10**12),
    gross_margin=st.none() | st.decimals(0, 1),
    season=st.tuples(*[st.decimals(0, 3, places=2)] * 12),
)


@given(shops, results, st.dictionaries(st.text(), st.integers(0, 4)))
def test_values_survive_table_and_journal(shop, result, scores):
    db = Database.open(None, noon)
    agency = Agency("a", "s", "x", scores=scores)
    with db.unit("put", "s") as unit:
        unit.put(shop, result, agency)
    with db.read() as reader:
        there = reader.one(Shop), reader.one(Result), reader.one(Agency)
    assert all(rows.same(x, y) for x, y in zip(there, (shop, result, agency), strict=True))
    for entity in there:
        assert rows.read(type(entity), rows.written(entity)) == entity
    db.undo("s")
    db.redo("s")
    with db.read() as reader:
        assert all(rows.same(reader.one(type(x)), x) for x in there)
    db.close()


@pytest.mark.parametrize("number", ["0", "-0.5", "1E+3", "0.10", "123456789012345678901234567890.5", "1E-7"])
def test_numbers_are_kept_without_powers_of_ten(number):
    text = DECIMAL.to_text(Decimal(number))
    assert "E" not in text
    assert DECIMAL.from_text(text) == Decimal(number)


def test_a_moment_without_its_time_zone_is_our_bug():
    with pytest.raises(ValueError, match="time zone"):
        MOMENT.to_text(noon().replace(tzinfo=None))


def test_the_same_mapping_always_gives_the_same_text():
    assert as_json({"b": 1, "a": "あ"}) == as_json({"a": "あ", "b": 1}) == '{"a":"あ","b":1}'


def test_a_field_that_a_later_release_added_takes_its_default_when_an_old_step_is_read():
    old = '{"id":"a","shop":"s","name":"つむぎ","state":"candidate","dropped":1,"version":3}'
    assert rows.read(Agency, old) == Agency("a", "s", "つむぎ", version=3)

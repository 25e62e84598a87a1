"""Whatever a damaged file turns out to hold: it is previewed, brought in, not doubled and taken back."""

from __future__ import annotations

from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.catalog.catalog import Catalog
from desktop.domain.breakdowns import Choices
from desktop.domain.month import Month
from desktop.domain.results import DayCount, Result
from desktop.domain.shop import Purpose, Shop
from desktop.services.importing import Importing
from desktop.storage.database import Database

DATA = Path(__file__).parents[2] / "data" / "imports"
FILES = sorted(path.name for path in DATA.iterdir() if path.suffix != ".md")
CHOICES = Choices(("雪つり", "yuki"), events={"form_submit": "inquiries_submitted"})
OCTOBER, FETCHED = Month(2026, 10), date(2026, 11, 4)
PIECES = (
    b"9" * 25,
    b"-",
    b"0",
    b",",
    b'"',
    b"\n",
    b"NAN",
    b"9999",
    b"2026",
    b"\t",
    b"tiktok",
    "雪つり".encode(),
    b"",
)


def now() -> datetime:
    return datetime(2026, 11, 24, 9, 0, tzinfo=UTC)


@cache
def whole(name: str) -> bytes:
    return (DATA / name).read_bytes()


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("damaged")


def brought_in(path: Path, catalog: Catalog) -> None:
    database = Database.open(None, now)
    try:
        with database.unit("new_shop") as unit:
            unit.put(Shop("s", "雪つり堂", Purpose.CUSTOMERS))
        importing = Importing(database, catalog, now)
        for month in (None, OCTOBER):
            preview = importing.preview([path], FETCHED, "s", month, choices=CHOICES)
            importing.apply(preview, preview.entries)
            assert importing.apply(preview, preview.entries).step is None
        for step in importing.sets("s"):
            importing.take_back(step.id)
        with database.read() as reader:
            assert not reader.all(DayCount, shop="s")
            assert not reader.all(Result, shop="s")
    finally:
        database.close()


@settings(max_examples=8)
@pytest.mark.parametrize("name", FILES)
@given(st.data())
def test_damaged_files(name, folder, catalog, data):
    changed = whole(name)
    places = st.tuples(st.integers(0, len(changed)), st.integers(0, 12), st.sampled_from(PIECES))
    for at, gone, piece in data.draw(st.lists(places, max_size=6)):
        changed = changed[:at] + piece + changed[at + gone :]
    path = folder / "file"
    path.write_bytes(changed)
    brought_in(path, catalog)


@pytest.mark.parametrize("day", [date.min, date(1900, 1, 1), date.max])
def test_any_day_of_the_download(day, catalog):
    database = Database.open(None, now)
    with database.unit("new_shop") as unit:
        unit.put(Shop("s", "雪つり堂", Purpose.CUSTOMERS))
    importing = Importing(database, catalog, now)
    for name in FILES:
        importing.apply(importing.preview([DATA / name], day, "s"))
    database.close()


def test_a_number_no_service_counts_is_no_number(tmp_path, catalog):
    path = tmp_path / "o.csv"
    path.write_text(f'"Date","Followers"\n"10月1日","{"9" * 20}"\n"10月2日","12"\n', "utf-8")
    database = Database.open(None, now)
    with database.unit("new_shop") as unit:
        unit.put(Shop("s", "雪つり堂", Purpose.CUSTOMERS))
    preview = Importing(database, catalog, now).preview([path], FETCHED, "s")
    reading = preview.tables[0].reading
    assert reading is not None
    assert reading.values == {"followers": [None, 12]}
    assert [problem.code for problem in reading.problems] == ["cell_not_a_number"]
    database.close()

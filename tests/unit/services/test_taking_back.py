"""Whatever is done by hand after an import: taking it back loses exactly what was named, and can be undone."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.catalog.catalog import Catalog
from desktop.domain.entering import Typed
from desktop.domain.month import Month
from desktop.domain.results import Result
from desktop.domain.shop import Purpose, Shop
from desktop.services.importing import Importing
from desktop.services.months import Months
from desktop.settings import resources
from desktop.storage.database import Database

OVERVIEW = Path(__file__).parents[2] / "data" / "imports" / "overview_ja.csv"
CATALOG = Catalog(resources() / "catalog")
OCTOBER, DOWNLOADED = Month(2026, 10), date(2026, 11, 2)
BROUGHT = ("views", "profile_views", "likes", "comments", "shares")
OTHERS = ("bookings", "saves")
NUMBERS = st.one_of(st.none(), st.integers(0, 99).map(Decimal))
VALUES = st.dictionaries(st.sampled_from(BROUGHT + OTHERS), NUMBERS, max_size=5)
NOTES = st.dictionaries(
    st.sampled_from(BROUGHT + OTHERS), st.sampled_from(["確認済み", "電話で聞いた"]), max_size=3
)


def now() -> datetime:
    return datetime(2026, 11, 24, 9, 0, tzinfo=UTC)


def cells(database: Database) -> dict[str, tuple[Decimal | None, str | None, str]]:
    """Value, source and note of each cell that holds any."""
    with database.read() as reader:
        rows = reader.all(Result, shop="s", month=OCTOBER)
    return {row.kpi: (row.value, row.source, row.note) for row in rows if row.value is not None or row.note}


def type_in(months: Months, values: dict[str, Decimal | None], notes: dict[str, str]) -> None:
    for kpi, value in values.items():
        if value is None:
            months.clear(OCTOBER, kpi)
        else:
            months.enter(OCTOBER, kpi, Typed(value))
    for kpi, note in notes.items():
        months.note(OCTOBER, kpi, note)


@settings(max_examples=60, deadline=None)
@given(before=VALUES, after=VALUES, notes=NOTES)
def test_exactly_what_was_named_is_lost(before, after, notes):
    database = Database.open(None, now)
    with database.unit("new_shop") as unit:
        unit.put(Shop("s", "菓子処 雪つり堂", Purpose.CUSTOMERS))
    months, importing = Months(database, CATALOG, now, "s"), Importing(database, CATALOG, now)
    type_in(months, before, {})
    old = cells(database)
    preview = importing.preview([OVERVIEW], DOWNLOADED, "s")
    applied = importing.apply(preview, preview.entries)
    assert applied.step is not None
    brought = {entry.kpi: entry.then for entry in applied.changed}
    type_in(months, after, notes)
    then = cells(database)

    lost = {one.kpi: (one.value, one.then) for one in importing.lost(applied.step.id)}
    importing.take_back(applied.step.id)
    now_ = cells(database)
    for kpi in BROUGHT + OTHERS:
        value, source, _note = then.get(kpi, (None, None, ""))
        was = old.get(kpi, (None, None, ""))
        assert now_.get(kpi, (None, None, ""))[2] == then.get(kpi, (None, None, ""))[2]
        if kpi not in brought:
            assert now_.get(kpi, (None, None, ""))[:2] == (value, source)
            assert kpi not in lost
            continue
        assert now_.get(kpi, (None, None, ""))[:2] == was[:2]
        by_hand = not (value == brought[kpi] and (source or "").startswith("imported:"))
        assert (kpi in lost) == by_hand
        assert kpi not in lost or lost[kpi] == (value, was[0])
    database.undo("s")
    assert cells(database) == then
    database.close()


def test_an_import_can_be_taken_back_after_a_month_of_typing():
    database = Database.open(None, now)
    with database.unit("new_shop") as unit:
        unit.put(Shop("s", "菓子処 雪つり堂", Purpose.CUSTOMERS))
    months, importing = Months(database, CATALOG, now, "s"), Importing(database, CATALOG, now)
    step = importing.apply(importing.preview([OVERVIEW], DOWNLOADED, "s")).step
    assert step is not None
    for count in range(120):
        months.enter(OCTOBER, "bookings", Typed(Decimal(count)))
    assert [x.id for x in importing.sets("s")] == [step.id]
    importing.take_back(step.id)
    assert importing.sets("s") == ()
    assert cells(database) == {"bookings": (119, "typed", "")}

"""Whatever a returned sheet says, it comes in as one step or not at all, and taking it back leaves nothing behind."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from desktop.domain.agency_sheet import (
    FilledSheet,
    SheetCancelled,
    SheetClaim,
    SheetNumber,
    SheetPost,
    SheetReply,
)
from desktop.domain.importing import Outcome
from desktop.domain.month import Month
from desktop.domain.posts import Post, PostCount
from desktop.domain.reported import Claim, Reply
from desktop.domain.results import Cancellation, Result
from desktop.importers.reading import Reading
from desktop.importers.views import TableView
from desktop.services.importing import Importing, ImportPreview
from desktop.services.sample.create import Sample
from desktop.storage.database import Database

KINDS = (Result, Post, PostCount, Reply, Claim, Cancellation)
MONTHS = st.sampled_from([Month(2026, 8), Month(2026, 10), Month(2026, 11), Month(2027, 3)])
KPIS = st.sampled_from(
    ["inquiries", "inquiries_rejected", "views", "local_audience_share", "link_ctr", "nobody", ""]
)
WORDS = st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=12)
DAYS = st.none() | st.dates(date(2026, 7, 1), date(2027, 4, 30))
COUNTS = st.none() | st.integers(0, 10**9)
VALUES = st.one_of(st.integers(-3, 10**9).map(Decimal), st.sampled_from([Decimal("0.4"), Decimal("1.5")]))
LINKS = st.sampled_from(
    ["", "https://www.tiktok.com/@a/video/7412345678901234567", "https://vm.tiktok.com/x"]
)
POSTS = st.builds(
    SheetPost,
    st.builds(Post, st.just(""), st.just(""), st.dates(date(2026, 7, 1), date(2027, 4, 30)), WORDS, LINKS,
              template=st.sampled_from(["", "T05"]), length=COUNTS, promotion=st.integers(0, 9000)),
    COUNTS, COUNTS, COUNTS, COUNTS,
)  # fmt: skip
SHEETS = st.builds(
    FilledSheet,
    st.just("sample"),
    MONTHS,
    st.just(1),
    numbers=st.lists(st.builds(SheetNumber, KPIS, VALUES, WORDS, st.booleans(), WORDS), max_size=5).map(
        tuple
    ),
    posts=st.lists(POSTS, max_size=4).map(tuple),
    claims=st.lists(st.builds(SheetClaim, KPIS, DAYS, WORDS, WORDS, WORDS), max_size=4).map(tuple),
    replies=st.lists(
        st.builds(SheetReply, KPIS, WORDS, WORDS, WORDS, DAYS), max_size=4, unique_by=lambda x: x.kpi
    ).map(tuple),
    cancelled=st.lists(st.builds(SheetCancelled, MONTHS, KPIS, st.integers(1, 40), WORDS), max_size=4).map(
        tuple
    ),
    day=DAYS,
)


def now() -> datetime:
    return datetime(2026, 11, 24, 9, 0, tzinfo=UTC)


def everything(database: Database) -> dict[object, object]:
    with database.read() as reader:
        kept = [x for kind in KINDS for x in reader.all(kind, shop="sample")]
    return {(type(x), x.id): replace(x, version=0) for x in kept}


def view(file: str, sheet: FilledSheet) -> TableView:
    return TableView(file, reading=Reading("agency_sheet", sheet.lines, sheet=sheet, taken=sheet.day))


@settings(max_examples=150, phases=(Phase.explicit, Phase.reuse, Phase.generate))
@given(st.lists(SHEETS, min_size=1, max_size=3))
def test_it_comes_in_whole_and_goes_whole(catalog, sheets):
    database = Database.open(None, now)
    try:
        Sample(database, catalog.folder / "sample").create("ja")
        importing, before = Importing(database, catalog, now), everything(database)
        tables = tuple(view(f"{at}.xlsx", sheet) for at, sheet in enumerate(sheets))
        applied = importing.apply(ImportPreview("sample", tables))
        assert all(entry.outcome is Outcome.NEW for entry in applied.changed)
        assert importing.apply(ImportPreview("sample", tables)).step is None
        if applied.step is not None:
            importing.take_back(applied.step.id)
        assert everything(database) == before
    finally:
        database.close()

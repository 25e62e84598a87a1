"""Files of Google and of TikTok's Business Suite come into the sheet by the rules, and never twice."""

from __future__ import annotations

import shutil
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import pytest

from desktop.domain.breakdowns import Choices
from desktop.domain.entering import Typed
from desktop.domain.importing import Basis, Outcome
from desktop.domain.month import Month
from desktop.domain.posts import Post, PostCount
from desktop.domain.results import DayCount, Result
from desktop.domain.shop import Purpose, Shop
from desktop.domain.tags import Tag, TagKind
from desktop.importers.dates import Told
from desktop.services.importing import Importing
from desktop.services.months import Months
from desktop.storage.database import Database

DATA = Path(__file__).parents[2] / "data" / "imports"
SEARCHES, SOURCES, DAYS = (
    DATA / "search_console_ja.zip",
    DATA / "ga4_sources_ja.csv",
    DATA / "ga4_exploration_days.tsv",
)
PLACE, VIDEOS, SUITE = (
    DATA / "business_profile_ja.csv",
    DATA / "tiktok_business_video.csv",
    DATA / "tiktok_business_overview.csv",
)
OCTOBER, FETCHED = Month(2026, 10), date(2026, 11, 4)
WORDS = Choices(("雪つり堂", "ゆきつり"), ("求人",))


def now() -> datetime:
    return datetime(2026, 11, 24, 9, 0, tzinfo=UTC)


@pytest.fixture
def database():
    opened = Database.open(None, now)
    with opened.unit("new_shop") as unit:
        unit.put(Shop("s", "雪つり堂", Purpose.CUSTOMERS))
    yield opened
    opened.close()


@pytest.fixture
def importing(database, catalog) -> Importing:
    return Importing(database, catalog, now)


@pytest.fixture
def bring(importing):
    """Preview and apply in one go."""

    def bring(*files, downloaded=FETCHED, month=None, choices=WORDS, take=()):
        return importing.apply(importing.preview(files, downloaded, "s", month, choices=choices), take)

    return bring


def row(database: Database, kpi: str) -> Result | None:
    with database.read() as reader:
        return reader.one(Result, shop="s", month=OCTOBER, kpi=kpi)


def value(database: Database, kpi: str) -> int | None:
    found = row(database, kpi)
    return None if found is None or found.value is None else int(found.value)


def test_searches_for_the_shop_come_with_source_file_and_time(bring, database):
    bring(SEARCHES)
    found = row(database, "branded_search")
    assert found is not None
    assert (found.value, found.partial) == (Decimal(39), False)
    assert (found.source, found.file) == ("imported:search_console.queries", "クエリ.csv")
    assert found.at == datetime(2026, 11, 4, tzinfo=UTC)  # the download


def test_the_shops_name_is_looked_for_where_no_words_are_given(importing):
    preview = importing.preview([SEARCHES], FETCHED, "s")
    (told,) = preview.counted
    assert (told.kpi, told.names[0], len(told.names), told.of) == ("branded_search", "雪つり堂", 2, 8)


def test_searches_that_still_need_their_month_are_shown_already(importing):
    file = DATA / "search_console_queries_en.csv"
    preview = importing.preview([file], FETCHED, "s", choices=Choices(("yukitsuri",)))
    assert (preview.entries, preview.counted[0].names) == ((), ("yukitsuri", "yuki tsuri"))
    assert [table.reading.missing for table in preview.open if table.reading] == [("month",)]


def test_the_same_files_twice_change_nothing(bring, database):
    files = SEARCHES, SOURCES, DAYS, SUITE, VIDEOS
    assert bring(*files).step is not None
    again = bring(*files)
    assert (again.step, again.changed, again.corrections, again.new_posts) == (None, (), (), 0)


def test_a_newer_download_replaces_the_month_and_says_so(bring, database, tmp_path):
    bring(SOURCES)
    newer = tmp_path / "again.csv"
    newer.write_text(SOURCES.read_text("utf-8").replace("referral,96,", "referral,101,"), "utf-8")
    applied = bring(newer, downloaded=date(2026, 11, 9))
    assert [(x.kpi, x.now, x.then, x.outcome) for x in applied.changed] == [
        ("tiktok_sessions", Decimal(157), Decimal(162), Outcome.CORRECTED),
    ]  # fmt: skip
    assert value(database, "tiktok_sessions") == 162


def test_an_older_download_does_not_take_a_newer_one_back(bring, importing, database, tmp_path):
    newer = tmp_path / "again.csv"
    newer.write_text(SOURCES.read_text("utf-8").replace("referral,96,", "referral,101,"), "utf-8")
    bring(newer, downloaded=date(2026, 11, 9))
    applied = bring(SOURCES)
    assert [(x.kpi, x.now, x.then, x.outcome) for x in applied.kept] == [
        ("tiktok_sessions", Decimal(162), Decimal(157), Outcome.OLDER),
    ]  # fmt: skip
    assert (applied.step, value(database, "tiktok_sessions")) == (None, 162)
    preview = importing.preview([SOURCES], FETCHED, "s")
    importing.apply(preview, preview.entries)  # the owner takes it all the same
    assert value(database, "tiktok_sessions") == 157


def test_a_part_of_a_month_does_not_replace_the_whole(bring, database):
    bring(SOURCES, downloaded=None)
    applied = bring(SOURCES, downloaded=date(2026, 10, 20), choices=Choices(not_sources=("tiktok",)))
    assert [(x.outcome, x.partial) for x in applied.kept] == [(Outcome.OLDER, True)]
    assert applied.kept[0].at == datetime(2026, 10, 20, tzinfo=UTC)
    assert value(database, "tiktok_sessions") == 157


@pytest.mark.parametrize(
    ("place", "source", "medium"), [("Googleマップ", "google", "organic"), ("LINE", "line", "social")]
)
def test_visits_of_links_put_up_elsewhere_are_not_tiktoks(database, bring, place, source, medium):
    with database.unit("tag", shop="s") as unit:
        unit.put(Tag("t", "s", TagKind.LINK, place, "https://example.jp", source, medium))
    bring(SOURCES)
    assert value(database, "tiktok_sessions") == 157


def test_visits_by_day_are_kept_and_corrected(bring, database, tmp_path):
    bring(DAYS)
    assert value(database, "tiktok_sessions") == 47
    newer = tmp_path / "days.tsv"
    text = DAYS.read_text("utf-8-sig").replace("20261001\ttiktok / social\t2", "20261001\ttiktok / social\t6")
    newer.write_text(text, "utf-8")
    (correction,) = bring(newer, downloaded=date(2026, 11, 9)).corrections
    assert (correction.day, correction.before, correction.after) == (date(2026, 10, 1), 2, 6)
    assert value(database, "tiktok_sessions") == 51
    assert [x.kpi for x in bring(DAYS, downloaded=date(2026, 11, 2)).corrections] == []


def test_events_the_owner_picked(bring, database):
    bring(DATA / "ga4_snapshot_en.csv", choices=Choices(events={"generate_lead": "inquiries_submitted"}))
    assert value(database, "inquiries_submitted") == 4
    assert row(database, "lp_conversions") is None


def test_a_place_asks_for_its_month_and_each_file_may_have_its_own(importing, tmp_path):
    (place,) = importing.preview([PLACE], FETCHED, "s").open
    assert place.path == PLACE
    other = tmp_path / "september.csv"
    shutil.copy(PLACE, other)
    own = {other: Told(FETCHED, Month(2026, 9))}
    preview = importing.preview([PLACE, other], FETCHED, "s", OCTOBER, own=own)
    assert {(x.month, x.kpi): int(x.then) for x in preview.entries} == {
        (month, kpi): amount
        for month in (Month(2026, 9), OCTOBER)
        for kpi, amount in (("gbp_calls", 27), ("gbp_directions", 245))
    }
    assert {x.basis for x in preview.entries} == {Basis.PERIOD}


def test_what_the_file_was_saved_on_is_a_likely_answer(importing, tmp_path):
    import os

    file = tmp_path / "gbp.csv"
    shutil.copy(PLACE, file)
    moment = datetime(2026, 11, 3, 12, tzinfo=UTC).timestamp()
    os.utime(file, (moment, moment))
    preview = importing.preview([file], None, "s")
    assert (preview.likely_day, preview.likely_month) == (date(2026, 11, 3), OCTOBER)


def test_bookings_of_google_are_no_bookings_by_tiktok(bring, database):
    bring(PLACE, month=OCTOBER)
    assert (value(database, "gbp_calls"), row(database, "bookings")) == (27, None)


def test_daily_uniques_make_no_month(bring, database):
    bring(SUITE)
    assert value(database, "views") == 22_165
    assert (row(database, "unique_viewers"), row(database, "reached_audience")) == (None, None)
    assert (value(database, "link_clicks"), value(database, "new_followers")) == (45, 91)
    with database.read() as reader:
        reached = reader.all(DayCount, shop="s", metric="reached_audience")
    assert [x.day for x in reached if x.value is None] == [date(2026, 10, 31)]


def test_studio_and_business_suite_are_never_added(bring, database):
    bring(DATA / "overview_ja.csv", SUITE)
    assert value(database, "views") in (46_800, 22_165)
    views = row(database, "views")
    assert views is not None
    before = views.value
    bring(DATA / "overview_ja.csv", SUITE)
    assert value(database, "views") == before


def test_saves_of_posts(bring, database):
    assert bring(VIDEOS).new_posts == 2
    with database.read() as reader:
        saves = {x.saves for x in reader.all(PostCount, shop="s")}
        posts = reader.all(Post, shop="s")
    assert (saves, len(posts)) == ({180, 8}, 2)


def test_metas_numbers_are_kept_by_day_and_feed_nothing(bring, database):
    applied = bring(DATA / "meta_daily_reach.csv", DATA / "meta_content_ja.csv")
    assert (applied.changed, applied.step is not None) == ((), True)
    with database.read() as reader:
        assert len(reader.all(DayCount, shop="s", source="meta.daily")) == 30
        assert not reader.all(Post, shop="s")


def test_what_was_typed_stays_unless_the_owner_takes_the_file(bring, importing, database, catalog):
    Months(database, catalog, now, "s").enter(OCTOBER, "branded_search", Typed(Decimal(40)))
    assert [x.outcome for x in bring(SEARCHES).kept] == [Outcome.CONFLICT]
    assert value(database, "branded_search") == 40
    preview = importing.preview([SEARCHES], FETCHED, "s", choices=WORDS)
    importing.apply(preview, set(preview.entries))
    assert value(database, "branded_search") == 39


def test_an_import_is_taken_back_whole(bring, importing, database):
    step = bring(SEARCHES, SOURCES, PLACE, month=OCTOBER).step
    assert step is not None
    importing.take_back(step.id)
    assert [row(database, x) for x in ("branded_search", "tiktok_sessions", "gbp_calls")] == [None] * 3

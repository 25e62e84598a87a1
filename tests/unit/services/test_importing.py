"""Bringing files in: nothing typed is lost, nothing is saved twice, and all of it can be taken back."""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import pytest

from desktop.domain.entering import Typed
from desktop.domain.importing import Outcome, Status
from desktop.domain.month import Month
from desktop.domain.posts import Post, PostCount
from desktop.domain.problems import Refused
from desktop.domain.results import DayCount, MonthState, Result
from desktop.domain.shop import Purpose, Shop
from desktop.domain.taking_back import Lost
from desktop.services.importing import Importing
from desktop.services.months import Months
from desktop.storage.database import Database

DATA = Path(__file__).parents[2] / "data" / "imports"
REAL = Path(__file__).parents[4] / "shared" / "data" / "exports" / "tiktok_studio"
OVERVIEW, CP932, FOLLOWERS = (
    DATA / "overview_ja.csv",
    DATA / "overview_cp932.csv",
    DATA / "Followers_kashi.yukitsuri.zip",
)
POSTS, VIEWERS = DATA / "content_broken_quotes.csv", DATA / "viewers_four_unknown.csv"
OCTOBER, DOWNLOADED = Month(2026, 10), date(2026, 11, 2)
HEADER = '"Date","Video Views","Profile Views","Likes","Comments","Shares"'


def now() -> datetime:
    return datetime(2026, 11, 24, 9, 0, tzinfo=UTC)


@pytest.fixture
def database():
    opened = Database.open(None, now)
    with opened.unit("new_shop") as unit:
        unit.put(Shop("s", "菓子処 雪つり堂", Purpose.CUSTOMERS))
    yield opened
    opened.close()


@pytest.fixture
def importing(database, catalog) -> Importing:
    return Importing(database, catalog, now)


@pytest.fixture
def months(database, catalog) -> Months:
    return Months(database, catalog, now, "s")


@pytest.fixture
def bring(importing):
    """Preview and apply in one go."""

    def bring(*files, downloaded=DOWNLOADED, take=()):
        return importing.apply(importing.preview(files, downloaded, "s"), take)

    return bring


@pytest.fixture
def written(tmp_path):
    """Write an Overview of some days; a day is its month-day text and its views."""

    def written(*days, name="Overview.csv"):
        path = tmp_path / name
        rows = [f'"{day}","{views}","1","1","0","0"' for day, views in days]
        path.write_text("\n".join([HEADER, *rows]), encoding="utf-8-sig")
        return path

    return written


def values(database: Database, month: Month = OCTOBER) -> dict[str, int | None]:
    with database.read() as reader:
        rows = reader.all(Result, shop="s", month=month)
    return {row.kpi: None if row.value is None else int(row.value) for row in rows}


def row(database: Database, kpi: str, month: Month = OCTOBER) -> Result:
    with database.read() as reader:
        found = reader.one(Result, shop="s", month=month, kpi=kpi)
    assert found is not None
    return found


def kept_days(database: Database, metric: str = "views") -> dict[date, int | None]:
    with database.read() as reader:
        return {x.day: x.value for x in reader.all(DayCount, shop="s", metric=metric)}


def test_a_preview_saves_nothing(importing, database):
    preview = importing.preview([OVERVIEW, FOLLOWERS, POSTS], DOWNLOADED, "s")
    assert len(preview.usable) == 6
    assert values(database) == {}
    assert database.history("s") == ()


def test_what_a_preview_says(importing):
    preview = importing.preview([OVERVIEW, VIEWERS], DOWNLOADED, "s")
    assert preview.months() == (OCTOBER,)
    found = {
        entry.kpi: (entry.now, entry.then, entry.days, entry.partial, entry.outcome)
        for entry in preview.of(OCTOBER)
    }
    assert found["views"] == (None, 46_800, 31, False, Outcome.NEW)
    assert set(found) == {"views", "profile_views", "likes", "comments", "shares"}  # viewers feed nothing


def test_without_a_shop_only_the_files_are_told(importing):
    preview = importing.preview([OVERVIEW], DOWNLOADED)
    assert (preview.entries, preview.tables[0].status) == ((), Status.OK)


def test_a_whole_month_comes_into_the_sheet(bring, database):
    applied = bring(OVERVIEW)
    assert values(database) == {
        "views": 46_800,
        "profile_views": 592,
        "likes": 1_671,
        "comments": 30,
        "shares": 49,
    }
    views = row(database, "views")
    assert (views.source, views.file, views.partial) == (
        "imported:tiktok_studio.overview",
        "overview_ja.csv",
        False,
    )
    assert {entry.kpi for entry in applied.changed} == set(values(database))
    assert len(kept_days(database)) == 31


def test_the_same_file_twice_changes_nothing(bring, database):
    bring(OVERVIEW)
    again = bring(OVERVIEW)
    assert (again.step, again.changed, again.kept, again.corrections) == (None, (), (), ())
    assert len(database.history("s")) == 1


def test_the_same_month_in_another_form_does_not_double(bring, database):
    bring(OVERVIEW, DATA / "overview_text_cells.xlsx")
    assert bring(CP932).step is None
    assert values(database)["views"] == 46_800


@pytest.mark.skipif(not REAL.is_dir(), reason="the real export files are not on this machine")
def test_real_files_of_one_week_do_not_double(bring, database):
    day = date(2026, 4, 23)
    bring(REAL / "overview_en_7days.csv", REAL / "overview_en_7days.xlsx", downloaded=day)
    assert values(database, Month(2026, 4)) == {
        "views": 7_919, "profile_views": 35, "likes": 51, "comments": 2, "shares": 3,
    }  # fmt: skip
    assert bring(REAL / "overview_en_7days.xlsx", downloaded=day).step is None


def test_a_part_of_a_month_is_marked(bring, database, written):
    bring(written(("10月1日", 10), ("10月2日", 20)))
    views = row(database, "views")
    assert (views.value, views.partial) == (30, True)


def test_two_parts_make_a_whole(bring, database, written):
    bring(written(*[(f"10月{n}日", 10) for n in range(1, 21)]))
    applied = bring(written(*[(f"10月{n}日", 10) for n in range(18, 32)]), downloaded=date(2026, 11, 3))
    views = row(database, "views")
    assert (views.value, views.partial) == (310, False)
    assert [entry.outcome for entry in applied.changed if entry.kpi == "views"] == [Outcome.CORRECTED]


def test_a_newer_download_corrects_and_says_what(bring, database, written):
    bring(written(("10月1日", 10), ("10月2日", 20)), downloaded=date(2026, 10, 4))
    applied = bring(
        written(("10月1日", 10), ("10月2日", 25), name="Overview 2.csv"), downloaded=date(2026, 10, 6)
    )
    (correction,) = applied.corrections
    assert (correction.day, correction.before, correction.after) == (date(2026, 10, 2), 20, 25)
    assert correction.file == "Overview 2.csv"
    assert row(database, "views").value == 35


def test_an_older_download_corrects_nothing_but_fills_gaps(bring, database, written):
    bring(written(("10月2日", 25)), downloaded=date(2026, 10, 6))
    applied = bring(written(("10月1日", 10), ("10月2日", 20)), downloaded=date(2026, 10, 4))
    assert applied.corrections == ()
    assert kept_days(database) == {date(2026, 10, 1): 10, date(2026, 10, 2): 25}
    assert row(database, "views").value == 35


def test_not_known_never_replaces_a_known_day(bring, database, written):
    bring(written(("10月1日", 10), ("10月2日", 20)), downloaded=date(2026, 10, 4))
    assert (
        bring(written(("10月1日", "undefined"), ("10月2日", 20)), downloaded=date(2026, 10, 9)).step is None
    )
    assert kept_days(database)[date(2026, 10, 1)] == 10


def test_a_day_that_was_not_known_is_filled_later(bring, database, written):
    bring(written(("10月1日", "undefined"), ("10月2日", 20)), downloaded=date(2026, 10, 4))
    assert kept_days(database) == {date(2026, 10, 1): None, date(2026, 10, 2): 20}
    applied = bring(written(("10月1日", 10), ("10月2日", 20)), downloaded=date(2026, 10, 5))
    assert applied.corrections == ()
    assert row(database, "views").value == 30


def test_a_typed_value_is_kept_and_listed(bring, months, database):
    months.enter(OCTOBER, "views", Typed(Decimal(40_000)))
    applied = bring(OVERVIEW)
    (kept,) = applied.kept
    assert (kept.kpi, kept.now, kept.then, kept.outcome) == ("views", 40_000, 46_800, Outcome.CONFLICT)
    assert values(database)["views"] == 40_000
    assert values(database)["likes"] == 1_671


def test_the_owner_may_take_the_files_value(bring, importing, months, database):
    months.enter(OCTOBER, "views", Typed(Decimal(40_000), rounded=True))
    months.note(OCTOBER, "views", "画面から写した")
    preview = importing.preview([OVERVIEW], DOWNLOADED, "s")
    conflict = next(entry for entry in preview.entries if entry.outcome is Outcome.CONFLICT)
    applied = importing.apply(preview, {conflict})
    views = row(database, "views")
    assert (views.value, views.rounded, views.note) == (46_800, False, "画面から写した")
    assert applied.kept == ()


def test_what_was_typed_after_the_preview_is_not_lost(importing, months, database):
    preview = importing.preview([OVERVIEW], DOWNLOADED, "s")
    months.enter(OCTOBER, "views", Typed(Decimal(7)))
    applied = importing.apply(preview, set(preview.entries))
    assert values(database)["views"] == 7
    assert [entry.kpi for entry in applied.kept] == ["views"]


def test_a_value_typed_like_the_file_stays_typed(bring, months, database):
    months.enter(OCTOBER, "views", Typed(Decimal(46_800)))
    assert bring(OVERVIEW).kept == ()
    assert row(database, "views").source == "typed"


def test_a_closed_month_is_not_touched(bring, database):
    with database.unit("close_month", shop="s") as unit:
        unit.put(MonthState("m", "s", OCTOBER, closed=True))
    applied = bring(OVERVIEW, take=())
    assert values(database) == {}
    assert kept_days(database) == {}
    assert applied.step is None
    assert {entry.outcome for entry in applied.kept} == {Outcome.CLOSED}


def test_a_closed_month_cannot_be_taken_either(importing, database):
    with database.unit("close_month", shop="s") as unit:
        unit.put(MonthState("m", "s", OCTOBER, closed=True))
    preview = importing.preview([OVERVIEW], DOWNLOADED, "s")
    importing.apply(preview, set(preview.entries))
    assert values(database) == {}


def test_the_closed_month_before_still_tells_its_last_level(bring, database):
    with database.unit("close_month", shop="s") as unit:
        unit.put(MonthState("m", "s", Month(2026, 9), closed=True))
    bring(FOLLOWERS)
    assert values(database) == {"followers": 464, "net_followers": 52}


def test_followers_are_levels(bring, database):
    applied = bring(FOLLOWERS)
    assert values(database) == {"followers": 464, "net_followers": 52}
    assert not row(database, "net_followers").partial
    assert values(database, Month(2026, 9)) == {"followers": 412}
    assert values(database, Month(2026, 11)) == {}  # the only day was not known
    assert len(applied.changed) == 3


def test_viewers_are_kept_by_day_and_feed_no_figure(bring, database):
    bring(VIEWERS)
    assert values(database) == {}
    assert kept_days(database, "viewers")[date(2026, 10, 8)] is None
    assert len(kept_days(database, "new_viewers")) == 31


def test_posts_and_their_numbers(bring, database):
    applied = bring(POSTS)
    with database.read() as reader:
        posts, counts = reader.all(Post, shop="s"), reader.all(PostCount, shop="s")
    assert applied.new_posts == len(posts) == len(counts) == 6
    assert {count.day for count in counts} == {DOWNLOADED}
    assert values(database) == {}  # neither views nor posts of a month follow from it
    assert bring(POSTS).step is None


def test_one_step_that_can_be_taken_back_and_done_again(bring, importing, database):
    applied = bring(OVERVIEW, FOLLOWERS, POSTS)
    assert [step.id for step in importing.sets("s")] == [applied.step.id]
    assert applied.step.values["files"] == [
        "overview_ja.csv",
        "Followers_kashi.yukitsuri.zip",
        "content_broken_quotes.csv",
    ]
    importing.take_back(applied.step.id)
    assert values(database) == {}
    assert kept_days(database) == {}
    assert importing.sets("s") == ()
    database.undo("s")
    assert values(database)["views"] == 46_800
    assert [step.id for step in importing.sets("s")] == [applied.step.id]


def test_an_import_taken_back_can_be_brought_in_again(bring, importing, database):
    for _ in range(2):
        applied = bring(OVERVIEW, POSTS)
        assert values(database)["views"] == 46_800
        importing.take_back(applied.step.id)
        assert values(database) == {}
        assert kept_days(database) == {}


def test_values_entered_since_are_named_before_they_are_lost(bring, importing, months, database):
    months.enter(OCTOBER, "views", Typed(Decimal(7)))
    preview = importing.preview([OVERVIEW], DOWNLOADED, "s")
    applied = importing.apply(preview, preview.entries)
    months.enter(OCTOBER, "views", Typed(Decimal(1)))
    months.enter(OCTOBER, "likes", Typed(Decimal(2)))
    months.note(OCTOBER, "comments", "確認済み")
    assert importing.lost(applied.step.id) == (
        Lost(OCTOBER, "likes", Decimal(2), None),
        Lost(OCTOBER, "views", Decimal(1), Decimal(7)),
    )
    importing.take_back(applied.step.id)
    assert values(database)["views"] == 7
    assert values(database).get("likes") is None
    sheet = months.sheet(OCTOBER)
    assert (sheet.row("comments").value, sheet.row("comments").note) == (None, "確認済み")
    assert importing.sets("s") == ()
    database.undo("s")
    assert (values(database)["views"], values(database)["likes"]) == (1, 2)


def test_what_a_later_file_brought_stays(bring, importing, database, written):
    first = bring(written(("November 1", 5), ("November 2", 6)), downloaded=date(2026, 11, 3))
    later = bring(written(("November 1", 8), ("November 2", 6)), downloaded=date(2026, 11, 4))
    assert importing.lost(first.step.id) == ()
    importing.take_back(first.step.id)
    assert values(database, Month(2026, 11))["views"] == 14
    assert kept_days(database) == {date(2026, 11, 1): 8}
    assert [step.id for step in importing.sets("s")] == [later.step.id]


def test_a_month_closed_since_keeps_its_figures(bring, importing, months, database):
    applied = bring(OVERVIEW)
    months.close(OCTOBER)
    assert importing.lost(applied.step.id) == ()
    with pytest.raises(Refused):
        importing.take_back(applied.step.id)
    assert values(database)["views"] == 46_800


def test_a_post_stays_while_a_later_file_knows_it(bring, importing, database):
    first = bring(POSTS)
    again = bring(POSTS, downloaded=date(2026, 11, 9))
    assert again.step is None or importing.take_back(first.step.id)
    with database.read() as reader:
        posts = {post.id for post in reader.all(Post, shop="s")}
        assert {count.post for count in reader.all(PostCount, shop="s")} <= posts


def test_a_table_that_needs_an_answer_is_left_out(bring, database):
    applied = bring(OVERVIEW, downloaded=None)
    assert applied.step is None
    assert values(database) == {}


def test_good_tables_come_in_beside_bad_ones(bring, database, tmp_path):
    (tmp_path / "photo.csv").write_bytes(b"\x89PNG")
    bring(tmp_path / "photo.csv", OVERVIEW)
    assert values(database)["views"] == 46_800


def test_another_account_is_told(importing, bring, tmp_path):
    bring(POSTS)
    shutil.copy(FOLLOWERS, tmp_path / "Followers_someone.else.zip")
    preview = importing.preview([tmp_path / "Followers_someone.else.zip"], DOWNLOADED, "s")
    assert [x.values for x in preview.problems] == [{"first": "kashi.yukitsuri", "second": "someone.else"}]
    assert importing.preview([FOLLOWERS], DOWNLOADED, "s").problems == ()


def test_no_such_shop(importing):
    with pytest.raises(Refused):
        importing.preview([OVERVIEW], DOWNLOADED, "nobody")


def test_figures_the_catalogue_works_out_itself_are_left_alone(importing, database, catalog):
    measures = {code: x for code, x in catalog.measures.items() if code != "views"}
    without = replace(importing, catalog=type("Few", (), {"measures": measures})())
    assert "views" not in {entry.kpi for entry in without.preview([OVERVIEW], DOWNLOADED, "s").entries}


class StoppedError(Exception):
    pass


def test_reading_tells_how_far_it_is_and_can_be_stopped(importing):
    told = []
    importing.preview([OVERVIEW, FOLLOWERS], DOWNLOADED, "s", step=lambda at, of: told.append((at, of)))
    assert (told[0], told[-1]) == ((0, 2), (2, 2))
    assert told == sorted(told)

    def stop(at: int, of: int) -> None:
        if at:
            raise StoppedError

    with pytest.raises(StoppedError):
        importing.preview([OVERVIEW, FOLLOWERS], DOWNLOADED, "s", step=stop)

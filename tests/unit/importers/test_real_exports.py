"""Files that owners of small accounts really downloaded; they lie beside the project, never in it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from desktop.importers.dates import Told
from desktop.importers.reading import Reading
from desktop.importers.views import TableView, read_files

REAL = Path(__file__).parents[4] / "shared" / "data" / "exports" / "tiktok_studio"
pytestmark = pytest.mark.skipif(not REAL.is_dir(), reason="the real export files are not on this machine")


def real(name: str, downloaded: date) -> Reading:
    (view,) = read_files([REAL / name], Told(downloaded))
    assert view.reading is not None
    return view.reading


@pytest.mark.parametrize("name", ["overview_en_7days.csv", "overview_en_7days.xlsx"])
def test_a_week(name):
    found = real(name, date(2026, 4, 23))
    assert (found.first, found.last, found.rows) == (date(2026, 4, 12), date(2026, 4, 18), 7)
    assert found.sums() == {"views": 7_919, "profile_views": 35, "likes": 51, "comments": 2, "shares": 3}
    assert (found.unknown, found.problems) == (0, ())


def test_four_weeks_in_portuguese():
    found = real("overview_pt_28days.csv", date(2025, 5, 28))
    assert (found.first, found.last, found.rows) == (date(2025, 4, 30), date(2025, 5, 27), 28)
    assert found.sums() == {"views": 14_560, "profile_views": 281, "likes": 382, "comments": 14, "shares": 13}


def test_a_year_of_viewers():
    found = real("viewers_en_365days.csv", date(2026, 6, 30))
    assert (found.first, found.last) == (date(2025, 6, 30), date(2026, 6, 29))
    assert (found.rows, found.unknown) == (365, 277)
    assert found.sums() == {"viewers": 7_410, "new_viewers": 6_032, "returning_viewers": 1_378}


def test_five_posts():
    found = real("content_en_5videos.csv", date(2026, 6, 30))
    assert found.sums() == {"views": 9_071, "likes": 369, "comments": 20, "shares": 16}
    assert [post.posted for post in found.posts] == [
        date(2026, 6, 13), date(2026, 4, 2), date(2026, 5, 21), date(2026, 4, 21), date(2026, 5, 18),
    ]  # fmt: skip
    assert (found.account, found.repaired) == ("sobat.ti", 0)


def test_without_the_day_of_the_download_the_year_is_asked_for():
    views = read_files(sorted(REAL.iterdir()), Told())
    assert {view.status.value for view in views} == {"needs_input"}


def test_files_of_other_services_are_refused_with_a_reason():
    others = [path for path in REAL.parent.rglob("*.csv") if path.parent != REAL]
    views: tuple[TableView, ...] = read_files(others, Told())
    assert others
    assert {view.reason.code for view in views if view.reason} == {"not_known_export"}
    assert len(views) == len(others)

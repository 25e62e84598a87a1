"""TikTok Studio, Overview: views, profile views, likes, comments and shares of each day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from desktop.domain.problems import Code, Problem
from desktop.importers.daily import DayTable, Layout, read_days
from desktop.importers.dates import Told
from desktop.importers.reading import Reading
from desktop.importers.tables import Table

SOURCE = "tiktok_studio.overview"
SOURCES = frozenset({SOURCE})
_LAYOUT = Layout(
    metrics={
        "videoviews": "views",
        "動画視聴数": "views",
        "動画の視聴数": "views",
        "profileviews": "profile_views",
        "プロフィールの表示回数": "profile_views",
        "likes": "likes",
        "いいね": "likes",
        "comments": "comments",
        "コメント": "comments",
        "shares": "shares",
        "シェア": "shares",
        "newfollowers": "new_followers",
        "新規フォロワー数": "new_followers",
    },
    needed=frozenset({"views", "profile_views", "likes", "comments", "shares"}),
    foreign=frozenset({"reachedaudience", "リーチした視聴者", "リーチしたオーディエンス"}),
)
_DELAY = timedelta(days=2)
"""TikTok has a day's numbers one or two days after it."""


def recognises(header: Sequence[str]) -> bool:
    """Tell an Overview by its columns; Business Suite's has the reached audience too."""
    return _LAYOUT.fits(header)


def read(table: Table, told: Told) -> Reading:
    """Read an Overview. Comments may be negative: they are net of deleted ones. Raises `Refused`."""
    found = read_days(table, _LAYOUT, told)
    return _without_uncounted(found, table.file, found.taken).reading(SOURCE)


def _without_uncounted(found: DayTable, file: str, taken: date | None) -> DayTable:
    """Take plain zeros at the end, just before the download, as not known.

    Where other tables of TikTok say ``undefined`` of a day not counted yet, this one prints zeros.
    """
    start = len(found.days)
    while taken and start and found.days[start - 1] >= taken - _DELAY and _empty(found, start - 1):
        start -= 1
    if start == len(found.days):
        return found
    late = len(found.days) - start
    told = Problem(Code.DAY_NOT_COUNTED_YET, file, {"day": found.days[start], "count": late})
    columns = {metric: [*column[:start], *[None] * late] for metric, column in found.columns.items()}
    return replace(found, columns=columns, problems=(*found.problems, told))


def _empty(found: DayTable, at: int) -> bool:
    return all(column[at] == 0 for column in found.columns.values())

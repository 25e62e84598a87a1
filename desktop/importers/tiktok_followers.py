"""TikTok Studio, Follower history: how many followers there were on each day."""

from __future__ import annotations

from collections.abc import Sequence

from desktop.importers.daily import Layout, read_days
from desktop.importers.dates import Told
from desktop.importers.reading import Reading
from desktop.importers.tables import Table

SOURCE = "tiktok_studio.followers"
SOURCES = frozenset({SOURCE})
_LAYOUT = Layout(
    metrics={"followers": "followers", "フォロワー": "followers", "フォロワー数": "followers"},
    needed=frozenset({"followers"}),
    foreign=frozenset({"videoviews", "reachedaudience", "views"}),
    unused=frozenset({"differenceinfollowersfrompreviousday"}),
)


def recognises(header: Sequence[str]) -> bool:
    """Tell a history of followers by its columns."""
    return _LAYOUT.fits(header)


def read(table: Table, told: Told) -> Reading:
    """Read the followers of each day; a small account's file holds a header only. Raises `Refused`.

    The column of differences is left out: in some exports it looks a day ahead, in others a day back.
    """
    return read_days(table, _LAYOUT, told).reading(SOURCE)

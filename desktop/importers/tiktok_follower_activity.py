"""TikTok Studio, Follower activity: how many followers were active in each hour of about a week."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from desktop.importers.daily import Layout, read_days
from desktop.importers.dates import Told
from desktop.importers.reading import Reading
from desktop.importers.tables import Table

SOURCE = "tiktok_studio.follower_activity"
SOURCES = frozenset({SOURCE})
_LAYOUT = Layout(
    metrics={"activefollowers": "active_followers", "hour": "hour"},
    needed=frozenset({"active_followers", "hour"}),
)


def recognises(header: Sequence[str]) -> bool:
    """Tell the hours of followers by their columns."""
    return _LAYOUT.fits(header)


def read(table: Table, told: Told) -> Reading:
    """Read the hours. They are only shown: neither a day nor a month follows from them. Raises `Refused`."""
    reading = read_days(table, _LAYOUT, told, often=True).reading(SOURCE)
    return replace(reading, days=tuple(dict.fromkeys(reading.days)), values={})

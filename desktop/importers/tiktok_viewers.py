"""TikTok Studio, Viewers: how many people watched each day, new and returning."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from desktop.importers.daily import Layout, read_days
from desktop.importers.dates import Told
from desktop.importers.reading import Reading
from desktop.importers.tables import Table

SOURCE = "tiktok_studio.viewers"
SOURCES = frozenset({SOURCE})
_TOTAL = "viewers"
_LAYOUT = Layout(
    metrics={
        "totalviewers": _TOTAL,
        "視聴者数": _TOTAL,
        "newviewers": "new_viewers",
        "新規視聴者": "new_viewers",
        "returningviewers": "returning_viewers",
        "リピーター": "returning_viewers",
    },
    needed=frozenset({_TOTAL}),
)


def recognises(header: Sequence[str]) -> bool:
    """Tell a table of viewers by its columns."""
    return _LAYOUT.fits(header)


def read(table: Table, told: Told) -> Reading:
    """Read the viewers. Raises `Refused`.

    On a day whose total is ``undefined`` TikTok prints 0 for new and returning ones: none of the three is
    known. They are uniques of a day, so a month has their mean only, never their sum.
    """
    found = read_days(table, _LAYOUT, told)
    known = [total is not None for total in found.columns[_TOTAL]]
    columns = {
        metric: [value if there else None for value, there in zip(column, known, strict=True)]
        for metric, column in found.columns.items()
    }
    return replace(found, columns=columns).reading(SOURCE)

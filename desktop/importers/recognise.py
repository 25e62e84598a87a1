"""Which source is a table of? The list of sources, and the one way into all of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Protocol

from desktop.domain.breakdowns import feeding
from desktop.domain.problems import Code, Problem, Refused
from desktop.importers import (
    agency_sheet,
    business_profile,
    ga4,
    ga4_reports,
    meta,
    search_console,
    tiktok_business,
    tiktok_business_video,
    tiktok_content,
    tiktok_follower_activity,
    tiktok_follower_shares,
    tiktok_followers,
    tiktok_overview,
    tiktok_viewers,
)
from desktop.importers.dates import Told
from desktop.importers.reading import Reading
from desktop.importers.tables import Found, Table, Unread


class Source(Protocol):
    """What every source's module has."""

    @property
    def SOURCES(self) -> frozenset[str]:
        """The names of the tables it reads."""

    def recognises(self, header: Sequence[str]) -> bool:
        """Tell the source's tables by the names of their columns, whatever the file is called."""

    def read(self, table: Table, told: Told) -> Reading:
        """Read a table whose header was recognised; raises `Refused` where it cannot be read as a whole."""


SOURCES: tuple[Source, ...] = (
    tiktok_overview,
    tiktok_content,
    tiktok_followers,
    tiktok_viewers,
    tiktok_follower_activity,
    tiktok_follower_shares,
    tiktok_business,
    tiktok_business_video,
    search_console,
    ga4,
    business_profile,
    meta,
)
"""Asked in this order. A new source is one module, named here."""
_DEEPEST_HEADER = 10
_SHOWN_COLUMNS = 6


def read(found: Found, told: Told) -> Reading | Unread:
    """Recognise and read what was found in a file; what cannot be read says why. Raises nothing."""
    if isinstance(found, Unread):
        return found
    try:
        return _read(found, told)
    except Refused as refusal:
        return Unread(found.file, refusal.problems[0], found.archive)


def read_all(found: Sequence[Found], told: Told) -> list[tuple[Found, Reading | Unread]]:
    """Read everything found in one file; its tables may tell each other their period. Raises nothing."""
    handed, rest = agency_sheet.parted(found)
    parted = [part for one in rest for part in _parted(one)]
    results = [read(one, told) for one in parted]
    readings = iter(search_console.with_period(x for x in results if isinstance(x, Reading)))
    settled = [
        _limited(next(readings), one) if isinstance(x, Reading) else x
        for one, x in zip(parted, results, strict=True)
    ]
    filled = [(replace(x[0], sheet=""), agency_sheet.read(x, told)) for x in handed]
    return [*filled, *zip(parted, settled, strict=True)]


def _limited(reading: Reading, found: Found) -> Reading:
    """Tell where no month follows from a table because its period is longer than one."""
    one = reading.breakdown
    if one is None or not one.first or not one.last or one.by_month():
        return reading
    if not feeding(reading.source, one.values):
        return reading
    told = Problem(Code.SEVERAL_MONTHS, found.file, {"first": one.first, "last": one.last})
    return replace(reading, problems=(told, *reading.problems))


def _parted(found: Found) -> Sequence[Found]:
    """Part a report of several tables; every other table stays as it is."""
    if isinstance(found, Table) and ga4_reports.is_report(found):
        return list(ga4_reports.parts(found)) or [found]
    return [found]


def _read(table: Table, told: Told) -> Reading:
    if table.head:
        return ga4.read(table, told)
    for at, row in enumerate(table.rows[:_DEEPEST_HEADER]):
        headed = replace(table, header_at=at)
        for source in SOURCES:
            if len(row) > 1 and source.recognises(headed.header):
                return source.read(headed, told)
    seen = next((row for row in table.rows if any(row)), ())
    columns = ", ".join(cell.strip() for cell in seen[:_SHOWN_COLUMNS] if cell.strip())
    raise Refused(Problem(Code.NOT_KNOWN_EXPORT, table.file, {"columns": columns}))

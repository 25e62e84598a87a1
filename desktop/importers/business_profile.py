"""Google Business Profile, Performance: what people did on the shop's profile, one row a place, of a whole period."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from desktop.domain.breakdowns import PLACES
from desktop.importers.dates import Told, full_day
from desktop.importers.named import Span, metric_columns, read_named
from desktop.importers.numbers import NumberError, read_count
from desktop.importers.reading import Reading
from desktop.importers.tables import Row, Table, normal

SOURCES = frozenset({PLACES})
_METRICS = {
    "calls": "calls",
    "通話": "calls",
    "messages": "messages",
    "メッセージ": "messages",
    "bookings": "bookings",
    "予約": "bookings",
    "directions": "directions",
    "ルート": "directions",
    "websiteclicks": "website_clicks",
    "ウェブサイトのクリック": "website_clicks",
}
_NAMES = frozenset({"businessname", "ビジネス名"})
_DAY = r"(\d{4}[-_.]\d{1,2}[-_.]\d{1,2})"
_IN_NAME = re.compile(rf"{_DAY}\D{{1,5}}{_DAY}(?!\d)")


def recognises(header: Sequence[str]) -> bool:
    """Tell a performance report by its columns."""
    names = {normal(name) for name in header}
    return bool(names & _NAMES) and {"calls", "directions"} <= metric_columns(header, _METRICS).keys()


def read(table: Table, told: Told) -> Reading:
    """Read the places. The period stands in the file's name alone; where it was changed, the month is asked for."""
    header = [normal(name) for name in table.header]
    metrics = metric_columns(table.header, _METRICS)
    counts = metrics.values()

    def explains(row: Row) -> bool:
        return not any(at < len(row) and _is_number(row[at]) for at in counts)

    named = read_named(table, metrics, explains)
    name_at = next(at for at, name in enumerate(header) if name in _NAMES)
    return named.reading(PLACES, named.column(name_at), _span(table.file) or _span(table.archive), told)


def _is_number(text: str) -> bool:
    try:
        return read_count(text) is not None
    except NumberError:
        return False


def _span(name: str) -> Span | None:
    """Read the period in a name such as ``GMB insights (Performance Report) - 2026-3-1 - 2026-3-31 - ….csv``."""
    match = _IN_NAME.search(name)
    if match is None:
        return None
    first, last = (_day(text) for text in match.groups())
    return (first, last) if first and last and first <= last else None


def _day(text: str) -> date | None:
    return full_day(text.replace("_", "-"))

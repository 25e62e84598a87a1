"""Google Search Console, search results: clicks and impressions by day and hour, and by search, page, country, device."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from desktop.domain.breakdowns import Breakdown
from desktop.domain.problems import Code, Problem, Refused
from desktop.importers.daily import Layout, read_days
from desktop.importers.dates import Told, full_day
from desktop.importers.named import Span, metric_columns, read_named
from desktop.importers.reading import Reading, first_problems
from desktop.importers.tables import Table, normal

DAILY, HOURLY, FILTERS = "search_console.daily", "search_console.hourly", "search_console.filters"
NAMES = {
    "topqueries": "search_console.queries",
    "query": "search_console.queries",
    "上位のクエリ": "search_console.queries",
    "クエリ": "search_console.queries",
    "toppages": "search_console.pages",
    "page": "search_console.pages",
    "上位のページ": "search_console.pages",
    "ページ": "search_console.pages",
    "country": "search_console.countries",
    "国": "search_console.countries",
    "device": "search_console.devices",
    "デバイス": "search_console.devices",
    "searchappearance": "search_console.appearance",
    "検索での見え方": "search_console.appearance",
}
"""The first column's name → the source."""
SOURCES = frozenset({DAILY, HOURLY, FILTERS, *NAMES.values()})
_METRICS = {
    "clicks": "clicks",
    "クリック数": "clicks",
    "impressions": "impressions",
    "表示回数": "impressions",
}
_LAYOUT = Layout(
    metrics=_METRICS,
    needed=frozenset({"clicks", "impressions"}),
    unused=frozenset({"ctr", "position", "掲載順位"}),
    dated=True,
)
_INDEXING = ({"未登録", "登録済み"}, {"notindexed", "indexed"})
"""Columns of the report on indexed pages, whose chart has the same file name as that of searches."""
_HOUR = re.compile(r"(?:time|時間|時刻|日時)(?:\(.*\))?")
_FILTER_HEADS = {("filter", "value"), ("フィルタ", "値"), ("フィルター", "値")}
_PERIODS = frozenset({"date", "日付"})
_TYPES = frozenset({"searchtype", "検索タイプ"})
_WEB = frozenset({"web", "ウェブ"})
_SPAN = re.compile(r"(\d{4}[-/]\d{1,2}[-/]\d{1,2})\s*[-–~〜～]\s*(\d{4}[-/]\d{1,2}[-/]\d{1,2})")


def recognises(header: Sequence[str]) -> bool:
    """Tell Search Console's tables by their columns, and that of indexed pages, which is refused with a hint."""
    names = [normal(name) for name in header]
    if tuple(names) in _FILTER_HEADS or _indexing(names):
        return True
    known = names[:1] and (names[0] in NAMES or names[0] in _LAYOUT.day or _HOUR.fullmatch(names[0]))
    return bool(known) and metric_columns(header, _METRICS).keys() == _LAYOUT.needed


def _indexing(names: Sequence[str]) -> bool:
    return any(columns <= set(names) for columns in _INDEXING)


def read(table: Table, told: Told) -> Reading:
    """Read a table. Raises `Refused` for the report on indexed pages, and where no day can be read."""
    names = [normal(name) for name in table.header]
    if _indexing(names):
        raise Refused(Problem(Code.INDEXING_REPORT, table.file))
    if tuple(names) in _FILTER_HEADS:
        return _filters(table, told)
    if names[0] in NAMES:
        named = read_named(table, metric_columns(table.header, _METRICS))
        return named.reading(NAMES[names[0]], named.column(0), None, told)
    if names[0] in _LAYOUT.day:
        return replace(read_days(table, _LAYOUT, told).reading(DAILY), account="")
    return _hours(table, told)


def _hours(table: Table, told: Told) -> Reading:
    """Read the last hours. They are only shown: the days at both ends are not whole."""
    named = read_named(table, metric_columns(table.header, _METRICS))
    hours = named.column(0)
    days = [day for text in hours if (day := full_day(text))]
    span = (min(days), max(days)) if days else None
    return replace(named.reading(HOURLY, hours, span, told), title=table.header[0].strip())


def _filters(table: Table, told: Told) -> Reading:
    """Read what the report was limited to; anything but a period and web searches is told."""
    named = read_named(table, {})
    kinds, values = named.column(0), named.column(1)
    span = None
    for line, kind, value in zip(named.lines, kinds, values, strict=True):
        if normal(kind) in _PERIODS:
            span = _span(value)
        elif normal(kind) not in _TYPES or normal(value) not in _WEB:
            shown = {"row": line, "filter": kind, "value": value[:40]}
            named.problems.append(Problem(Code.REPORT_FILTERED, table.file, shown))
    reading = named.reading(FILTERS, kinds, span, replace(told, month=None))
    return replace(reading, problems=first_problems(named.problems, table.file))


def _span(text: str) -> Span | None:
    """Read ``2026/09/01-2026/09/08``; None for words such as ``Last 3 months``, which depend on the download."""
    match = _SPAN.search(text)
    first, last = map(full_day, match.groups()) if match else (None, None)
    return (first, last) if first and last and first <= last else None


def with_period(readings: Iterable[Reading]) -> list[Reading]:
    """Give the tables of one download the period that its table of days tells, or else that of its filters."""
    found = list(readings)
    spans = {x.source: (x.first, x.last) for x in found if x.source in (DAILY, FILTERS) and x.first}
    span = spans.get(DAILY) or spans.get(FILTERS)
    if span is None:
        return found
    return [_over(x, x.breakdown, *span) if x.breakdown and x.source in NAMES.values() else x for x in found]


def _over(reading: Reading, breakdown: Breakdown, first: date | None, last: date | None) -> Reading:
    return replace(reading, breakdown=replace(breakdown, first=first, last=last), missing=())

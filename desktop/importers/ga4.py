"""Google Analytics 4, one table of a report or an exploration: visits by source, channel and page, and events."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

from desktop.domain.month import Month
from desktop.domain.problems import Code, Problem, Refused
from desktop.importers.dates import Told, full_day
from desktop.importers.ga4_reports import head_of, written_day
from desktop.importers.named import Named, Span, metric_columns, read_named
from desktop.importers.reading import SHOWN, Reading
from desktop.importers.tables import Row, Table, normal

OTHER = "ga4.other"
METRICS = {
    "sessions": "sessions",
    "セッション": "sessions",
    "セッション数": "sessions",
    "newusers": "new_users",
    "新規ユーザー数": "new_users",
    "新規ユーザー": "new_users",
    "views": "page_views",
    "表示回数": "page_views",
    "eventcount": "events",
    "イベント数": "events",
    "keyevents": "key_events",
    "キーイベント": "key_events",
    "conversions": "key_events",
    "コンバージョン": "key_events",
}
_KINDS = {
    "ga4.events": frozenset({"eventname", "イベント名"}),
    "ga4.pages": frozenset(
        {
            "pagetitleandscreenclass",
            "pagetitleandscreenname",
            "pagepathandscreenclass",
            "pagetitle",
            "pagepath",
            "ページタイトルとスクリーンクラス",
            "ページタイトルとスクリーン名",
            "ページパスとスクリーンクラス",
            "ページタイトル",
            "ページパス",
        }
    ),
    "ga4.sources": frozenset(
        {
            "sessionsource/medium",
            "sessionsource",
            "source/medium",
            "セッションの参照元/メディア",
            "セッションの参照元",
            "参照元/メディア",
        }
    ),
    "ga4.landing_pages": frozenset(
        {"landingpage", "landingpage+querystring", "ランディングページ", "ランディングページ+クエリ文字列"}
    ),
}
"""The source → the columns by which its tables are known; asked in this order.

One visit is in many rows of a table by page or event, so such a table is none of sources.
"""
_CHANNELS = "ga4.channels"
_CHANNEL_WORDS = ("channelgroup", "チャネルグループ")
SOURCES = frozenset({*_KINDS, _CHANNELS, OTHER})
_DAYS = frozenset({"date", "日付"})
_NTH_DAYS = frozenset({"nthday", "n日目"})
_MONTHS = frozenset({"yearmonth", "年月"})
_COMPARED = frozenset({"daterange", "日付の範囲", "日付範囲", "期間"})
"""The column by which a report with a comparison holds every row twice."""
_EIGHT, _SIX, _NTH = re.compile(r"[0-9]{8}"), re.compile(r"[0-9]{6}"), re.compile(r"[0-9]{1,4}")
_TOTALS = frozenset({"grandtotal", "総計", "合計", "totals", "total"})


def recognises(header: Sequence[str]) -> bool:
    """Tell a table that was cut out of its report by its columns."""
    names = {normal(name) for name in header}
    known = any(names & columns for columns in _KINDS.values()) or _of_channels(names)
    return known and bool(metric_columns(header, METRICS))


def read(table: Table, told: Told) -> Reading:
    """Read one table, with or without the lines above it. Raises `Refused` where it holds a comparison."""
    header = [normal(name) for name in table.header]
    if _COMPARED & set(header):
        raise Refused(Problem(Code.REPORT_COMPARED, table.file))
    head, metrics = head_of(table.head), metric_columns(table.header, METRICS)
    kind = _kind(header, head.title)
    named = read_named(table, metrics, _totals(header, metrics))
    days: tuple[date, ...] = ()
    months: tuple[Month, ...] = ()
    if kind == "ga4.sources":
        named, days, months = _dated(named, header, head.span)
    span = (min(days), max(days)) if days else head.span or _whole(months)
    reading = named.reading(kind, named.column(_name_at(header, kind, metrics)), span, told)
    breakdown = reading.breakdown and replace(reading.breakdown, days=days, months=months)
    if breakdown and days:  # rows say themselves which days they are about
        breakdown = replace(breakdown, first=min(days), last=max(days))
    return replace(reading, breakdown=breakdown, title=head.title or table.header[0].strip())


def _whole(months: Sequence[Month]) -> Span | None:
    return (min(months).first, max(months).last) if months else None


def _kind(header: Sequence[str], title: str) -> str:
    names = set(header)
    found = next((source for source, columns in _KINDS.items() if names & columns), None)
    if found is not None:
        return found
    return _CHANNELS if _of_channels(names) or _of_channels([normal(title)]) else OTHER


def _of_channels(names: Sequence[str] | set[str]) -> bool:
    return any(word in name for name in names for word in _CHANNEL_WORDS)


def _name_at(header: Sequence[str], kind: str, metrics: Mapping[str, int]) -> int:
    """Find the column of the names: that of its kind, else the first that is no number and no day."""
    known = [at for at, name in enumerate(header) if name in _KINDS.get(kind, ())]
    plain = [
        at for at, name in enumerate(header) if at not in metrics.values() and name not in _DAYS | _NTH_DAYS
    ]
    return (known or plain or [0])[0]


def _totals(header: Sequence[str], metrics: Mapping[str, int]) -> Callable[[Row], bool]:
    """Give the rule that tells rows of totals: they stand under the others or, without a name, above them."""
    names = range(min([len(header), *metrics.values()]))

    def total(row: Row) -> bool:
        unnamed = bool(names) and not any(cell.strip() for cell in row[: len(names)])
        return unnamed or any(normal(cell) in _TOTALS for cell in row)

    return total


def _dated(
    named: Named, header: Sequence[str], span: Span | None
) -> tuple[Named, tuple[date, ...], tuple[Month, ...]]:
    """Give the rows whose day or month can be read, with it; the others are told and left out."""
    at = next((at for at, name in enumerate(header) if name in _DAYS | _NTH_DAYS | _MONTHS), None)
    if at is None:
        return named, (), ()
    first = span[0] if span and header[at] in _NTH_DAYS else None
    days = [_day(text, first) for text in named.column(at)]
    named.problems.extend(
        Problem(Code.CELL_NOT_A_DAY, named.table.file, _shown(named, n, at))
        for n, day in enumerate(days)
        if day is None
    )
    kept = named.only(n for n, day in enumerate(days) if day is not None)
    known = tuple(day for day in days if day is not None)
    return (kept, (), tuple(map(Month.of, known))) if header[at] in _MONTHS else (kept, known, ())


def _shown(named: Named, row: int, at: int) -> dict[str, object]:
    text = named.rows[row][at][:SHOWN]
    return {"row": named.lines[row], "column": named.table.header[at].strip(), "text": text}


def _day(text: str, first: date | None) -> date | None:
    """Read ``20260817`` or ``2026-08-17``, how many days it is after the first one, or of ``202608`` the first."""
    if _SIX.fullmatch(text):
        return written_day(f"{text}01")
    if first is not None:
        return first + timedelta(days=int(text)) if _NTH.fullmatch(text) else None
    return written_day(text) if _EIGHT.fullmatch(text) else full_day(text)

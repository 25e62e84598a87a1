"""The files of Google Analytics 4: where one table ends and the next begins, and what stands above each."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from desktop.importers.named import Span
from desktop.importers.tables import Row, Table

_MARK = "#"
_DAY = re.compile(r"#[^:：]*[:：]\s*(\d{8})\s*")
_DAYS = re.compile(r"#\s*(\d{8})\s*-\s*(\d{8})\s*")
_DEEPEST_MARK = 10
_MOST_TABLES = 500
"""A real report has a score; a file that is nothing but remarks has no use for more."""


@dataclass(frozen=True, slots=True)
class Head:
    """What the lines above a table say."""

    title: str = ""
    span: Span | None = None


def is_report(table: Table) -> bool:
    """Tell a report by remarks in its first lines that say a day, in whatever language."""
    remarks = [row[0] for row in table.rows[:_DEEPEST_MARK] if _is_remark(row)]
    return any(_DAY.fullmatch(text) or _DAYS.fullmatch(text) for text in remarks)


def parts(table: Table) -> Iterator[Table]:
    """Part a report into its tables at blank lines and remarks; each has its own period, or that above it."""
    head: list[str] = []
    general: list[str] = []
    at, count = 0, len(table.rows)
    for _ in range(_MOST_TABLES):
        while at < count and (_is_remark(table.rows[at]) or _is_blank(table.rows[at])):
            head += [table.rows[at][0]] if _is_remark(table.rows[at]) else []
            at += 1
        if at == count:
            return
        end = _end(table.rows, at)
        general = general or _days(head)
        own = tuple(head if _days(head) else [*head, *general])
        yield replace(table, header_at=at, end=end, head=own)
        at, head = end, []


def _end(rows: Sequence[Row], at: int) -> int:
    while at < len(rows) and not _is_remark(rows[at]) and not _is_blank(rows[at]):
        at += 1
    return at


def _is_remark(row: Row) -> bool:
    """Tell a remark, also where a comma tore it; the title of a page may begin with a hash and a word."""
    return bool(row) and (row[0].startswith("# ") or (row[0].startswith(_MARK) and not any(row[1:])))


def _is_blank(row: Row) -> bool:
    return not any(cell.strip() for cell in row)


def _days(lines: Sequence[str]) -> list[str]:
    return [line for line in lines if _DAY.fullmatch(line) or _DAYS.fullmatch(line)]


def head_of(lines: Sequence[str]) -> Head:
    """Read the lines above a table: the first that is neither a day nor the account's, and the period."""
    days = [text for line in lines for text in _written(line)]
    first, last = (written_day(days[0]), written_day(days[1])) if len(days) > 1 else (None, None)
    span = (first, last) if first and last and first <= last else None
    texts = [line.strip("#- ").strip() for line in lines if line not in _days(lines)]
    titles = [text for text in texts if text]
    return Head(titles[0] if titles else "", span)


def _written(line: str) -> Sequence[str]:
    match = _DAYS.fullmatch(line) or _DAY.fullmatch(line)
    return match.groups() if match else ()


def written_day(text: str) -> date | None:
    """Read eight digits, ``20260817``; None where they are no day."""
    try:
        day = date(int(text[:4]), int(text[4:6]), int(text[6:]))
    except ValueError:
        return None
    return day if 1900 <= day.year < 2200 else None

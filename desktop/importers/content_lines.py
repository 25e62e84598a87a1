"""The lines of a TikTok Studio Content file, also where bare quotes in titles tear the cells apart."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from desktop.importers.dates import read_day
from desktop.importers.tables import Row, Table, fitted, normal

LINK = re.compile(r"(https://www\.tiktok\.com/@([^/\"\s]+)/(?:video|photo)/(\d{15,20}))(?!\d)")
"""A post's address, with the account and the id: what can be found in a line whatever its title holds."""
PARTS = ("time", "title", "link", "posted", "likes", "comments", "shares", "views")
"""What a line holds, in the order of the export."""
_AFTER_LINK = 5
_COLUMNS = {
    "time": "time",
    "日付": "time",
    "videotitle": "title",
    "動画タイトル": "title",
    "videolink": "link",
    "動画リンク": "link",
    "posttime": "posted",
    "投稿日": "posted",
    "totallikes": "likes",
    "いいね": "likes",
    "totalcomments": "comments",
    "コメント": "comments",
    "totalshares": "shares",
    "シェア": "shares",
    "totalviews": "views",
    "再生数": "views",
}


@dataclass(frozen=True, slots=True)
class Lines:
    """The lines with a link to a post, and how they were got. The numbers count from the top of the file."""

    numbers: list[int] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)
    links: list[tuple[str, ...]] = field(default_factory=list)
    """Of each line the post's address, account and id."""
    repaired: list[int] = field(default_factory=list)
    """Lines whose quotes were broken."""
    unread: list[int] = field(default_factory=list)
    """Lines that could not be put together."""

    def take(self, number: int, row: Row, link: re.Match[str]) -> None:
        """Add a line."""
        self.numbers.append(number)
        self.rows.append(row)
        self.links.append(link.groups())


def columns(header: Sequence[str]) -> Mapping[str, int]:
    """Find which column holds which part."""
    found: dict[str, int] = {}
    for at, name in enumerate(header):
        if (part := _COLUMNS.get(normal(name))) is not None:
            found.setdefault(part, at)
    return found


def unknown_columns(header: Sequence[str]) -> list[str]:
    """Give the columns of no known name."""
    return [name.strip() for name in header if name.strip() and normal(name) not in _COLUMNS]


def lines(table: Table) -> Lines:
    """Give the lines of a table, repaired where the quotes of a title broke them."""
    width, link = len(table.header), columns(table.header)["link"]
    if table.torn:
        return _mended(table, width, link)
    found = Lines()
    for number, row in enumerate(table.body, table.first_line):
        fit = row if len(row) == width else fitted(row, width)
        if fit is not None and (match := LINK.match(fit[link])):
            found.take(number, fit, match)
        elif any(row):
            found.unread.append(number)
    return _mended(table, width, link) if table.text and found.unread else found


def _mended(table: Table, width: int, link: int) -> Lines:
    """Read the text again, record by record: by the rules where it obeys them, else around the link."""
    in_order = list(columns(table.header).items()) == [(part, at) for at, part in enumerate(PARTS)]
    found = Lines()
    for number, record in _records(table):
        row: Row | None = _by_the_rules(record, table.separator, width)
        if row is None and in_order and (row := _around_link(record, table.separator)):
            found.repaired.append(number)
        if row is not None and (match := LINK.match(row[link])):
            found.take(number, row, match)
        else:
            found.unread.append(number)
    return found


def _records(table: Table) -> Iterator[tuple[int, str]]:
    """Part the text under the header where a line begins with a day; a title may run over several lines."""
    begins = re.compile(rf'"?([^"{table.separator}]{{1,60}})"?{table.separator}')
    is_day = lru_cache(read_day)
    kept: list[str] = []
    at = table.first_line
    for number, line in enumerate(table.text.split("\n")[at - 1 :], at):
        match = begins.match(line)
        if match and is_day(match[1]):
            if record := "\n".join(kept).strip():
                yield at, record
            at, kept = number, []
        kept.append(line)
    if record := "\n".join(kept).strip():
        yield at, record


def _by_the_rules(record: str, separator: str, width: int) -> Row | None:
    """Give the cells of a record that obeys the rules of quoting and has as many as there are columns."""
    if record.count('"') == 2 * width and len(cells := record[1:-1].split(f'"{separator}"')) == width:
        return cells
    try:
        rows = list(csv.reader([record], delimiter=separator, strict=True))
    except csv.Error:
        return None
    return rows[0] if len(rows) == 1 and len(rows[0]) == width else None


def _around_link(record: str, separator: str) -> Row | None:
    """Find the link: five cells follow it, and everything before it but the first cell is the title."""
    found = list(LINK.finditer(record))
    if not found:
        return None
    match = found[-1]
    after = _by_the_rules(record[match.end() :].removeprefix('"'), separator, _AFTER_LINK + 1)
    if after is None or after[0]:
        return None
    before = record[: match.start()].removesuffix('"').removesuffix(separator)
    time, _, title = before.partition(separator)
    return (time.strip('"'), _unquoted(title), match[0], *after[1:])


def _unquoted(text: str) -> str:
    return text[1:-1] if len(text) >= 2 and text[0] == text[-1] == '"' else text

"""Meta Business Suite: posts of Instagram and Facebook, and one number a day a file. They are shown and feed nothing."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from desktop.domain.problems import Code, Problem
from desktop.importers.daily import Layout, read_days
from desktop.importers.dates import Told
from desktop.importers.named import Named, metric_columns, read_named
from desktop.importers.reading import SHOWN, Reading, first_problems
from desktop.importers.tables import Table, normal

CONTENT, DAILY = "meta.content", "meta.daily"
SOURCES = frozenset({CONTENT, DAILY})
_METRICS = {
    "views": "views",
    "ビュー": "views",
    "閲覧数": "views",
    "reach": "reach",
    "リーチ": "reach",
    "likes": "likes",
    "いいね!の数": "likes",
    "shares": "shares",
    "シェア数": "shares",
    "comments": "comments",
    "コメント数": "comments",
    "saves": "saves",
    "保存数": "saves",
}
_IDS, _PUBLISHED = frozenset({"postid", "投稿id"}), frozenset({"publishtime", "公開時間"})
_ACCOUNTS = frozenset({"accountusername", "アカウントのユーザーネーム"})
_MOMENT = re.compile(r"([0-9]{1,2})/([0-9]{1,2})/([0-9]{4})(?:\s.*)?")
_PRIMARY = frozenset({"primary"})
_TITLES = {
    "views": "views",
    "ビュー": "views",
    "閲覧数": "views",
    "reach": "reach",
    "リーチ": "reach",
    "viewers": "viewers",
    "instagramfollows": "new_followers",
    "follows": "new_followers",
    "フォロー": "new_followers",
    "instagramprofilevisits": "profile_views",
    "プロフィールへのアクセス": "profile_views",
    "instagramlinkclicks": "website_clicks",
    "linkclicks": "website_clicks",
    "リンクのクリック": "website_clicks",
    "リンククリック": "website_clicks",
}
"""The title above a table of days → what it counts. Others are read and not kept."""


def recognises(header: Sequence[str]) -> bool:
    """Tell both tables by their columns."""
    names = [normal(name) for name in header]
    days = len(names) == 2 and names[0] in ("date", "日付") and names[1] in _PRIMARY
    return days or bool(_IDS & set(names) and _PUBLISHED & set(names))


def read(table: Table, told: Told) -> Reading:
    """Read a table. Raises `Refused` where no day can be read."""
    return _days(table, told) if len(table.header) == 2 else _content(table, told)


def _days(table: Table, told: Told) -> Reading:
    """Read the days of one number; what it is stands in the title above."""
    above = [row[0].strip() for row in table.rows[: table.header_at] if row and row[0].strip()]
    title = above[-1] if above else ""
    metric = _TITLES.get(normal(title))
    layout = Layout({} if metric is None else {"primary": metric}, frozenset(), unused=_PRIMARY, dated=True)
    reading = read_days(table, layout, told).reading(DAILY)
    unread = [Problem(Code.COLUMN_NOT_KNOWN, table.file, {"column": title})] if metric is None else []
    return replace(reading, account="", title=title, problems=(*unread, *reading.problems))


def _content(table: Table, told: Told) -> Reading:
    """Read the posts by their ids. A post made together with another account is that one's, and is told."""
    header = [normal(name) for name in table.header]
    named = read_named(table, metric_columns(table.header, _METRICS))
    days = _published(named, next(at for at, name in enumerate(header) if name in _PUBLISHED))
    _tell_others(named, header)
    ids = named.column(next(at for at, name in enumerate(header) if name in _IDS))
    span = (min(days), max(days)) if days else None
    reading = named.reading(CONTENT, ids, None, replace(told, month=None))
    breakdown = reading.breakdown
    if breakdown is not None and span is not None:
        breakdown = replace(breakdown, first=span[0], last=span[1], lifetime=True)
    return replace(reading, breakdown=breakdown, problems=first_problems(named.problems, table.file))


def _published(named: Named, at: int) -> list[date]:
    """Give the days the posts went up, written month first; others are told."""
    found = []
    for line, text in zip(named.lines, named.column(at), strict=True):
        match = _MOMENT.fullmatch(text)
        try:
            found.append(date(int(match[3]), int(match[1]), int(match[2])) if match else date.min)
        except ValueError:
            found.append(date.min)
        if found[-1].year < 2004:
            values = {"row": line, "column": named.table.header[at].strip(), "text": text[:SHOWN]}
            named.problems.append(Problem(Code.CELL_NOT_A_DAY, named.table.file, values))
    return [day for day in found if 2004 <= day.year < 2200]


def _tell_others(named: Named, header: Sequence[str]) -> None:
    at = next((at for at, name in enumerate(header) if name in _ACCOUNTS), None)
    if at is None:
        return
    accounts = named.column(at)
    (own, count), *_ = Counter(accounts).most_common(1) or [("", 0)]
    if others := len(accounts) - count:
        values = {"account": own, "count": others}
        named.problems.append(Problem(Code.POSTS_OF_OTHERS, named.table.file, values))

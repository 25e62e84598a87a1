"""TikTok Business Suite, Video: every post with its lifetime numbers on the day of the download, saves among them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from desktop.domain.import_posts import PostSeen
from desktop.domain.problems import Code, Problem
from desktop.importers.content_lines import LINK
from desktop.importers.dates import Told, full_day
from desktop.importers.named import Named, metric_columns, read_named
from desktop.importers.reading import SHOWN, Reading, first_problems
from desktop.importers.tables import Table, normal

SOURCE = "tiktok_business.video"
SOURCES = frozenset({SOURCE})
_COUNTS = ("views", "likes", "comments", "shares", "saves")
_METRICS = {
    "videoviews": "views",
    "動画視聴数": "views",
    "動画の視聴数": "views",
    "likes": "likes",
    "いいね": "likes",
    "comments": "comments",
    "コメント": "comments",
    "shares": "shares",
    "シェア": "shares",
    "addtofavorites": "saves",
    "お気に入りに追加": "saves",
    "セーブ": "saves",
}
_TEXTS = {
    "videotitle": "title",
    "動画タイトル": "title",
    "videolink": "link",
    "動画リンク": "link",
    "posttime": "posted",
    "投稿日": "posted",
    "投稿日時": "posted",
}


def recognises(header: Sequence[str]) -> bool:
    """Tell a table of videos by its columns; Studio's has the day of the download and totals."""
    texts, counts = metric_columns(header, _TEXTS), metric_columns(header, _METRICS)
    return texts.keys() >= {"title", "link", "posted"} and "views" in counts and normal(header[0]) != "time"


def read(table: Table, told: Told) -> Reading:
    """Read the posts. The day their numbers are of stands nowhere in the file: without it, it is asked for."""
    texts = metric_columns(table.header, _TEXTS)
    named = read_named(table, metric_columns(table.header, _METRICS))
    seen = [_post(named, at, texts) for at in range(len(named.rows))]
    posts = {post.video: post for post in seen if post is not None}
    accounts = [match[2].lower() for post in posts.values() if (match := LINK.match(post.link))]
    return Reading(
        SOURCE,
        len(posts),
        posts=tuple(posts.values()),
        taken=told.downloaded,
        account=accounts[0] if accounts else "",
        missing=() if told.downloaded or not posts else ("date",),
        problems=first_problems(named.problems, table.file),
        unknown=sum(None in post[4:] for post in posts.values()),
    )


def _post(named: Named, at: int, texts: Mapping[str, int]) -> PostSeen | None:
    """Give one post; a line without a link or a readable day is told and left out."""
    row, file = named.rows[at], named.table.file
    match, posted = LINK.match(row[texts["link"]].strip()), full_day(row[texts["posted"]])
    if match is None:
        named.problems.append(Problem(Code.ROW_NOT_READ, file, {"row": named.lines[at]}))
    elif posted is None:
        column, text = named.table.header[texts["posted"]].strip(), row[texts["posted"]][:SHOWN]
        values = {"row": named.lines[at], "column": column, "text": text}
        named.problems.append(Problem(Code.CELL_NOT_A_DAY, file, values))
    else:
        counts = [named.values[metric][at] if metric in named.values else None for metric in _COUNTS]
        return PostSeen(match[3], posted, row[texts["title"]].strip(), match[1], *counts)
    return None

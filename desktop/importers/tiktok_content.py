"""TikTok Studio, Content: about fifteen posts with their lifetime numbers on the day of the download."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import compress, starmap

from desktop.domain.import_posts import PostSeen
from desktop.domain.problems import Code, Problem, Refused
from desktop.importers.content_lines import PARTS, Lines, columns, lines, unknown_columns
from desktop.importers.dates import Told, WrittenDay, nearest_year, read_day, with_years
from desktop.importers.reading import SHOWN, Problems, Reading, first_problems, read_counts
from desktop.importers.studio_names import read_name
from desktop.importers.tables import Table

SOURCE = "tiktok_studio.content"
SOURCES = frozenset({SOURCE})
_COUNTS = ("views", "likes", "comments", "shares")
_DAY = timedelta(days=1)
_EPOCH = date(1970, 1, 1).toordinal()
_SECONDS_A_DAY = 86_400
_FIRST_VIDEO = date(2014, 1, 1)
"""Ids before TikTok and its forerunner hold no time."""


def recognises(header: Sequence[str]) -> bool:
    """Tell a table of posts by its columns."""
    return columns(header).keys() >= set(PARTS)


def read(table: Table, told: Told) -> Reading:
    """Read the posts; a post that stands there twice counts once, with its newest numbers.

    The numbers are totals since the post went up, of a choice of posts only: neither the month's views nor
    the number of its posts follows from them. Raises `Refused` where no line can be read, or where posts
    were uploaded after the day of the download.
    """
    found, file = lines(table), table.file
    problems = Problems()
    problems.extend(
        Problem(Code.COLUMN_NOT_KNOWN, file, {"column": x}) for x in unknown_columns(table.header)
    )
    problems.extend(Problem(Code.ROW_NOT_READ, file, {"row": number}) for number in found.unread)
    if not found.rows:
        if found.unread:
            raise Refused(problems[-1])
        problems.append(Problem(Code.NO_ROWS, file))
    cells = [*zip(*found.rows, strict=True)] or [()] * len(table.header)
    parts = {part: cells[at] for part, at in columns(table.header).items()}
    taken = _taken(set(parts["time"]), file, told.downloaded)
    posts = _posts(found, parts, file, taken, problems)
    return Reading(
        SOURCE,
        len(posts),
        posts=posts,
        taken=taken,
        account=_account(found, problems, table),
        missing=() if taken or not found.rows else ("year",),
        problems=first_problems(problems, file),
        unknown=sum(None in (post.views, post.likes, post.comments, post.shares) for post in posts),
        repaired=len(found.repaired),
    )


def _taken(written: set[str], file: str, downloaded: date | None) -> date | None:
    """Give the day of the download: the first column says it without its year, the same in every line."""
    days = [with_years([day], file, Told(downloaded)) for text in written if (day := read_day(text))]
    return max((day[0] for day in days if day), default=None)


def _account(found: Lines, problems: list[Problem], table: Table) -> str:
    """Give the account all links are of; two in one file are told."""
    accounts = sorted({account.lower() for _, account, _ in found.links})
    if len(accounts) > 1:
        values = {"first": accounts[0], "second": accounts[1]}
        problems.append(Problem(Code.TWO_ACCOUNTS, table.file, values))
    return accounts[0] if accounts else read_name(table.archive).account


def _posts(
    found: Lines, parts: Mapping[str, Sequence[str]], file: str, taken: date | None, problems: list[Problem]
) -> tuple[PostSeen, ...]:
    of_day, posted = _PostedDays(file, taken, {}, {}).of, parts["posted"]
    days = [of_day(text, int(video)) for text, (_, _, video) in zip(posted, found.links, strict=True)]
    if None in days:
        problems.extend(_not_days(found.numbers, posted, days, file))
    counts = [read_counts(parts[part], found.numbers, f"Total {part}", file, problems) for part in _COUNTS]
    videos, links = [video for _, _, video in found.links], [link for link, _, _ in found.links]
    rows = zip(videos, days, map(str.strip, parts["title"]), links, *counts, strict=True)
    dated = compress(rows, [day is not None for day in days]) if None in days else rows
    return _once([*starmap(PostSeen, dated)], file, problems)


def _not_days(
    numbers: Sequence[int], texts: Sequence[str], days: Sequence[date | None], file: str
) -> Iterator[Problem]:
    for number, text, day in zip(numbers, texts, days, strict=True):
        if day is None:
            values = {"row": number, "column": "Post time", "text": text[:SHOWN]}
            yield Problem(Code.CELL_NOT_A_DAY, file, values)


def _once(posts: Sequence[PostSeen], file: str, problems: list[Problem]) -> tuple[PostSeen, ...]:
    """Keep each post once, with the larger views: totals grow."""
    if twice := len(posts) - len({post.video for post in posts}):
        problems.append(Problem(Code.POST_TWICE, file, {"count": twice}))
        newest = {post.video: post for post in sorted(posts, key=lambda post: post.views or 0)}
        posts = [newest[video] for video in dict.fromkeys(post.video for post in posts)]
    return tuple(posts)


@dataclass(frozen=True, slots=True)
class _PostedDays:
    """Gives each post its day, remembering what was read before."""

    file: str
    taken: date | None
    _written: dict[str, WrittenDay | None]
    _known: dict[tuple[str, int], date | None]

    def of(self, text: str, video: int) -> date | None:
        """Give the day a post went up; None where it cannot be read.

        The id of a video holds the second of its upload in its upper half. A scheduled post appears later,
        so only the year is taken from it, and the day from the file.
        """
        uploaded = _EPOCH + (video >> 32) // _SECONDS_A_DAY
        key = text, uploaded
        if key not in self._known:
            if text not in self._written:
                self._written[text] = read_day(text)
            written = self._written[text]
            self._known[key] = None if written is None else self._dated(written, date.fromordinal(uploaded))
        return self._known[key]

    def _dated(self, written: WrittenDay, uploaded: date) -> date | None:
        if self.taken is not None and uploaded > self.taken + _DAY:
            values = {"day": uploaded, "taken": self.taken}
            raise Refused(Problem(Code.POSTED_AFTER_DOWNLOAD, self.file, values))
        if uploaded >= _FIRST_VIDEO:
            return nearest_year(written, uploaded, self.file)
        days = with_years([written], self.file, Told(self.taken))
        return days[0] if days else None

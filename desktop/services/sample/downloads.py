"""TikTok Studio's downloads of the sample's running month, in the shape a Japanese owner gets them.

English header, Japanese dates without a year, every field in quotes, UTF-8 with a mark. The days are the
last whole month's figures shared out over the days that have come, so they are plausible, not measured.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

from desktop.domain.book import Book
from desktop.domain.goals import spread
from desktop.domain.month import Month

DELAY = timedelta(days=2)
"""TikTok has a day's numbers two days after it."""
_WEEK = tuple(map(Decimal, ("0.9", "0.9", "0.95", "1", "1.1", "1.15", "1")))
"""Monday to Sunday: towards the weekend more is watched."""
_OVERVIEW = (
    ("Video Views", "views"),
    ("Profile Views", "profile_views"),
    ("Likes", "likes"),
    ("Comments", "comments"),
    ("Shares", "shares"),
)


@dataclass(frozen=True, slots=True)
class Downloads:
    """The files written, and the month and days they hold."""

    files: tuple[Path, ...]
    month: Month
    days: int


def write_downloads(book: Book, today: date, folder: Path) -> Downloads:
    """Write Overview.csv and FollowerHistory.csv of the running month; raises OSError."""
    last = Month.of(today) + -1
    first = (last + 1).first
    days = tuple(first + timedelta(days=n) for n in range((today - DELAY - first).days + 1))
    folder.mkdir(parents=True, exist_ok=True)
    overview, followers = folder / "Overview.csv", folder / "FollowerHistory.csv"
    _write(overview, _overview(book, last, days))
    _write(followers, _followers(book, last, days))
    return Downloads((overview, followers), last + 1, len(days))


def _overview(book: Book, last: Month, days: tuple[date, ...]) -> list[list[str]]:
    columns = [_shared(book, last, code, days) for _name, code in _OVERVIEW]
    rows = [[_day(day), *map(str, values)] for day, *values in zip(days, *columns, strict=True)]
    return [["Date", *(name for name, _code in _OVERVIEW)], *rows]


def _followers(book: Book, last: Month, days: tuple[date, ...]) -> list[list[str]]:
    level = int(book.value(last, "followers") or 0)
    rows = []
    for day, gained in zip(days, _shared(book, last, "net_followers", days), strict=True):
        level += gained
        rows.append([_day(day), str(level), str(gained)])
    return [["Date", "Followers", "Difference in followers from previous day"], *rows]


def _shared(book: Book, last: Month, code: str, days: tuple[date, ...]) -> tuple[int, ...]:
    """Share the part of a month's figure that so many days would bring out over them."""
    whole = int(book.value(last, code) or 0) * len(days) // last.days
    return spread(whole, [_WEEK[day.weekday()] for day in days])


def _day(day: date) -> str:
    return f"{day.month}月{day.day}日"


def _write(path: Path, rows: list[list[str]]) -> None:
    text = "\n".join(",".join(f'"{cell}"' for cell in row) for row in rows)
    beside = path.with_suffix(".new")
    beside.write_text(text, encoding="utf-8-sig", newline="\n")
    beside.replace(path)

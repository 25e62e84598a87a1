"""What to download by when, in words: on the screen, on Home and in a calendar."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from desktop.domain.download_calendar import Download, Due
from desktop.language import _, current, ngettext
from desktop.wording.amounts import day_alone, day_in_full

_DAY = timedelta(days=1)


def name_of(download: Download) -> str:
    """Name a download as its service does."""
    return download.name[current()]


def last_words(due: Due) -> str:
    """Say up to when it was fetched."""
    return _("not yet") if due.last is None else _("up to {day}").format(day=day_in_full(due.last))


def left_words(due: Due) -> str:
    """Say how long what was not fetched can still be had."""
    if due.gone:
        return _("part of it is lost")
    if due.left is not None:
        return ngettext("{count} day left", "{count} days left", due.left).format(count=due.left)
    keeps = due.download.keeps
    if keeps is None:
        return _("does not run out")
    if keeps == 0:
        return _("only as of the day")
    return ngettext("reaches {count} day back", "reaches {count} days back", keeps).format(count=keeps)


def next_words(due: Due, today: date) -> str:
    """Say when to fetch it next."""
    return _("now") if due.next <= today else _("from {day}").format(day=day_alone(due.next))


def running_out(due: Due) -> str:
    """Say on Home what is about to be lost."""
    assert due.last is not None
    first = day_in_full(due.last + _DAY)
    text = ngettext(
        "{name}: the numbers from {day} on can be downloaded for {count} more day.",
        "{name}: the numbers from {day} on can be downloaded for {count} more days.",
        due.left or 0,
    )
    return text.format(name=name_of(due.download), day=first, count=due.left or 0)


def steps(download: Download) -> tuple[str, ...]:
    """Give the steps of a download, with their numbers."""
    return tuple(
        _("{number}. {step}").format(number=at, step=step[current()])
        for at, step in enumerate(download.steps, 1)
    )


def steps_text(download: Download) -> str:
    """Give the steps of a download, a line each."""
    return "\n".join(steps(download))


def calendar_name(shop: str) -> str:
    """Name the calendar."""
    return _("Downloads of {shop}").format(shop=shop)


def monthly_title() -> str:
    """Name the reminder that comes each month."""
    return _("Download last month’s numbers")


def monthly_text(used: Sequence[Due]) -> str:
    """List what to download each month, with the steps."""
    return "\n\n".join("\n".join((name_of(due.download), steps_text(due.download))) for due in used)


def last_chance(download: Download, ends: date) -> str:
    """Say by when a download has to be made."""
    return _("{name}: download it before {day}").format(name=name_of(download), day=day_in_full(ends))

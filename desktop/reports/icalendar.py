"""Reminders as a calendar file (iCalendar, RFC 5545) that any calendar program takes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

_LONGEST = 75
"""Octets of a line without its end; longer ones are folded (3.1)."""
_SPECIAL = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n", "\r": None})


@dataclass(frozen=True, slots=True)
class Reminder:
    """A whole day in the calendar, with an alarm at nine in the morning."""

    uid: str
    """The same each time it is made, so that a calendar replaces what it had."""
    day: date
    title: str
    text: str
    monthly: bool = False
    """Again on that day of every month."""


def calendar(reminders: Iterable[Reminder], name: str, made: datetime) -> bytes:
    """Give the file; `name` is what the calendar is called, `made` an aware moment."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Mikiwame//Downloads//EN",
        "CALSCALE:GREGORIAN",
        f"X-WR-CALNAME:{_text(name)}",
        *(line for one in reminders for line in _event(one, made)),
        "END:VCALENDAR",
    ]
    return b"".join(_folded(line) for line in lines)


def _event(one: Reminder, made: datetime) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{one.uid}"
    yield f"DTSTAMP:{made.astimezone(UTC):%Y%m%dT%H%M%SZ}"
    yield f"DTSTART;VALUE=DATE:{one.day:%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{one.day + timedelta(days=1):%Y%m%d}"
    if one.monthly:
        yield f"RRULE:FREQ=MONTHLY;BYMONTHDAY={one.day.day}"
    yield f"SUMMARY:{_text(one.title)}"
    yield f"DESCRIPTION:{_text(one.text)}"
    yield "TRANSP:TRANSPARENT"
    yield from ("BEGIN:VALARM", "ACTION:DISPLAY", f"DESCRIPTION:{_text(one.title)}", "TRIGGER:PT9H")
    yield from ("END:VALARM", "END:VEVENT")


def _text(value: str) -> str:
    """Escape a text (3.3.11); other controls are no part of one."""
    plain = "".join(letter for letter in value if letter >= " " or letter in "\n\t")
    return plain.translate(_SPECIAL)


def _folded(line: str) -> bytes:
    """Fold a line between letters, never inside one (3.1)."""
    pieces: list[bytes] = [b""]
    for letter in line:
        encoded = letter.encode()
        if len(pieces[-1]) + len(encoded) > _LONGEST:
            pieces.append(b" ")
        pieces[-1] += encoded
    return b"\r\n".join(pieces) + b"\r\n"

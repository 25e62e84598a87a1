"""The calendar file obeys RFC 5545: line ends, folding, escaping, and names that stay the same."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

from hypothesis import given
from hypothesis import strategies as st

from desktop.reports.icalendar import Reminder, calendar

MADE = datetime(2026, 11, 24, 19, 5, 3, tzinfo=timezone(timedelta(hours=9)))
MONTHLY = Reminder(
    "monthly-s@mikiwame", date(2026, 12, 3), "先月の数字をダウンロードする", "1. 開く\n2. 押す", monthly=True
)


def unfolded(data: bytes) -> list[str]:
    return data.replace(b"\r\n ", b"").decode().removesuffix("\r\n").split("\r\n")


def test_a_monthly_reminder_with_an_alarm():
    lines = unfolded(calendar([MONTHLY], "雪つり堂", MADE))
    assert lines[:2] == ["BEGIN:VCALENDAR", "VERSION:2.0"]
    event = lines[lines.index("BEGIN:VEVENT") : lines.index("END:VEVENT")]
    assert event[1:6] == [
        "UID:monthly-s@mikiwame",
        "DTSTAMP:20261124T100503Z",
        "DTSTART;VALUE=DATE:20261203",
        "DTEND;VALUE=DATE:20261204",
        "RRULE:FREQ=MONTHLY;BYMONTHDAY=3",
    ]
    assert "DESCRIPTION:1. 開く\\n2. 押す" in event
    alarm = event[event.index("BEGIN:VALARM") :]
    assert "ACTION:DISPLAY" in alarm
    assert "TRIGGER:PT9H" in alarm
    assert lines[-1] == "END:VCALENDAR"


def test_one_that_does_not_come_back_has_no_rule():
    once = Reminder("u", date(2026, 12, 3), "一度", "")
    assert not any(line.startswith("RRULE") for line in unfolded(calendar([once], "x", MADE)))


@given(st.text(), st.text(), st.dates())
def test_any_text_comes_back_and_no_line_is_too_long(title, text, day):
    if day == date.max:
        return
    data = calendar([Reminder("u", day, title, text)], "名", MADE)
    for line in data.removesuffix(b"\r\n").split(b"\r\n"):
        assert len(line) <= 75
        assert b"\n" not in line
        assert b"\r" not in line
        line.decode()
    said = next(line for line in unfolded(data) if line.startswith("SUMMARY:"))
    plain = said.removeprefix("SUMMARY:").replace("\\\\", "\0").replace("\\n", "\n")
    plain = plain.replace("\\,", ",").replace("\\;", ";").replace("\0", "\\")
    kept = "".join(letter for letter in title if letter >= " " or letter in "\n\t")
    assert plain == kept


def test_it_is_the_same_moment_in_any_zone():
    assert calendar([MONTHLY], "x", MADE) == calendar([MONTHLY], "x", MADE.astimezone(UTC))

"""What was fetched is read from the records; reminders say what to fetch, and Home what is about to be lost."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from desktop import language
from desktop.domain.shop import Purpose, Shop
from desktop.services.downloads import Downloads
from desktop.services.home import Home
from desktop.services.importing import Importing
from desktop.storage.database import Database

DATA = Path(__file__).parents[2] / "data" / "imports"


def now() -> datetime:
    return datetime(2026, 11, 24, 9, 0, tzinfo=UTC)


def late() -> datetime:
    return datetime(2027, 10, 25, 9, 0, tzinfo=UTC)


@pytest.fixture
def database():
    language.use("ja")
    opened = Database.open(None, now)
    with opened.unit("new_shop") as unit:
        unit.put(Shop("s", "菓子処 雪つり堂", Purpose.CUSTOMERS))
    yield opened
    opened.close()


@pytest.fixture
def fetched(database, catalog) -> Database:
    importing = Importing(database, catalog, now)
    files = [
        DATA / "overview_ja.csv",
        DATA / "search_console_ja.zip",
        DATA / "content_broken_quotes.csv",
    ]
    importing.apply(importing.preview(files, date(2026, 11, 2), "s"))
    return database


def last(database, catalog, clock=now):
    return {due.download.code: due.last for due in Downloads(database, catalog, clock, "s").view()}


def test_the_last_day_of_each_service_is_known_from_what_was_brought_in(fetched, catalog):
    days = last(fetched, catalog)
    assert days["tiktok_overview"] == date(2026, 10, 31)
    assert days["tiktok_content"] == date(2026, 11, 2)
    assert days["search_console"] == date(2026, 10, 31)
    assert days["meta"] is None


def test_nothing_was_fetched_yet(database, catalog):
    assert set(last(database, catalog).values()) == {None}
    text = Downloads(database, catalog, now, "s").calendar().replace(b"\r\n ", b"").decode()
    assert text.count("BEGIN:VEVENT") == 1
    assert "DTSTART;VALUE=DATE:20261203" in text
    assert "TikTok Studio「概要」" in text
    assert "Meta" not in text


def test_reminders_come_each_month_and_before_numbers_are_lost(fetched, catalog):
    text = Downloads(fetched, catalog, now, "s").calendar().replace(b"\r\n ", b"").decode()
    assert "UID:tiktok_overview-s@mikiwame" in text
    assert "UID:search_console-s@mikiwame" in text
    assert "UID:tiktok_content-s@mikiwame" not in text
    event = text[text.index("UID:tiktok_overview") :]
    assert "DTSTART;VALUE=DATE:20271018" in event[: event.index("END:VEVENT")]
    assert "2027年11月1日より前にダウンロード" in event


def test_home_says_what_is_about_to_be_lost(fetched, catalog):
    assert Home(fetched, catalog, now, "s").view().running_out == ()
    (due,) = Home(fetched, catalog, late, "s").view().running_out
    assert (due.download.code, due.left) == ("tiktok_overview", 7)

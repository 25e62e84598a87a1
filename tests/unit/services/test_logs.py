"""Mentions and days with adverts: kept, changed, taken away, one step each, and never in a closed month."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from desktop.domain.entering import Typed
from desktop.domain.mentions import Mention, Tone
from desktop.domain.month import Month
from desktop.domain.problems import Code, Refused
from desktop.domain.reported import AdDay
from desktop.services.logs import Logs
from desktop.services.months import Months
from desktop.storage.database import Database

from .conftest import now

OCT = Month(2026, 10)


@pytest.fixture
def logs(database: Database) -> Logs:
    return Logs(database, now, "sample")


def mention(day: date = date(2026, 10, 9), tone: Tone = Tone.POSITIVE) -> Mention:
    return Mention("", "sample", day, " Google ", tone)


def test_a_mention_is_kept_changed_and_taken_away(logs: Logs, database: Database) -> None:
    assert logs.keep_mention(mention()) is not None
    (kept,) = logs.mentions(OCT)
    assert (kept.place, kept.tone) == ("Google", Tone.POSITIVE)
    assert logs.keep_mention(kept) is None
    logs.keep_mention(replace(kept, tone=Tone.NEGATIVE))
    logs.drop_mention(logs.mentions(OCT)[0])
    assert logs.mentions(OCT) == ()
    database.undo("sample")
    assert logs.mentions(OCT)[0].tone is Tone.NEGATIVE
    database.undo("sample")
    assert logs.mentions(OCT)[0].tone is Tone.POSITIVE


def test_a_closed_month_keeps_its_records(logs: Logs, months: Months) -> None:
    logs.keep_mention(mention())
    logs.keep_ad_day(AdDay("", "sample", date(2026, 10, 9), 3_000, 900))
    months.close(OCT)
    (kept,), (day,) = logs.mentions(OCT), logs.ad_days(OCT)
    for command, record in (
        (logs.keep_mention, mention()),
        (logs.keep_mention, replace(kept, day=date(2026, 11, 3))),
        (logs.drop_mention, kept),
        (logs.keep_ad_day, replace(day, spend=1)),
        (logs.drop_ad_day, day),
    ):
        with pytest.raises(Refused) as refusal:
            command(record)  # type: ignore[operator]
        assert [x.code for x in refusal.value.problems] == [Code.MONTH_CLOSED]
    assert (logs.mentions(OCT), logs.ad_days(OCT)) == ((kept,), (day,))


def test_days_with_adverts_make_up_the_months_spend_until_one_is_typed(logs: Logs, months: Months) -> None:
    november = Month(2026, 11)
    months.clear(november, "ad_spend")
    logs.keep_ad_day(AdDay("", "sample", date(2026, 11, 3), 3_000, 900))
    logs.keep_ad_day(AdDay("", "sample", date(2026, 11, 5), 1_500))
    row = months.sheet(november).row("ad_spend")
    assert row is not None
    assert (row.value, row.source, row.recorded) == (4_500, "computed", None)
    months.enter(november, "ad_spend", Typed(Decimal(5_000)))
    row = months.sheet(november).row("ad_spend")
    assert row is not None
    assert (row.value, row.source, row.recorded) == (5_000, "typed", 4_500)
    ((measure, value),) = months.before_records(november, ("ad_spend",))
    assert (measure.code, value) == ("ad_spend", 5_000)


def test_a_post_is_marked_as_promoted_with_what_was_paid(logs: Logs, database: Database) -> None:
    post = logs.posts(OCT)[0]
    assert not post.promoted
    logs.promote(post, 3_000)
    marked = logs.posts(OCT)[0]
    assert (marked.promoted, marked.promotion) == (True, 3_000)
    logs.promote(marked, None)
    assert (logs.posts(OCT)[0].promoted, logs.posts(OCT)[0].promotion) == (False, 0)
    with pytest.raises(Refused):
        logs.promote(logs.posts(OCT)[0], -1)
    database.undo("sample")
    assert logs.posts(OCT)[0].promoted

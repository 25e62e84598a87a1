"""Google Analytics: many tables in a file, each with its period; explorations; totals are no rows."""

from __future__ import annotations

from datetime import date

import pytest

from desktop.domain.breakdowns import AS_USUAL, month_shares
from desktop.domain.month import Month
from desktop.importers.dates import Told
from desktop.importers.files import open_bytes
from desktop.importers.reading import Reading
from desktop.importers.recognise import read_all
from desktop.importers.tables import Unread

from .conftest import DATA, go_on

SAVED = Told(date(2026, 11, 4))
OCTOBER = Month(2026, 10)


def tables(data: bytes, told: Told = SAVED) -> list[Reading]:
    found = [x for _, x in read_all(open_bytes(data, "file", go_on), told)]
    assert all(isinstance(x, Reading) for x in found), found
    return found


def of(name: str) -> list[Reading]:
    return tables((DATA / name).read_bytes())


def report(*lines: str) -> bytes:
    return "\r\n".join(["# Start date: 20261001", "# End date: 20261031", *lines]).encode()


def test_a_report_of_many_tables():
    assert [(x.source, x.rows, x.sums()) for x in of("ga4_snapshot_en.csv")] == [
        ("ga4.other", 2, {}),
        ("ga4.channels", 2, {"new_users": 151}),
        ("ga4.channels", 3, {"sessions": 318}),
        ("ga4.other", 1, {}),
        ("ga4.pages", 2, {"page_views": 252}),
        ("ga4.events", 2, {"events": 829}),
        ("ga4.events", 2, {"key_events": 13}),
        ("ga4.other", 0, {}),
    ]


def test_every_table_has_its_own_period_and_title():
    found = of("ga4_snapshot_en.csv")
    assert {(x.first, x.last) for x in found} == {
        (date(2026, 10, 1), date(2026, 10, 31)), (date(2026, 9, 20), date(2026, 10, 31)),
    }  # fmt: skip
    assert [x.title for x in found[:3]] == [
        "Reports snapshot",
        "Where do your new users come from?",
        "Session primary channel group (Default channel group)",
    ]


def test_sources_in_japanese_without_the_row_of_totals():
    (found,) = of("ga4_sources_ja.csv")
    assert (found.source, found.rows) == ("ga4.sources", 7)
    assert found.sums() == {"sessions": 681, "events": 2_679, "key_events": 20}
    assert "総計" not in found.breakdown.names
    assert found.months()[OCTOBER].complete


def test_an_exploration_by_day():
    (found,) = of("ga4_exploration_days.tsv")
    assert (found.source, found.rows, found.problems) == ("ga4.sources", 47, ())
    assert len(found.breakdown.days) == 47
    assert (found.first, found.last) == (date(2026, 10, 1), date(2026, 10, 31))


def test_days_counted_from_the_first():
    (found,) = tables(
        report("Nth day,Session source,Sessions", "0000,tiktok,3", "0030,tiktok,4", "x,tiktok,9")
    )
    assert found.breakdown.days == (date(2026, 10, 1), date(2026, 10, 31))
    assert [x.code for x in found.problems] == ["cell_not_a_day"]
    assert found.sums() == {"sessions": 7}


def test_a_comparison_is_refused():
    data = report("Session source / medium,Date range,Sessions", "google / organic,1 Oct - 31 Oct,3")
    ((_, found),) = read_all(open_bytes(data, "f", go_on), SAVED)
    assert isinstance(found, Unread)
    assert found.problem.code == "report_compared"


def test_one_damaged_table_does_not_take_the_others_along():
    data = report("Session source,Date range,Sessions", "a,b,1", "", "Event name,Event count", "page_view,4")
    first, second = (x for _, x in read_all(open_bytes(data, "f", go_on), SAVED))
    assert isinstance(first, Unread)
    assert second.sums() == {"events": 4}
    assert second.last == date(2026, 10, 31)  # from above


def test_a_table_cut_out_of_its_report_asks_for_the_month():
    (found,) = tables("セッションの参照元 / メディア,セッション\ntiktok / social,3".encode())
    assert (found.missing, found.sums()) == (("month",), {"sessions": 3})
    (found,) = tables(b"Page path and screen class,Views\n/,3")
    assert found.missing == ()


def test_a_channel_group_of_the_owners_own_is_known_by_its_title():
    title = "# トラフィック獲得: セッションのメインのチャネル グループ（自社）"
    (found,) = tables("\n".join([title, report("自社のチャネル,セッション", "広告,3").decode()]).encode())
    assert (found.source, found.sums()) == ("ga4.channels", {"sessions": 3})


def test_rates_and_seconds_are_not_taken_for_counts():
    (found,) = tables(
        report("Session source / medium,Sessions,Average engagement time per session", "a / b,3,39.4655")
    )
    assert (found.sums(), found.problems) == ({"sessions": 3}, ())


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp932"])
def test_saved_again_by_excel(encoding):
    text = (DATA / "ga4_sources_ja.csv").read_text("utf-8")
    assert tables(text.encode(encoding))[0].sums()["sessions"] == 681


def test_a_page_whose_title_begins_with_a_hash():
    (found,) = tables(report("Page title and screen class,Views", "#和菓子 の日,3", "栗,4"))
    assert found.sums() == {"page_views": 7}


def test_remarks_without_a_day_are_no_report():
    ((_, found),) = read_all(open_bytes(b"# hello\n# world\n", "f", go_on), SAVED)
    assert isinstance(found, Unread)
    assert found.problem.code == "not_known_export"


def test_a_visit_that_is_in_many_rows_is_counted_in_none():
    """Sessions by source and event would count one visit as often as it has events."""
    (found,) = tables(
        report(
            "Session source / medium,Event name,Sessions",
            "tiktok / social,page_view,5",
            "tiktok / social,scroll,4",
        )
    )
    assert found.source == "ga4.events"
    (found,) = tables(report("Session source / medium,Device category,Sessions", "tiktok / social,mobile,5"))
    assert found.source == "ga4.sources"


def test_a_total_of_several_months_says_that_it_comes_into_none():
    data = (
        b"# Start date: 20260901\n# End date: 20261031\nSession source / medium,Sessions\ntiktok / social,3"
    )
    (found,) = tables(data)
    assert [(x.code, x.values) for x in found.problems] == [
        ("several_months", {"first": date(2026, 9, 1), "last": date(2026, 10, 31)}),
    ]  # fmt: skip
    assert found.months() == {}
    (found,) = tables(data.replace(b"Session source / medium", b"Landing page"))
    assert found.problems == ()


def test_events_that_are_no_key_events_ask_for_nothing():
    (found,) = tables(b"Event name,Event count\npage_view,3")
    assert found.missing == ()
    (found,) = tables(b"Event name,Key events\npage_view,3")
    assert found.missing == ("month",)


def test_sources_by_month():
    lines = [
        "年月,セッションの参照元 / メディア,セッション",
        "202609,tiktok / social,30",
        "202609,google / organic,300",
    ]
    data = [*lines, "202610,tiktok / social,41", "合計っぽい,tiktok / social,9"]
    head = ["# 20260915-20261031", "# 自由形式 1", ""]
    (found,) = tables("\n".join([*head, *data]).encode())
    assert (found.rows, [x.code for x in found.problems]) == (3, ["cell_not_a_day"])
    spans = found.months()
    assert {str(month): (x.days, x.complete, x.totals["sessions"]) for month, x in spans.items()} == {
        "2026-09": (16, False, 330), "2026-10": (31, True, 41),
    }  # fmt: skip
    assert [(kpi, str(m), x.amount, x.partial) for kpi, m, x in month_shares(found.source, found.breakdown, AS_USUAL)] == [
        ("tiktok_sessions", "2026-09", 30, True), ("tiktok_sessions", "2026-10", 41, False),
    ]  # fmt: skip
    (found,) = tables("\n".join(data[:4]).encode())
    assert (found.missing, found.first, found.last) == ((), date(2026, 9, 1), date(2026, 10, 31))

"""Typing into a month: what is kept, what is refused, and that each gesture is one step."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from desktop.domain.entering import Typed
from desktop.domain.month import Month
from desktop.domain.problems import Code, Refused
from desktop.domain.promises import Kept, Promise
from desktop.domain.results import Closing
from desktop.domain.sheet import SheetRow
from desktop.services.months import Months
from desktop.storage.database import Database

from .conftest import now

OCT, SEP, NOV = Month(2026, 10), Month(2026, 9), Month(2026, 11)


def row(months: Months, month: Month, kpi: str) -> SheetRow:
    found = months.sheet(month).row(kpi)
    assert found is not None
    return found


def refusal(*codes: Code) -> pytest.RaisesExc[Refused]:
    return pytest.RaisesExc(Refused, check=lambda one: tuple(x.code for x in one.problems) == codes)


def test_sheet_of_the_open_month(months: Months) -> None:
    sheet = months.sheet(OCT)
    assert not sheet.closed
    result = row(months, OCT, "qualified_inquiries")
    assert (result.value, result.last, result.target, result.source) == (26, 20, 17, "computed")
    assert row(months, OCT, "local_audience_share").value == Decimal("0.48")
    assert round(row(months, OCT, "cost_per_result").value or 0) == 4365


def test_months_run_to_the_present(months: Months) -> None:
    known = months.months()
    assert (known[0], known[-1]) == (Month(2024, 11), NOV)


def test_a_typed_value_is_kept_with_its_source(months: Months) -> None:
    step = months.enter(OCT, "inquiries", Typed(Decimal(30)))
    assert step is not None
    got = row(months, OCT, "inquiries")
    assert (got.value, got.source, row(months, OCT, "qualified_inquiries").value) == (30, "typed", 27)


def test_the_same_value_again_is_no_step(months: Months) -> None:
    assert months.enter(OCT, "inquiries", Typed(Decimal(29))) is None


def test_typing_over_part_of_a_month_makes_it_whole(months: Months) -> None:
    assert row(months, NOV, "inquiries").partial
    assert months.enter(NOV, "inquiries", Typed(Decimal(15))) is not None
    assert not row(months, NOV, "inquiries").partial


def test_an_imported_value_becomes_typed(months: Months, database: Database) -> None:
    months.enter(OCT, "branded_search", Typed(Decimal(140), rounded=True))
    with database.read() as reader:
        kept = reader.book("sample").result(OCT, "branded_search")
    assert kept is not None
    assert (kept.source, kept.rounded) == ("typed", True)


def test_clearing_leaves_the_note(months: Months) -> None:
    months.note(OCT, "inquiries", " 電話を含む ")
    months.clear(OCT, "inquiries")
    got = row(months, OCT, "inquiries")
    assert (got.value, got.source, got.note) == (None, None, "電話を含む")
    assert row(months, OCT, "qualified_inquiries").value is None


def test_clearing_what_was_never_there_is_no_step(months: Months) -> None:
    assert months.clear(OCT, "form_starts") is None
    assert months.note(OCT, "form_starts", "  ") is None


@pytest.mark.parametrize(
    ("kpi", "value", "code"),
    [
        ("inquiries", "-1", Code.BELOW_ZERO),
        ("inquiries", "2.5", Code.NOT_WHOLE),
        ("ad_spend", "99.5", Code.NOT_WHOLE),
        ("local_audience_share", "1.2", Code.ABOVE_WHOLE),
        ("qualified_rate", "0.5", Code.COMPUTED_KPI),
        ("fee_net", "1000", Code.COMPUTED_KPI),
        ("happiness", "1", Code.UNKNOWN_KPI),
    ],
)
def test_what_cannot_be_is_refused(months: Months, kpi: str, value: str, code: Code) -> None:
    before = months.sheet(OCT)
    with refusal(code):
        months.enter(OCT, kpi, Typed(Decimal(value)))
    assert months.sheet(OCT) == before


def test_a_difference_may_be_below_zero_and_hours_broken(months: Months) -> None:
    months.enter(OCT, "net_followers", Typed(Decimal(-12)))
    months.enter(OCT, "internal_hours", Typed(Decimal("8.5")))
    sheet = months.sheet(OCT)
    assert sheet.row("internal_hours").value == Decimal("8.5")  # type: ignore[union-attr]


def test_a_closed_month_refuses_figures_but_takes_notes(months: Months) -> None:
    with refusal(Code.MONTH_CLOSED):
        months.enter(SEP, "inquiries", Typed(Decimal(24)))
    assert months.note(SEP, "inquiries", "確認済み") is not None
    assert row(months, SEP, "inquiries").note == "確認済み"


def test_a_block_is_one_step_for_all(months: Months, database: Database) -> None:
    before = months.sheet(OCT)
    cells = {"inquiries": Typed(Decimal(31)), "views": Typed(Decimal(90_000)), "link_clicks": Typed(None)}
    assert months.enter_block(OCT, cells, note="表から") is not None
    assert [row(months, OCT, kpi).value for kpi in cells] == [31, 90_000, None]
    assert {row(months, OCT, kpi).note for kpi in cells} == {"表から"}
    database.undo("sample")
    assert months.sheet(OCT) == before


def test_a_block_may_hold_values_and_notes_of_other_figures(months, database):
    step = months.enter_block(OCT, {"inquiries": Typed(Decimal(30))}, {"views": "広告を含む"})
    assert step is not None
    sheet = months.sheet(OCT)
    assert (sheet.row("inquiries").value, sheet.row("inquiries").note) == (30, "")
    assert (sheet.row("views").value, sheet.row("views").note) == (97180, "広告を含む")
    database.undo("sample")
    assert months.sheet(OCT).row("views").note == ""


def test_a_block_with_one_bad_cell_keeps_nothing(months: Months) -> None:
    before = months.sheet(OCT)
    with refusal(Code.BELOW_ZERO, Code.UNKNOWN_KPI):
        months.enter_block(
            OCT,
            {"inquiries": Typed(Decimal(31)), "views": Typed(Decimal(-1)), "happiness": Typed(Decimal(1))},
        )
    assert months.sheet(OCT) == before


def test_results_cancelled_later_mark_the_month_they_were_billed_in(months: Months) -> None:
    months.cancel_results(OCT, SEP, "inquiries", 2, "取り消し")
    assert row(months, SEP, "inquiries").cancelled == 2
    assert row(months, OCT, "inquiries").last_cancelled == 2


def test_what_cannot_be_cancelled(months: Months) -> None:
    with refusal(Code.CANCEL_EARLIER):
        months.cancel_results(OCT, OCT, "inquiries", 1, "")
    with refusal(Code.CANCEL_TOO_MANY):  # 20 were billed
        months.cancel_results(OCT, SEP, "inquiries", 21, "")
    with refusal(Code.CANCEL_TOO_MANY):
        months.cancel_results(OCT, SEP, "inquiries", 0, "")
    with refusal(Code.MONTH_CLOSED):
        months.cancel_results(SEP, Month(2026, 8), "inquiries", 1, "")
    months.cancel_results(OCT, SEP, "inquiries", 20, "")
    with refusal(Code.CANCEL_TOO_MANY):
        months.cancel_results(OCT, SEP, "inquiries", 1, "")


def test_a_cancellation_can_be_taken_away(months: Months, database: Database) -> None:
    before = months.sheet(SEP)
    months.cancel_results(OCT, SEP, "inquiries", 2, "")
    with database.read() as reader:
        cancelled = reader.book("sample").cancellations[-1]
    months.uncancel_results(cancelled)
    assert months.sheet(SEP) == before


def test_closing_freezes_and_reopening_needs_a_reason(months: Months) -> None:
    months.close(OCT)
    assert months.sheet(OCT).closed
    assert months.close(OCT) is None
    with refusal(Code.REASON_MISSING):
        months.reopen(OCT, "  ")
    months.reopen(OCT, "電話の記録が見つかった")
    assert months.enter(OCT, "inquiries", Typed(Decimal(30))) is not None
    assert months.reopen(OCT, "もう一度") is None


def test_a_running_month_cannot_be_closed(months: Months) -> None:
    with refusal(Code.MONTH_NOT_OVER):
        months.close(NOV)


def test_every_closing_and_reopening_is_kept_in_its_order(months: Months, database: Database) -> None:
    months.close(OCT)
    months.reopen(OCT, " 件数の訂正 ")
    months.close(OCT)
    log = months.sheet(OCT).closings
    assert [(x.closed, x.reason) for x in log] == [(True, ""), (False, "件数の訂正"), (True, "")]
    assert all(x.at == now() for x in log)
    database.undo("sample")
    assert [x.closed for x in months.sheet(OCT).closings] == [True, False]


def test_what_is_late_goes_to_the_next_open_month(months: Months) -> None:
    assert months.open_after(Month(2026, 8)) == OCT  # September is closed
    assert months.open_after(OCT) == NOV
    months.close(OCT)
    assert months.open_after(SEP) == NOV


def test_the_short_review_is_kept_also_of_a_closed_month(months: Months, database: Database) -> None:
    assert months.review(SEP, " ", "") is None
    assert months.review(SEP, " 催しがあった ", "同じ型をあと2本") is not None
    review = months.sheet(SEP).review
    assert review is not None
    assert (review.why, review.decided, review.held) == ("催しがあった", "同じ型をあと2本", now().date())
    assert months.review(SEP, "催しがあった", "同じ型をあと2本") is None
    database.undo("sample")
    assert months.sheet(SEP).review is None


def test_a_value_that_stands_out_says_from_what(months: Months) -> None:
    assert row(months, OCT, "inquiries").apart is None
    months.enter(OCT, "inquiries", Typed(Decimal(290)))
    span = row(months, OCT, "inquiries").apart
    assert span is not None
    assert (span.high, span.months) == (26, 12)


def test_what_was_delivered_is_noted_also_of_a_closed_month(months: Months, database: Database) -> None:
    assert months.deliver(SEP, None, None) is None
    months.deliver(SEP, date(2026, 10, 7), None)
    months.deliver(SEP, date(2026, 10, 7), 2)
    came = {x.promise: (x.delivered, x.kept) for x in months.promised(SEP)}
    assert came[Promise.REPORT] == (date(2026, 10, 7), Kept.MISSED)
    assert came[Promise.ANSWER] == (2, Kept.KEPT)
    with refusal(Code.DAY_AHEAD):
        months.deliver(SEP, date(2027, 1, 1), 2)
    database.undo("sample")
    assert {x.promise: x.kept for x in months.promised(SEP)}[Promise.ANSWER] is Kept.NOT_NOTED


def test_where_a_figure_can_be_seen_is_kept_also_alone_and_in_a_closed_month(
    months: Months, database: Database
) -> None:
    assert months.evidence(SEP, "inquiries", "  ") is None
    months.evidence(SEP, "inquiries", " 台帳9月.pdf ")
    assert row(months, SEP, "inquiries").evidence == "台帳9月.pdf"
    months.evidence(OCT, "form_starts", "画面.png")
    with database.read() as reader:
        kept = reader.book("sample").result(OCT, "form_starts")
    assert kept is not None
    assert (kept.value, kept.evidence) == (None, "画面.png")
    with refusal(Code.UNKNOWN_KPI):
        months.evidence(OCT, "happiness", "画面.png")


def test_the_change_log_has_what_was_changed_after_the_first_closing(months, database):
    months.enter(OCT, "inquiries", Typed(Decimal(30)))
    months.close(OCT)
    months.note(OCT, "inquiries", "メモ")
    months.reopen(OCT, "件数の訂正")
    months.enter(OCT, "inquiries", Typed(Decimal(28)))
    months.enter(OCT, "form_starts", Typed(Decimal(5)))
    months.enter(NOV, "inquiries", Typed(Decimal(9)))
    months.close(OCT)
    log = months.change_log(OCT)
    assert [x.closed if isinstance(x, Closing) else (x.kpi, x.before, x.after) for x in log] == [
        True,
        ("form_starts", None, 5),
        ("inquiries", 30, 28),
        False,
        True,
    ]
    database.undo("sample")
    assert len(months.change_log(OCT)) == 4


def test_a_month_that_was_never_closed_has_no_change_log(months):
    months.enter(OCT, "inquiries", Typed(Decimal(30)))
    assert months.change_log(OCT) == ()

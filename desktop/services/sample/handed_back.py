"""The sample's input sheet of the running month, as its agency hands it back: filled in, with two slips in it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from desktop.domain.agency_sheet import REMARK_ROW, Field, Part
from desktop.domain.book import Book
from desktop.domain.month import Month
from desktop.language import _
from desktop.reports.agency.filling import Answer, Answers, fill_in

KPI = "inquiries"
_SHARE = 3
"""A month and a third of it again: what the agency counts beside what the shop did."""


def fill_sample(path: Path, book: Book, kpi_name: str, today: date) -> Month:
    """Fill in a sheet of the running month, and give that month; `kpi_name` is the result as the lists offer it."""
    month = Month.of(today)
    known = {code: int(book.value(month + -1, code) or 0) for code in ("views", "profile_views", "likes")}
    numbers = tuple(Answers(Part.NUMBERS, code, {Field.VALUE: amount}) for code, amount in known.items())
    fill_in(path, (*numbers, *_slips(book, month), *_beside(month, kpi_name)))
    return month


def _slips(book: Book, month: Month) -> tuple[Answers, ...]:
    """Another count of inquiries than the shop's own, and a word where a number belongs."""
    count = int(book.value(month, KPI) or 0)
    return (
        Answers(Part.NUMBERS, KPI, {Field.VALUE: count + count // _SHARE, Field.INVALID: 0}),
        Answers(Part.NUMBERS, "comments", {Field.VALUE: _("many")}),
        Answers(Part.NUMBERS, REMARK_ROW, {Field.REMARK: _("The shop was closed on the 5th.")}),
    )


def _beside(month: Month, kpi_name: str) -> tuple[Answers, ...]:
    day = month.first.isoformat()
    before: dict[Field, Answer] = {
        Field.MONTH: str(month + -1),
        Field.KPI: kpi_name,
        Field.COUNT: 1,
        Field.REASON: _("counted twice"),
    }
    reason: dict[Field, Answer] = {
        Field.REASON: _("The season of memorial services is over."),
        Field.STEP: _("More videos of year-end gifts"),
    }
    return (
        Answers(Part.CLAIMS, 1, {Field.DAY: day, Field.KPI: kpi_name, Field.MARK: _("No. 1 of our list")}),
        Answers(Part.CLAIMS, 2, {Field.DAY: day, Field.KPI: kpi_name, Field.MARK: _("No. 2 of our list")}),
        Answers(Part.POSTS, 1, {Field.DAY: day, Field.TITLE: _("How a nerikiri is made"), Field.VIEWS: 9800}),
        Answers(Part.REPLIES, "qualified_inquiries", reason),
        Answers(Part.CANCELLED, 1, before),
    )

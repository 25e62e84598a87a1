"""The sample's measured months: what was counted, which months are closed, and the month still running."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, timedelta
from decimal import ROUND_DOWN, Decimal
from pathlib import Path

from desktop.catalog.reading import Entry
from desktop.catalog.sample.entries import SHOP, month_table, number, row_id
from desktop.catalog.sample.posts import PostPlan
from desktop.domain.month import Month, months
from desktop.domain.results import IMPORTED, TYPED, MonthState, Result

SEARCHES = IMPORTED + "search_console.queries"


def read_results(
    table: Path, invoices: Path, posts: PostPlan, entry: Entry, notes: Mapping[tuple[Month, str], str]
) -> tuple[Result, ...]:
    """Give every value of every month, each with its source and moment."""
    imported_from = entry.month("searches_imported_from")
    values = [*_counted(table), *_reactions(table, posts), *_ads(invoices)]
    return tuple(
        Result(
            id=row_id("result", at),
            shop=SHOP,
            month=month,
            kpi=kpi,
            value=value,
            source=SEARCHES if kpi == "branded_search" and month >= imported_from else TYPED,
            at=_moment(month),
            note=notes.get((month, kpi), ""),
        )
        for at, (month, kpi, value) in enumerate(values, 1)
    )


def _counted(table: Path) -> Iterator[tuple[Month, str, Decimal]]:
    for month, row in month_table(table).items():
        for kpi, text in row.items():
            yield month, kpi, number(table, month, kpi, text)


def _reactions(table: Path, posts: PostPlan) -> Iterator[tuple[Month, str, Decimal]]:
    """Likes and the like are shares of the views, dropped to whole ones; the viral post has its own."""
    for month, row in month_table(table).items():
        viral = posts.viral.views if month == Month.of(posts.viral.day) else 0
        usual = number(table, month, "views", row["views"]) - viral
        for kpi, rate in posts.rates.items():
            yield month, kpi, whole(usual * rate) + whole(viral * posts.viral.rates[kpi])


def _ads(invoices: Path) -> Iterator[tuple[Month, str, Decimal]]:
    """What was spent on ads is known in every month of the contract, also where it is nothing."""
    for month, row in month_table(invoices).items():
        yield month, "ad_spend", number(invoices, month, "ad_spend", row["ad_spend"])


def whole(amount: Decimal) -> Decimal:
    """Drop what is not whole."""
    return amount.quantize(Decimal(1), rounding=ROUND_DOWN)


def _moment(month: Month) -> datetime:
    """The third of the month after, in the evening in Japan."""
    return datetime.combine((month + 1).first, datetime.min.time(), UTC) + timedelta(days=2, hours=9)


def read_running(entry: Entry, before: int) -> tuple[Result, ...]:
    """Give what is known of the month that is still running: marked as part of it, never judged."""
    month, moment = entry.month("month"), entry.day("counted_to")
    at = datetime.combine(moment, datetime.min.time(), UTC) + timedelta(hours=9)
    running = tuple(
        Result(
            id=row_id("result", before + at_row),
            shop=SHOP,
            month=month,
            kpi=kpi,
            value=Decimal(entry.integer(kpi)),
            source=TYPED,
            at=at,
            partial=True,
        )
        for at_row, kpi in enumerate(("inquiries", "inquiries_rejected"), 1)
    )
    entry.done()
    return running


def read_states(entry: Entry) -> tuple[MonthState, ...]:
    """Give the months that are closed."""
    closed = months(entry.month("closed_from"), entry.month("closed_to"))
    return tuple(
        MonthState(id=row_id("month_state", at), shop=SHOP, month=month, closed=True)
        for at, month in enumerate(closed, 1)
    )

"""What stands out against the shop's own months, and what small numbers must not make stand out."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desktop.domain.derived import Figures
from desktop.domain.plausible import Span, standing_out
from tests.unit.domain.books import OCTOBER, book


def out(catalog, kpi, before, now) -> Span | None:
    values = {OCTOBER + -at: {kpi: value} for at, value in enumerate(reversed(before), 1)}
    return standing_out(Figures(book(values | {OCTOBER: {kpi: now}}), catalog.measures), OCTOBER, kpi)


@pytest.mark.parametrize(
    ("kpi", "before", "now", "stands_out"),
    [
        ("inquiries", (18, 25, 29), 290, True),  # a zero too many
        ("inquiries", (18, 25, 29), 58, False),  # twice is not more than twice
        ("inquiries", (18, 25, 29), 0, True),  # likely not measured at all
        ("inquiries", (1, 2, 2), 6, False),  # chance alone brings that
        ("inquiries", (1, 2, 2), 0, False),
        ("inquiries", (1, 2, 2), 40, True),
        ("inquiries", (0, 0, 0), 3, False),  # a first result is good news
        ("inquiries", (18, 25), 290, False),  # too few months to say
        ("views", (80_000, 97_180, 90_000), 9_718, True),
        ("views", (80_000, 97_180, 90_000), 971_800, True),
        ("views", (80_000, 97_180, 90_000), 150_000, False),
        ("ad_spend", (30_000, 30_000, 20_000), 300_000, True),
        ("ad_spend", (0, 0, 0), 30_000, False),
        ("local_audience_share", ("0.31", "0.48", "0.5"), "0.048", True),
        ("local_audience_share", ("0.31", "0.48", "0.5"), "0.98", True),
        ("local_audience_share", ("0.31", "0.48", "0.5"), "0.6", False),
        ("net_followers", (20, 30, 60), -25, True),
        ("net_followers", (20, 30, 60), -15, False),
        ("net_followers", (20, 20, 20), 30, False),
    ],
)
def test_a_value_stands_out_only_where_its_own_months_say_so(catalog, kpi, before, now, stands_out):
    assert (out(catalog, kpi, before, now) is not None) is stands_out


def test_it_says_from_what(catalog):
    span = out(catalog, "inquiries", (18, 25, 29), 290)
    assert span == Span(18, 29, 3)


def test_parts_of_a_month_neither_stand_out_nor_count(catalog):
    values = {OCTOBER + -at: {"inquiries": 20} for at in range(1, 5)} | {OCTOBER: {"inquiries": 400}}
    whole = book(values)
    part = replace(whole, results=tuple(replace(x, partial=x.month == OCTOBER) for x in whole.results))
    assert standing_out(Figures(whole, catalog.measures), OCTOBER, "inquiries") is not None
    assert standing_out(Figures(part, catalog.measures), OCTOBER, "inquiries") is None


def test_more_than_a_year_ago_is_not_compared(catalog):
    values = {OCTOBER + -at: {"inquiries": 20} for at in range(11, 16)} | {OCTOBER: {"inquiries": 400}}
    assert standing_out(Figures(book(values), catalog.measures), OCTOBER, "inquiries") is None

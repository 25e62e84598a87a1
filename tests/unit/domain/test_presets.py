"""Goals to begin with: what they fill in, and what of the owner's they leave alone."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.month import Month
from desktop.domain.presets import Assumed, Preset, filled, presets_for
from desktop.domain.setup import SetupDraft
from desktop.domain.shop import Purpose
from desktop.domain.text import Text

NAME = Text("例", "Example")
ASSUMED = Assumed(40_000, Decimal("0.30"), Decimal("0.40"))
MORE = Preset("more", NAME, Purpose.CUSTOMERS, "qualified_inquiries", 3, more=20, assumed=ASSUMED)
SHARE = Preset("share", NAME, Purpose.BRANDING, "branded_search", 6, growth=Decimal("0.20"))
FIRST = Month(2026, 12)


@pytest.mark.parametrize(
    ("preset", "baseline", "aimed"),
    [
        (MORE, None, None),
        (MORE, Decimal(0), 20),
        (MORE, Decimal("2.5"), 23),
        (SHARE, Decimal(101), 122),
        (SHARE, Decimal(100), 120),
        (replace(MORE, more=None, a_month=10), None, 10),
    ],
)
def test_how_many_it_aims_at(preset: Preset, baseline: Decimal | None, aimed: int | None) -> None:
    assert preset.aimed(baseline) == aimed


@given(st.decimals(0, 100_000, places=1))
def test_more_than_today_is_never_less(baseline: Decimal) -> None:
    assert (MORE.aimed(baseline) or 0) >= baseline + 20
    assert (SHARE.aimed(baseline) or 0) >= baseline * Decimal("1.2")


def test_it_fills_in_months_numbers_and_worth() -> None:
    changes = filled(MORE, [MORE], SetupDraft(baseline=Decimal(3)), FIRST)
    assert changes == {
        "kpi": "qualified_inquiries",
        "first": FIRST,
        "last": Month(2027, 2),
        "a_month": 23,
        "gross_profit": 40_000,
        "close_rate": Decimal("0.30"),
        "pay_share": Decimal("0.40"),
    }


def test_the_owners_own_worth_stays_and_another_examples_goes() -> None:
    other = replace(MORE, assumed=Assumed(3_000, Decimal(1), Decimal("0.40")))
    own = SetupDraft(gross_profit=12_000)
    assert "gross_profit" not in filled(MORE, [MORE, other], own, FIRST)
    example = SetupDraft(gross_profit=3_000, pay_share=Decimal("0.40"))
    assert filled(MORE, [MORE, other], example, FIRST)["gross_profit"] == 40_000


def test_those_for_quotations_are_for_shops_that_make_some() -> None:
    quotes = replace(MORE, code="quotes", quotes=True)
    everything = (MORE, quotes, SHARE)
    assert presets_for(everything, SetupDraft(purpose=Purpose.CUSTOMERS)) == (MORE,)
    assert presets_for(everything, SetupDraft(purpose=Purpose.CUSTOMERS, quotes=True)) == (quotes,)
    assert presets_for(everything, SetupDraft(purpose=Purpose.BRANDING, quotes=True)) == (SHARE,)

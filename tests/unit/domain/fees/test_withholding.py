"""Income tax is withheld by the rates of the month the work was done in, in the bill and in the sheet that checks it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from desktop.domain.fees import withholding as rates
from desktop.domain.fees.statement import accounts
from desktop.domain.fees.terms import Base, Withholding
from desktop.domain.fees.withholding import SCALES, Scale, scale_on, withholding
from desktop.domain.month import Month
from desktop.reports.checking.fee_chain import chain
from tests.unit.domain.fees.making import months, terms

DECEMBER = Month(2026, 12)


@pytest.mark.parametrize("day", [date(2026, 12, 31), date(2027, 1, 1), date(2030, 6, 30)])
@pytest.mark.parametrize(
    ("base", "tax"),
    [
        (80_000, 8_168),
        (1_300_000, 163_360),  # 102,100, and 61,260 of the part above
    ],
)
def test_the_new_tax_of_2027_leaves_the_sum_as_it_was(day, base, tax):
    assert withholding(base, day) == tax


@pytest.mark.parametrize(
    ("day", "at"),
    [
        (date(2012, 12, 31), 0),
        (date(2026, 12, 31), 0),
        (date(2027, 1, 1), 1),
    ],
)
def test_a_scale_holds_from_its_first_day_on(day, at):
    assert scale_on(day) is SCALES[at]


def test_other_rates_hold_from_their_month_on_in_the_bill_and_in_the_sheet(monkeypatch):
    lower = Scale(date(2027, 1, 1), Decimal("0.1"), Decimal("0.2"))
    monkeypatch.setattr(rates, "SCALES", (SCALES[0], lower))
    contract = terms(Base(amount=1_300_000), start=DECEMBER, withholding=Withholding.INDIVIDUAL)
    done = list(accounts(contract, months({}, {}, first=DECEMBER)))
    assert [month.withholding for _case, month in done] == [163_360, 160_000]
    assert [chain(case, {}).values()["withholding"] for case, _month in done] == [163_360, 160_000]

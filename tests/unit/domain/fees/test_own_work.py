"""Own hours as a part of what a result may cost, by hand-computed figures."""

from __future__ import annotations

from decimal import Decimal

from desktop.domain.fees.own_work import OwnWork, own_work_of
from desktop.domain.setup import SetupDraft


def test_own_hours_are_spread_over_the_results() -> None:
    work = OwnWork(Decimal(6), 1_500, 7)
    assert work.each == 1_286
    assert work.left(7_500) == 6_214
    assert work.left(1_000) == -286


def test_what_is_not_known_is_not_nothing() -> None:
    known = {"own_hours": Decimal(6), "hourly_cost": 1_500, "a_month": 7}
    assert own_work_of(SetupDraft(**known)) == OwnWork(Decimal(6), 1_500, 7)
    for name in known:
        assert own_work_of(SetupDraft(**{**known, name: None})) is None

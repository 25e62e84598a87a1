"""The simulation against numpy's own drawing of the same counts, and against a plain loop over the statement."""

from __future__ import annotations

import time
from collections.abc import Callable
from decimal import Decimal

import numpy as np
import pytest

from desktop.domain.fees.results import Counted, MonthResults
from desktop.domain.fees.statement import statement
from desktop.domain.fees.terms import Base, PerResult, Terms, Tier, Tiered, TierMode
from desktop.domain.month import Month
from desktop.domain.scenarios.negotiation import what_to_negotiate
from desktop.domain.scenarios.playing import play
from desktop.domain.scenarios.prospect import Measured, Option, Prospect, Value

START, MONTHS, DRAWS = Month(2026, 11), 12, 10_000
COUNTS = (7, 8, 6, 7, 7, 8, 7)
LIMIT = 3
LOOPED = 100
"""Draws of the plain loop; it grows evenly with them."""


def contracts() -> list[Option]:
    price = PerResult(kpi="inquiries", unit_price=Decimal(6_000), free=2)
    bands = (Tier(1, Decimal(9_000)), Tier(10, Decimal(7_500)), Tier(20, Decimal(6_000)))
    slab = Tiered(kpi="inquiries", mode=TierMode.SLAB, tiers=bands, cumulative=True)
    return [
        Option(key="capped", terms=Terms(start=START, fees=(Base(amount=30_000), price), monthly_cap=80_000)),
        Option(
            key="slab", terms=Terms(start=START, fees=(slab,), monthly_guarantee=20_000, total_cap=800_000)
        ),
        Option.flat("flat", 100_000, START),
    ]


def prospect() -> Prospect:
    return Prospect(sources={"inquiries": Measured(COUNTS)}, value=Value("inquiries", 15_000), months=MONTHS)


def bare() -> object:
    chance = np.random.Generator(np.random.PCG64(1))
    return chance.poisson(chance.gamma(sum(COUNTS) + 0.5, 1 / len(COUNTS), DRAWS), (MONTHS, DRAWS))


def loop() -> None:
    chance = np.random.Generator(np.random.PCG64(1))
    counts = chance.poisson(chance.gamma(sum(COUNTS) + 0.5, 1 / len(COUNTS), LOOPED), (MONTHS, LOOPED))
    for option in contracts():
        for at in range(LOOPED):
            drawn = counts[:, at].tolist()
            given = [MonthResults(START + m, {"inquiries": Counted(n)}) for m, n in enumerate(drawn)]
            assert option.terms is not None
            statement(option.terms, given)


def side_by_side(*work: Callable[[], object], rounds: int) -> list[float]:
    """The quickest of each, taken in turn, so that a busy machine slows all of them alike."""
    times: list[list[float]] = [[] for _ in work]
    for _ in range(rounds):
        for one, kept in zip(work, times, strict=True):
            start = time.perf_counter()
            one()
            kept.append(time.perf_counter() - start)
    return [min(kept) for kept in times]


@pytest.mark.benchmark
def test_three_contracts_take_little_longer_than_drawing(measured: Callable[[str], None]) -> None:
    options, ahead = contracts(), prospect()

    def ours() -> object:
        return play(options, ahead, draws=DRAWS)

    ours()
    drawing, whole = side_by_side(bare, ours, rounds=15)
    (looped,) = side_by_side(loop, rounds=2)
    plain = looped * DRAWS / LOOPED
    measured(
        f"scenarios: 3 contracts, {DRAWS:,} × {MONTHS} months in {1000 * whole:.1f} ms, "
        f"{whole / drawing:.2f} times numpy's drawing ({1000 * drawing:.1f} ms); "
        f"a plain loop takes {plain / whole:,.0f} times as long"
    )
    assert whole / drawing <= LIMIT


@pytest.mark.benchmark
def test_ranking_what_to_negotiate_is_one_moment(measured: Callable[[str], None]) -> None:
    option, ahead = contracts()[1], prospect()

    def ours() -> object:
        return what_to_negotiate(option, ahead, 4_800)

    drawing, whole = side_by_side(bare, ours, rounds=7)
    measured(f"what to negotiate: {1000 * whole:.0f} ms, {whole / drawing:.1f} times numpy's drawing")
    assert whole < 1

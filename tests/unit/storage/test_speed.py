"""How long the acts of a working day take; generous bounds that a busy machine still keeps."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from statistics import median

import pytest

from desktop.domain.kpis import KpiPlan, PlanLine, Target, Tier
from desktop.domain.month import Month
from desktop.domain.results import Result
from desktop.domain.shop import Purpose, Shop
from desktop.storage.database import Database
from desktop.storage.ids import new_id

from .conftest import noon

FIRST = Month(2024, 11)
KPIS = [f"kpi_{n}" for n in range(25)]


@pytest.fixture
def busy(path):
    """Two years of a shop in a file."""
    db = Database.open(path, noon)
    plan = KpiPlan("p", "s", 1, FIRST)
    with db.unit("fill", "s") as unit:
        unit.put(Shop("s", "宿", Purpose.HIRING), plan)
        unit.put(*(PlanLine(new_id(), "s", "p", x, Tier.RESULT, n) for n, x in enumerate(KPIS)))
        for n in range(24):
            unit.put(*(Result(new_id(), "s", FIRST + n, x, Decimal(n), "typed", None, noon()) for x in KPIS))
            unit.put(*(Target(new_id(), "s", "p", x, FIRST + n, Decimal(n)) for x in KPIS))
    yield db
    db.close()


def seconds(act: Callable[[], object], times: int = 9) -> float:
    act()
    spent = []
    for _ in range(times):
        start = time.perf_counter()
        act()
        spent.append(time.perf_counter() - start)
    return median(spent)


def type_into(db: Database, cells: int) -> None:
    with db.unit("enter", "s") as unit:
        rows = unit.all(Result, shop="s")[:cells]
        unit.put(*(replace(x, value=(x.value or 0) + 1) for x in rows))


def test_an_edit_a_paste_and_the_book_stay_out_of_the_way(busy):
    def edit() -> None:
        with busy.unit("enter", "s") as unit:
            row = unit.one(Result, shop="s", month=FIRST, kpi=KPIS[3])
            unit.put(replace(row, value=row.value + 1))

    def book() -> int:
        with busy.read() as reader:
            return len(reader.book("s").results)

    edit_, paste, read = seconds(edit), seconds(lambda: type_into(busy, 100)), seconds(book)
    undo = seconds(lambda: busy.undo("s"), times=5)
    assert edit_ < 0.010
    assert paste < 0.050
    assert read < 0.030
    assert undo < 0.050
    assert book() == 600

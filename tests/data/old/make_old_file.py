"""Writes the data file of the present schema; run once before a release, never again for that schema.

python tests/data/old/make_old_file.py    writes schema-NNNN.db beside this script
"""

from __future__ import annotations

import sqlite3
import sys
from contextlib import closing
from datetime import datetime, timedelta, timezone
from decimal import Decimal
from pathlib import Path

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parents[2]))

from desktop.domain.agencies import Agency  # noqa: E402
from desktop.domain.contract.contracts import Contract, ContractState  # noqa: E402
from desktop.domain.fees.terms import Base, PerResult, Terms  # noqa: E402
from desktop.domain.month import Month  # noqa: E402
from desktop.domain.results import Result  # noqa: E402
from desktop.domain.shop import Purpose, Shop  # noqa: E402
from desktop.storage import sqlite  # noqa: E402
from desktop.storage.database import Database  # noqa: E402
from desktop.storage.tables import SCHEMA  # noqa: E402

OCTOBER = Month(2026, 10)


def clock() -> datetime:
    """The sample's today."""
    return datetime(2026, 11, 24, 12, 0, tzinfo=timezone(timedelta(hours=9)))


def main() -> None:
    """Make the file anew."""
    target = HERE / f"schema-{SCHEMA}.db"
    working = HERE / "working.db"
    db = Database.open(working, clock)
    fees = (Base(amount=25_000), PerResult(kpi="inquiries", unit_price=Decimal(6000), free=2))
    terms = Terms(start=Month(2026, 4), fees=fees, monthly_cap=78_000, monthly_guarantee=10_000)
    with db.unit("first", "shop-1") as unit:
        unit.put(Shop("shop-1", "菓子処 雪つり堂", Purpose.CUSTOMERS))
        unit.put(Agency("agency-1", "shop-1", "つむぎ動画(サンプル)", scores={"A01": 3}))
        unit.put(Contract("contract-1", "shop-1", "agency-1", terms, ContractState.SIGNED, {"cap": True}))
        unit.put(Result("result-9", "shop-1", Month(2026, 9), "inquiries", None, note="未計測"))
        unit.put(Result("result-10", "shop-1", OCTOBER, "inquiries", Decimal(14), "typed", None, clock()))
    with db.unit("enter_result", "shop-1", kpi="inquiries", month=OCTOBER) as unit:
        unit.put(
            Result(
                "result-10", "shop-1", OCTOBER, "inquiries", Decimal(11), "typed", None, clock(), version=1
            )
        )
    db.close()
    sqlite.settle(working)
    with closing(sqlite3.connect(working)) as opened:
        opened.execute("PRAGMA page_size = 1024")
        opened.execute("VACUUM")
    working.replace(target)


if __name__ == "__main__":
    main()

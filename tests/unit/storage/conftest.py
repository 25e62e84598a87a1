"""A database in memory and one in a file; what holds for one must hold for the other."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest

from desktop.domain.shop import Purpose, Shop
from desktop.storage.database import Database

TOKYO = timezone(timedelta(hours=9))
NOON = datetime(2026, 11, 24, 12, 0, tzinfo=TOKYO)


def noon() -> datetime:
    return NOON


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "records" / "mikiwame.db"


@pytest.fixture(params=["memory", "file"])
def db(request: pytest.FixtureRequest, path: Path) -> Iterator[Database]:
    opened = Database.open(None if request.param == "memory" else path, noon)
    yield opened
    opened.close()


@pytest.fixture
def shop(db: Database) -> Shop:
    made = Shop("s1", "菓子処 雪つり堂", Purpose.CUSTOMERS)
    with db.unit("new_shop") as unit:
        unit.put(made)
    return made

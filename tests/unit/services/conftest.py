"""A desk with the sample shop on its day, kept in memory."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from desktop.catalog.catalog import Catalog
from desktop.services.contract_desk import ContractDesk
from desktop.services.fees import Fees
from desktop.services.months import Months
from desktop.services.plans import Plans
from desktop.services.sample.create import Sample
from desktop.storage.database import Database


def now() -> datetime:
    return datetime(2026, 11, 24, 9, 0, tzinfo=UTC)


@pytest.fixture
def database(catalog: Catalog) -> Database:
    opened = Database.open(None, now)
    Sample(opened, catalog.folder / "sample").create("ja")
    return opened


@pytest.fixture
def months(database: Database, catalog: Catalog) -> Months:
    return Months(database, catalog, now, "sample")


@pytest.fixture
def fees(database: Database, catalog: Catalog) -> Fees:
    return Fees(database, catalog, now, "sample")


@pytest.fixture
def plans(database: Database, catalog: Catalog) -> Plans:
    return Plans(database, catalog, "sample")


@pytest.fixture
def desk(database: Database, catalog: Catalog) -> ContractDesk:
    return ContractDesk(database, catalog, now, "sample")

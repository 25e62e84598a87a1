"""What a tour finds in a folder where one was before."""

from __future__ import annotations

from desktop.catalog.catalog import Catalog
from desktop.cli.demo import sample_now
from desktop.domain.shop import Purpose
from desktop.services.setup import Setup
from desktop.settings import Paths, resources
from desktop.storage.database import Database
from desktop.ui import tour_records


def shops(where: Paths, *, more: str = "") -> list[str]:
    database = Database.open(where.database, sample_now)
    setup = Setup(database, Catalog(resources() / "catalog"), sample_now)
    if more:
        setup.new_shop(more, Purpose.CUSTOMERS)
    names = [shop.name for shop in setup.shops()]
    database.close()
    return names


def test_a_second_tour_begins_with_the_same_records(tmp_path):
    where = Paths(tmp_path)
    tour_records.sample(where, sample_now)
    first = shops(where)
    assert shops(where, more="書き足したお店") != first
    tour_records.sample(where, sample_now)
    assert shops(where) == first
    tour_records.empty(where, sample_now)
    assert len(shops(where)) == 1
    assert shops(where) != first

"""What every unit test may ask for."""

from __future__ import annotations

import pytest
from hypothesis import settings

from desktop.catalog.catalog import Catalog
from desktop.settings import resources

settings.register_profile("quick", deadline=None, max_examples=60)
settings.load_profile("quick")


@pytest.fixture(scope="session")
def catalog() -> Catalog:
    """The catalogue the program ships with."""
    return Catalog(resources() / "catalog")

"""Opens the records on the worker: imports storage and services, readies the file, looks at the first page's figures."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from desktop.settings import Paths

if TYPE_CHECKING:
    from desktop.ui.desk import Desk


@dataclass(frozen=True, slots=True)
class Opened:
    """The records, open: a desk without a shop yet, and whether the last run ended badly."""

    desk: Desk
    unclean: bool


def open_records(where: Paths, clock: Callable[[], datetime]) -> Opened:
    """Open the records; raises a `Fault` (damaged, locked, newer, not writable, upgrade failed).

    Runs on the worker: this is where SQLAlchemy is imported.
    """
    from desktop.catalog.catalog import Catalog
    from desktop.settings import resources
    from desktop.storage.database import Database
    from desktop.storage.faults import Damaged
    from desktop.storage.health import begin_run, lost
    from desktop.ui.desk import Desk

    unclean = begin_run(where.root)
    if lost(where.database):
        raise Damaged(where.database)
    database = Database.open(where.database, clock)
    return Opened(Desk(database, Catalog(resources() / "catalog"), clock, where), unclean)


def look_after_records(where: Paths, clock: Callable[[], datetime], unclean: bool) -> None:
    """Check the file and make today's backup, once the window is filled; raises a `Fault`."""
    from desktop.storage.health import look_after

    look_after(where.database, clock, unclean=unclean)

"""Opens the records on the worker: imports storage and services, readies the file, looks at the first page's figures."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from desktop.settings import Paths

if TYPE_CHECKING:
    from desktop.domain.shop import Shop
    from desktop.services.home import HomeView
    from desktop.ui.background import Background
    from desktop.ui.desk import Desk
    from desktop.ui.tokens import Tokens


@dataclass(frozen=True, slots=True)
class Opened:
    """The records, open. `desk` is on the shop shown last, or on none where there is no shop yet."""

    desk: Desk
    shops: tuple[Shop, ...]
    view: HomeView | None
    unclean: bool
    """The last run did not end well, so the file is to be examined thoroughly."""


def read_kit(tokens: Tokens) -> Mapping[str, bytes]:
    """Import what every page is made of, and give the icons' drawings; raises where one is missing."""
    import desktop.ui.main_window
    import desktop.ui.pages.home  # noqa: F401 - the page that comes first
    from desktop.ui.icons import read_drawings

    return read_drawings(tokens)


def open_records(where: Paths, clock: Callable[[], datetime], shop: str, jobs: Background) -> Opened:
    """Open the records and look at Home of the shop (or of the first one).

    Raises a `Fault` (damaged, locked, newer, not writable, upgrade failed). Runs on the worker: this
    is where SQLAlchemy is imported.
    """
    from desktop.catalog.catalog import Catalog
    from desktop.domain.shop import Shop
    from desktop.settings import resources
    from desktop.storage.database import Database
    from desktop.storage.faults import Damaged
    from desktop.storage.health import begin_run, lost
    from desktop.ui.desk import Desk

    unclean = begin_run(where.root)
    if lost(where.database):
        raise Damaged(where.database)
    database = Database.open(where.database, clock)
    desk = Desk(database, Catalog(resources() / "catalog"), clock, where, jobs=jobs)
    with database.read() as reader:
        shops = tuple(reader.all(Shop, archived=False))
    if not shops:
        return Opened(desk, (), None, unclean)
    known = [x.id for x in shops]
    desk = desk.of(shop if shop in known else known[0])
    return Opened(desk, shops, desk.home.view(), unclean)


def look_after_records(where: Paths, clock: Callable[[], datetime], unclean: bool) -> None:
    """Check the file and make today's backup, once the window is filled; raises a `Fault`."""
    from desktop.storage.health import look_after

    look_after(where.database, clock, unclean=unclean)


def bring_in_pages(desk: Desk) -> None:
    """Import the other pages and wizards and read what they explain, so that they open at once.

    Once the window is filled and nobody needs the worker; whoever is quicker waits for no more than before.
    """
    import desktop.services.importing
    import desktop.services.reporting
    import desktop.ui.wizards.contract_check
    import desktop.ui.wizards.setup  # noqa: F401
    from desktop.ui.pages.registry import PAGES

    for kind in PAGES.values():
        kind.fetch()
    catalog = desk.catalog
    _read = (catalog.checks, catalog.glossary, catalog.funnels, catalog.seasons, catalog.rates)


def make_sample(desk: Desk, language: str) -> str:
    """Put the sample shop into the records, unless it is there; gives its id."""
    from desktop.services.sample.create import Sample

    return Sample(desk.database, desk.catalog.folder / "sample").create(language)

"""Brings an older file to today's schema: on a copy, checked, and only then in its place.

Whatever happens on the way, failure or a killed program, the old file stays as it was, and a backup
made before lies with the others. Importing this module imports alembic.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from alembic import command
from alembic.config import Config

from desktop.storage import sqlite
from desktop.storage.backups import folder_of, restore, stamped
from desktop.storage.faults import NotReadable, StorageFault, UpgradeFailed, told
from desktop.storage.tables import SCHEMA

_BEFORE = "before-upgrade"


def upgrade(path: Path, clock: Callable[[], datetime]) -> None:
    """Upgrade a file; raises a `StorageFault` and then leaves it unchanged."""
    copy = path.with_name(f"{path.name}.upgrading")
    try:
        sqlite.settle(path)
        with sqlite.held(path), told(path):
            sqlite.copy(path, stamped(folder_of(path), _BEFORE, clock()))
            sqlite.compact(path, copy)
            run_steps(copy)
            _check(copy)
        with told(path):
            sqlite.place(copy, path)
    except StorageFault:
        raise
    except Exception as error:
        logging.getLogger(__name__).exception("the upgrade failed")
        raise UpgradeFailed(path) from error
    finally:
        copy.unlink(missing_ok=True)


def run_steps(path: Path, to: str = "head") -> None:
    """Run the migrations on a file nobody else uses, up to a step."""
    config = Config()
    scripts = Path(__file__).parent / "migrations"
    config.set_main_option("script_location", str(scripts).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    with sqlite.bare_engine(path).begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, to)


def _check(copy: Path) -> None:
    broken = sqlite.complaints(copy, thorough=True) or sqlite.torn_references(copy)
    if broken or sqlite.schema_of(copy) != SCHEMA:
        raise UpgradeFailed(copy)


def restore_after_failed_upgrade(path: Path, clock: Callable[[], datetime]) -> Path | None:
    """Go back to the backup made before the last upgrade; gives where the present file is kept.

    For the owner who has to return to an older release. Raises NotReadable where there is no such
    backup, else as `restore` does.
    """
    made = sorted(folder_of(path).glob(f"{_BEFORE}-*.db"))
    if not made:
        raise NotReadable(folder_of(path))
    return restore(path, made[-1], clock)

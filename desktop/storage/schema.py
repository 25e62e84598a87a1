"""Whether a file is of today's schema: new ones get it, older ones are upgraded, newer ones refused."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from sqlalchemy import Column, Connection, MetaData, String, Table, insert, inspect

from desktop.storage import sqlite
from desktop.storage.faults import Damaged, NewerFile, NotOurs, told
from desktop.storage.journal import steps
from desktop.storage.tables import SCHEMA

_version = Table("alembic_version", MetaData(), Column("version_num", String(32), primary_key=True))
"""Kept in the shape the migrations expect, so that a file made here is one they know."""


def create(connection: Connection) -> None:
    """Make all tables at once; does nothing where another program was quicker."""
    if inspect(connection).has_table(_version.name):
        return
    steps.metadata.create_all(connection, checkfirst=False)
    _version.create(connection, checkfirst=False)
    connection.execute(insert(_version).values(version_num=SCHEMA))
    connection.commit()


def make_ready(path: Path, clock: Callable[[], datetime]) -> bool:
    """Bring a file to today's schema; True where there is none yet. Raises a `StorageFault`."""
    with told(path.parent):
        path.parent.mkdir(parents=True, exist_ok=True)
    if not path.exists() or not path.stat().st_size:
        return True
    try:
        kept = sqlite.schema_of(path)
    except NotOurs:
        raise Damaged(path) from None
    if kept is not None and kept > SCHEMA:
        raise NewerFile(path)
    if kept is not None and kept < SCHEMA:
        from desktop.storage.upgrade import upgrade  # alembic is slow to import and seldom needed

        upgrade(path, clock)
    return kept is None

"""All that is SQLite's own: how a file is opened, checked and copied. No other module holds raw SQL.

On another database this module is replaced and the others stay.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from sqlalchemy import URL, Connection, Engine, create_engine, event
from sqlalchemy.pool import ConnectionPoolEntry, NullPool, StaticPool

from desktop.storage.faults import NotOurs, NotReadable, told

WAIT = 5.0
"""Seconds to wait for another writer before the file counts as locked."""


def engine(path: Path | None) -> Engine:
    """Make an engine for a file, or for a database in memory that all threads share."""
    made = (
        create_engine("sqlite://", poolclass=StaticPool, connect_args={"check_same_thread": False})
        if path is None
        else create_engine(_address(path), connect_args={"timeout": WAIT})
    )
    event.listen(made, "connect", _prepare)
    event.listen(made, "begin", _begin)
    return made


def _address(path: Path) -> URL:
    return URL.create("sqlite", database=str(path))


def _prepare(connection: sqlite3.Connection, _entry: ConnectionPoolEntry) -> None:
    connection.isolation_level = None
    for pragma in ("foreign_keys=ON", "journal_mode=WAL", "synchronous=FULL"):
        connection.execute(f"PRAGMA {pragma}")


def _begin(connection: Connection) -> None:
    writes = connection.get_execution_options().get("writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


@contextmanager
def plain(path: Path) -> Iterator[sqlite3.Connection]:
    """Open an existing file without SQLAlchemy and tidy up behind; raises a `StorageFault`."""
    if not path.is_file():
        raise NotReadable(path)
    address = f"{path.absolute().as_uri()}?mode=rw"
    with told(path), closing(sqlite3.connect(address, uri=True, timeout=WAIT)) as opened:
        opened.isolation_level = None
        yield opened


def schema_of(path: Path) -> str | None:
    """Give the schema step a file names; None where it holds no table yet. Raises NotOurs for another's file."""
    with plain(path) as opened:
        tables = {row[0] for row in opened.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        if not tables:
            return None
        if not {"alembic_version", "shop", "step"} <= tables:
            raise NotOurs(path)
        row = opened.execute("SELECT version_num FROM alembic_version").fetchone()
    if row is None:
        raise NotOurs(path)
    return str(row[0])


def complaints(path: Path, *, thorough: bool) -> list[str]:
    """Say what is broken inside a file; empty where it is sound.

    The quick check reads every page; the thorough one compares every index too.
    """
    with plain(path) as opened:
        try:
            found = [
                str(row[0]) for row in opened.execute(f"PRAGMA {'integrity' if thorough else 'quick'}_check")
            ]
        except sqlite3.DatabaseError as error:
            if isinstance(error, sqlite3.OperationalError):
                raise
            found = [str(error)]
    return [] if found == ["ok"] else found


def torn_references(path: Path) -> int:
    """Count the rows that belong to a row that is not there."""
    with plain(path) as opened:
        return len(opened.execute("PRAGMA foreign_key_check").fetchall())


def documents(path: Path) -> list[tuple[str, str]]:
    """Give name and SHA-256 of every document that rows of a file refer to; none where it is of an older form."""
    with plain(path) as opened:
        found: set[tuple[str, str]] = set()
        for table in ("proposal", "paper"):
            columns = {row[1] for row in opened.execute(f"PRAGMA table_info({table})")}
            if {"file", "content"} <= columns:
                found.update(opened.execute(f"SELECT file, content FROM {table} WHERE content != ''"))  # noqa: S608
        return sorted((str(file), str(content)) for file, content in found)


def copy(source: Path, target: Path) -> None:
    """Copy a file that may be in use, whole, and beside the target until it is; raises a `StorageFault`.

    The fault names the file it is of: the source where it cannot be read, else the target.
    """
    beside = target.with_name(f"{target.name}.part")
    with told(target):
        beside.unlink(missing_ok=True)
    with plain(source) as opened:
        opened.execute("PRAGMA schema_version").fetchone()
        with told(target), closing(sqlite3.connect(beside)) as written:
            opened.backup(written)
            written.execute("PRAGMA journal_mode=DELETE")
    with told(target):
        place(beside, target)


def compact(source: Path, target: Path) -> None:
    """Write a compact copy of a file that may be in use; raises a `StorageFault`."""
    target.unlink(missing_ok=True)
    with plain(source) as opened:
        opened.execute("VACUUM INTO ?", (str(target),))


def settle(path: Path) -> None:
    """Bring everything into the one file and see that nobody else holds it; raises Locked."""
    with plain(path) as opened:
        opened.execute("PRAGMA journal_mode=DELETE").fetchone()


def place(written: Path, target: Path) -> None:
    """Put a finished file where it belongs, in one step and for good; raises OSError."""
    with written.open("rb+") as file:
        os.fsync(file.fileno())
    os.replace(written, target)  # noqa: PTH105 - atomic on every system
    if os.name == "posix":
        folder = os.open(target.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)


@contextmanager
def held(path: Path) -> Iterator[None]:
    """Keep every other writer off a settled file; readers may go on. Raises Locked."""
    with plain(path) as opened:
        opened.execute("BEGIN IMMEDIATE")
        yield


def bare_engine(path: Path) -> Engine:
    """Make an engine for a copy nobody else knows of: no WAL beside it, references not enforced."""
    return create_engine(_address(path), poolclass=NullPool)

"""A checkup of folder, file and backups that changes nothing: what is looked at, and what was found."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from desktop.storage import sqlite
from desktop.storage.backups import folder_of, kept, newest_good
from desktop.storage.documents import Documents
from desktop.storage.documents import folder_of as documents_of
from desktop.storage.faults import StorageFault
from desktop.storage.health import half_written
from desktop.storage.tables import SCHEMA

ROOM = 200_000_000
"""Bytes that should be free: enough for the file, its copies and an upgrade."""


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that was looked at. `state` chooses the sentence, `values` fills it."""

    name: str
    ok: bool
    state: str
    values: Mapping[str, object] = field(default_factory=dict)


def checkup(path: Path) -> tuple[Check, ...]:
    """Look at the records and all around them; never raises a `StorageFault`."""
    folder = _existing(path.parent)
    checks = [_writable(folder), _room(folder), *_file(path), _backups(path), _leftovers(path)]
    return tuple(checks)


def _existing(folder: Path) -> Path:
    return next(x for x in (folder.absolute(), *folder.absolute().parents) if x.exists())


def _good(name: str, **values: object) -> Check:
    return Check(name, True, "good", values)


def _bad(name: str, state: str = "bad", **values: object) -> Check:
    return Check(name, False, state, values)


def _writable(folder: Path) -> Check:
    try:
        with tempfile.TemporaryFile(dir=folder) as file:
            file.write(b"x")
    except OSError:
        return _bad("folder", where=folder)
    return _good("folder", where=folder)


def _room(folder: Path) -> Check:
    free = shutil.disk_usage(folder).free
    megabytes = free // 1_000_000
    return _good("space", free=megabytes) if free >= ROOM else _bad("space", free=megabytes)


def _file(path: Path) -> Iterator[Check]:
    """The file and what is inside; stops at the first thing that makes the rest meaningless."""
    if not path.exists():
        yield Check("file", True, "none", {"where": path})
        return
    try:
        schema = sqlite.schema_of(path)
        yield _good("file", where=path)
        yield _schema(schema or SCHEMA)
        broken = sqlite.complaints(path, thorough=True)
        torn = sqlite.torn_references(path)
    except StorageFault as fault:
        yield _bad("file", fault.code, where=path)
        return
    yield _bad("sound", what="; ".join(broken[:3])) if broken else _good("sound")
    yield _bad("references", count=torn) if torn else _good("references")
    yield from _documents(path)


def _documents(path: Path) -> Iterator[Check]:
    """Those that the records name; nothing is said where they name none."""
    try:
        named = sqlite.documents(path)
        lost = Documents(documents_of(path)).faults(named)
    except StorageFault as fault:
        yield _bad("documents", fault.code, where=fault.where)
        return
    if lost:
        yield _bad("documents", count=len(lost), what=", ".join(lost[:3]))
    elif named:
        yield _good("documents", count=len(named))


def _schema(schema: str) -> Check:
    if schema == SCHEMA:
        return _good("schema", schema=schema)
    return Check("schema", schema < SCHEMA, "older" if schema < SCHEMA else "newer", {"schema": schema})


def _backups(path: Path) -> Check:
    copies, good = kept(path), newest_good(path)
    if not copies:
        return Check("backups", True, "none")
    if good is None:
        return _bad("backups", where=folder_of(path))
    return _good("backups", count=len(copies), day=good.day)


def _leftovers(path: Path) -> Check:
    left = half_written(path.parent)
    return _bad("leftovers", what=", ".join(x.name for x in left)) if left else _good("leftovers")

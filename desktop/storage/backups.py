"""Copies of the records: made at every start, kept for ten days and twelve months, and restored.

All copies are made while the file may be in use, checked, and put in place in one step.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from desktop.domain.month import Month
from desktop.storage import sqlite
from desktop.storage.documents import Documents, folder_beside
from desktop.storage.documents import folder_of as documents_of
from desktop.storage.faults import Damaged, NewerFile, NotOurs, NotWritable, told
from desktop.storage.tables import SCHEMA

DAYS, MONTHS = 10, 12


@dataclass(frozen=True, slots=True)
class Backup:
    """One copy made at a start."""

    path: Path
    day: date


def folder_of(path: Path) -> Path:
    """Where the copies of a file lie."""
    return path.parent / "backups"


def stamped(folder: Path, name: str, at: datetime) -> Path:
    """A name with day and time that is not taken yet; makes the folder. Raises OSError."""
    folder.mkdir(parents=True, exist_ok=True)
    wanted = folder / f"{name}-{at:%Y-%m-%d-%H%M%S}.db"
    again = 2
    while wanted.exists():
        wanted = folder / f"{name}-{at:%Y-%m-%d-%H%M%S}-{again}.db"
        again += 1
    return wanted


def kept(path: Path) -> tuple[Backup, ...]:
    """The copies made at starts, the newest first."""
    found = []
    for copy in folder_of(path).glob("????-??-??.db"):
        try:
            found.append(Backup(copy, date.fromisoformat(copy.stem)))
        except ValueError:
            continue
    return tuple(sorted(found, key=lambda x: x.day, reverse=True))


def newest_good(path: Path) -> Backup | None:
    """The newest copy that is sound inside and of a schema this release knows."""
    return next((x for x in kept(path) if _is_good(x.path)), None)


def _is_good(copy: Path) -> bool:
    try:
        checked(copy)
    except (Damaged, NotOurs, NewerFile, NotWritable):
        return False
    return True


def checked(copy: Path) -> None:
    """Raise where a file cannot be restored: not ours, of a newer release, damaged."""
    schema = sqlite.schema_of(copy)
    if schema is None:
        raise NotOurs(copy)
    if schema > SCHEMA:
        raise NewerFile(copy)
    if sqlite.complaints(copy, thorough=True) or sqlite.torn_references(copy):
        raise Damaged(copy)


def back_up(path: Path, clock: Callable[[], datetime]) -> Backup:
    """Make today's copy and drop what is older than needed; a damaged file replaces no good copy."""
    if sqlite.complaints(path, thorough=False):
        raise Damaged(path)
    today = clock().date()
    copy = folder_of(path) / f"{today}.db"
    with told(copy):
        copy.parent.mkdir(parents=True, exist_ok=True)
        sqlite.copy(path, copy)
        for old in surplus(kept(path)):
            old.path.unlink(missing_ok=True)
    return Backup(copy, today)


def surplus(copies: tuple[Backup, ...]) -> tuple[Backup, ...]:
    """Of copies, the newest first, those that are neither of the last days nor the last of a month."""
    last_of_month: dict[Month, Backup] = {}
    for copy in copies:
        last_of_month.setdefault(Month.of(copy.day), copy)
    needed = {*copies[:DAYS], *list(last_of_month.values())[:MONTHS]}
    return tuple(x for x in copies if x not in needed)


def save(path: Path, target: Path) -> None:
    """Copy the records to a file of the owner's choice; an older backup there is replaced.

    Attached documents go along, into a folder beside it, before the copy stands there. Raises NotOurs
    where the target holds something else, NotWritable where it is the records themselves, or another
    `StorageFault`.
    """
    if target.exists():
        if target.samefile(path):
            raise NotWritable(target)
        sqlite.schema_of(target)
    Documents(folder_beside(target)).take_over(Documents(documents_of(path)))
    sqlite.copy(path, target)


def restore(
    path: Path, source: Path, clock: Callable[[], datetime], why: str = "before-restore"
) -> Path | None:
    """Put a backup in the place of the records, which nobody may have open; undo starts afresh.

    Documents that lie beside the backup come along, those that are there stay. Gives where the records
    of before are kept, under a name that says `why`; None where there were none. Raises a `StorageFault`
    and then leaves them unchanged.
    """
    checked(source)
    new = path.with_name(f"{path.name}.restoring")
    try:
        with told(path):
            path.parent.mkdir(parents=True, exist_ok=True)
            Documents(documents_of(path)).take_over(Documents(folder_beside(source)))
            sqlite.copy(source, new)
            aside = set_aside(path, why, clock()) if path.exists() else None
            sqlite.place(new, path)
    finally:
        new.unlink(missing_ok=True)
    return aside


def set_aside(path: Path, why: str, at: datetime) -> Path:
    """Copy the records beside themselves under a name that says why; raises Locked where they are in use.

    What was written last and not yet brought into the file goes along, also where the file is damaged.
    """
    aside = stamped(path.parent, f"{path.stem}.{why}", at)
    try:
        sqlite.settle(path)
        sqlite.copy(path, aside)
    except (Damaged, NotOurs):
        shutil.copy2(path, aside)
        for part in ("-wal", "-shm"):
            if path.with_name(path.name + part).exists():
                os.replace(path.with_name(path.name + part), aside.with_name(aside.name + part))  # noqa: PTH105
    return aside

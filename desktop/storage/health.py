"""Whether the last run ended well, whether the file is sound, and what to do where it is not.

A start goes: `begin_run`, then, if `lost`, the damaged-file dialog; open the database; and once the
window is filled `look_after` on the worker. What it raises leads to the same dialog, which `recover`s
after closing the database.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from desktop.storage import sqlite
from desktop.storage.backups import Backup, back_up, folder_of, newest_good, restore
from desktop.storage.documents import sweep
from desktop.storage.faults import Damaged, NotReadable, told

_HALF_WRITTEN = ("*.part", "*.upgrading", "*.restoring", "*.new")


def begin_run(root: Path) -> bool:
    """Leave a mark for the time the window is open; True where the last run left its own behind.

    Also sweeps away what was left half-written. Only the one program that holds the folder may call
    it, and it calls `end_run` on leaving.
    """
    mark = _mark(root)
    with told(root):
        unclean = mark.exists()
        for left in half_written(root):
            left.unlink(missing_ok=True)
        sweep(root / "opened")
        root.mkdir(parents=True, exist_ok=True)
        mark.touch()
    return unclean


def end_run(root: Path) -> None:
    """Take the mark away: this run ended well."""
    with told(root):
        _mark(root).unlink(missing_ok=True)


def _mark(root: Path) -> Path:
    return root / "running"


def examine(path: Path, *, thorough: bool) -> None:
    """Raise Damaged where the file is broken inside; quick at every start, thorough after an unclean end."""
    if sqlite.complaints(path, thorough=thorough):
        raise Damaged(path)


def look_after(path: Path, clock: Callable[[], datetime], *, unclean: bool) -> Backup:
    """Check the file, thoroughly after an unclean end, and make today's backup; raises a `StorageFault`."""
    if unclean:
        examine(path, thorough=True)
    return back_up(path, clock)


def lost(path: Path) -> bool:
    """Whether the records are missing or empty though backups of them exist."""
    there = path.exists() and path.stat().st_size > 0
    return not there and newest_good(path) is not None


@dataclass(frozen=True, slots=True)
class Recovered:
    """The backup that stands in for a damaged file, and where the damaged one is kept."""

    backup: Backup
    damaged: Path | None


def recover(path: Path, clock: Callable[[], datetime]) -> Recovered:
    """Put the newest good backup in the place of a damaged or lost file, which is kept.

    Raises NotReadable where there is no good backup; then nothing is changed.
    """
    backup = newest_good(path)
    if backup is None:
        raise NotReadable(folder_of(path))
    return Recovered(backup, restore(path, backup.path, clock, why="damaged"))


def half_written(root: Path) -> tuple[Path, ...]:
    """Files that an interrupted copy, upgrade or restore left behind; they hold nothing that is missing."""
    places = (root, root / "backups", root / "documents")
    return tuple(sorted(x for place in places for pattern in _HALF_WRITTEN for x in place.glob(pattern)))

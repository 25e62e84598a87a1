"""The shop's records as one database: opening it, reading it, and doing and undoing acts.

It may be used from the window's thread and from one worker. Writing is one at a time; readers see
the last finished state. Importing this module imports SQLAlchemy.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, nullcontext
from datetime import datetime
from pathlib import Path

from sqlalchemy import Engine
from sqlalchemy.exc import DBAPIError

from desktop.domain.problems import Code, Problem, Refused
from desktop.storage import sqlite
from desktop.storage.faults import of_error
from desktop.storage.journal import Change, Step
from desktop.storage.reach import Reach
from desktop.storage.schema import create, make_ready
from desktop.storage.unit import Reader, Unit


class Database:
    """The records of every shop in one file."""

    def __init__(self, engine: Engine, path: Path | None, clock: Callable[[], datetime]) -> None:
        self.path = path
        self._engine, self._clock = engine, clock
        self._lock = threading.RLock()
        self._open: tuple[int, Unit] | None = None
        self._reaches: dict[str, Reach] = {}
        self._listeners: list[Callable[[Step], None]] = []

    @classmethod
    def open(cls, path: Path | None, clock: Callable[[], datetime]) -> Database:
        """Open the records; None keeps them in memory. A new file gets the newest schema.

        An older file is brought up to date, on a copy. Raises a `StorageFault`: not writable,
        locked, disk full, damaged, written by a newer release, upgrade failed.
        """
        new = path is None or make_ready(path, clock)
        opened = cls(sqlite.engine(path), path, clock)
        if new:
            with opened._told(), opened._engine.connect() as connection:
                create(connection.execution_options(writes=True))
        return opened

    @contextmanager
    def read(self) -> Iterator[Reader]:
        """Read, all of one moment; inside a unit of this thread it is what that unit sees."""
        mine = self._mine()
        if mine is not None:
            yield mine
            return
        alone = self._lock if self.path is None else nullcontext()
        with alone, self._told(), self._engine.connect() as connection:
            yield Reader(connection)

    @contextmanager
    def unit(self, act: str, shop: str | None = None, **values: object) -> Iterator[Unit]:
        """Do one act in one transaction; it becomes one step where it changed something.

        An exception inside takes everything back. Raises a `StorageFault` where it cannot be kept.
        """
        with self._writing() as unit:
            yield unit
            unit.finish((act, values, shop), self._clock())
            if unit.step is not None and shop is not None:
                self._reach(shop).act(unit.step)
        if unit.step is not None:
            self._announce(unit.step)

    def undo(self, shop: str) -> Step:
        """Take back the shop's last step of this run; raises `Refused` (nothing to undo, changed elsewhere)."""
        with self._lock:
            step = self._take_back(self.undoable(shop), Code.NOTHING_TO_UNDO)
            self._reach(shop).undo(step)
        return self._announce(step)

    def redo(self, shop: str) -> Step:
        """Do again what was undone last; raises `Refused` (nothing to redo, changed elsewhere)."""
        with self._lock:
            step = self._take_back(self.redoable(shop), Code.NOTHING_TO_REDO)
            self._reach(shop).redo(step)
        return self._announce(step)

    def revert(self, step_id: str, write: Callable[[Unit, Sequence[Change]], None] = Unit.revert) -> Step:
        """Take back a step of the history, of whatever run; that is itself an act and can be undone.

        `write` may settle rows that were changed since; left alone, they refuse. Raises `Refused` (nothing
        to undo: no such step, or all of it was changed since; changed elsewhere).
        """
        with self._lock:
            with self.read() as reader:
                taken = reader.step_of(step_id)
            step = self._take_back(taken, Code.NOTHING_TO_UNDO, write)
            if step.shop is not None:
                self._reach(step.shop).act(step)
        return self._announce(step)

    def undoable(self, shop: str) -> Step | None:
        """The step that `undo` takes back."""
        done = self._reach(shop).done
        return done[-1] if done else None

    def redoable(self, shop: str) -> Step | None:
        """The step that `redo` takes back: the record of an undo, with the act and values it undid."""
        undone = self._reach(shop).undone
        return undone[-1] if undone else None

    def history(self, shop: str, limit: int = 100) -> tuple[Step, ...]:
        """The shop's steps of all runs, the newest first."""
        with self.read() as reader:
            return reader.history(shop, limit)

    def changes(self, step_id: str) -> tuple[Change, ...]:
        """Every row a step changed, before and after."""
        with self.read() as reader:
            return reader.changes(step_id)

    def listen(self, heard: Callable[[Step], None]) -> None:
        """Call `heard` after every step, on the thread that made it."""
        self._listeners.append(heard)

    def close(self) -> None:
        """Let go of the file; everything done is kept."""
        self._engine.dispose()

    @contextmanager
    def _writing(self) -> Iterator[Unit]:
        with self._lock, self._told():
            if self._mine() is not None:
                raise RuntimeError("this thread has a unit open")
            with self._engine.connect() as connection:
                unit = Unit(connection.execution_options(writes=True))
                self._open = threading.get_ident(), unit
                try:
                    yield unit
                finally:
                    self._open = None

    def _take_back(
        self,
        taken: Step | None,
        missing: Code,
        write: Callable[[Unit, Sequence[Change]], None] = Unit.revert,
    ) -> Step:
        if taken is None:
            raise Refused(Problem(missing))
        with self._writing() as unit:
            write(unit, unit.changes(taken.id))
            unit.finish((taken.act, taken.values, taken.shop), self._clock(), undoes=taken.id)
        if unit.step is None:
            raise Refused(Problem(missing))
        return unit.step

    @contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except DBAPIError as error:
            fault = of_error(error.orig or error, self.path or "")
            if fault is None:
                raise
            raise fault from error

    def _mine(self) -> Unit | None:
        opened = self._open
        return opened[1] if opened is not None and opened[0] == threading.get_ident() else None

    def _reach(self, shop: str) -> Reach:
        return self._reaches.setdefault(shop, Reach())

    def _announce(self, step: Step) -> Step:
        for heard in tuple(self._listeners):
            heard(step)
        return step

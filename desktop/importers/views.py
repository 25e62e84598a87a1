"""Files to views: every table found in them, and what became of it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TypeAlias

from desktop.domain.importing import Status
from desktop.domain.problems import Code, Problem
from desktop.importers.dates import Told
from desktop.importers.files import open_file
from desktop.importers.reading import Reading
from desktop.importers.recognise import read_all
from desktop.importers.tables import Found, Table, Unread

Progress: TypeAlias = Callable[[int, int], None]
"""Reports how far the work is, `at` of `of`, and raises to stop it."""


def silent(at: int, of: int) -> None:
    """Report to nobody."""


@dataclass(frozen=True, slots=True)
class TableView:
    """One table found in a file, or a file in which none was."""

    file: str
    archive: str = ""
    """The zip it lies in."""
    sheet: str = ""
    """The sheet, where a workbook has several."""
    reading: Reading | None = None
    reason: Problem | None = None
    """Why it was refused."""

    @property
    def status(self) -> Status:
        """Whether it can be used."""
        if self.reading is None:
            return Status.REFUSED
        return Status.NEEDS_INPUT if self.reading.missing else Status.OK


def read_files(files: Sequence[Path], told: Told, step: Progress = silent) -> tuple[TableView, ...]:
    """Read files, in their order; what cannot be read is a view with its reason. Raises what `step` raises."""
    views: list[TableView] = []
    for at, file in enumerate(files):
        step(at, len(files))
        found = open_file(file, partial(step, at, len(files)))
        views += [_view(one, result) for one, result in read_all(found, told)]
    step(len(files), len(files))
    return tuple(views)


def _view(found: Found, result: Reading | Unread) -> TableView:
    if isinstance(result, Unread):
        return TableView(result.file, result.archive, reason=result.problem)
    return TableView(found.file, found.archive, found.sheet if isinstance(found, Table) else "", result)


def account_problems(views: Iterable[TableView], kept: Collection[str] = ()) -> tuple[Problem, ...]:
    """Tell where files belong to two TikTok accounts, or to another than those `kept` from before."""
    files = {view.reading.account: view.file for view in views if view.reading and view.reading.account}
    others = [account for account in files if account not in kept]
    if not others or len(files) + len(kept) < 2:
        return ()
    first = next(account for account in (*sorted(kept), *files) if account != others[-1])
    return (Problem(Code.TWO_ACCOUNTS, files[others[-1]], {"first": first, "second": others[-1]}),)

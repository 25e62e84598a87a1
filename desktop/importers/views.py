"""Files to views: every table found in them, and what became of it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import TypeAlias

from desktop.domain.breakdowns import Choices, Counted, counted
from desktop.domain.importing import TABLE, Status
from desktop.domain.layouts import Layout
from desktop.domain.problems import Code, Problem
from desktop.importers.collecting import no_collecting
from desktop.importers.dates import Told
from desktop.importers.files import open_file
from desktop.importers.matched import headed, upper_rows
from desktop.importers.matched_reading import settled
from desktop.importers.reading import Reading
from desktop.importers.recognise import read_all
from desktop.importers.tables import Found, Table, Unread, let_go

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
    path: Path | None = None
    """The file it was read from, by which an answer to what it leaves open is given."""
    table: Table | None = None
    """The upper rows of a table no service wrote, by which its columns can be matched."""
    saved: date | None = None
    """The day that file was saved here: mostly that of the download."""

    @property
    def status(self) -> Status:
        """Whether it can be used."""
        if self.reading is None:
            return Status.REFUSED
        return Status.NEEDS_INPUT if self.reading.missing else Status.OK


def read_files(
    files: Sequence[Path],
    told: Told,
    step: Progress = silent,
    own: Mapping[Path, Told] = MappingProxyType({}),
    layouts: Mapping[str, Layout] = MappingProxyType({}),
) -> tuple[TableView, ...]:
    """Read files, in their order; what cannot be read is a view with its reason. Raises what `step` raises.

    `own` is what is known of single files, in place of `told`; `layouts` are the columns that were
    matched in tables no service wrote, by their header.
    """
    views: list[TableView] = []
    for at, file in enumerate(files):
        step(at, len(files))
        known = own.get(file, told)
        with no_collecting():
            found = open_file(file, partial(step, at, len(files)))
            results = [settled(*one, known, layouts) for one in read_all(found, known)]
        views += [_view(*one, file, _saved(file)) for one in results]
        for one, _result in results:
            let_go(one)
    step(len(files), len(files))
    return tuple(views)


def for_shop(views: Iterable[TableView], shop: str) -> tuple[TableView, ...]:
    """Refuse workbooks the agency filled in for another shop."""
    return tuple(
        _of_other(x) if x.reading and x.reading.sheet and x.reading.sheet.shop != shop else x for x in views
    )


def _of_other(view: TableView) -> TableView:
    return replace(view, reading=None, reason=Problem(Code.SHEET_OTHER_SHOP, view.file))


def _saved(file: Path) -> date | None:
    try:
        return datetime.fromtimestamp(file.stat().st_mtime, UTC).astimezone().date()
    except (OSError, OverflowError, ValueError):
        return None


def _view(found: Found, result: Reading | Unread, path: Path, saved: date | None) -> TableView:
    table = _to_match(found, result)
    if isinstance(result, Unread):
        return TableView(
            result.file, result.archive, reason=result.problem, path=path, table=table, saved=saved
        )
    sheet = found.sheet if isinstance(found, Table) else ""
    return TableView(found.file, found.archive, sheet, result, path=path, table=table, saved=saved)


def _to_match(found: Found, result: Reading | Unread) -> Table | None:
    """Give the upper rows of a table whose columns can be matched, or were."""
    if not isinstance(found, Table):
        return None
    if isinstance(result, Reading):
        return upper_rows(found) if result.source == TABLE else None
    top = headed(found, {}) if result.problem.code is Code.NOT_KNOWN_EXPORT else None
    return None if top is None else upper_rows(top)


def account_problems(views: Iterable[TableView], kept: Collection[str] = ()) -> tuple[Problem, ...]:
    """Tell where files belong to two TikTok accounts, or to another than those `kept` from before."""
    files = {view.reading.account: view.file for view in views if view.reading and view.reading.account}
    others = [account for account in files if account not in kept]
    if not others or len(files) + len(kept) < 2:
        return ()
    first = next(account for account in (*sorted(kept), *files) if account != others[-1])
    return (Problem(Code.TWO_ACCOUNTS, files[others[-1]], {"first": first, "second": others[-1]}),)


def counted_in(views: Iterable[TableView], choices: Choices) -> tuple[Counted, ...]:
    """Give which names of the tables count for which KPI, also of tables that still need an answer."""
    return tuple(
        one
        for view in views
        if view.reading is not None and view.reading.breakdown is not None
        for one in counted(view.file, view.reading.source, view.reading.breakdown, choices)
    )

"""TikTok Studio, Follower gender and top territories: what share of the followers each group is."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from desktop.domain.problems import Code, Problem
from desktop.importers.dates import Told
from desktop.importers.numbers import NumberError, read_share
from desktop.importers.reading import Problems, Reading, first_problems
from desktop.importers.studio_names import read_name
from desktop.importers.tables import Table, fitted, normal

GENDER, TERRITORIES = "tiktok_studio.follower_gender", "tiktok_studio.follower_territories"
SOURCES = frozenset({GENDER, TERRITORIES})
_GROUPS = {"gender": GENDER, "topterritories": TERRITORIES}


def recognises(header: Sequence[str]) -> bool:
    """Tell a table of shares by its two columns."""
    names = [normal(name) for name in header]
    return len(names) == 2 and names[0] in _GROUPS and names[1] == "distribution"


def read(table: Table, told: Told) -> Reading:
    """Read the shares as fractions; the table names no day. They are only shown."""
    shares: dict[str, Decimal] = {}
    problems = Problems()
    unknown = 0
    for line, row in enumerate(table.body, table.first_line):
        cells = fitted(row, 2)
        if cells is None or not cells[0].strip():
            if any(row):
                problems.append(Problem(Code.ROW_NOT_READ, table.file, {"row": line}))
            continue
        share = _share(table, line, cells[1], problems)
        unknown += share is None
        if share is not None:
            shares[cells[0].strip()] = share
    if not shares and not unknown:
        problems.append(Problem(Code.NO_ROWS, table.file))
    return Reading(
        _GROUPS[normal(table.header[0])],
        len(shares) + unknown,
        shares=shares,
        taken=told.downloaded,
        account=read_name(table.archive).account,
        problems=first_problems(problems, table.file),
        unknown=unknown,
    )


def _share(table: Table, line: int, text: str, problems: list[Problem]) -> Decimal | None:
    try:
        return read_share(text)
    except NumberError:
        values = {"row": line, "column": table.header[1].strip(), "text": text[:40]}
        problems.append(Problem(Code.CELL_NOT_A_NUMBER, table.file, values))
        return None

"""The agency's input workbook as it comes back: what it says of its month, and every cell not understood."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from desktop.domain.agency_sheet import (
    LONGEST_REMARK,
    REMARK_ROW,
    SCHEMA,
    VERSION,
    Field,
    FilledSheet,
    Key,
    Part,
    SheetCancelled,
    SheetClaim,
    SheetNumber,
    SheetPost,
    SheetReply,
)
from desktop.domain.kpis import Unit
from desktop.domain.month import Month
from desktop.domain.posts import Post
from desktop.domain.problems import Code, Problem, Refused
from desktop.importers.agency_cells import Cells
from desktop.importers.agency_marks import Line, Marked, is_marked, read_marks
from desktop.importers.dates import Told
from desktop.importers.reading import Reading, first_problems
from desktop.importers.tables import Found, Table, Unread
from desktop.wording.agency_sheet import HOOKS, NOT_COUNTED, SOURCES, TEMPLATES, WAYS, YES_NO, choice_of

SOURCE = SCHEMA
_MONTH = re.compile(r"(\d{4})\s*[-/年]\s*(\d{1,2})(?:\s*月|[-/]\d{1,2})?")
_LINK = ("https://", "http://")
_LONGEST_LINK = 1000
_LONGEST_VERSION = 6


def parted(found: Sequence[Found]) -> tuple[list[list[Table]], list[Found]]:
    """Part the tables of such workbooks, each workbook's together, from everything else found in a file.

    Their hidden codes tell them, whatever files, sheets and rows are called.
    """
    books: dict[tuple[str, str], list[Table]] = {}
    for one in found:
        if isinstance(one, Table):
            books.setdefault((one.archive, one.file), []).append(one)
    handed = {key: tables for key, tables in books.items() if any(map(is_marked, tables))}
    rest = [x for x in found if not isinstance(x, Table) or (x.archive, x.file) not in handed]
    return list(handed.values()), rest


def read(tables: Sequence[Table], told: Told) -> Reading | Unread:
    """Read the tables of one workbook; where it cannot be read as a whole, it says why. Raises nothing."""
    marked = read_marks(tables)
    try:
        return _read(marked, told)
    except Refused as refusal:
        return Unread(marked.file, refusal.problems[0], tables[0].archive)


def _read(marked: Marked, told: Told) -> Reading:
    month = _head(marked, told)
    reader = _Reader(marked, Cells(month))
    start = {line.code: line for line in marked.lines.get(Part.START, ())}
    day = reader.cells.day(start[Field.DAY], Field.VALUE, within=False) if Field.DAY in start else None
    sheet = FilledSheet(
        marked.said.get(Key.SHOP, ""),
        month,
        int(marked.said[Key.VERSION]),
        numbers=tuple(reader.numbers()),
        posts=tuple(reader.posts()),
        claims=tuple(reader.claims()),
        replies=tuple(reader.replies()),
        cancelled=tuple(reader.cancelled()),
        day=day,
    )
    problems = first_problems(reader.cells.problems, marked.file)
    return Reading(SOURCE, sheet.lines, sheet=sheet, taken=day, problems=problems)


def _head(marked: Marked, told: Told) -> Month:
    """Give the month it is of. Raises `Refused`: its codes are gone, a later program made it, another month."""
    version, month = marked.said.get(Key.VERSION, ""), _month(marked.said.get(Key.MONTH, ""))
    if not version.isdigit() or len(version) > _LONGEST_VERSION or month is None:
        raise Refused(Problem(Code.SHEET_WITHOUT_CODES, marked.file))
    if int(version) > VERSION:
        raise Refused(Problem(Code.SHEET_NEWER, marked.file))
    if told.month not in (None, month):
        raise Refused(Problem(Code.SHEET_OTHER_MONTH, marked.file, {"month": month, "asked": told.month}))
    return month


def _month(text: str) -> Month | None:
    match = _MONTH.fullmatch(text)
    try:
        return Month(int(match[1]), int(match[2])) if match else None
    except ValueError:
        return None


@dataclass(slots=True)
class _Reader:
    """Reads the tables of a workbook one after another."""

    marked: Marked
    cells: Cells
    _told: set[str] = field(default_factory=set)

    def _lines(self, part: Part) -> Sequence[Line]:
        return self.marked.lines.get(part, ())

    def numbers(self) -> Iterator[SheetNumber]:
        for line in self._lines(Part.NUMBERS):
            if line.code in self._told:
                self.cells.blame(line, Code.SHEET_TWICE, Field.VALUE)
            elif line.code and line.code != REMARK_ROW:
                self._told.add(line.code)
                yield from self._number(line)

    def _number(self, line: Line) -> Iterator[SheetNumber]:
        """Read a row: its figure, and how many of it were invalid. Empty is *not measured*."""
        seen = line.text(Field.SOURCE)
        if choice_of(SOURCES, seen) == NOT_COUNTED:
            if line.text(Field.VALUE):
                self.cells.blame(line, Code.SHEET_NOT_COUNTED, Field.VALUE)
            return
        unit = next((x for x in Unit if x == line.text(Field.UNIT)), Unit.COUNT)
        typed = self.cells.number(line, Field.VALUE, unit, signed=line.text(Field.SIGNED) == "1")
        if typed is not None and typed.value is not None:
            place = f"{line.sheet} {line.place(Field.VALUE)}"
            yield SheetNumber(
                line.code, typed.value, place, typed.rounded, self.cells.text(line, Field.SOURCE)
            )
        if not (code := line.text(Field.INVALID_CODE)) or code in self._told:
            return
        self._told.add(code)
        invalid = self.cells.number(line, Field.INVALID)
        if invalid is None or invalid.value is None:
            return
        if typed is not None and typed.value is not None and invalid.value > typed.value:
            self.cells.blame(line, Code.SHEET_MORE_INVALID, Field.INVALID)
            return
        yield SheetNumber(code, invalid.value, f"{line.sheet} {line.place(Field.INVALID)}", invalid.rounded)

    def posts(self) -> Iterator[SheetPost]:
        for line in self._lines(Part.POSTS):
            day = self.cells.day(line, Field.DAY)
            if day is None:
                if not line.text(Field.DAY):
                    self.cells.blame(line, Code.SHEET_ROW_LACKS, Field.DAY)
                continue
            title, link = self.cells.text(line, Field.TITLE), self._link(line)
            if not title and not link:  # nothing to know it by again
                self.cells.blame(line, Code.SHEET_ROW_LACKS, Field.TITLE)
                continue
            spend = self.cells.count(line, Field.SPEND) or 0
            post = Post(
                "",
                "",
                day,
                title,
                link,
                template=self.cells.choice(line, Field.TEMPLATE, TEMPLATES) or "",
                length=self.cells.count(line, Field.SECONDS),
                hook=self.cells.choice(line, Field.HOOK, HOOKS) or "",
                promoted=self.cells.choice(line, Field.PROMOTED, YES_NO) == "yes" or spend > 0,
                promotion=spend,
            )
            counts = (Field.VIEWS, Field.SAVES, Field.SHARES, Field.COMMENTS)
            yield SheetPost(post, *(self.cells.count(line, x) for x in counts))

    def _link(self, line: Line) -> str:
        link = self.cells.text(line, Field.LINK, _LONGEST_LINK)
        if link and not link.startswith(_LINK):
            self.cells.blame(line, Code.SHEET_NO_LINK, Field.LINK)
            return ""
        return link

    def claims(self) -> Iterator[SheetClaim]:
        for line in self._lines(Part.CLAIMS):
            kpi = self._kpi(line)
            if kpi is None:
                continue
            way = self.cells.text(line, Field.WAY)
            notes = (
                self.cells.text(line, x, most) for x, most in ((Field.NOTE, 300), (Field.LINK, _LONGEST_LINK))
            )
            yield SheetClaim(
                kpi,
                self.cells.day(line, Field.DAY),
                self.cells.text(line, Field.MARK),
                choice_of(WAYS, way) or way,
                "\n".join(filter(None, notes)),
            )

    def _kpi(self, line: Line) -> str | None:
        """Give the code of the figure a row names; a row without one is told and left out."""
        name = line.text(Field.KPI)
        kpi = self.marked.kpi(name) if name else None
        if kpi is None:
            self.cells.blame(line, Code.SHEET_OTHER_FIGURE if name else Code.SHEET_ROW_LACKS, Field.KPI)
        return kpi

    def replies(self) -> Iterator[SheetReply]:
        remark = next(
            (x for x in self._lines(Part.NUMBERS) if x.code == REMARK_ROW and x.text(Field.REMARK)), None
        )
        if remark is not None:
            yield SheetReply("", self.cells.text(remark, Field.REMARK, LONGEST_REMARK))
        there: set[str] = set()
        for line in self._lines(Part.REPLIES):
            reason, step, who = (self.cells.text(line, x) for x in (Field.REASON, Field.STEP, Field.WHO))
            until = self.cells.day(line, Field.UNTIL, within=False)
            if not line.code or not (reason or step or who or until):
                continue
            if line.code in there:
                self.cells.blame(line, Code.SHEET_TWICE, Field.REASON)
                continue
            there.add(line.code)
            yield SheetReply(line.code, reason, step, who, until)

    def cancelled(self) -> Iterator[SheetCancelled]:
        for line in self._lines(Part.CANCELLED):
            text = line.text(Field.MONTH)
            month, kpi, count = _month(text), self._kpi(line), self.cells.count(line, Field.COUNT)
            if text and month is None:
                self.cells.blame(line, Code.SHEET_NO_MONTH, Field.MONTH)
            lacking = next((x for x in (Field.MONTH, Field.COUNT) if not line.text(x)), None)
            if lacking is not None:
                self.cells.blame(line, Code.SHEET_ROW_LACKS, lacking)
            if month is None or kpi is None or not count:
                continue
            words = (self.cells.text(line, x) for x in (Field.REASON, Field.NOTE))
            yield SheetCancelled(month, kpi, count, "\n".join(filter(None, words)))

"""検算: everything computed again by live formulas, beside what the report says."""

from __future__ import annotations

from datetime import date

from openpyxl.formatting.rule import FormulaRule
from openpyxl.styles import Font
from openpyxl.workbook.defined_name import DefinedName

from desktop.language import _
from desktop.reports.checking.rows import Block, Calculation, CheckRow, Places, blocks
from desktop.reports.model import Report
from desktop.reports.paper import PAGE, REDUCED, Paper, as_day
from desktop.reports.styles import Look, Style
from desktop.reports.theme import BAD, GOOD

WIDTHS = (33.0, 41.0, 14.0, 14.0, 14.0, 14.0, 8.0)
_GIVEN, _ACTUAL, _COMPUTED, _REPORTED, _VERDICT = 3, 4, 5, 6, 7
_ROW, _SENTENCE_ROW = 15.5, 3


def write(paper: Paper, report: Report, places: Places) -> None:
    """Fill the sheet; its headline counts the rows that agree."""
    made = blocks(report, places)
    paper.head(_("The figures, checked"), "")
    paper.gap(6)
    paper.table_head(_heads(), 24)
    paper.freeze()
    first, used = paper.row, sum(paper.heights.values())
    for block in made:
        used = _block(paper, block, used)
    last = paper.row - 1
    _headline(paper, [row for block in made for row in block.rows], first, last)
    _colours(paper, first, last)
    paper.gap(6)
    for note in _notes():
        paper.note(note)
    paper.print_on(tab=False, fit=False, repeat=6)


def _heads() -> tuple[tuple[str, Style], ...]:
    return (
        (_("Item"), Style.HEAD_LEFT),
        (_("How it is computed"), Style.HEAD_LEFT),
        (_("Input / target"), Style.HEAD_RIGHT),
        (_("Actual"), Style.HEAD_RIGHT),
        (_("Computed again"), Style.HEAD_RIGHT),
        (_("In the report"), Style.HEAD_RIGHT),
        (_("Verdict"), Style.HEAD),
    )


def _block(paper: Paper, block: Block, used: float) -> float:
    """Write a block; one that would be torn by the end of the page starts the next."""
    height = 17 + _ROW * len(block.rows)
    room = PAGE * 100 / REDUCED
    if used + height > room:
        paper.break_before(paper.row)
        used = 24
    paper.band(block.title, 17)
    for row in block.rows:
        _row(paper, row)
    return used + height


def _row(paper: Paper, row: CheckRow) -> None:
    paper.fill(Style.BODY)
    paper.put(1, row.label, Look(Style.BODY, wrap=False))
    paper.put(2, row.how, Look(Style.BODY, size=9, wrap=False))
    pair_kind = row.shown_kind or row.kind
    _given(paper, row, pair_kind)
    for column, calculation, kind in (
        (_GIVEN, row.target, pair_kind),
        (_ACTUAL, row.actual, pair_kind),
        (_COMPUTED, row.computed, row.kind),
        (_REPORTED, row.reported, row.kind),
    ):
        if calculation:
            _calculate(paper, column, calculation, kind)
    _verdict(paper, row)
    if row.name:
        column = _COMPUTED if row.computed else _GIVEN
        names = paper.sheet.parent.defined_names
        names[row.name] = DefinedName(row.name, attr_text=paper.there(column, paper.row))
    paper.end(_ROW)


def _given(paper: Paper, row: CheckRow, kind: Look) -> None:
    if row.given is None:
        return
    value = as_day(row.given) if isinstance(row.given, date) else row.given
    number_format = kind.number_format or paper.styles.format_of(kind.style)
    paper.put(_GIVEN, value, Look(Style.INPUT_NUMBER, number_format=number_format))


def _calculate(paper: Paper, column: int, calculation: Calculation, kind: Look) -> None:
    formula = calculation.formula.replace("{row}", str(paper.row))
    paper.formula(column, formula, calculation.value, kind)


def _verdict(paper: Paper, row: CheckRow) -> None:
    if row.agrees is None:
        return
    computed, reported = paper.at(_COMPUTED), paper.at(_REPORTED)
    formula = f'IF(ROUND({computed}-{reported},6)=0,"{_agrees()}","{_differs()}")'
    verdict = _agrees() if row.agrees else _differs()
    paper.formula(_VERDICT, formula, verdict, Look(Style.MIDDLE, size=9, bold=True))


def _agrees() -> str:
    return _("agrees")


def _differs() -> str:
    return _("differs")


def _headline(paper: Paper, rows: list[CheckRow], first: int, last: int) -> None:
    good = sum(row.agrees is True for row in rows)
    bad = sum(row.agrees is False for row in rows)
    area = f"{paper.at(_VERDICT, first)}:{paper.at(_VERDICT, last)}"
    all_agree = _("All {count} places agree. The formulas are live, anyone can check them.")
    some_differ = _("{count} places differ. Please look at the rows marked “differs”.")
    formula = (
        f'IF(COUNTIF({area},"{_differs()}")=0,'
        f"{_counted(all_agree, area, _agrees())},{_counted(some_differ, area, _differs())})"
    )
    value = some_differ.format(count=bad) if bad else all_agree.format(count=good)
    paper.formula(1, formula, value, Style.SENTENCE, _SENTENCE_ROW)


def _counted(sentence: str, area: str, word: str) -> str:
    """Write a sentence as a formula, with the count of a word where its number stands."""
    before, after = sentence.replace('"', '""').split("{count}")
    return f'"{before}"&COUNTIF({area},"{word}")&"{after}"'


def _colours(paper: Paper, first: int, last: int) -> None:
    top = paper.at(_VERDICT, first)
    area = f"{top}:{paper.at(_VERDICT, last)}"
    for word, colour in ((_differs(), BAD), (_agrees(), GOOD)):
        rule = FormulaRule(formula=[f'${top}="{word}"'], font=Font(color=colour))
        paper.sheet.conditional_formatting.add(area, rule)


def _notes() -> tuple[str, ...]:
    return (
        _(
            "Excel, LibreOffice and Google Sheets compute this sheet again; viewers that do not compute show the "
            "values of the day it was made. Figures on the other sheets are values and stay as they are."
        ),
        _(
            "Tax and rates are rounded to six decimals before the yen is rounded, so that no hidden fraction tips it."
        ),
    )

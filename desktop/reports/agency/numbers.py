"""今月の数字: each figure with how it is counted, last month's, and cells for this month's, its source, its state."""

from __future__ import annotations

from openpyxl.worksheet.datavalidation import DataValidation

from desktop.domain.agency_sheet import LONGEST_REMARK, REMARK_ROW, Field, Part
from desktop.domain.kpis import Tier, Unit
from desktop.language import N_, _, ngettext
from desktop.reports.agency.codes import Coded, Lists
from desktop.reports.agency.model import InputSheet, NumberRow
from desktop.reports.agency.start import Line
from desktop.reports.agency.states import DONE, NONE, colour, said
from desktop.reports.inputs import Says, broken, lock, one_of, pick, restrict, short, whole
from desktop.reports.model import Figure
from desktop.reports.paper import Paper
from desktop.reports.styles import Look, Style
from desktop.wording.agency_sheet import NOT_COUNTED, SOURCES, words
from desktop.wording.amounts import month_alone

WIDTHS = (4.5, 23.0, 39.0, 5.5, 12.0, 12.0, 10.0, 18.0, 14.0)
_NO, _NAME, _HOW, _UNIT, _LAST, _NOW, _INVALID, _SOURCE, _STATE = range(1, 10)
_BANDS = {
    Tier.RESULT: N_("Results (what leads straight to the shop’s sales)"),
    Tier.INTERMEDIATE: N_("Intermediate (what comes just before a result)"),
    Tier.REFERENCE: N_("Reference (what is not aimed at)"),
}
_COSTS = N_("Costs")
_LEAST_SIGNED = -1_000_000
FORMATS = {
    Unit.COUNT: "#,##0_0",
    Unit.YEN: "¥#,##0_0",
    Unit.PERCENT: "0.0%_0",
    Unit.RATIO: "0.00_0",
    Unit.SECONDS: "#,##0.#_0",
    Unit.HOURS: "#,##0.#_0",
}
"""How a figure stands in its cell; in a cell of percent, typing 46 gives 46 %."""


def write(paper: Paper, sheet: InputSheet, lists: Lists) -> Line:
    """Fill the sheet; gives what the first sheet says of it, and its state as a formula."""
    coded = Coded(paper, Part.NUMBERS, (Field.UNIT, Field.SIGNED, Field.INVALID_CODE))
    paper.head(
        _("Figures of the month"),
        _("Fill in the yellow cells only. Leave empty what you do not count, and choose “not counted”."),
    )
    paper.gap(6)
    head = paper.row
    paper.table_head(_heads(sheet), 26)
    coded.columns({_NO: Field.REMARK, _NOW: Field.VALUE, _INVALID: Field.INVALID, _SOURCE: Field.SOURCE})
    paper.freeze()
    first = paper.row
    sources = lists.offer(words(SOURCES))
    _rows(paper, coded, sheet, sources)
    last = paper.row - 1
    colour(paper, _STATE, first)
    _remark(paper, coded)
    paper.print_on(tab=True, one_page=len(sheet.numbers) <= 16, repeat=head)
    lock(paper, *coded.letters())
    return _line(paper, sheet, first, last)


def _heads(sheet: InputSheet) -> list[tuple[str, Style]]:
    return [
        (_("No."), Style.HEAD),
        (_("Figure"), Style.HEAD_LEFT),
        (_("How it is counted"), Style.HEAD_LEFT),
        (_("Unit"), Style.HEAD),
        (_("Last month"), Style.HEAD_RIGHT),
        (month_alone(sheet.month), Style.HEAD_RIGHT),
        (_("Invalid ones"), Style.HEAD_RIGHT),
        (_("Where you read it"), Style.HEAD_LEFT),
        (_("State"), Style.HEAD_LEFT),
    ]


def _rows(paper: Paper, coded: Coded, sheet: InputSheet, sources: str) -> None:
    shown = ""
    for number, row in enumerate(sheet.numbers, start=1):
        band = _COSTS if row.cost else _BANDS[row.tier]
        if band != shown:
            shown = band
            paper.band(_(band))
        _row(paper, coded, number, row, sources)


def _row(paper: Paper, coded: Coded, number: int, row: NumberRow, sources: str) -> None:
    paper.put(_NO, number, Style.MIDDLE)
    paper.put(_NAME, row.name, Look(Style.BODY, bold=True))
    paper.put(_HOW, row.how, Look(Style.BODY, size=9))
    paper.put(_UNIT, row.counter, Look(Style.MIDDLE, size=9))
    known(paper, _LAST, row.last, row.unit)
    paper.put(_NOW, None, Look(Style.INPUT_NUMBER, number_format=FORMATS[row.unit]))
    restrict(paper, paper.at(_NOW), _rule(row), _says(row))
    paper.put(_INVALID, None, Style.INPUT_NUMBER if row.invalid else Style.BODY)
    if row.invalid:
        _restrict_invalid(paper)
    paper.put(_SOURCE, None, Look(Style.INPUT, size=9))
    restrict(paper, paper.at(_SOURCE), one_of(sources), Says(_("Where you read it"), pick()))
    paper.formula(_STATE, _state(paper, row), empty(), Look(Style.STATE, size=9.5))
    coded.row(row.kpi, row.unit.value, "1" if row.signed else "0", row.invalid)
    how = paper.fit([(row.how, paper.room(_HOW) - 1)], 9, 27)
    paper.end(max(how, paper.fit([(row.name, paper.room(_NAME) - 1)], 10, 27)))


def known(paper: Paper, column: int, value: Figure, unit: Unit) -> None:
    """Write a figure known here; what was not measured says so."""
    if value is None:
        paper.put(column, _("not measured"), Look(Style.MISSING, size=8, indent=0, number_format="@_0"))
    else:
        paper.put(column, value, Look(Style.COUNT, number_format=FORMATS[unit]))


def _rule(row: NumberRow) -> DataValidation:
    if row.unit in (Unit.COUNT, Unit.YEN):
        return whole(_LEAST_SIGNED if row.signed else 0)
    return broken(1 if row.unit is Unit.PERCENT else 10**8, _LEAST_SIGNED if row.signed else 0)


def _says(row: NumberRow) -> Says:
    if row.unit is Unit.PERCENT:
        return Says(row.name, _("Please enter a share from 0 % to 100 %."), _("Typing 46 gives 46 %."))
    error = (
        _(
            "Please enter a whole number. Leave it empty if it was not counted: 0 means it was counted and was 0."
        )
        if row.unit in (Unit.COUNT, Unit.YEN)
        else _("Please enter a number. Leave it empty if it was not counted.")
    )
    return Says(row.name, error, row.how)


def _restrict_invalid(paper: Paper) -> None:
    rule = whole()
    rule.formula2 = f"${paper.at(_NOW)}"
    says = Says(
        _("Invalid ones"),
        _("It cannot be more than the number itself."),
        _("Counted twice, pranks, sales calls, known customers, outside the area. 0 if there were none."),
    )
    restrict(paper, paper.at(_INVALID), rule, says)


def empty() -> str:
    """The state of a row nobody has filled in."""
    return _("？ not filled in")


def all_done() -> str:
    """The state of a sheet that lacks nothing."""
    return _("○ everything is filled in")


def _state(paper: Paper, row: NumberRow) -> str:
    """What the row still lacks, as a formula over its cells."""
    now, invalid, source = (paper.at(x) for x in (_NOW, _INVALID, _SOURCE))
    done, lacking = said(_("○ filled in")), said(_("△ where from?"))
    rest = f'IF({source}="",{lacking},{done})'
    if row.invalid:
        few, many = said(_("△ invalid ones?")), said(_("× too many invalid"))
        rest = f'IF({invalid}="",{few},IF({invalid}>{now},{many},{rest}))'
    not_counted, taken = said(_("－ not counted")), said(_("× take the number out"))
    none, never = f'IF({now}="",{not_counted},{taken})', said(_(SOURCES[NOT_COUNTED]))
    return f'IF({source}={never},{none},IF({now}="",{said(empty())},{rest}))'


def _remark(paper: Paper, coded: Coded) -> None:
    paper.gap(8)
    paper.heading([(1, _("Anything worth knowing of the month (changes in counting, accidents, holidays)"))])
    paper.fill(Style.INPUT)
    paper.put(1, None, Look(Style.INPUT, vertical="top"))
    paper.merge(1, len(paper.widths))
    says = Says(_("Remark"), _("Please write up to {count} letters.").format(count=LONGEST_REMARK))
    restrict(paper, paper.at(1), short(LONGEST_REMARK), says)
    coded.row(REMARK_ROW)
    paper.end(54)


def _line(paper: Paper, sheet: InputSheet, first: int, last: int) -> Line:
    count = len(sheet.numbers)
    area = f"{paper.there(_STATE, first)}:{paper.there(_STATE, last).rpartition('!')[2]}"
    done = f'COUNTIF({area},"{DONE}*")+COUNTIF({area},"{NONE}*")'
    lacking, full = ngettext("△ {count} figure left", "△ {count} figures left", count), said(all_done())
    before, _found, after = lacking.partition("{count}")
    left = f"{said(before)}&({count}-({done}))&{said(after)}"
    formula = f"IF({done}={count},{full},{left})"
    what = ngettext("{count} figure of {month}", "{count} figures of {month}", count)
    return Line(
        what.format(count=count, month=month_alone(sheet.month)), formula, lacking.format(count=count)
    )

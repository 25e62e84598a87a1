"""理由と次の一手: each KPI of the plan with our figures, and cells for why, what next, who, until when."""

from __future__ import annotations

from desktop.domain.agency_sheet import LONGEST, Field, Part
from desktop.language import _, ngettext
from desktop.reports.agency.codes import Coded
from desktop.reports.agency.model import InputSheet, ReasonRow
from desktop.reports.agency.numbers import all_done, known
from desktop.reports.agency.rows import area
from desktop.reports.agency.start import Line
from desktop.reports.agency.states import DONE, said
from desktop.reports.inputs import Says, days_from, lock, restrict, short
from desktop.reports.paper import Paper
from desktop.reports.styles import Look, Style
from desktop.wording.amounts import month_alone

WIDTHS = (4.5, 24.0, 12.0, 12.0, 34.0, 28.0, 12.5, 11.0)
_NO, _NAME, _LAST, _NOW, _WHY, _STEP, _WHO, _UNTIL = range(1, 9)


def write(paper: Paper, sheet: InputSheet) -> Line:
    """Fill the sheet."""
    coded = Coded(paper, Part.REPLIES)
    paper.head(
        _("Why and what next"),
        _("For each figure: why it came out as it did, what you do next, who does it, and until when."),
    )
    paper.gap(6)
    head = paper.row
    paper.table_head(_heads(sheet), 28)
    coded.columns({_WHY: Field.REASON, _STEP: Field.STEP, _WHO: Field.WHO, _UNTIL: Field.UNTIL})
    paper.freeze()
    first = paper.row
    for number, row in enumerate(sheet.reasons, start=1):
        _row(paper, coded, number, row)
    rows = first, max(first, paper.row - 1)
    _rules(paper, sheet, rows)
    paper.gap(8)
    paper.note(
        _("The figures are those known to us on the day this sheet was made. “Not measured” is not 0.")
    )
    paper.print_on(tab=True, one_page=len(sheet.reasons) <= 10, repeat=head)
    lock(paper, *coded.letters())
    return _line(paper, sheet, rows)


def _heads(sheet: InputSheet) -> list[tuple[str, Style]]:
    return [
        (_("No."), Style.HEAD),
        (_("Figure"), Style.HEAD_LEFT),
        (_("Last month"), Style.HEAD_RIGHT),
        (month_alone(sheet.month), Style.HEAD_RIGHT),
        (_("Reason"), Style.HEAD_LEFT),
        (_("Next step"), Style.HEAD_LEFT),
        (_("Who"), Style.HEAD_LEFT),
        (_("Until when"), Style.HEAD),
    ]


def _row(paper: Paper, coded: Coded, number: int, row: ReasonRow) -> None:
    paper.put(_NO, number, Style.MIDDLE)
    paper.put(_NAME, row.name, Style.BODY)
    known(paper, _LAST, row.last, row.unit)
    known(paper, _NOW, row.now, row.unit)
    for column in (_WHY, _STEP, _WHO):
        paper.put(column, None, Look(Style.INPUT, size=9, vertical="top"))
    paper.put(
        _UNTIL, None, Look(Style.INPUT, number_format=_("d mmm"), size=9, horizontal="center", indent=0)
    )
    coded.row(row.kpi)
    paper.end(max(44, paper.fit([(row.name, paper.room(_NAME) - 1)])))


def _rules(paper: Paper, sheet: InputSheet, rows: tuple[int, int]) -> None:
    most = _("Please write up to {count} letters.").format(count=LONGEST)
    for column, says, rule in (
        (_WHY, Says(_("Reason"), most), short(LONGEST)),
        (_STEP, Says(_("Next step"), most), short(LONGEST)),
        (_WHO, Says(_("Who"), most), short(LONGEST)),
        (_UNTIL, Says(_("Until when"), _("Please enter a date.")), days_from(sheet.month)),
    ):
        restrict(paper, f"{paper.at(column, rows[0])}:{paper.at(column, rows[1])}", rule, says)


def _line(paper: Paper, sheet: InputSheet, rows: tuple[int, int]) -> Line:
    count = len(sheet.reasons)
    done = f"COUNTA({area(paper, _WHY, rows)})"
    what = ngettext("{count} KPI of the plan", "{count} KPIs of the plan", count).format(count=count)
    if not count:
        return Line(what, said(DONE), DONE)
    lacking = ngettext("△ {count} reason left", "△ {count} reasons left", count)
    before, _found, after = lacking.partition("{count}")
    left = f"{said(before)}&({count}-{done})&{said(after)}"
    full = said(all_done())
    return Line(what, f"IF({done}>={count},{full},{left})", lacking.format(count=count))

"""取消: results of earlier months that turned out invalid after they were billed."""

from __future__ import annotations

from desktop.domain.agency_sheet import LONGEST, Field, Part
from desktop.language import _
from desktop.reports.agency.codes import Lists
from desktop.reports.agency.model import InputSheet
from desktop.reports.agency.rows import Asked, area, table
from desktop.reports.agency.start import Line
from desktop.reports.agency.states import DONE, said
from desktop.reports.inputs import Says, one_of, pick, short, whole
from desktop.reports.paper import Paper
from desktop.reports.styles import Look, Style
from desktop.wording.agency_sheet import REASONS, words

WIDTHS = (4.5, 18.0, 30.0, 12.0, 24.0, 49.5)
ROWS = 12
_MOST = 1000
_MONTH, _COUNT, _REASON = 2, 4, 5


def write(paper: Paper, sheet: InputSheet, lists: Lists) -> Line:
    """Fill the sheet."""
    paper.head(
        _("Results that turned out invalid after they were billed"),
        _("Results of earlier months of which you learned now. Leave it empty if there are none."),
    )
    paper.gap(6)
    rows = table(paper, Part.CANCELLED, _columns(sheet, lists), ROWS, 24)
    paper.gap(6)
    paper.note(_("They are taken off in the calculation of a month that is still open."))
    paper.print_on(tab=True)
    months, counts, reasons = (area(paper, x, rows) for x in (_MONTH, _COUNT, _REASON))
    none = _("○ none")
    whole_rows = f"AND(COUNTA({months})=COUNT({counts}),COUNTA({reasons})=COUNT({counts}))"
    odd = said(_("△ a row has no month or no reason"))
    some = f"IF({whole_rows},{said(DONE + ' ')}&SUM({counts}),{odd})"
    empty = f"COUNTA({months})+COUNT({counts})+COUNTA({reasons})=0"
    return Line(
        _("what was billed and turned out invalid (or nothing)"), f"IF({empty},{said(none)},{some})", none
    )


def _columns(sheet: InputSheet, lists: Lists) -> list[Asked]:
    month, kpi = Says(_("Month of the result"), pick()), Says(_("Result"), pick())
    count = Says(_("Count"), _("Please enter a whole number from 1 on."))
    note = Says(
        _("Number in the list, note"),
        _("Please write up to {count} letters.").format(count=LONGEST),
        _("No names or telephone numbers, please."),
    )
    months = lists.offer([str(x) for x in reversed(sheet.cancellable)])
    kpis = lists.offer([name for _code, name in sheet.claimable])
    reasons = lists.offer(words(REASONS))
    centred = Look(Style.INPUT, size=9, number_format="@", horizontal="center", indent=0)
    return [
        Asked(Field.MONTH, month.title, Style.HEAD, one_of(months), month, centred),
        Asked(Field.KPI, kpi.title, Style.HEAD_LEFT, one_of(kpis), kpi),
        Asked(Field.COUNT, count.title, Style.HEAD_RIGHT, whole(1, _MOST), count, Look(Style.INPUT_NUMBER)),
        Asked(Field.REASON, _("Reason"), Style.HEAD_LEFT, one_of(reasons), Says(_("Reason"), pick())),
        Asked(Field.NOTE, note.title, Style.HEAD_LEFT, short(LONGEST), note),
    ]

"""成果の明細: the results of the month one by one, as the agency claims them."""

from __future__ import annotations

from desktop.domain.agency_sheet import LONGEST, Field, Part
from desktop.language import _
from desktop.reports.agency.codes import Lists
from desktop.reports.agency.model import InputSheet
from desktop.reports.agency.rows import Asked, area, table
from desktop.reports.agency.start import Line
from desktop.reports.agency.states import DONE, said
from desktop.reports.inputs import Says, days_of, one_of, pick, short, such_as
from desktop.reports.paper import Paper
from desktop.reports.styles import Look, Style
from desktop.wording.agency_sheet import WAYS, words
from desktop.wording.amounts import day_in_full, month_alone

WIDTHS = (4.5, 11.0, 26.0, 21.0, 20.0, 26.0, 29.5)
ROWS = 40
_DAY, _KPI, _MARK = 2, 3, 5


def write(paper: Paper, sheet: InputSheet, lists: Lists) -> Line:
    """Fill the sheet."""
    paper.head(
        _("Results one by one"),
        _("One row for each result of {month} you claim, so that it can be found in our records.").format(
            month=month_alone(sheet.month)
        ),
    )
    paper.gap(6)
    rows = table(paper, Part.CLAIMS, _columns(sheet, lists), ROWS, 18)
    paper.note(_("For “how to find it”, a number of your list, a time or the last digits will do; no names."))
    paper.print_on(tab=True, one_page=False)
    kpis, days, marks = (area(paper, x, rows) for x in (_KPI, _DAY, _MARK))
    none = _("－ none")
    odd = said(_("△ a row has no figure"))
    filled = f'SUMPRODUCT(--(({days}<>"")+({kpis}<>"")+({marks}<>"")>0))'
    some = f"IF({filled}=COUNTA({kpis}),{said(DONE + ' ')}&COUNTA({kpis}),{odd})"
    what = _("each result of {month}, up to {count}").format(month=month_alone(sheet.month), count=ROWS)
    return Line(what, f"IF({filled}=0,{said(none)},{some})", none)


def _columns(sheet: InputSheet, lists: Lists) -> list[Asked]:
    month = sheet.month
    day = Says(
        _("Day"),
        _("Please enter a day from {first} to {last}.").format(
            first=day_in_full(month.first), last=day_in_full(month.last)
        ),
        such_as(month.first),
    )
    kpi, way = Says(_("Result"), pick()), Says(_("By what it came"), pick())
    most = _("Please write up to {count} letters.").format(count=LONGEST)
    no_names = _("No names or telephone numbers, please.")
    dated = Look(Style.INPUT, number_format=_("d mmm"), size=9, horizontal="center", indent=0)
    kpis = lists.offer([name for _code, name in sheet.claimable])
    return [
        Asked(Field.DAY, day.title, Style.HEAD, days_of(month), day, dated),
        Asked(Field.KPI, kpi.title, Style.HEAD_LEFT, one_of(kpis), kpi),
        Asked(Field.WAY, way.title, Style.HEAD_LEFT, one_of(lists.offer(words(WAYS))), way),
        _text(Field.MARK, Says(_("How to find it"), most, no_names)),
        _text(Field.LINK, Says(_("Post it came from (link)"), most)),
        _text(Field.NOTE, Says(_("Note"), most, no_names)),
    ]


def _text(code: Field, says: Says) -> Asked:
    return Asked(code, says.title, Style.HEAD_LEFT, short(LONGEST), says)

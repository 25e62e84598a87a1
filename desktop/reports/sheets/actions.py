"""アクション: who does what by when, and did it work: what is done first, then what is to do."""

from __future__ import annotations

from datetime import date

from openpyxl.worksheet.datavalidation import DataValidation

from desktop.domain.month import Month
from desktop.language import _
from desktop.reports.model import ActionRow, Report
from desktop.reports.paper import Paper, as_day
from desktop.reports.styles import Look, Style
from desktop.reports.theme import MUTED

WIDTHS = (4.5, 33.0, 13.0, 11.0, 27.0, 13.0, 36.5)


def write(paper: Paper, report: Report) -> None:
    """Fill the sheet; the state of what is to do is the agency's to update."""
    section = report.actions
    assert section is not None
    paper.head(_("What was decided, and its effect"), section.headline)
    paper.gap(6)
    paper.table_head(_heads())
    paper.freeze()
    number = 0
    for title, done in ((_("What is done"), True), (_("What is still to do"), False)):
        rows = [row for row in section.rows if row.done is done]
        if rows:
            paper.band(title, 20)
        first = paper.row
        for row in rows:
            number += 1
            _row(paper, number, row)
        if rows and not done:
            _states(paper, first)
    paper.gap(8)
    for note in (_remark(), *section.notes):
        paper.note(note)
    paper.print_on(tab=True, one_page=False, repeat=6)


def _heads() -> tuple[tuple[str, Style], ...]:
    return (
        (_("No."), Style.HEAD),
        (_("What to do"), Style.HEAD_LEFT),
        (_("Who"), Style.HEAD),
        (_("Due"), Style.HEAD),
        (_("Expected effect"), Style.HEAD_LEFT),
        (_("State"), Style.HEAD),
        (_("Effect seen (counts and word)"), Style.HEAD_LEFT),
    )


def _row(paper: Paper, number: int, row: ActionRow) -> None:
    paper.put(1, number, Style.MIDDLE)
    paper.put(2, row.text, Look(Style.BODY, size=9.5))
    paper.put(3, row.owner, Look(Style.MIDDLE, size=9.5))
    _due(paper, row.due)
    paper.put(5, row.expected or None, Look(Style.BODY, size=9))
    paper.put(
        6, row.state, Look(Style.MIDDLE if row.done else Style.INPUT, size=9.5, horizontal="center", indent=0)
    )
    paper.put(7, row.seen or None, Look(Style.BODY, size=9, colour=None if row.done else MUTED))
    texts = [(text, paper.room(column) - 1) for column, text in ((5, row.expected), (7, row.seen))]
    paper.end(max(paper.fit(texts, 9, 36), paper.fit([(row.text, paper.room(2) - 1)], 9.5)))


def _due(paper: Paper, due: date | Month) -> None:
    if isinstance(due, Month):
        paper.put(4, as_day(due.first), Style.MONTH)
    else:
        paper.put(4, as_day(due), Style.DAY)


def _states(paper: Paper, first: int) -> None:
    choices = ",".join((_("not started"), _("in progress"), _("done"), _("dropped")))
    rule = DataValidation(type="list", formula1=f'"{choices}"', allow_blank=True)
    rule.add(f"{paper.at(6, first)}:{paper.at(6, paper.row - 1)}")
    paper.sheet.add_data_validation(rule)


def _remark() -> str:
    return _(
        "“Effect seen” compares counts before and after; it does not prove that the action was the cause. "
        "“Expected effect” is an estimate with everything else as it is this month."
    )

"""向き・不向き: whether paying by results suits the shop. Only the owner's copy has it."""

from __future__ import annotations

from decimal import Decimal

from desktop.domain.fit import WHOLE
from desktop.language import _
from desktop.reports.model import FitRow, Report
from desktop.reports.paper import Paper, lines, row_height
from desktop.reports.styles import Look, Style

WIDTHS = (18.0, 37.0, 32.0, 9.0, 9.0, 33.0)


def write(paper: Paper, report: Report) -> None:
    """Fill the sheet: the verdict, the gates that apply, the answers with their points, the total."""
    section = report.fit
    assert section is not None
    paper.head(_("Does paying by results suit our shop?"), section.headline)
    paper.gap(6)
    _wide(paper, section.verdict)
    for sentence, first in section.gates:
        _wide(paper, f"⚠ {sentence} {first}")
    paper.gap(6)
    paper.table_head(_heads())
    first_row = paper.row
    for row in section.rows:
        _row(paper, row)
    _total(paper, first_row, section.total)
    paper.gap(8)
    for note in section.notes:
        paper.note(note)
    paper.print_on(tab=False, one_page=True)


def _wide(paper: Paper, text: str) -> None:
    """Write running text over the whole width."""
    paper.fill(Style.BODY)
    paper.put(1, text, Look(Style.BODY, size=10.5))
    end = len(WIDTHS)
    paper.merge(1, end)
    needed = sum(lines(part, paper.room(1, end) - 1, 10.5) for part in text.split("\n"))
    paper.end(22 if needed == 1 else row_height(needed, 10.5))


def _heads() -> tuple[tuple[str, Style], ...]:
    return (
        (_("About"), Style.HEAD_LEFT),
        (_("Question"), Style.HEAD_LEFT),
        (_("Answer"), Style.HEAD_LEFT),
        (_("Points"), Style.HEAD),
        (_("of"), Style.HEAD),
        (_("What to fix"), Style.HEAD_LEFT),
    )


def _row(paper: Paper, row: FitRow) -> None:
    small = Look(Style.BODY, size=9)
    paper.put(1, row.part, Look(Style.BODY, size=9.5))
    paper.put(2, row.question, Look(Style.BODY, size=9.5, bold=True))
    paper.put(3, row.answer, small)
    paper.put(4, "–" if row.points is None else row.points, Style.MIDDLE)
    paper.put(5, row.most, Style.MIDDLE)
    paper.put(6, row.first or None, small)
    texts = [(row.answer, paper.room(3) - 1), (row.first, paper.room(6) - 1)]
    paper.end(max(paper.fit(texts, 9, 20), paper.fit([(row.question, paper.room(2) - 1)], 9.5)))


def _total(paper: Paper, first: int, total: Decimal | None) -> None:
    last = paper.row - 1
    paper.fill(Style.BODY)
    paper.put(1, _("Score"), Look(Style.BODY, bold=True))
    if total is None:
        paper.put(4, "–", Style.MIDDLE)
    else:
        points = f"SUM({paper.at(4, first)}:{paper.at(4, last)})"
        paper.formula(4, points, total, Look(Style.MIDDLE, bold=True))
    paper.put(5, WHOLE, Style.MIDDLE)
    paper.end(22)

"""代行会社の評価: the agencies side by side with what each score rests on. Only the owner's copy has it."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from desktop.language import _
from desktop.reports.model import Report
from desktop.reports.model_agencies import AgenciesSection, AgencyRow, Scored
from desktop.reports.paper import BODY, Paper
from desktop.reports.styles import Look, Style

_NAMES, _WEIGHT, _SCORE = 38.0, 10.0, 8.0
_SMALL = Look(Style.BODY, size=9, wrap=True)
_FULL = 4
"""The highest score."""


def widths(section: AgenciesSection) -> tuple[float, ...]:
    """Give two columns an agency: its score and its words."""
    room = (BODY - _NAMES - _WEIGHT) / len(section.columns)
    return (_NAMES, _WEIGHT, *(_SCORE, room - _SCORE) * len(section.columns))


def write(paper: Paper, report: Report) -> None:
    """Fill the sheet: the totals with their verdicts, the scores, the work, what rules out, the reasons."""
    section = report.agencies
    assert section is not None
    paper.head(_("Agencies side by side"), section.headline)
    paper.gap(6)
    _head(paper, [x.name for x in section.columns])
    _words(paper, _("Your decision"), [x.decision for x in section.columns])
    first = paper.row
    for row in section.criteria:
        _criterion(paper, row)
    _total(paper, section, first)
    _words(paper, _("What the total means"), [x.verdict for x in section.columns])
    for title, rows in (
        (_("Who does the work"), section.work),
        (_("What rules an agency out"), section.faults),
    ):
        paper.band(title)
        for name, cells in rows:
            _words(paper, name, cells)
    if any(x.reason for x in section.columns):
        paper.band(_("Why it is chosen or declined"))
        _words(paper, _("Reason"), [x.reason for x in section.columns])
    paper.gap(8)
    for note in section.notes:
        paper.note(note)
    paper.print_on(tab=False, one_page=True)


def _places(count: int) -> range:
    """The column of each agency's score; its words stand in the next."""
    return range(3, 3 + 2 * count, 2)


def _head(paper: Paper, names: Sequence[str]) -> None:
    paper.fill(Style.HEAD_LEFT)
    paper.put(1, _("Compared by"), Style.HEAD_LEFT)
    paper.put(2, _("Weight"), Style.HEAD)
    for column, name in zip(_places(len(names)), names, strict=True):
        paper.put(column, name, Look(Style.HEAD_LEFT, wrap=True))
        paper.merge(column, column + 1)
    paper.end(paper.fit([(name, paper.room(3, 4)) for name in names], 10, 26))


def _words(paper: Paper, name: str, cells: Sequence[str]) -> None:
    """Write a row of words, each over both columns of its agency."""
    paper.fill(Style.BODY)
    paper.put(1, name, Look(Style.BODY, size=9.5, wrap=True))
    for column, text in zip(_places(len(cells)), cells, strict=True):
        paper.put(column, text, _SMALL)
        paper.merge(column, column + 1)
    room = paper.room(3, 4) - 1
    paper.end(
        max(paper.fit([(text, room) for text in cells], 9, 18), paper.fit([(name, _NAMES - 1)], 9.5, 18))
    )


def _criterion(paper: Paper, row: AgencyRow) -> None:
    paper.fill(Style.BODY)
    paper.put(1, row.name, Look(Style.BODY, size=9.5, bold=True, wrap=True))
    paper.put(2, row.weight, Style.MIDDLE)
    for column, scored in zip(_places(len(row.scores)), row.scores, strict=True):
        _put_score(paper, column, scored)
    paper.end(paper.fit([(row.name, _NAMES - 1)], 9.5, 19))


def _put_score(paper: Paper, column: int, scored: Scored) -> None:
    paper.put(column, "–" if scored.value is None else scored.value, Style.MIDDLE)
    paper.put(column + 1, scored.words, _SMALL)


def _total(paper: Paper, section: AgenciesSection, first: int) -> None:
    """Add up by a formula, so that a score can be tried out; what is open counts nothing."""
    last, bold = paper.row - 1, Look(Style.TOTAL, bold=True)
    weights = f"{paper.at(2, first)}:{paper.at(2, last)}"
    whole = Decimal(sum(x.weight for x in section.criteria))
    paper.fill(Style.TOTAL)
    paper.put(1, _("Total of 100"), bold)
    paper.formula(2, f"SUM({weights})", whole, Look(Style.MIDDLE, border="total"))
    figure = Look(Style.MIDDLE, number_format="0.0", bold=True, border="total")
    for column, agency in zip(_places(len(section.columns)), section.columns, strict=True):
        scores = f"{paper.at(column, first)}:{paper.at(column, last)}"
        formula = f"SUMPRODUCT({weights},{scores})*100/({_FULL}*SUM({weights}))"
        paper.formula(column, formula, agency.low, figure)
        paper.put(column + 1, agency.span, Style.TOTAL)
    paper.end(22)

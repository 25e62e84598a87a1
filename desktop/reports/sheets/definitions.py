"""定義: what is counted, from where, how it can look larger, and how the words are chosen."""

from __future__ import annotations

from desktop.language import _
from desktop.reports.model import Report
from desktop.reports.paper import PAGE, Paper, lines, row_height
from desktop.reports.styles import Look, Style

WIDTHS = (25.0, 40.0, 27.0, 31.0, 15.0)
_WORDS_HEIGHT = 180
"""Points the list of words takes: it is not to be torn."""


def write(paper: Paper, report: Report) -> None:
    """Fill the sheet."""
    paper.head(
        _("What the figures mean"),
        _("One word, one way of counting. Who changes one tells the other the month and the reason first."),
    )
    paper.gap(6)
    paper.table_head(_heads(), 24)
    paper.freeze()
    for row in report.definitions:
        paper.put(1, row.name, Look(Style.BODY, bold=True, size=9.5))
        texts = (row.how, row.source, row.inflated, row.basis)
        for column, text in enumerate(texts, start=2):
            paper.put(column, text or "—", Look(Style.BODY, size=9))
        fitted = [(text, paper.room(column) - 1) for column, text in enumerate(texts, start=2)]
        paper.end(max(paper.fit(fitted, 9, 22), paper.fit([(row.name, paper.room(1) - 1)], 9.5)))
    paper.gap(12)
    if sum(paper.heights.values()) % PAGE > PAGE - _WORDS_HEIGHT:
        paper.break_before(paper.row)
    _words(paper)
    paper.print_on(tab=False, one_page=False, repeat=6)


def _heads() -> tuple[tuple[str, Style], ...]:
    return (
        (_("Measure"), Style.HEAD_LEFT),
        (_("How it is counted"), Style.HEAD_LEFT),
        (_("Source"), Style.HEAD_LEFT),
        (_("How it can look larger"), Style.HEAD_LEFT),
        (_("Basis of a fee"), Style.HEAD_LEFT),
    )


def _words(paper: Paper) -> None:
    paper.heading([(1, _("The words for change and outlook"))])
    for word, rule in _rules():
        paper.fill(Style.BODY)
        paper.put(1, word, Look(Style.BODY, bold=True, size=9.5))
        paper.put(2, rule, Look(Style.BODY, size=9))
        paper.merge(2, 5)
        needed = max(lines(word, paper.room(1) - 1, 9.5), lines(rule, paper.room(2, 5) - 1, 9))
        paper.end(22 if needed == 1 else row_height(needed, 9.5))


def _rules() -> tuple[tuple[str, str], ...]:
    return (
        (
            _("Clearly up / clearly down"),
            _(
                "The chance of a real rise (fall) is at least 95 %, and both periods together count at least 8."
            ),
        ),
        (
            _("Possibly up / possibly down"),
            _("The chance is at least 80 %, or at least 95 % with fewer than 8 counted."),
        ),
        (_("Cannot tell yet"), _("Everything else: too few were counted, or the difference is too small.")),
        (
            _("On track / more likely than not / difficult / unlikely at this pace"),
            _("The chance of reaching the goal is at least 80 % / 50 % / 20 % / below 20 %."),
        ),
        (
            _("90 % range"),
            _(
                "If the pace stays the same, nine times out of ten the figure lies within. The season is not removed."
            ),
        ),
    )

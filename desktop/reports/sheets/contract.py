"""契約チェック: what should change in the contract, with room for the agency's answers."""

from __future__ import annotations

from openpyxl.worksheet.datavalidation import DataValidation

from desktop.domain.contract.items import Severity
from desktop.language import _
from desktop.reports.model import ContractSection, FindingRow, PromiseRow, Report
from desktop.reports.paper import Paper
from desktop.reports.styles import Look, Style
from desktop.reports.theme import BAD, MUTED, WARN
from desktop.wording.findings import severity_word

WIDTHS = (4.5, 12.0, 17.5, 17.5, 26.0, 29.5, 11.0, 20.0)
_COLOURS = (("■■■", BAD), ("■■□", WARN), ("■□□", MUTED))


def write(paper: Paper, report: Report) -> None:
    """Fill the sheet, the gravest first; the yellow cells are the agency's."""
    section = report.contract
    assert section is not None
    paper.head(_("The contract: open points and questions"), section.headline)
    paper.gap(6)
    if section.rows:
        _points(paper, section)
    if section.promises:
        _promises(paper, section.promises)
    paper.gap(8)
    for note in ((_severities(),) if section.rows else ()) + section.notes:
        paper.note(note)
    paper.print_on(tab=True, one_page=False, repeat=6)


def _points(paper: Paper, section: ContractSection) -> None:
    paper.table_head(_heads())
    paper.freeze()
    first = paper.row
    for number, row in enumerate(section.rows, start=1):
        _row(paper, number, row)
    paper.colour_states(2, first, _COLOURS)
    _answers(paper, first)


def _promises(paper: Paper, rows: tuple[PromiseRow, ...]) -> None:
    """Put what was promised beside the money below the points, with what came of it in the month."""
    paper.gap(8)
    paper.table_head(
        (
            ("", Style.HEAD),
            ("", Style.HEAD_LEFT),
            (_("Promised beside the money"), Style.HEAD_LEFT),
            (_("Promised"), Style.HEAD_LEFT),
            (_("Delivered this month"), Style.HEAD_LEFT),
            (_("Kept?"), Style.HEAD_LEFT),
        )
    )
    for row in rows:
        paper.put(3, row.name, Look(Style.BODY, size=9.5, bold=True))
        for column, text in ((4, row.promised), (5, row.delivered), (6, row.state)):
            paper.put(column, text, Look(Style.BODY, size=9.5, bold=row.missed and column == 6))
        paper.end(20)


def _heads() -> tuple[tuple[str, Style], ...]:
    return (
        (_("No."), Style.HEAD),
        (_("Severity"), Style.HEAD_LEFT),
        (_("To be settled"), Style.HEAD_LEFT),
        (_("In the contract today"), Style.HEAD_LEFT),
        (_("Why it matters"), Style.HEAD_LEFT),
        (_("Question to the agency"), Style.HEAD_LEFT),
        (_("Your answer"), Style.HEAD_LEFT),
        (_("Details (clause)"), Style.HEAD_LEFT),
    )


def _row(paper: Paper, number: int, row: FindingRow) -> None:
    small = Look(Style.BODY, size=9)
    paper.put(1, number, Style.MIDDLE)
    paper.put(2, weight(row.severity), Look(Style.STATE, size=9.5, wrap=True))
    paper.put(3, row.item, Look(Style.BODY, size=9.5, bold=True))
    for column, text in ((4, row.today), (5, row.why), (6, row.ask)):
        paper.put(column, text or None, small)
    paper.put(7, None, Style.INPUT)
    paper.put(8, None, Style.INPUT)
    texts = [(text, paper.room(column) - 1) for column, text in ((4, row.today), (5, row.why), (6, row.ask))]
    paper.end(max(paper.fit(texts, 9, 36), paper.fit([(row.item, paper.room(3) - 1)], 9.5)))


def weight(severity: Severity) -> str:
    """Write a severity so that it also survives a grey printer."""
    marks = {Severity.CRITICAL: "■■■", Severity.MAJOR: "■■□", Severity.MINOR: "■□□"}
    return f"{marks[severity]} {severity_word(severity)}"


def _severities() -> str:
    return _(
        "Severity: ■■■ Critical = as it is, it costs the shop money or trust　■■□ Major = to be settled before going on"
        "　■□□ Minor = to be tidied at the next renewal."
    )


def _answers(paper: Paper, first: int) -> None:
    choices = ",".join((_("will change"), _("will not change"), _("want to talk"), _("checking")))
    choice = DataValidation(type="list", formula1=f'"{choices}"', allow_blank=True)
    choice.promptTitle, choice.prompt = _("Your answer"), _("Please choose one.")
    text = DataValidation(type="textLength", operator="lessThanOrEqual", formula1="500", allow_blank=True)
    text.promptTitle, text.prompt = _("Details (clause)"), _("Clause and wording, up to 500 letters.")
    for rule, column in ((choice, 7), (text, 8)):
        rule.showInputMessage = rule.showErrorMessage = True
        rule.add(f"{paper.at(column, first)}:{paper.at(column, paper.row - 1)}")
        paper.sheet.add_data_validation(rule)

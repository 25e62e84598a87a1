"""料金明細: is the bill as agreed, line by line; then every month of the contract."""

from __future__ import annotations

from desktop.language import _
from desktop.reports.figures import NOTHING
from desktop.reports.model import Report
from desktop.reports.money import FeeMonthRow, FeeRow, FeeSection
from desktop.reports.paper import Paper, lines, row_height
from desktop.reports.sheets.kpi import REACHED
from desktop.reports.styles import Look, Style
from desktop.reports.theme import BAD, GOOD, MUTED, WARN
from desktop.wording.amounts import month_name

WIDTHS = (30.0, 45.0, 16.0, 15.0, 13.0, 19.0)
WRONG, OPEN = "×", "△"


def write(paper: Paper, report: Report) -> dict[str, str]:
    """Fill the sheet; gives each amount's cell by its key, and differences of totals as ``<key>_difference``."""
    section = report.fees
    assert section is not None
    paper.head(_("This month's fee and the invoice"), section.headline)
    paper.gap(6)
    paper.table_head(_heads(section))
    paper.freeze()
    cells: dict[str, str] = {}
    for group in section.groups:
        if group.title:
            paper.band(group.title, 20)
        for row in group.rows:
            cells |= _row(paper, row)
    if section.found or section.asked:
        _findings(paper, section)
    if section.months:
        paper.gap(8)
        paper.break_before(paper.row)
        cells |= _months(paper, section)
    for note in section.notes:
        paper.note(note)
    paper.print_on(tab=True, fit=False)
    return cells


def _heads(section: FeeSection) -> tuple[tuple[str, Style], ...]:
    invoice = _("Invoice, as explained below") if section.inferred else _("Invoice")
    return (
        (_("Item"), Style.HEAD_LEFT),
        (_("Calculation"), Style.HEAD_LEFT),
        (_("By contract"), Style.HEAD_RIGHT),
        (invoice, Style.HEAD_RIGHT),
        (_("Difference in yen"), Style.HEAD_RIGHT),
        (_("Remark"), Style.HEAD_LEFT),
    )


def _row(paper: Paper, row: FeeRow) -> dict[str, str]:
    text, money = (Style.TOTAL, Style.TOTAL_YEN) if row.total else (Style.BODY, Style.YEN)
    small = Look(text, size=9, bold=False, wrap=True)
    paper.put(1, row.name, Look(text, wrap=True))
    paper.put(2, row.arithmetic or None, small)
    paper.put(3, row.contract, money)
    _amount(paper, 4, row.invoice, Look(money))
    _difference(paper, 5, row.contract, row.invoice, Look(money))
    paper.put(6, row.note or None, small)
    cells = {row.key: paper.there(3, paper.row)}
    if row.total:
        cells |= {f"{row.key}_difference": paper.there(5, paper.row)}
    texts = [(row.name, paper.room(1) - 1), (row.note, paper.room(6) - 1)]
    needed = max(paper.fit(texts, 10), paper.fit([(row.arithmetic, paper.room(2) - 1)], 9))
    paper.end(needed)
    return cells


def _amount(paper: Paper, column: int, amount: int | None, kind: Look) -> None:
    if amount is None:
        paper.put(column, NOTHING, Look(kind.style, colour=MUTED))
    else:
        paper.put(column, amount, kind)


def _difference(
    paper: Paper, column: int, contract: int, invoice: int | None, kind: Look, *, settled: bool = False
) -> None:
    """Differences carry their sign; only what would still be paid too much is marked."""
    if invoice is None or invoice == contract:
        paper.put(column, NOTHING, Look(kind.style, colour=MUTED))
        return
    signed = _("+¥#,##0_0;-¥#,##0_0")
    colour = BAD if invoice > contract and not settled else None
    paper.put(
        column, invoice - contract, Look(kind.style, number_format=signed, colour=colour, bold=not settled)
    )


def _findings(paper: Paper, section: FeeSection) -> None:
    paper.gap(8)
    paper.heading([(1, _("The invoice: what we found and what we ask"))])
    for label, text in ((_("What we found"), section.found), (_("What we ask"), section.asked)):
        if text:
            paper.fill(Look(Style.BODY))
            paper.put(1, label, Look(Style.BODY, bold=True))
            paper.put(2, text, Style.BODY)
            paper.merge(2, 6)
            paper.end(max(37, row_height(lines(text, paper.room(2, 6) - 1, 10), 10)))


def _months(paper: Paper, section: FeeSection) -> dict[str, str]:
    """Every month and their sum; gives the range of the totals as ``months``, their sum as ``months_sum``."""
    paper.heading([(1, _("Every month of the contract"))])
    paper.table_head(
        (
            (_("Month"), Style.HEAD_LEFT),
            (_("Parts, without tax"), Style.HEAD_LEFT),
            (_("Total by contract"), Style.HEAD_RIGHT),
            (_("Invoice"), Style.HEAD_RIGHT),
            (_("Difference in yen"), Style.HEAD_RIGHT),
            (_("State"), Style.HEAD_LEFT),
        )
    )
    first = paper.row
    for month in section.months:
        _month(paper, month)
    paper.colour_states(6, first, ((REACHED, GOOD), (OPEN, WARN), (WRONG, BAD)))
    last, sums = paper.there(3, paper.row - 1).split("!")[1], paper.there(3, paper.row)
    _sum(paper, section)
    return {"months": f"{paper.there(3, first)}:{last}", "months_sum": sums}


def _month(paper: Paper, month: FeeMonthRow) -> None:
    paper.put(1, month_name(month.month), Style.BODY)
    paper.put(2, month.parts, Look(Style.BODY, size=8.5))
    paper.put(3, month.contract, Style.YEN)
    _amount(paper, 4, month.invoice, Look(Style.YEN))
    _difference(paper, 5, month.contract, month.invoice, Look(Style.YEN), settled=month.settled)
    paper.put(6, month.state, Style.STATE)
    paper.end(paper.fit([(month.parts, paper.room(2) - 1)], 8.5, 21))


def _sum(paper: Paper, section: FeeSection) -> None:
    """Invoices are summed only where every month has one: else unlike things would be compared."""
    contract = sum(month.contract for month in section.months)
    invoices = [month.invoice for month in section.months if month.invoice is not None]
    complete = len(invoices) == len(section.months)
    paper.fill(Style.TOTAL)
    paper.put(1, _("Sum"), Style.TOTAL)
    paper.put(3, contract, Style.TOTAL_YEN)
    _amount(paper, 4, sum(invoices) if complete else None, Look(Style.TOTAL_YEN))
    _difference(paper, 5, contract, sum(invoices) if complete else None, Look(Style.TOTAL_YEN), settled=True)
    paper.end(21)

"""表紙: what this is, for whom, and where to find what."""

from __future__ import annotations

from desktop.language import _
from desktop.reports.contents import question, sheet_name, sheets
from desktop.reports.model import Audience, Report, SheetKey
from desktop.reports.paper import Paper
from desktop.reports.styles import Look, Style
from desktop.reports.theme import MUTED, TEAL, WHITE
from desktop.wording.amounts import day_in_full, month_name


def write(paper: Paper, report: Report) -> None:
    """Fill the cover; the sheets it lists are those the report has."""
    paper.put(1, _sample(report), Style.RUNNING)
    paper.end(20)
    paper.end(20)
    _banner(paper, report)
    paper.end(20)
    for label, text in _facts(report):
        paper.fill(Look(Style.BODY, wrap=False, indent=0))
        paper.put(1, label, Look(Style.BODY, size=9.5, colour=MUTED, wrap=False, indent=0))
        paper.put(3, text, Look(Style.BODY, wrap=False, indent=0))
        paper.end(21)
    paper.gap(12)
    _contents(paper, report)
    paper.gap(8)
    for text in _remarks(report):
        paper.note(text)
    paper.sheet.sheet_view.showRowColHeaders = False
    paper.print_on(tab=True)


def _sample(report: Report) -> str:
    return _("Sample — shop and agency are invented.") if report.sample else ""


def _banner(paper: Paper, report: Report) -> None:
    to = _("To {agency}").format(agency=report.agency) if report.agency else ""
    rows = (
        ("", 10, False, 14),
        (_("TikTok operation: report on results"), 11, False, 20),
        (_("Report for {month}").format(month=month_name(report.month)), 28, True, 40),
        ("", 10, False, 20),
        (report.shop, 14, True, 24),
        (to, 11, False, 22),
        ("", 10, False, 14),
    )
    for text, size, bold, height in rows:
        kind = Look(
            Style.BODY, size=size, bold=bold, colour=WHITE, fill=TEAL, border="none", indent=2, wrap=False
        )
        paper.fill(kind)
        paper.put(1, text or None, kind)
        paper.end(height)


def _facts(report: Report) -> tuple[tuple[str, str], ...]:
    first, last = day_in_full(report.month.first), day_in_full(report.month.last)
    period = _("{first} to {last}").format(first=first, last=last)
    if report.contract_month:
        period = _("{first} to {last} (month {number} of the contract)").format(
            first=first, last=last, number=report.contract_month
        )
    return (
        (_("Period of the report"), period),
        (_("Compared with"), report.compared),
        (_("This version"), reader(report)),
        (_("Made on"), day_in_full(report.made)),
    )


def reader(report: Report) -> str:
    """Say whom the report is for."""
    return _("Version for the agency") if report.audience is Audience.AGENCY else _("Version for the owner")


def _contents(paper: Paper, report: Report) -> None:
    paper.heading([(1, _("Contents"))])
    listed = (key for key in sheets(report) if key is not SheetKey.COVER)
    for number, key in enumerate(listed, start=1):
        paper.fill(Look(Style.BODY, wrap=False, indent=0))
        paper.put(1, number, Look(Style.BODY, colour=MUTED, wrap=False, indent=0))
        paper.link(2, sheet_name(key), sheet_name(key), Look(Style.LINK, border="hair"))
        paper.put(4, question(key), Look(Style.BODY, wrap=False, indent=0))
        paper.end(18.5)


def _remarks(report: Report) -> tuple[str, ...]:
    words = _(
        "How to read it: the words for change (“clearly up” and so on) have five steps and allow for small "
        "numbers. How they are chosen stands in “{sheet}”."
    ).format(sheet=sheet_name(SheetKey.DEFINITIONS))
    if report.audience is Audience.OWNER:
        inside = _("This version holds internal figures. Please do not hand it to the agency.")
        return (inside, words)
    left_out = _(
        "Not in this version: gross profit and profitability, our own hours, other agencies' offers and "
        "scores, internal notes."
    )
    return (left_out, words)

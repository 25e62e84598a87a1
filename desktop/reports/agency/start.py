"""はじめに: how to fill in, the sheets, what is still lacking, and who filled it in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from desktop.domain.agency_sheet import Field, Part
from desktop.language import _
from desktop.reports.agency.codes import Coded
from desktop.reports.agency.model import InputSheet
from desktop.reports.agency.states import colour
from desktop.reports.inputs import Says, days_from, lock, restrict, short
from desktop.reports.paper import Paper
from desktop.reports.styles import Look, Style
from desktop.reports.theme import TEAL
from desktop.wording.amounts import day_in_full, month_name

_INPUT, _SAYS = 4, 4
_LONGEST_NAME = 60
_ROW = 21.0


@dataclass(frozen=True, slots=True)
class Line:
    """What a sheet asks for, and its state: a formula, with the value it has while nothing is filled in."""

    what: str
    state: str
    empty: str


def write(paper: Paper, sheet: InputSheet, lines: Mapping[Part, tuple[str, Line]]) -> None:
    """Fill the sheet; `lines` are the names and lines of the others, in their order."""
    _head(paper, sheet)
    _rules(paper)
    _sheets(paper, lines)
    _check(paper, lines)
    hidden = _writer(paper, sheet)
    paper.gap(8)
    paper.note(
        _(
            "Made with Mikiwame. What you send back is looked at before it is taken over, and we will get in touch where it differs from what you told us before."
        )
    )
    paper.sheet.sheet_view.showRowColHeaders = False
    paper.print_on(tab=True)
    lock(paper, *hidden)


def _head(paper: Paper, sheet: InputSheet) -> None:
    paper.put(1, paper.frame.running_head, Style.RUNNING)
    paper.end(16)
    title = _("Input sheet for the agency　{month}").format(month=month_name(sheet.month))
    paper.put(1, title, Style.TITLE)
    paper.end(28)
    paper.headline(
        _("{reader} please send this file back by e-mail, as it is, by {day}.").format(
            reader=sheet.reader, day=day_in_full(sheet.by)
        )
    )
    paper.fill(Look(Style.BODY, border="rule"))
    paper.end(5)
    paper.gap(6)


def _rules(paper: Paper) -> None:
    paper.heading([(1, _("How to write"))])
    rules = (
        _("Only the yellow cells can be written in. All others are locked (there is no password)."),
        _("Please leave empty what you do not count. 0 means that you counted and it was 0."),
        _("Numbers only, without “about” or units. In a cell of percent, typing 46 gives 46 %."),
        _(
            "Please keep sheets, rows and columns as they are. Excel, LibreOffice and Google Sheets will all do; there are no macros."
        ),
        _("Please do not write names, telephone numbers or e-mail addresses of customers."),
    )
    for number, rule in enumerate(rules, start=1):
        paper.fill(Style.BODY)
        paper.put(1, number, Look(Style.MIDDLE, bold=True, colour=TEAL, size=11))
        paper.put(2, rule, Look(Style.BODY, wrap=False, indent=0))
        paper.end(_ROW)
    paper.gap(10)


def _sheets(paper: Paper, lines: Mapping[Part, tuple[str, Line]]) -> None:
    paper.heading([(1, _("The sheets to fill in"))])
    for name, line in lines.values():
        paper.fill(Style.BODY)
        paper.link(1, name, name, Look(Style.LINK, border="hair"))
        paper.put(_SAYS, line.what, Look(Style.BODY, wrap=False, indent=0))
        paper.end(_ROW)
    paper.gap(10)


def _check(paper: Paper, lines: Mapping[Part, tuple[str, Line]]) -> None:
    paper.heading([(1, _("Before you send it (changes as you fill in)"))])
    first = paper.row
    for name, line in lines.values():
        paper.fill(Style.BODY)
        paper.put(1, name, Look(Style.BODY, bold=True, wrap=False, indent=0))
        paper.formula(_SAYS, line.state, line.empty, Look(Style.STATE, indent=0))
        paper.end(_ROW)
    colour(paper, _SAYS, first)
    paper.gap(10)


def _writer(paper: Paper, sheet: InputSheet) -> tuple[str, ...]:
    paper.heading([(1, _("Who filled it in"))])
    coded = Coded(paper, Part.START)
    coded.columns({_INPUT: Field.VALUE})
    name = Says(_("Name"), _("Please write up to {count} letters.").format(count=_LONGEST_NAME))
    day = Says(_("Day"), _("Please enter a date, such as {day}.").format(day=sheet.by.isoformat()))
    asked = (
        (Field.WHO, _("Name (person in charge)"), short(_LONGEST_NAME), name, None),
        (Field.DAY, _("Day it was filled in"), days_from(sheet.month), day, "yyyy-mm-dd"),
    )
    for code, words, rule, says, number_format in asked:
        paper.put(1, words, Look(Style.BODY, border="none", wrap=False, indent=0))
        look = Look(Style.INPUT, number_format=number_format, horizontal="left")
        paper.fill(look, _INPUT, _INPUT + 2)
        paper.merge(_INPUT, _INPUT + 2)
        restrict(paper, paper.at(_INPUT), rule, says)
        coded.row(code.value)
        paper.end(_ROW)
    return coded.letters()

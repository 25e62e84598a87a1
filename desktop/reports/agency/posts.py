"""投稿: the posts of the month, one a row, with their template, numbers, and whether they were promoted."""

from __future__ import annotations

from desktop.domain.agency_sheet import LONGEST, Field, Part
from desktop.language import _
from desktop.reports.agency.codes import Lists
from desktop.reports.agency.model import InputSheet
from desktop.reports.agency.rows import Asked, area, table
from desktop.reports.agency.start import Line
from desktop.reports.agency.states import DONE, said
from desktop.reports.inputs import Says, days_of, link, one_of, pick, short, such_as, whole
from desktop.reports.paper import Paper
from desktop.reports.styles import Look, Style
from desktop.wording.agency_sheet import HOOKS, TEMPLATES, YES_NO, words
from desktop.wording.amounts import day_in_full, month_alone

WIDTHS = (4.5, 9.5, 26.0, 20.0, 16.0, 10.0, 6.0, 9.5, 7.5, 7.0, 6.5, 6.5, 9.0)
ROWS = 20
_DAY, _TITLE = 2, 3


def write(paper: Paper, sheet: InputSheet, lists: Lists) -> Line:
    """Fill the sheet."""
    month = month_alone(sheet.month)
    paper.head(
        _("Posts published in {month}").format(month=month),
        _(
            "One row a post. The numbers may be those of the day you fill this in; leave empty what you do not know."
        ),
    )
    paper.gap(6)
    asked = _columns(sheet, lists)
    rows = table(paper, Part.POSTS, asked, ROWS, 19)
    paper.note(
        _("If there are not enough rows, please tell us. Spend is yen without tax, 0 if nothing was paid.")
    )
    paper.print_on(tab=True)
    days, titles = area(paper, _DAY, rows), area(paper, _TITLE, rows)
    none = _("△ nothing is filled in yet")
    odd = said(_("△ a row has no day or no title"))
    some = f"IF(COUNTA({days})=COUNTA({titles}),{said(DONE + ' ')}&COUNTA({days}),{odd})"
    what = _("videos of {month}, up to {count}").format(month=month, count=ROWS)
    return Line(what, f"IF(COUNTA({days})+COUNTA({titles})=0,{said(none)},{some})", none)


def _columns(sheet: InputSheet, lists: Lists) -> list[Asked]:
    month = sheet.month
    day = Says(
        _("Day of the post"),
        _("Please enter a day from {first} to {last}.").format(
            first=day_in_full(month.first), last=day_in_full(month.last)
        ),
        such_as(month.first),
    )
    text = Says(_("Title"), _("Please write up to {count} letters.").format(count=LONGEST))
    address = Says(_("Link"), _("Please paste the link of the video, which begins with https://."))
    centred = Look(Style.INPUT, size=9, horizontal="center", indent=0)
    return [
        Asked(
            Field.DAY,
            day.title,
            Style.HEAD,
            days_of(month),
            day,
            Look(Style.INPUT, number_format=_("d mmm"), size=9, horizontal="center", indent=0),
        ),
        Asked(Field.TITLE, text.title, Style.HEAD_LEFT, short(LONGEST), text),
        Asked(Field.LINK, address.title, Style.HEAD_LEFT, link(), address),
        _picked(Field.TEMPLATE, _("Template"), lists.offer(words(TEMPLATES))),
        _picked(Field.HOOK, _("Opening"), lists.offer(words(HOOKS))),
        _count(Field.SECONDS, _("Sec.")),
        _count(Field.VIEWS, _("Views")),
        _count(Field.SAVES, _("Saves")),
        _count(Field.SHARES, _("Shares")),
        _count(Field.COMMENTS, _("Asks")),
        _picked(Field.PROMOTED, _("Ads"), lists.offer(words(YES_NO)), centred),
        _count(Field.SPEND, _("Spend")),
    ]


def _picked(code: Field, head: str, offered: str, look: Look | None = None) -> Asked:
    style = Style.HEAD_LEFT if look is None else Style.HEAD
    return Asked(code, head, style, one_of(offered), Says(head, pick()), look or Look(Style.INPUT, size=9))


def _count(code: Field, head: str) -> Asked:
    says = Says(head, _("Please enter a whole number from 0 on. Leave it empty if you do not know."))
    return Asked(code, head, Style.HEAD_RIGHT, whole(), says, Look(Style.INPUT_NUMBER, size=9))

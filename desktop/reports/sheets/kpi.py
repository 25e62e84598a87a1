"""KPI: were the promised measures reached."""

from __future__ import annotations

from desktop.domain.kpis import Tier, Unit
from desktop.domain.sheet import State
from desktop.language import N_, _
from desktop.reports.contents import sheet_name
from desktop.reports.figures import NOTHING, fine, look, put, put_change
from desktop.reports.model import KpiRow, Report, SheetKey
from desktop.reports.paper import Paper
from desktop.reports.styles import Look, Style
from desktop.reports.theme import GOOD, MUTED, WARN

WIDTHS = (29.0, 5.5, 9.5, 9.5, 8.5, 12.5, 9.5, 9.5, 10.0, 11.5, 23.0)
REACHED, BELOW, UNKNOWN, NONE = "○", "△", "？", "－"
"""Marks of a state; they survive a grey printer."""
_SIGNS = {
    Unit.COUNT: "no.",
    Unit.YEN: "¥",
    Unit.PERCENT: "%",
    Unit.RATIO: "×",
    Unit.HOURS: "h",
    Unit.SECONDS: "s",
}
"""What stands for a unit in English, where numbers have no counters."""
_TIERS = {
    Tier.RESULT: N_("Results — what fee and goal rest on"),
    Tier.INTERMEDIATE: N_("Intermediate — what leads to results"),
    Tier.REFERENCE: N_("Reference — nothing a fee may rest on"),
}


def write(paper: Paper, report: Report) -> dict[str, str]:
    """Fill the sheet; gives the cells of target and achievement of row n as ``target_n``, ``achieved_n``."""
    paper.head(_("KPIs: targets and results"), report.kpis.headline)
    paper.gap(6)
    paper.table_head(_heads())
    paper.freeze()
    first = paper.row
    cells: dict[str, str] = {}
    rows = list(enumerate(report.kpis.rows))
    for tier in Tier:
        here = [(at, row) for at, row in rows if row.tier is tier]
        if here:
            paper.band(_(_TIERS[tier]))
        for at, row in here:
            cells |= _row(paper, at, row)
    paper.colour_states(6, first, ((REACHED, GOOD), (BELOW, WARN), (NONE, MUTED), (UNKNOWN, MUTED)))
    paper.gap(8)
    for note in (*_rules(), *report.kpis.notes):
        paper.note(note)
    paper.print_on(tab=True, repeat=6)
    return cells


def _heads() -> tuple[tuple[str, Style], ...]:
    return (
        (_("Measure"), Style.HEAD_LEFT),
        (_("Unit"), Style.HEAD),
        (_("Target"), Style.HEAD_RIGHT),
        (_("Actual"), Style.HEAD_RIGHT),
        (_("% of target"), Style.HEAD_RIGHT),
        (_("State"), Style.HEAD_LEFT),
        (_("Month before"), Style.HEAD_RIGHT),
        (_("Change on the month before"), Style.HEAD_RIGHT),
        (_("Same month last year"), Style.HEAD_RIGHT),
        (_("Change on last year"), Style.HEAD_RIGHT),
        (_("Change on last year, in a word"), Style.HEAD_LEFT),
    )


def _row(paper: Paper, at: int, row: KpiRow) -> dict[str, str]:
    two = row.unit is Unit.PERCENT and fine(row.target, row.actual)
    kind = look(row.unit, two_decimals=two)
    name = f"{row.name} ↓" if row.lower_is_better else row.name
    paper.put(1, name, Style.BODY)
    paper.put(2, row.counter or _SIGNS.get(row.unit, ""), Look(Style.MIDDLE, size=9, colour=MUTED))
    put(paper, 3, row.target, kind, _("No target"))
    put(paper, 4, row.actual, Look(kind.style, number_format=kind.number_format, bold=True))
    put(paper, 5, row.achievement, Look(Style.RATE), NOTHING)
    paper.put(6, state(row), Style.STATE)
    put(paper, 7, row.last, kind)
    put_change(paper, 8, row.actual, row.last, row.unit, two_decimals=two)
    put(paper, 9, row.year_ago, kind, _("Before contract") if row.before_contract else "")
    put_change(paper, 10, row.actual, row.year_ago, row.unit, two_decimals=two)
    clear = row.word and row.year_ago is not None
    paper.put(11, row.word or NOTHING, Look(Style.BODY, size=9, colour=None if clear else MUTED, wrap=False))
    cells = {f"target_{at}": paper.there(3, paper.row), f"achieved_{at}": paper.there(5, paper.row)}
    paper.end(paper.fit([(name, paper.room(1) - 1)], 10, 19.5))
    return cells


def state(row: KpiRow) -> str:
    """Say how a measure stands to its target: from 100 % reached, from 80 % nearly, else below."""
    if row.actual is None:
        return f"{UNKNOWN} " + _("Not measured")
    if row.partial:
        return f"{NONE} " + _("Month not complete")
    if row.target is None:
        return f"{NONE} " + _("No target")
    return {
        State.REACHED: f"{REACHED} " + _("On target"),
        State.NEAR: "　 " + _("Almost there"),
        State.BELOW: f"{BELOW} " + _("Below target"),
        State.NONE: f"{NONE} " + _("Reference only"),
    }[row.state]


def _rules() -> tuple[str, ...]:
    return (
        _(
            "% of target = actual ÷ target (↓: less is better, target ÷ actual). State: ○ from 100 %　no mark from 80 %"
            "　△ below 80 %　？ not measured."
        ),
        _("Rates differ in pt (points of a hundred); from twofold on changes are given as ×."),
        _(
            "The words for change have five steps and compare with the same month last year, which takes the season "
            "out. Their rules stand in “{sheet}”."
        ).format(sheet=sheet_name(SheetKey.DEFINITIONS)),
        _(
            "An increase is no proof that TikTok alone is its cause. Please read it beside the answers to "
            "“how did you hear of us?”."
        ),
    )

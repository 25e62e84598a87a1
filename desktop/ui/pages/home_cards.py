"""The cards below Home's head: goal, month, findings, what was promised."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import TYPE_CHECKING, TypeAlias

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from desktop.domain.contract.items import Severity
from desktop.domain.progress import Progress
from desktop.domain.reviews import Action, ActionKind
from desktop.domain.statistics import Change
from desktop.language import _, current
from desktop.ui.pages.base import Going
from desktop.ui.tokens import Colour
from desktop.ui.widgets.banner import Note
from desktop.ui.widgets.card import Card
from desktop.ui.widgets.charts import Band, LineChart, Series
from desktop.ui.widgets.layout import Flow, Rule, boxed, column, row
from desktop.ui.widgets.marks import Chip, Icon, Status
from desktop.ui.widgets.progress import Bar
from desktop.ui.widgets.text import Label, Paragraph
from desktop.wording.amounts import count, day_name, month_alone, month_name, number
from desktop.wording.downloads import running_out
from desktop.wording.findings import severity_word, title
from desktop.wording.home import ended_words
from desktop.wording.kpis import name_of, unit_word
from desktop.wording.outlook import (
    change_word,
    forecast_sentence,
    prospect_word,
    season_sentence,
    widened_sentence,
)
from desktop.wording.together import together

if TYPE_CHECKING:
    from desktop.catalog.catalog import Catalog
    from desktop.domain.contract.checks import Report
    from desktop.domain.kpis import Measure
    from desktop.services.home import HomeView, MonthCard
    from desktop.ui.pages.links import GoLink

Go: TypeAlias = "Callable[[str, Going], GoLink]"

SEVERITIES: dict[Severity, tuple[str, Colour]] = {
    Severity.CRITICAL: ("critical", "bad"),
    Severity.MAJOR: ("major", "warn"),
    Severity.MINOR: ("minor", "muted"),
}
CHANGES: dict[Change, tuple[str, Colour]] = {
    Change.CLEARLY_UP: ("clearly_up", "good"),
    Change.POSSIBLY_UP: ("possibly_up", "muted"),
    Change.CANNOT_TELL: ("cannot_tell", "muted"),
    Change.POSSIBLY_DOWN: ("possibly_down", "muted"),
    Change.CLEARLY_DOWN: ("clearly_down", "warn"),
}
_PROSPECT_TONES = {"on_track": ("good", "done"), "likely": ("accent", "outlook")}
_SHOWN = 3


def progress_card(view: HomeView, measures: Mapping[str, Measure], go: Go) -> Card:
    """How far the goal is, where this pace leads, and how likely the goal is."""
    progress = view.progress
    if progress is None:
        words = Paragraph(_("There is no goal yet. Set one, and its progress is shown here."))
        return Card(_("Progress towards the goal"), words, row(go(_("Set the goal"), Going("setup")), None))
    unit = unit_word(measures.get(progress.goal.kpi))
    figures = _figures(progress, name_of(measures, progress.goal.kpi), unit)
    picture = _picture(progress)
    picture.setObjectName("home.goal_chart")
    line = row(figures, picture, gap=16, top=True)
    line.setStretch(0, 2)
    line.setStretch(1, 3)
    card = Card(_("Progress towards the goal"), line, trailing=go(_("Look at the goal"), Going("shop_goal")))
    if progress.outlook is not None:
        card.add(Rule(), _outlook(progress, unit))
    return card


def _figures(progress: Progress, name: str, unit: str) -> QWidget:
    goal = progress.goal
    begun = bool(progress.actual)
    large = row(
        Label(number(progress.reached) if begun else "–", "figure"),
        Label(_("of {target}").format(target=count(goal.target, unit)), "body", "muted"),
        None,
        gap=8,
    )
    bar = Bar()
    said = _("{reached}, goal {target}, plan {planned}").format(
        reached=count(progress.reached, unit) if begun else _("not measured"),
        target=count(goal.target, unit),
        planned=count(progress.planned, unit),
    )
    bar.show_share(progress.reached / goal.target, progress.planned / goal.target, said)
    until = Label(_("until {month}").format(month=month_name(goal.last)), "note", "muted")
    return boxed(
        column(large, Label(name, "note", "muted"), until, bar, _against_plan(progress, unit), None, gap=4)
    )


def _against_plan(progress: Progress, unit: str) -> QWidget:
    if not progress.actual:
        return Label(_("No full month yet"), "note", "muted")
    planned = count(progress.planned, unit)
    if progress.reached >= progress.planned:
        return Status(_("Above the plan of {planned}").format(planned=planned), "done", "good")
    return Status(_("Below the plan of {planned}").format(planned=planned), "attention", "warn")


def _picture(progress: Progress) -> LineChart:
    months = progress.months
    labels = tuple(month_alone(month) for month in months)
    actual = Series(_("Actual"), tuple(map(float, progress.actual)))
    plan = Series(_("Plan"), tuple(map(float, progress.plan)), plan=True)
    band = None
    if progress.outlook is not None and len(progress.actual) < len(months):
        forecast = progress.outlook.forecast
        band = Band(len(progress.actual) - 1, progress.reached, forecast.low, forecast.high)
    chart = LineChart(labels, (actual, plan), target=progress.goal.target, band=band)
    chart.setAccessibleName(_("Progress towards the goal"))
    return chart


def _outlook(progress: Progress, unit: str) -> QWidget:
    outlook = progress.outlook
    assert outlook is not None
    prospect = outlook.forecast.prospect
    tone, icon = _PROSPECT_TONES.get(prospect.value, ("warn", "attention"))
    sentence = forecast_sentence(outlook.basis, outlook.forecast, progress.goal.last, unit)
    more = together([season_sentence(progress.season, unit), widened_sentence(outlook)])
    below = Paragraph(more, "note", "muted")
    line = row(Chip(prospect_word(prospect), tone, icon), Paragraph(sentence), gap=12, top=True)
    return boxed(column(line, below, gap=4))


def month_card(view: HomeView, go: Go) -> Card:
    """The last month that is over: its result, the word for the change, and what is still to do."""
    month = view.month
    if month is None:
        words = Paragraph(_("Once the measures are chosen, each month is summed up here."))
        return Card(_("The month"), words, *_running_out(view, go))
    name = _("Summary of {month}").format(month=month_alone(month.month))
    card = Card(name, trailing=go(_("Open"), Going("each_month", month.month, "sheet")))
    if month.row is not None:
        card.add(*_result(month), Rule())
    for step, (state, meaning, colour) in _steps(month):
        card.add(row(Label(step), None, Status(state, meaning, colour)))
    card.add(*_running_out(view, go))
    return card


def _running_out(view: HomeView, go: Go) -> list[QWidget]:
    """Say which numbers are about to be lost at their service."""
    pieces: list[QWidget] = []
    for due in view.running_out:
        how = go(_("How to download it"), Going("each_month", part="import"))
        pieces += [Rule(), Note(running_out(due), "attention", "warn"), boxed(row(how, None))]
    return pieces


def _result(month: MonthCard) -> list[QWidget]:
    shown = month.row
    assert shown is not None
    unit = shown.measure.counter[current()] if shown.measure and shown.measure.counter else ""
    name = shown.measure.name[current()] if shown.measure else shown.kpi
    value = _("not measured") if shown.value is None else count(shown.value, unit)
    head: list[QWidget] = [Paragraph(name, "note"), Label(value, "total")]
    if shown.target is not None:
        aim = _("target {target}").format(target=number(shown.target))
        head.append(Label(aim, "note", "muted"))
    lines: list[QWidget] = [boxed(row(*head, gap=8))]
    if month.change is not None:
        meaning, colour = CHANGES[month.change]
        against = _("against last year") if month.against_last_year else _("against the month before")
        said = _("{change} ({against})").format(change=change_word(month.change), against=against)
        lines.append(boxed(row(None, Status(said, meaning, colour))))
    return lines


def _steps(month: MonthCard) -> list[tuple[str, tuple[str, str, Colour]]]:
    done: tuple[str, str, Colour] = (_("Done"), "done", "good")
    to_come: tuple[str, str, Colour] = (_("To come"), "not_started", "muted")
    look: tuple[str, str, Colour] = (_("Needs a look"), "attention", "warn")
    check = month.fee.check
    invoice = to_come if check is None else look if check.difference else done
    return [
        (_("Figures"), done if month.filled else to_come),
        (_("Fee and invoice"), invoice),
        (_("Closing the month"), done if month.closed else to_come),
    ]


def findings_card(view: HomeView, catalog: Catalog, go: Go) -> Card:
    """What the contract check found, by severity; the gravest in words."""
    report = view.check
    if view.ended:
        words = Paragraph(
            together((ended_words(view.runs_until), _("See to it that everything is handed over.")))
        )
        look = row(go(_("Look at the end"), Going("contract", part="changes")), None)
        return Card(_("What stands out in the contract"), words, look)
    if report is None:
        words = Paragraph(_("The contract has not been checked yet. It takes about five minutes."))
        begin = row(go(_("Begin the check"), Going("check")), None)
        return Card(_("What stands out in the contract"), words, begin)
    link = go(_("See all"), Going("contract", part="check"))
    card = Card(_("What stands out in the contract"), severity_counts(report), trailing=link)
    for finding in report.findings[:_SHOWN]:
        meaning, colour = SEVERITIES[finding.severity]
        card.add(
            row(
                Icon(meaning, colour, "icon_small"),
                Paragraph(title(catalog.checks, finding)),
                gap=8,
                top=True,
            )
        )
    return card


def severity_counts(report: Report) -> QWidget:
    """How many findings there are of each severity; in a narrow place on more than one line."""
    counts = []
    for severity, (meaning, colour) in SEVERITIES.items():
        sign = Status(severity_word(severity), meaning, colour)
        counts.append(boxed(row(sign, Label(str(report.count(severity)), "card_title"))))
    return boxed(Flow(*counts, gap=16))


def promises_card(view: HomeView, go: Go) -> Card:
    """What was agreed and is not done: ours and the agency's."""
    promised = any(x.kind is ActionKind.PROMISE for x in view.actions)
    link = go(_("Look at the meetings"), Going("agency", part="meetings")) if promised else None
    card = Card(_("To do and promised"), trailing=link)
    if not view.actions:
        card.add(Paragraph(_("Nothing is open."), "body", "muted"))
    for action in sorted(view.actions, key=_last_day):
        card.add(_action(action, _late(action, view.today)))
    return card


def _action(action: Action, late: bool) -> QWidget:
    words = column(Paragraph(action.text), Label(action.owner, "note", "muted"), gap=0)
    due = day_name(action.due_day) if action.due_day else month_name(action.due)
    marks = [Chip(_("late"), "warn", "waiting")] if late else []
    return boxed(
        row(boxed(words), *marks, Label(due, "note", align=Qt.AlignmentFlag.AlignRight), gap=8, top=True)
    )


def _late(action: Action, today: date) -> bool:
    """By its day where it has one, else from the month after on."""
    return today > _last_day(action)


def _last_day(action: Action) -> date:
    return action.due_day or action.due.last

"""The one page: three sentences, the goal, the three pillars, and what is asked of the agency."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.domain.contract.items import Severity
from desktop.domain.kpis import Tier
from desktop.domain.month import Month
from desktop.domain.reviews import Action
from desktop.domain.sheet import State
from desktop.domain.statistics import compare
from desktop.language import _, ngettext
from desktop.reports.composing import contract, fees, goal
from desktop.reports.composing.facts import Facts
from desktop.reports.composing.kpis import POSTS
from desktop.reports.composing.sentences import listed, together
from desktop.reports.model import FunnelSection, KpiSection, Pillar, Request, SheetKey, Summary
from desktop.wording.amounts import month_name, percent, yen
from desktop.wording.outlook import change_word

_REQUESTS = 4


def section(facts: Facts, kpis: KpiSection, funnel: FunnelSection | None) -> Summary:
    """Put the page together."""
    sentences = (_result(facts), _goal(facts), _money(facts))
    return Summary(
        headline=_headline(facts, kpis),
        sentences=tuple(sentence for sentence in sentences if sentence),
        figures=goal.figures(facts),
        outlook=goal.outlook_text(facts),
        track=goal.track(facts),
        pillars=(_kpi_pillar(kpis, funnel), _content_pillar(facts), _agency_pillar(facts)),
        requests=tuple(_requests(facts))[:_REQUESTS],
    )


def _headline(facts: Facts, kpis: KpiSection) -> str:
    """The result against its target, then the one thing that needs a look."""
    row = facts.result
    check = facts.fee.check
    first = kpis.headline
    if row is not None and row.value is not None and row.target is not None and not row.partial:
        text = _("{name} is below its target.")
        if row.value >= row.target:
            text = _("{name} reached its target.")
        first = text.format(name=facts.name(row.kpi))
    if check is not None and check.difference:
        return together(
            first,
            _("The invoice needs a look: it differs by {amount}.").format(amount=yen(abs(check.difference))),
        )
    return first


def _result(facts: Facts) -> str:
    row = facts.result
    if row is None or row.value is None:
        return _("The result of the plan is not measured this month.")
    name, now = facts.name(row.kpi), facts.said(row.value, row.kpi)
    if row.partial:
        return _("{name}: {now} so far; the month is not complete and is not judged.").format(
            name=name, now=now
        )
    first = _("{name}: {now}.").format(name=name, now=now)
    if row.target is not None and row.achievement is not None:
        first = _("{name}: {now}, {share} of the target of {target}.").format(
            name=name, now=now, share=percent(row.achievement, 0), target=facts.said(row.target, row.kpi)
        )
    return together(first, *_compared(facts))


def _compared(facts: Facts) -> Iterator[str]:
    row = facts.result
    if row is None or row.value is None or not facts.countable(row):
        return
    if row.last_year is not None:
        word = change_word(compare(float(row.last_year), 1, float(row.value), 1).change)
        text = _("Against {before} in the same month last year: {word}.")
        yield text.format(before=facts.said(row.last_year, row.kpi), word=word)
    if row.last is not None:
        word = change_word(compare(float(row.last), 1, float(row.value), 1).change)
        yield _("Against {before} last month: {word}.").format(
            before=facts.said(row.last, row.kpi), word=word
        )


def _goal(facts: Facts) -> str:
    progress = facts.progress
    if progress is None or not progress.actual:
        return ""
    kpi = progress.goal.kpi
    return _(
        "Of the final goal ({target} by {month}) {reached} are reached, {share}; {time} of the period has passed."
    ).format(
        target=facts.said(progress.goal.target, kpi),
        month=month_name(progress.goal.last),
        reached=facts.said(progress.reached, kpi),
        share=percent(progress.reached / progress.goal.target, 1),
        time=percent(len(progress.actual) / len(progress.months), 0),
    )


def _money(facts: Facts) -> str:
    return fees.headline(facts) if facts.accounts else ""


def _kpi_pillar(kpis: KpiSection, funnel: FunnelSection | None) -> Pillar:
    judged = [row for row in kpis.rows if row.achievement is not None and row.tier is not Tier.REFERENCE]
    missed = [row for row in judged if row.state is not State.REACHED]
    missing = [row.name for row in kpis.rows if row.actual is None]
    state = _("？ No targets yet")
    if judged:
        state = _("△ Some not reached") if missed else _("○ All targets reached")
    gaps = _("Not measured: {names}.").format(names=listed(missing)) if missing else ""
    text = together(kpis.headline, gaps, funnel.headline if funnel else "")
    return Pillar(_("KPIs"), state, text, SheetKey.KPI)


def _content_pillar(facts: Facts) -> Pillar:
    posted = facts.value(facts.month, POSTS)
    promised = facts.contract.promises.get("posts_a_month") if facts.contract else None
    title_ = _("Content")
    if posted is None:
        return Pillar(title_, _("？ Not measured"), _("How many posts were published is not measured."))
    count = facts.said(posted, POSTS)
    if promised is None:
        return Pillar(
            title_,
            _("？ Cannot tell yet"),
            _("{count} were published; no number was agreed.").format(count=count),
        )
    kept = posted >= promised
    text = _("{count} were published, {promised} were agreed.").format(
        count=count, promised=facts.said(promised, POSTS)
    )
    more = _("More posts are not more results: which posts bring reactions is looked at post by post.")
    return Pillar(
        title_, _("○ As many as agreed") if kept else _("△ Fewer than agreed"), together(text, more)
    )


def _agency_pillar(facts: Facts) -> Pillar:
    check, report = facts.fee.check, facts.check
    wrong = check is not None and check.difference != 0
    critical = report.count(Severity.CRITICAL) if report else 0
    state = _("○ Nothing open")
    if wrong:
        state = _("× Invoice to be corrected")
    elif critical:
        state = _("△ Critical points in the contract")
    texts = [fees.headline(facts)] if facts.accounts else [_("There is no contract with fee terms yet.")]
    if report and report.findings:
        texts.append(_findings(facts))
    sheet = SheetKey.FEES if facts.accounts else None
    return Pillar(_("Agency and contract"), state, together(*texts), sheet)


def _findings(facts: Facts) -> str:
    assert facts.check is not None
    return _(
        "Open points in the contract: {count} (critical {critical}, major {major}, minor {minor})."
    ).format(
        count=len(facts.check.findings),
        critical=facts.check.count(Severity.CRITICAL),
        major=facts.check.count(Severity.MAJOR),
        minor=facts.check.count(Severity.MINOR),
    )


def _requests(facts: Facts) -> Iterator[Request]:
    check = facts.fee.check
    if facts.accounts and check is not None and check.difference > 0:
        owed = yen(facts.accounts[-1].statement.payable)
        text = _("A corrected invoice over {amount}").format(amount=owed)
        yield Request(fees.answer_day(facts), text, SheetKey.FEES)
    critical = facts.check.count(Severity.CRITICAL) if facts.check else 0
    if critical:
        text = ngettext(
            "A written answer on the critical point of the contract",
            "Written answers on the {count} critical points of the contract",
            critical,
        ).format(count=critical)
        yield Request(contract.answer_day(facts), text, SheetKey.CONTRACT)
    waiting = [x for x in facts.book.actions if x.agency and x.done is None and x.due <= facts.month + 1]
    for action in sorted(waiting, key=_by_due):
        yield Request(None, _waiting(action), SheetKey.ACTIONS)


def _by_due(action: Action) -> tuple[Month, int]:
    return action.due, action.number


def _waiting(action: Action) -> str:
    return _("{text} (due {month})").format(text=action.text, month=month_name(action.due))

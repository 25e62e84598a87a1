"""The way from views to customers in words: assumptions, their sources, and when links alone will not do."""

from __future__ import annotations

from desktop import language
from desktop.domain.funnels import FunnelStage, Need
from desktop.domain.own_rates import LEAST_MONTHS, OwnRate, Standing
from desktop.language import _
from desktop.wording.amounts import number, percent


def stage_name(stage: FunnelStage) -> str:
    """Say the name of a stage."""
    return stage.name[language.current()]


def range_words(need: Need) -> str:
    """Say from how few to how many a stage may need: ``34〜234``."""
    if need.low == need.high:
        return number(need.low)
    return _("{low} to {high}").format(low=number(need.low), high=number(need.high))


def rate_origin(need: Need) -> str:
    """Say where a stage's rate comes from; empty for the first stage, which has none."""
    if need.rate is None:
        return ""
    if need.own:
        return _("Your own number.")
    if need.stage.source is None:
        return _("An assumption: please replace it with your own number.")
    return _("An assumption: please replace it with your own number. {source}.").format(
        source=need.stage.source[language.current()]
    )


def own_rate_words(own: OwnRate) -> str:
    """Say what the months give for a step of the chain; raises ValueError where they give nothing."""
    span = own.adopted()
    return _("Your last {months} full months: {typical} ({low} to {high}), {came} of {of}").format(
        months=own.months,
        typical=percent(span.typical),
        low=percent(span.low),
        high=percent(span.high),
        came=number(own.came),
        of=number(own.of),
    )


def no_own_rate_words(own: OwnRate) -> str:
    """Say why the months give no rate for a step; empty where they do."""
    if own.standing is Standing.FEW_MONTHS:
        return _(
            "From {least} full months on, your own share is offered here; so far there are {months}."
        ).format(least=LEAST_MONTHS, months=own.months)
    if own.standing is Standing.NONE_CAME:
        return _(
            "None of {of} came in your {months} full months, so there is no share of your own yet."
        ).format(of=number(own.of), months=own.months)
    if own.standing is Standing.OTHER_DOORS:
        return _("Your numbers for it hold phone, LINE and the shop too, so they give no share of the link.")
    if own.standing is Standing.MORE_AFTER:
        return _("Your numbers for it are higher than those of the stage before, so they give no share.")
    return ""


def links_unlikely() -> str:
    """Say what can be done where the link route alone is unlikely to carry the goal."""
    return _(
        "Record phone, walk-in and LINE results too, or look again at the goal, the months or the rates."
    )

"""The way from views to customers in words: assumptions, their sources, and when links alone will not do."""

from __future__ import annotations

from desktop import language
from desktop.domain.funnels import FunnelStage, Need
from desktop.language import _
from desktop.wording.amounts import number


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


def links_unlikely() -> str:
    """Say what can be done where the link route alone is unlikely to carry the goal."""
    return _(
        "Record phone, walk-in and LINE results too, or look again at the goal, the months or the rates."
    )

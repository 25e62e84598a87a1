"""Where a fee pulls, in words: what each part pays for, what the agency earns if this or that grows, the verdict."""

from __future__ import annotations

from desktop.domain.scenarios.incentive import Component, Earning, Incentive, Verdict, What
from desktop.language import N_, _
from desktop.wording.amounts import signed_yen
from desktop.wording.fee_words import Words
from desktop.wording.kpis import tier_word
from desktop.wording.terms import fee_sentence

_WHATS = {
    What.USUAL: N_("Everything as usual"),
    What.RESULTS_DOUBLE: N_("Results double, views stay"),
    What.STEPS_DOUBLE: N_("Profile visits and clicks double, results stay"),
    What.VIEWS_DOUBLE: N_("Views double, results stay"),
    What.ONE_VIRAL: N_("One post goes viral, results stay"),
}
_VERDICTS = {
    Verdict.TO_GOAL: N_("The fee pulls where your goal is: only more results pay the agency more."),
    Verdict.MOSTLY_TO_GOAL: N_(
        "The fee pulls mostly where your goal is, but views or clicks alone pay the agency more as well."
    ),
    Verdict.ELSEWHERE: N_("The fee pulls elsewhere: views or clicks alone pay as much as results, or more."),
    Verdict.NOWHERE: N_("The fee pulls nowhere: the agency earns the same whatever happens."),
}


def what_words(what: What) -> str:
    """Say what is tried."""
    return _(_WHATS[what])


def earning_words(earning: Earning) -> str:
    """Say how much more the agency earns in a year."""
    return signed_yen(earning.more) if earning.more else _("no difference")


def component_words(component: Component, words: Words) -> tuple[str, str]:
    """Say a part of the fee, and which tier of KPIs it pays for."""
    paid = tier_word(component.tier) if component.tier else _("for no KPI")
    return fee_sentence(component.fee, words), paid


def verdict_words(found: Incentive, words: Words) -> str:
    """Say plainly whether the fee pulls where the goal is."""
    if found.verdict is Verdict.UNKNOWN:
        said = _("Where the fee pulls cannot be told yet: how many of “{kpi}” are usual is not known.")
        return said.format(kpi=words.names(found.missing[0]))
    return _(_VERDICTS[found.verdict])

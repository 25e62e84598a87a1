"""What could be better in a contract, in words: each improvement, what it saves, and the question that asks for it."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from desktop.domain.contract.asked import NEGOTIATION
from desktop.domain.contract.items import Checks
from desktop.domain.fees.terms import Share
from desktop.domain.scenarios.improvements import Change, Improvement
from desktop.language import N_, _, current
from desktop.wording.amounts import number, percent, yen
from desktop.wording.fee_words import Words
from desktop.wording.scenarios import about, chance_words, period

if TYPE_CHECKING:
    from desktop.domain.scenarios.negotiation import Gain

_NAMES = {
    Change.MONTHLY_CAP: N_("A cap of {becomes} a month"),
    Change.TOTAL_CAP: N_("A cap of {becomes} for the whole contract"),
    Change.CAP_ON_ALL: N_("The cap holds for everything, the base fee too"),
    Change.LOWER_PRICE: N_("A lower price for “{kpi}”: {becomes} instead of {was}"),
    Change.PRICE_TO_CEILING: N_(
        "The price for “{kpi}” no higher than it may cost: {becomes} instead of {was}"
    ),
    Change.MORE_FREE: N_("More of “{kpi}” without a fee: {becomes} a month instead of {was}"),
    Change.LOWER_BASE: N_("A lower base fee: {becomes} a month instead of {was}"),
    Change.NO_INITIAL: N_("No set-up fee"),
    Change.NO_GUARANTEE: N_("No guaranteed least fee"),
    Change.NO_CARRY_OVER: N_("Nothing above the cap is carried into the next month"),
    Change.NO_HANDLING: N_("No handling fee on ads"),
    Change.WHOLE_TO_SLAB: N_("Another band’s price only for what lies in it"),
    Change.CLAWBACK_ORDER: N_("The other order for cancelled results and caps"),
    Change.SHORTER_TERM: N_("A shorter minimum term: {becomes} months instead of {was}"),
}
_QUESTIONS = {
    Change.MONTHLY_CAP: N_("Could you set a cap of {becomes} for what we pay in a month?"),
    Change.TOTAL_CAP: N_("Could you set a cap of {becomes} for what we pay over the whole contract?"),
    Change.CAP_ON_ALL: N_("Could the monthly cap hold for everything you bill, the base fee included?"),
    Change.LOWER_PRICE: N_("Could you lower the price for “{kpi}” from {was} to {becomes}?"),
    Change.PRICE_TO_CEILING: N_(
        "For us “{kpi}” pays off up to {becomes}. Could you lower the price from {was} to that?"
    ),
    Change.MORE_FREE: N_("Could the first {becomes} of “{kpi}” a month be free, instead of {was}?"),
    Change.LOWER_BASE: N_("Could you lower the base fee from {was} to {becomes} a month?"),
    Change.NO_INITIAL: N_("Could you do without the set-up fee of {was}?"),
    Change.NO_GUARANTEE: N_("Could you do without the guaranteed least fee of {was} a month?"),
    Change.NO_CARRY_OVER: N_("Could what lies above the cap lapse, instead of being billed the next month?"),
    Change.NO_HANDLING: N_("Could you pass the ad costs on without the handling fee of {was}?"),
    Change.WHOLE_TO_SLAB: N_("Could the price of a higher band hold only for the results in that band?"),
}
_BANDS_NAME = N_("Every band’s price for “{kpi}” lower by a tenth")
_BANDS_QUESTION = N_("Could you lower every band’s price for “{kpi}” by a tenth?")
_ITEMS = {Change.CLAWBACK_ORDER, Change.SHORTER_TERM}
"""The check's own question asks for the same."""
_COUNTS = {Change.MORE_FREE, Change.SHORTER_TERM}


def improvement_name(improvement: Improvement, words: Words) -> str:
    """Say what would be better, with its figures."""
    name = _BANDS_NAME if _by_bands(improvement) else _NAMES[improvement.change]
    return _(name).format_map(_said(improvement, words))


def question(improvement: Improvement, checks: Checks, words: Words) -> str:
    """Ask the agency for it, politely; the check's own question where it asks for the same."""
    if improvement.change in _ITEMS:
        return checks.rule(improvement.items[0]).ask[current()]
    asks = _BANDS_QUESTION if _by_bands(improvement) else _QUESTIONS[improvement.change]
    return _(asks).format_map(_said(improvement, words))


def code_of(improvement: Improvement) -> str:
    """Give the code that its question is kept under: the change, and the KPI whose fee it is about."""
    return ":".join(filter(None, (f"{NEGOTIATION}{improvement.change}", improvement.kpi)))


def gain_words(gain: Gain, months: int, *, valued: bool) -> str:
    """Say what it saves, and how much rarer a loss becomes."""
    saved = _("saves about {amount} in {months}").format(amount=yen(about(gain.saved)), months=period(months))
    if not valued or chance_words(gain.loss_before) == chance_words(gain.loss_after):
        return saved
    return _("{saved}; chance of a loss {before} → {after}").format(
        saved=saved, before=chance_words(gain.loss_before), after=chance_words(gain.loss_after)
    )


def _by_bands(improvement: Improvement) -> bool:
    """Whether a lower price is one of each band, so that there is no single figure."""
    return improvement.change is Change.LOWER_PRICE and improvement.was is None


def _is_share(improvement: Improvement) -> bool:
    """Whether its figures are shares of sales or costs, not yen."""
    fees = improvement.terms.fees
    shares = (x for x in fees if isinstance(x, Share) and x.kpi == improvement.kpi)
    return improvement.change is Change.NO_HANDLING or any(x.rate == improvement.becomes for x in shares)


def _said(improvement: Improvement, words: Words) -> dict[str, str]:
    return {
        "was": _amount(improvement, improvement.was),
        "becomes": _amount(improvement, improvement.becomes),
        "kpi": words.names(improvement.kpi) if improvement.kpi else "",
    }


def _amount(improvement: Improvement, value: Decimal | None) -> str:
    if value is None:
        return ""
    if improvement.change in _COUNTS:
        return number(value)
    return percent(value) if _is_share(improvement) else yen(value)

"""Why a line of a fee statement is zero, in words."""

from __future__ import annotations

from desktop.domain.fees.lines import (
    Basis,
    BonusBasis,
    ClawbackBasis,
    PerResultBasis,
    ProductionBasis,
    ShareBasis,
    TieredBasis,
    Why,
)
from desktop.language import N_, _
from desktop.wording.amounts import month_name, yen
from desktop.wording.fee_words import Words

_REASONS = {
    Why.NO_RESULTS: N_("¥0, as there was nothing to count"),
    Why.ALL_INVALID: N_("¥0, as all {counted} were invalid"),
    Why.WITHIN_FREE: N_("¥0, as {billable} valid are within the {free} free"),
    Why.WITHIN_INCLUDED: N_("¥0, as {billable} are within the {included} included"),
    Why.BELOW_FIRST_BAND: N_("¥0, as not reached: {reached} of the {needed} from which it is paid"),
    Why.SAME_AS_PAID: N_("¥0, as the {worth} for {reached} in all is paid already"),
    Why.NOT_REACHED: N_("¥0, as not reached: {reached} of {needed}"),
    Why.PAID_BEFORE: N_("¥0, as it is paid once and was paid before"),
    Why.WORTH_NOTHING: N_("¥0, as {count} of {month} change nothing in what was billed"),
    Why.NO_COST: N_("¥0, as there was no such cost"),
    Why.NO_MONTHS_LEFT: N_("¥0, as no month of the minimum term is left"),
    Why.UNDER_ONE_YEN: N_("¥0, as it comes to less than one yen"),
}


def why_zero(why: Why, basis: Basis, words: Words) -> str:
    """Say why a line is zero."""
    return _(_REASONS[why]).format(**_values(basis, words))


def _values(basis: Basis, words: Words) -> dict[str, str]:
    match basis:
        case PerResultBasis():
            return {
                "counted": words.results(basis.counted, basis.kpi),
                "billable": words.results(basis.counted - basis.invalid, basis.kpi),
                "free": words.results(basis.free, basis.kpi),
            }
        case ProductionBasis():
            return {
                "counted": words.pieces(basis.counted, basis.kpi),
                "billable": words.pieces(basis.counted - basis.invalid, basis.kpi),
                "included": words.pieces(basis.included, basis.kpi),
            }
        case TieredBasis():
            return _reaching(basis, basis.first_band, words) | {"worth": yen(basis.worth)}
        case BonusBasis():
            return _reaching(basis, basis.at_least, words)
        case ShareBasis():
            return {"counted": yen(basis.counted)}
        case ClawbackBasis():
            return {"count": words.results(basis.count, basis.kpi), "month": month_name(basis.month)}
    return {}


def _reaching(basis: TieredBasis | BonusBasis, needed: int, words: Words) -> dict[str, str]:
    return {
        "counted": words.results(basis.counted, basis.kpi),
        "reached": words.results(basis.so_far + basis.quantity, basis.kpi),
        "needed": words.results(needed, basis.kpi),
    }

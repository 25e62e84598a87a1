"""KPIs in words: their names, tiers, fee basis, values with units, and where a value came from."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import ROUND_FLOOR, ROUND_HALF_UP, Decimal

from desktop import language
from desktop.domain.kpis import FeeBasis, Measure, Tier, Unit
from desktop.domain.results import AGENCY_SHEET, COMPUTED, IMPORTED, TYPED
from desktop.domain.sheet import NEAR, State
from desktop.language import N_, _
from desktop.wording import amounts, import_names
from desktop.wording.numbers import display

_TIERS = {
    Tier.RESULT: N_("Result"),
    Tier.INTERMEDIATE: N_("Intermediate"),
    Tier.REFERENCE: N_("Reference"),
}
_TIER_MEANINGS = {
    Tier.RESULT: N_("What leads straight to your sales"),
    Tier.INTERMEDIATE: N_("What comes just before a result"),
    Tier.REFERENCE: N_("What is not aimed at"),
}
_FEE_BASES = {
    FeeBasis.YES: N_("Suits a fee"),
    FeeBasis.CONDITIONAL: N_("With conditions"),
    FeeBasis.NO: N_("Does not suit"),
}
_STATES = {
    State.REACHED: N_("Reached"),
    State.NEAR: N_("Near the target"),
    State.BELOW: N_("Below 80 % of the target"),
    State.NONE: N_("Not judged"),
}
_SOURCES = {
    TYPED: N_("Typed"),
    COMPUTED: N_("Computed"),
    AGENCY_SHEET: N_("The agency’s input sheet"),
}
_SERVICES = {
    "tiktok_studio": N_("TikTok Studio"),
    "tiktok_business": N_("TikTok Business Suite"),
    "ga4": N_("Google Analytics"),
    "search_console": N_("Search Console"),
    "business_profile": N_("Google Business Profile"),
    "meta": N_("Instagram or Facebook"),
    "table": N_("A table of your own"),
}


_SHORT = {
    AGENCY_SHEET: N_("The agency"),
    "tiktok_studio": N_("TikTok"),
    "tiktok_business": N_("TikTok"),
    "ga4": N_("Analytics"),
    "search_console": N_("Google search"),
    "business_profile": N_("Google Maps"),
    "meta": N_("Meta"),
    "table": N_("A table"),
}


def kpi_name(measure: Measure | None, code: str = "") -> str:
    """Say the name of a KPI; a code that only the contract knows stands for itself."""
    return measure.name[language.current()] if measure else code


def name_of(measures: Mapping[str, Measure], code: str) -> str:
    """Say the name that belongs to a code."""
    return kpi_name(measures.get(code), code)


def tier_word(tier: Tier) -> str:
    """Say a tier: 成果 / 中間 / 参考."""
    return _(_TIERS[tier])


def tier_meaning(tier: Tier) -> str:
    """Say what a tier means, in a few muted words."""
    return _(_TIER_MEANINGS[tier])


def fee_basis_word(basis: FeeBasis) -> str:
    """Say whether a fee may rest on a KPI: 使える / 条件つき / 向かない."""
    return _(_FEE_BASES[basis])


def state_word(state: State) -> str:
    """Say how a value stands to its target, for those who cannot see the mark."""
    return _(_STATES[state])


def unit_word(measure: Measure | None) -> str:
    """Say the word after the number: 件, 人, 円, % … or ``inquiries``; empty where nobody knows it."""
    return measure.counter[language.current()] if measure else ""


def value_words(value: Decimal | int, measure: Measure | None) -> str:
    """Say a value with its unit: ``26件`` ``4,365円`` ``6.7%`` ``0.86倍``; English counts stand alone."""
    unit = measure.unit if measure else Unit.COUNT
    if unit is Unit.YEN:
        return amounts.yen(int(Decimal(value).quantize(Decimal(1), ROUND_HALF_UP)))
    number = display(value, unit)
    if unit is Unit.PERCENT:
        return f"{number}%"
    if language.current() == "ja":
        return f"{number}{amounts.JOINER}{unit_word(measure)}" if measure else number
    return f"{number}\u00a0{unit_word(measure)}" if unit in (Unit.HOURS, Unit.SECONDS) else number


def value_parts(value: Decimal | int, measure: Measure | None) -> tuple[str, str]:
    """Say a value as number and unit apart, for a column of numbers: ``26`` ``件``; English yen keep their sign in front."""
    unit = measure.unit if measure else Unit.COUNT
    japanese = language.current() == "ja"
    if unit is Unit.YEN and not japanese:
        return value_words(value, measure), ""
    shown = display(value, unit)
    if unit is Unit.PERCENT:
        return shown, "%"
    if japanese:
        return shown, unit_word(measure)
    return shown, unit_word(measure) if unit in (Unit.HOURS, Unit.SECONDS) else ""


def achievement_words(achievement: Decimal | None) -> str:
    """Say an achievement as a whole percentage, never rounded up over the steps of 80 and 100; none is –."""
    if achievement is None:
        return "–"
    stepped = any(achievement < step <= achievement + Decimal("0.005") for step in (NEAR, Decimal(1)))
    whole = achievement.scaleb(2).quantize(Decimal(1), ROUND_FLOOR if stepped else ROUND_HALF_UP)
    return f"{whole:,f}%"


def service_word(source: str) -> str:
    """Say in a word where a value came from: of a file only who wrote it, where that is known."""
    service = source.removeprefix(IMPORTED).split(".", maxsplit=1)[0]
    return _(_SHORT[service]) if service in _SHORT else source_word(source)


def source_word(source: str | None) -> str:
    """Say where a value came from; empty where there is none."""
    if source is None:
        return ""
    if source in _SOURCES:
        return _(_SOURCES[source])
    file = source.removeprefix(IMPORTED)
    try:
        return import_names.source_name(file)
    except KeyError:
        return _(_SERVICES.get(file.split(".", maxsplit=1)[0], file))

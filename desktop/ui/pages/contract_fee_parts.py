"""What is entered of each kind of fee, in the order it is read, and the field for each part."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtWidgets import QWidget

from desktop.domain.fees import terms as t
from desktop.domain.money import Rounding
from desktop.language import N_, _
from desktop.ui.pages.contract_bands import BandsInput
from desktop.ui.widgets.checks import Check
from desktop.ui.widgets.choice import Choice
from desktop.ui.widgets.number_fields import count_input, percent_input, price_input, yen_input
from desktop.ui.widgets.segmented import Option
from desktop.ui.widgets.text_input import TextInput
from desktop.wording.term_choices import pass_through_word, rounding_word, tier_mode_word


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a fee. `needed` parts make it a fee; the others mean `empty` where they are left empty."""

    key: str
    label: str
    kind: str
    needed: bool = True
    empty: Any = None
    wide: bool = False
    """Takes a line of its own."""
    broken: bool = False
    """Only matters where a price is no whole yen."""


_NAME = Part("name", N_("What for"), "text", needed=False, empty="")
_KPI = Part("kpi", N_("What is counted"), "kpi")
_EACH = Part("unit_price", N_("For each"), "price")
_OVER_CONTRACT = Part("cumulative", N_("Counted over the whole contract"), "flag", needed=False, empty=False)
_ROUNDING = Part("rounding", N_("Fraction of a yen"), "rounding", needed=False, empty=Rounding.DOWN)
_BROKEN = replace(_ROUNDING, wide=True, broken=True)

PARTS: Mapping[type[t.Fee], tuple[Part, ...]] = {
    t.Initial: (_NAME, Part("amount", N_("Amount"), "yen")),
    t.Base: (_NAME, Part("amount", N_("Amount"), "yen")),
    t.PerResult: (
        _KPI,
        _EACH,
        Part("free", N_("Free each month"), "count", needed=False, empty=0),
        _BROKEN,
    ),
    t.Tiered: (
        _KPI,
        Part("mode", N_("How the bands are read"), "mode"),
        Part("tiers", N_("Bands"), "bands", wide=True),
        _BROKEN,
        _OVER_CONTRACT,
    ),
    t.Share: (Part("kpi", N_("Share of what"), "kpi"), Part("rate", N_("Rate"), "rate"), _ROUNDING),
    t.Bonus: (
        _KPI,
        Part("at_least", N_("Paid from"), "count"),
        Part("amount", N_("Amount"), "yen"),
        _OVER_CONTRACT,
    ),
    t.Production: (
        _KPI,
        _EACH,
        Part("included", N_("Included each month"), "count", needed=False, empty=0),
    ),
    t.PassThrough: (
        Part("cost", N_("Which cost"), "cost"),
        Part("handling", N_("Handling charge"), "rate", needed=False),
        Part("mode", N_("How it is billed"), "pass", needed=False, empty=t.PassThroughMode.TAXABLE),
    ),
    t.Termination: (
        Part("base_rate", N_("Share of the base fees left"), "rate"),
        Part("taxable", N_("Tax is added"), "flag", needed=False, empty=False),
    ),
}
_ENUMS = {"mode": t.TierMode, "pass": t.PassThroughMode, "rounding": Rounding}
_PLAIN: Mapping[str, Callable[[], QWidget]] = {
    "price": price_input,
    "yen": yen_input,
    "text": TextInput,
}
_PERCENT_EXAMPLES = {"rate": "8", "handling": "20", "base_rate": "50"}


def control_of(part: Part, name: str, codes: Sequence[Option]) -> QWidget:
    """Make the control for a part; `codes` are the KPIs or costs it may name."""
    match part.kind:
        case "kpi" | "cost":
            made: QWidget = Choice(codes)
        case "price" | "yen" | "text":
            made = _PLAIN[part.kind]()
        case "count":
            made = count_input("")
        case "rate":
            made = percent_input(example=_PERCENT_EXAMPLES[part.key])
        case "bands":
            made = BandsInput(name)
        case "flag":
            made = Check(_(part.label))
        case _:
            made = Choice(_members(part.kind))
    made.setObjectName(name)
    return made


def is_broken(values: Mapping[str, Any]) -> bool:
    """Whether a fee's prices are no whole yen, so that it matters how its line becomes one."""
    bands = values.get("tiers") or ()
    prices = [values.get("unit_price"), *(band.price for band in bands)]
    return any(price is not None and price % 1 for price in prices)


def value_of(part: Part, shown: object) -> object:
    """Give what a control says as the fee keeps it."""
    if part.kind in _ENUMS and isinstance(shown, str):
        return _ENUMS[part.kind](shown)
    return part.empty if shown is None else shown


def shown_of(part: Part, value: object) -> Any:  # noqa: ANN401 - what the control takes
    """Give a fee's value as its control shows it; what means nothing is left empty."""
    if part.kind == "count" and not part.needed and value == part.empty:
        return None
    return str(value) if part.kind in _ENUMS else value


def _members(kind: str) -> list[Option]:
    match kind:
        case "mode":
            return [Option(x.value, tier_mode_word(x)) for x in t.TierMode]
        case "pass":
            return [Option(x.value, pass_through_word(x)) for x in t.PassThroughMode]
    return [Option(x.value, rounding_word(x)) for x in Rounding]

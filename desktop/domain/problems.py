"""What can be wrong with data, as values, and the one exception that carries them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Code(StrEnum):
    """Each kind of problem; `wording.problems` holds a sentence for every one, in both languages."""

    # small files (TOML) and their keys
    UNREADABLE = "unreadable"
    UNKNOWN_KEY = "unknown_key"
    MISSING_KEY = "missing_key"
    WRONG_TYPE = "wrong_type"
    IMPOSSIBLE = "impossible"
    UNMEASURED = "unmeasured"
    # what people type
    NOT_A_NUMBER = "not_a_number"
    NOT_A_MONTH = "not_a_month"
    BELOW_ZERO = "below_zero"
    # the shop's records
    NO_SUCH_SHOP = "no_such_shop"
    WHICH_SHOP = "which_shop"
    UNKNOWN_KPI = "unknown_kpi"
    COMPUTED_KPI = "computed_kpi"
    MONTH_CLOSED = "month_closed"
    CHANGED_ELSEWHERE = "changed_elsewhere"
    NOTHING_TO_UNDO = "nothing_to_undo"


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong: what kind, where, and the values its sentence needs."""

    code: Code
    where: str = ""
    values: Mapping[str, object] = field(default_factory=dict)


class Refused(Exception):  # noqa: N818 - the word the product uses: an act that is not done
    """An act cannot be done; nothing was changed. Carries every reason found."""

    def __init__(self, *problems: Problem) -> None:
        super().__init__(*problems)
        self.problems = problems

"""A chain of figures: what is given, and what is computed from it step by step."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from desktop.reports.checking.formulas import evaluate, keys


class Form(StrEnum):
    """How a figure is written in its cell."""

    COUNT = "count"
    YEN = "yen"
    PRICE = "price"
    """Yen that may have decimals."""
    RATE = "rate"


@dataclass(frozen=True, slots=True)
class Given:
    """A figure the chain starts from, and where it comes from."""

    key: str
    label: str
    origin: str
    value: Decimal
    form: Form = Form.COUNT


@dataclass(frozen=True, slots=True)
class Step:
    """A figure computed from others by a formula over their keys."""

    key: str
    label: str
    how: str
    formula: str
    form: Form = Form.YEN


@dataclass(frozen=True, slots=True)
class Chain:
    """Everything a fee is computed from and through, in the order of the statement."""

    givens: tuple[Given, ...]
    steps: tuple[Step, ...]

    @property
    def figures(self) -> tuple[Given | Step, ...]:
        """Everything given, then everything computed."""
        return self.givens + self.steps

    def values(self) -> dict[str, Decimal]:
        """Work out every figure, exactly; steps may stand in any order."""
        known = {given.key: given.value for given in self.givens}
        waiting = {step.key: step.formula for step in self.steps}
        for key in list(waiting):
            self._settle(key, waiting, known)
        return known

    def _settle(self, key: str, waiting: dict[str, str], known: dict[str, Decimal]) -> None:
        if key in known:
            return
        for part in keys(waiting[key]):
            self._settle(part, waiting, known)
        known[key] = evaluate(waiting[key], known)

    def apart_from(self, other: Chain) -> tuple[Given | Step, ...]:
        """What differs from another chain, or rests on what does; in this chain's order."""
        before = {x.key: _content(x) for x in other.figures}
        apart = {x.key for x in self.figures if before.get(x.key) != _content(x)}
        changed = True
        while changed:
            more = {x.key for x in self.steps if keys(x.formula) & apart} - apart
            apart |= more
            changed = bool(more)
        return tuple(x for x in self.figures if x.key in apart)

    def named(self) -> dict[str, tuple[str, str]]:
        """Give each figure's label and defined name by its key; what is called alike gets a number."""
        seen: Counter[str] = Counter()
        found = {}
        for figure in self.figures:
            seen[figure.label] += 1
            number = seen[figure.label]
            label = figure.label if number == 1 else f"{figure.label} {number}"
            found[figure.key] = (label, defined_name(label))
        return found


def defined_name(label: str) -> str:
    """Make a name that formulas may use: letters, digits and underscores, and no cell's address."""
    name = re.sub(r"\W+", "_", label).strip("_")
    return f"_{name}" if re.match(r"\d|[A-Za-z]{1,3}\d+$|[RrCc]$", name) else name


def _content(figure: Given | Step) -> object:
    return figure.value if isinstance(figure, Given) else figure.formula


def total(keys_: Iterable[str]) -> str:
    """Write a sum of figures; ``0`` where there are none."""
    return "+".join(keys_) or "0"

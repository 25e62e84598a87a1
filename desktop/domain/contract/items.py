"""What the contract check asks, as the catalogue describes it: items, their answers, and their words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from desktop.domain.contract.contracts import Answer
from desktop.domain.contract.examples import Story, Worked
from desktop.domain.shop import Purpose
from desktop.domain.text import Text

UNKNOWN, NOT_APPLICABLE, NONE = "unknown", "na", "none"
"""The words that any answer may be, that some items allow, and that stands for "there is none"."""


class Severity(StrEnum):
    """How grave a finding is: 重大 / 注意 / 軽微."""

    CRITICAL = "critical"
    MAJOR = "major"
    MINOR = "minor"

    @property
    def rank(self) -> int:
        """0 for the gravest."""
        return [*Severity].index(self)

    @property
    def of_not_knowing(self) -> Severity | None:
        """What not knowing weighs: one step less; critical stays, minor makes no finding."""
        return {Severity.CRITICAL: Severity.CRITICAL, Severity.MAJOR: Severity.MINOR}.get(self)


class Kind(StrEnum):
    """How a question is answered."""

    YES_NO = "yes_no"
    CHOICE = "choice"
    NUMBER = "number"
    YEN = "yen"
    RATE = "rate"
    """A decimal string, such as "0.146"."""
    TEXT = "text"


class Basis(StrEnum):
    """What a question rests on."""

    LAW = "LAW"
    RULE = "RULE"
    """The service's own rules."""
    PRACTICE = "PRAC"


@dataclass(frozen=True, slots=True)
class Option:
    """One choice; `severity` where choosing it is a finding by itself."""

    value: str
    name: Text
    severity: Severity | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One key that can be answered: an item's own, a further part of it, or a fact of the shop."""

    key: str
    kind: Kind
    label: Text
    options: tuple[Option, ...] = ()
    unit: Text | None = None
    none: Text | None = None
    """What "none" means here, where a number or text may be that."""
    na: bool = False
    when: tuple[str, ...] = ()
    """Of a further part: after which answers of its item it is asked; empty: after any."""

    def follows(self, answer: Answer | None) -> bool:
        """Whether a further part is asked after this answer of its item."""
        if answer is None:
            return False
        return not self.when or _spoken(answer) in self.when


def _spoken(answer: Answer) -> str:
    if isinstance(answer, bool):
        return "yes" if answer else "no"
    return "number" if isinstance(answer, int) else answer


@dataclass(frozen=True, slots=True)
class Words:
    """How a finding is said; texts may name values in braces."""

    title: Text
    why: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """What items and the rules across them share: their weight, their words, and what they rest on."""

    code: str
    severity: Severity
    words: Words
    ask: Text
    basis: tuple[Basis, ...]
    law: Text | None = None
    since: date | None = None
    """The day the law came into force."""
    cases: Mapping[str, Words] = field(default_factory=dict)
    """Better words for one of a finding's causes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckItem(Rule):
    """One of the sixty questions. `answer.label` names what it asks for."""

    group: str
    question: Text
    answer: Field
    parts: tuple[Field, ...] = ()
    bad: bool = False
    """The yes or no that is a finding."""
    unknown_is_bad: bool = False
    """Not knowing weighs as much as the bad answer."""
    short: bool = False
    """One of the twelve that cost most."""
    purposes: frozenset[Purpose] = frozenset(Purpose)

    @property
    def name(self) -> str:
        """The key it is answered by."""
        return self.answer.key


@dataclass(frozen=True, slots=True)
class Group:
    """One page of the questions."""

    key: str
    name: Text


@dataclass(frozen=True, slots=True)
class Checks:
    """The whole check, in the order of its codes."""

    groups: tuple[Group, ...]
    items: tuple[CheckItem, ...]
    crosses: tuple[Rule, ...]
    facts: tuple[Field, ...]
    """What the shop's profile, or one question at the start, answers for several rules."""
    checked: date
    """The day the legal facts were last looked up."""
    examples: tuple[Worked, ...] = ()
    stories: tuple[Story, ...] = ()

    def examples_of(self, code: str) -> tuple[Worked, ...]:
        """The worked examples of a question."""
        return tuple(x for x in self.examples if code in x.checks)

    def stories_of(self, code: str) -> tuple[Story, ...]:
        """What happened to others for want of a good answer to a question."""
        return tuple(x for x in self.stories if code in x.checks)

    def concrete(self, code: str) -> bool:
        """Whether a question has a worked example or a story."""
        return bool(self.examples_of(code) or self.stories_of(code))

    def fields(self) -> Mapping[str, Field]:
        """Every key that can be answered."""
        own = (x for item in self.items for x in (item.answer, *item.parts))
        return {x.key: x for x in (*self.facts, *own)}

    def for_purpose(self, purpose: Purpose) -> tuple[CheckItem, ...]:
        """The items that apply."""
        return tuple(x for x in self.items if purpose in x.purposes)

    def item(self, name: str) -> CheckItem:
        """The item of a name; raises KeyError."""
        return {x.name: x for x in self.items}[name]

    def rule(self, code: str) -> Rule:
        """The item or cross rule of a code; raises KeyError."""
        return {x.code: x for x in (*self.items, *self.crosses)}[code]

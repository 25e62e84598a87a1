"""What a report says, as frozen values: figures are figures, sentences are already worded.

Whoever fills a `Report` also decides what stays out of it: a value that must not reach the agency is
never put in. A section that is None has no sheet.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import TypeAlias

from desktop.domain.contract.items import Severity
from desktop.domain.kpis import Tier, Unit
from desktop.domain.month import Month
from desktop.domain.sheet import State
from desktop.reports.model_agencies import AgenciesSection
from desktop.reports.money import FeeSection

Figure: TypeAlias = Decimal | None
"""A measured figure; None is *not measured*, never zero."""


class Audience(StrEnum):
    """Whom a report is for; the agency's leaves out what concerns only the shop."""

    AGENCY = "agency"
    OWNER = "owner"


class SheetKey(StrEnum):
    """The sheets in their order: the answer first, evidence next, reference last."""

    COVER = "cover"
    SUMMARY = "summary"
    KPI = "kpi"
    FUNNEL = "funnel"
    TREND = "trend"
    FEES = "fees"
    CHECKING = "checking"
    CONTRACT = "contract"
    FIT = "fit"
    AGENCIES = "agencies"
    ACTIONS = "actions"
    DEFINITIONS = "definitions"
    DATA = "data"
    CHART_DATA = "chart_data"


@dataclass(frozen=True, slots=True)
class BigFigure:
    """One large figure of the summary with its label; `counter` follows a count (件).

    `word` stands instead of a figure that would mislead, such as a chance below 1 %.
    """

    label: str
    value: Figure
    unit: Unit
    counter: str = ""
    decimals: int = 0
    word: str = ""


@dataclass(frozen=True, slots=True)
class Track:
    """The way to the final goal, month by month and cumulative; low and high reach from now to the end."""

    title: str
    alt: str
    months: tuple[Month, ...]
    plan: tuple[Figure, ...]
    actual: tuple[Figure, ...]
    low: tuple[Figure, ...]
    high: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class Pillar:
    """One of the three causes of failure: its state (icon and word) and two or three sentences."""

    title: str
    state: str
    text: str
    sheet: SheetKey | None = None


@dataclass(frozen=True, slots=True)
class Request:
    """What is asked of the agency, until when, and the sheet that gives the reason."""

    due: date | None
    text: str
    sheet: SheetKey


@dataclass(frozen=True, slots=True)
class Summary:
    """The one page for who reads nothing else."""

    headline: str
    sentences: tuple[str, ...]
    figures: tuple[BigFigure, ...]
    outlook: str
    track: Track | None
    pillars: tuple[Pillar, ...]
    requests: tuple[Request, ...]


@dataclass(frozen=True, slots=True)
class KpiRow:
    """One measure: what was aimed at, what came, and what was there before.

    `column` names the column of the raw data it stands in; a rate is the quotient of two columns.
    """

    name: str
    counter: str
    """What is counted: 件, 回, %."""
    tier: Tier
    unit: Unit
    target: Figure
    actual: Figure
    last: Figure
    year_ago: Figure
    achievement: Figure = None
    state: State = State.NONE
    word: str = ""
    """The change against the same month last year, in one of the five words."""
    lower_is_better: bool = False
    partial: bool = False
    """Only part of the month is known: never judged."""
    before_contract: bool = False
    """Last year's month lies before the contract, so that a cost has no value there."""
    column: str = ""
    """The column of the raw data it stands in, or that is divided."""
    divisor: str = ""
    """The column it is divided by."""


@dataclass(frozen=True, slots=True)
class KpiSection:
    """Were the promised measures reached."""

    headline: str
    rows: tuple[KpiRow, ...]
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FunnelRow:
    """One stage: how many came so far, and the share of the stage before that did."""

    name: str
    count: Figure
    rate: Figure = None
    planned: Figure = None
    own: tuple[Decimal, Decimal, Decimal] | None = None
    """The shop's own rate over the last months with its 90 % range: middle, low, high."""
    gain: Figure = None
    """Results a month more if only this stage were as planned."""
    remark: str = ""
    bottleneck: bool = False
    side: bool = False
    """A side door or a sum: it has no rate and no bar."""
    result: bool = False

    @property
    def against_plan(self) -> Figure:
        """Rate ÷ planned rate."""
        return None if self.rate is None or not self.planned else self.rate / self.planned


@dataclass(frozen=True, slots=True)
class FunnelSection:
    """Where it stops, and what fixing it would bring."""

    headline: str
    rows: tuple[FunnelRow, ...]
    own_months: int
    notes: tuple[str, ...] = ()


class PanelKind(StrEnum):
    """How a trend is drawn."""

    BARS = "bars"
    LINE = "line"
    REFERENCE = "reference"
    """Grey bars: a figure no fee may rest on."""


@dataclass(frozen=True, slots=True)
class Panel:
    """One of the trend charts; `target` is blank before it applied."""

    title: str
    note: str
    alt: str
    name: str
    kind: PanelKind
    unit: Unit
    months: tuple[Month, ...]
    values: tuple[Figure, ...]
    target: tuple[Figure, ...] = ()
    target_name: str = ""
    contract_from: Month | None = None
    """Months before it are drawn as the time before the contract."""


@dataclass(frozen=True, slots=True)
class TrendSection:
    """Is it getting better, or is it chance: at most four panels."""

    headline: str
    panels: tuple[Panel, ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class FindingRow:
    """One open point of the contract and the question to the agency."""

    severity: Severity
    item: str
    today: str
    why: str
    ask: str


@dataclass(frozen=True, slots=True)
class PromiseRow:
    """One promise of the month in words; `missed` is only what is known to be less or late."""

    name: str
    promised: str
    delivered: str
    state: str
    missed: bool


@dataclass(frozen=True, slots=True)
class ContractSection:
    """What should change in the contract."""

    headline: str
    rows: tuple[FindingRow, ...]
    notes: tuple[str, ...] = ()
    promises: tuple[PromiseRow, ...] = ()
    """What the agency promised beside the money, and what came of it in the month."""


@dataclass(frozen=True, slots=True)
class FitRow:
    """One question of the fit check with its answer; `points` None: it is open."""

    part: str
    question: str
    answer: str
    points: Decimal | None
    most: Decimal
    first: str
    """What to fix first; empty where the answer is the best."""


@dataclass(frozen=True, slots=True)
class FitSection:
    """Whether paying by results suits the shop."""

    headline: str
    verdict: str
    rows: tuple[FitRow, ...]
    total: Decimal | None
    """None while a question is open."""
    gates: tuple[tuple[str, str], ...]
    """What applies, and what to do first."""
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ActionRow:
    """Who does what by when, what was expected, what was seen."""

    text: str
    owner: str
    due: date | Month
    expected: str
    state: str
    seen: str
    done: bool


@dataclass(frozen=True, slots=True)
class ActionSection:
    """What was decided, and did it work."""

    headline: str
    rows: tuple[ActionRow, ...]
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DefinitionRow:
    """How one figure is counted, where it is read, how it can look larger, may a fee rest on it."""

    name: str
    how: str
    source: str
    inflated: str
    basis: str


@dataclass(frozen=True, slots=True)
class DataColumn:
    """One column of the raw data; its name is unique and short."""

    name: str
    unit: Unit
    values: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class DataSection:
    """The raw months: one row a month, blank where nothing was measured."""

    months: tuple[Month, ...]
    columns: tuple[DataColumn, ...]
    sources: str = ""


@dataclass(frozen=True, slots=True)
class GoalCheck:
    """The final goal for the verification sheet: its column of the raw data, first month and target."""

    column: str
    first: Month
    target: int
    reached: int


@dataclass(frozen=True, slots=True)
class Report:
    """One month of one shop for one reader."""

    shop: str
    agency: str
    month: Month
    audience: Audience
    made: date
    language: str
    compared: str
    """What the month is compared with: the plan version, last month, the same month last year."""
    contract_month: int | None
    kpis: KpiSection
    data: DataSection
    summary: Summary
    funnel: FunnelSection | None = None
    trend: TrendSection | None = None
    fees: FeeSection | None = None
    goal: GoalCheck | None = None
    contract: ContractSection | None = None
    fit: FitSection | None = None
    """Only the owner reads it."""
    agencies: AgenciesSection | None = None
    """Only the owner reads it."""
    actions: ActionSection | None = None
    definitions: tuple[DefinitionRow, ...] = ()
    sample: bool = False

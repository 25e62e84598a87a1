"""The agency's input workbook: the hidden codes it is read back by, and what a filled one says.

The codes are the contract between the workbook made here and the one that comes back, whatever its sheets are
called by then and wherever its rows stand. They never change their meaning; a new layout is a new version.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from desktop.domain.month import Month
from desktop.domain.posts import Post

SCHEMA, VERSION = "agency_sheet", 1
CODES_SHEET = "_mikiwame"
"""The hidden sheet with what the workbook is: two columns, key and value, then the names of the figures."""
MARK = "mikiwame:"
"""Starts the cell that names a table; in its row stand the codes of the columns, below it those of the rows."""
REMARK_ROW = "*"
"""The code of the row with what the agency says of the whole month."""
LONGEST, LONGEST_REMARK = 300, 1000
"""The most letters of one cell, and of the remark on the month."""


class Key(StrEnum):
    """What the hidden sheet says of the workbook."""

    SCHEMA = "schema"
    VERSION = "version"
    SHOP = "shop"
    MONTH = "month"
    KPI = "kpi"
    """One row a figure: its code, then its name as the lists offer it."""


class Part(StrEnum):
    """The tables that are filled in."""

    START = "start"
    NUMBERS = "numbers"
    POSTS = "posts"
    CLAIMS = "claims"
    REPLIES = "replies"
    CANCELLED = "cancelled"


class Field(StrEnum):
    """The columns that are read: those to fill in, and hidden ones that say how."""

    CODE = "code"
    UNIT = "unit"
    SIGNED = "signed"
    INVALID_CODE = "invalid_code"
    VALUE = "value"
    INVALID = "invalid"
    SOURCE = "source"
    REMARK = "remark"
    DAY = "day"
    TITLE = "title"
    LINK = "link"
    TEMPLATE = "template"
    HOOK = "hook"
    SECONDS = "seconds"
    VIEWS = "views"
    SAVES = "saves"
    SHARES = "shares"
    COMMENTS = "comments"
    PROMOTED = "promoted"
    SPEND = "spend"
    KPI = "kpi"
    WAY = "way"
    MARK = "mark"
    NOTE = "note"
    REASON = "reason"
    STEP = "step"
    WHO = "who"
    UNTIL = "until"
    MONTH = "month"
    COUNT = "count"


@dataclass(frozen=True, slots=True)
class SheetNumber:
    """A figure of the month as the agency gives it."""

    kpi: str
    value: Decimal
    cell: str
    """Sheet and cell, as the workbook names them."""
    rounded: bool = False
    seen: str = ""
    """Where the agency read it, in its words."""


@dataclass(frozen=True, slots=True)
class SheetPost:
    """A post of the month; `post` has neither id nor shop yet. Counts are those of the day it was filled in."""

    post: Post
    views: int | None = None
    saves: int | None = None
    shares: int | None = None
    comments: int | None = None
    """Questions and wishes to book, not all comments."""


@dataclass(frozen=True, slots=True)
class SheetClaim:
    """One result the agency claims."""

    kpi: str
    day: date | None
    mark: str
    way: str
    note: str


@dataclass(frozen=True, slots=True)
class SheetReply:
    """Why a figure came out as it did and what comes next; an empty `kpi` speaks of the month."""

    kpi: str
    reason: str = ""
    step: str = ""
    who: str = ""
    until: date | None = None


@dataclass(frozen=True, slots=True)
class SheetCancelled:
    """Results of an earlier month that turned out invalid."""

    of_month: Month
    kpi: str
    count: int
    reason: str


@dataclass(frozen=True, slots=True)
class FilledSheet:
    """What a returned workbook says. An empty cell is *not measured* and is nowhere here."""

    shop: str
    month: Month
    version: int
    numbers: tuple[SheetNumber, ...] = ()
    posts: tuple[SheetPost, ...] = ()
    claims: tuple[SheetClaim, ...] = ()
    replies: tuple[SheetReply, ...] = ()
    cancelled: tuple[SheetCancelled, ...] = ()
    day: date | None = None
    """The day it was filled in, as the agency wrote."""

    @property
    def lines(self) -> int:
        """How many things it says."""
        return sum(map(len, (self.numbers, self.posts, self.claims, self.replies, self.cancelled)))

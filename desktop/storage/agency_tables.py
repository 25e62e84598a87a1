"""The tables of who the shop works with: agencies, contracts, invoices, meetings, reviews and actions."""

from __future__ import annotations

from sqlalchemy import Column, Index, UniqueConstraint

from desktop.domain.agencies import AgencyState
from desktop.domain.contract.asked import AskedState
from desktop.domain.contract.contracts import ContractState
from desktop.domain.invoices import InvoiceState
from desktop.domain.meetings import Decision
from desktop.domain.reviews import ActionKind, ReviewKind
from desktop.storage.columns import DAY, MAPPING, TERMS, word
from desktop.storage.describing import count, day, flag, month, of_shop, part, words

agencies = of_shop(
    "agency",
    words("name"),
    Column("state", word(AgencyState), nullable=False),
    flag("corporation", needed=False),
    words("registration"),
    words("note"),
    Column("scores", MAPPING, nullable=False),
    Column("evidence", MAPPING, nullable=False),
    Column("work", MAPPING, nullable=False),
    Column("faults", MAPPING, nullable=False),
    Column("aligned", MAPPING, nullable=False),
    words("reason"),
    day("decided"),
    Index(None, "shop"),
)
contracts = of_shop(
    "contract",
    part("agency", "agency"),
    Column("terms", TERMS, nullable=False),
    Column("state", word(ContractState), nullable=False),
    Column("answers", MAPPING, nullable=False),
    count("notice_days"),
    words("payment"),
    day("signed"),
    month("renewed", needed=False),
    Column("promises", MAPPING, nullable=False),
    Index(None, "shop"),
    Index(None, "agency"),
)
amendments = of_shop(
    "amendment",
    part("contract", "contract"),
    month("first"),
    Column("terms", TERMS, nullable=False),
    words("reason"),
    day("agreed"),
    UniqueConstraint("contract", "first"),
    Index(None, "shop"),
    order=("first",),
)
asked = of_shop(
    "asked",
    part("contract", "contract"),
    words("code"),
    words("text"),
    Column("state", word(AskedState), nullable=False),
    day("asked"),
    words("answer"),
    day("answered"),
    count("position", needed=True),
    Index(None, "shop"),
    Index(None, "contract"),
    order=("position",),
)
handovers = of_shop(
    "handover",
    part("contract", "contract"),
    words("item"),
    words("text"),
    day("due"),
    day("done"),
    count("position", needed=True),
    Index(None, "shop"),
    Index(None, "contract"),
    order=("position",),
)
papers = of_shop(
    "paper",
    part("contract", "contract"),
    Column("day", DAY, nullable=False),
    words("file"),
    words("content"),
    Index(None, "shop"),
    Index(None, "contract"),
    order=("day",),
)
meetings = of_shop(
    "meeting",
    part("agency", "agency"),
    Column("day", DAY, nullable=False),
    words("ours"),
    words("theirs"),
    words("decided"),
    day("next_day"),
    Index(None, "shop"),
    Index(None, "agency"),
    order=("day",),
)
proposals = of_shop(
    "proposal",
    part("agency", "agency"),
    Column("day", DAY, nullable=False),
    words("title"),
    words("text"),
    words("opinion"),
    Column("decision", word(Decision), nullable=False),
    words("reason"),
    words("file"),
    words("content"),
    Index(None, "shop"),
    Index(None, "agency"),
    order=("day",),
)
invoices = of_shop(
    "invoice",
    part("contract", "contract"),
    month("month"),
    count("total", needed=True),
    Column("state", word(InvoiceState), nullable=False),
    day("received"),
    day("due"),
    words("number"),
    count("paid"),
    day("settled"),
    words("note"),
    UniqueConstraint("contract", "month"),
    Index(None, "shop", "month"),
    order=("month",),
)
reviews = of_shop(
    "review",
    month("month"),
    Column("kind", word(ReviewKind), nullable=False),
    day("held"),
    words("happened"),
    words("why"),
    words("decided"),
    UniqueConstraint("shop", "month", "kind"),
    order=("month",),
)
actions = of_shop(
    "action",
    count("number", needed=True),
    Column("kind", word(ActionKind), nullable=False),
    words("text"),
    words("owner"),
    flag("agency"),
    month("due"),
    month("since", needed=False),
    day("due_day"),
    day("done"),
    words("kpi"),
    words("expected"),
    words("seen"),
    words("meeting"),
    UniqueConstraint("shop", "kind", "number"),
    order=("number",),
)

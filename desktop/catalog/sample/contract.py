"""The sample's contract with its answers, the results cancelled later, and the invoices."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from desktop.catalog.reading import Entry
from desktop.catalog.sample.entries import SHOP, month_table, number, row_id, said
from desktop.domain.contract.contracts import Answer, Contract, ContractState
from desktop.domain.fees.reading import read_terms
from desktop.domain.invoices import Invoice, InvoiceState
from desktop.domain.month import Month
from desktop.domain.results import Cancellation

CONTRACT = row_id("contract", 1)


def read_contract(entry: Entry, agency: str, language: str) -> Contract:
    """Read the signed contract with the chosen agency."""
    return Contract(
        id=CONTRACT,
        shop=SHOP,
        agency=agency,
        terms=read_terms(entry.mapping("terms")),
        state=ContractState.SIGNED,
        answers={key: _answer(value) for key, value in entry.mapping("answers").items()},
        notice_days=entry.integer("notice_days"),
        payment=said(entry, "payment", language),
        signed=entry.day("signed"),
        renewed=entry.month("renewed"),
        promises={key: int(str(value)) for key, value in entry.mapping("promises").items()},
    )


def _answer(value: object) -> Answer:
    return value if isinstance(value, bool | int) else str(value)


def read_cancellations(entries: Sequence[Entry], language: str) -> tuple[Cancellation, ...]:
    """Read what was found invalid after it was billed."""
    return tuple(_cancellation(at, entry, language) for at, entry in enumerate(entries, 1))


def _cancellation(at: int, entry: Entry, language: str) -> Cancellation:
    cancelled = Cancellation(
        id=row_id("cancellation", at),
        shop=SHOP,
        month=entry.month("month"),
        of_month=entry.month("of_month"),
        kpi=entry.word("kpi"),
        count=entry.integer("count"),
        reason=said(entry, "reason", language),
    )
    entry.done()
    return cancelled


def read_invoices(path: Path, notes: Sequence[Entry], language: str) -> tuple[Invoice, ...]:
    """Read the invoices: received on the 5th, due at the end of the month after the month billed."""
    told = {note.month("month"): note.text("text")[language] for note in notes}
    return tuple(
        _invoice(at, path, month, row, told.get(month, ""))
        for at, (month, row) in enumerate(month_table(path).items(), 1)
    )


def _invoice(at: int, path: Path, month: Month, row: dict[str, str], note: str) -> Invoice:
    due = month + 1
    return Invoice(
        id=row_id("invoice", at),
        shop=SHOP,
        contract=CONTRACT,
        month=month,
        total=int(number(path, month, "total", row["total"])),
        state=InvoiceState(row["state"]),
        received=date(due.year, due.month, 5),
        due=due.last,
        paid=int(number(path, month, "paid", row["paid"])) if row["paid"] else None,
        settled=date.fromisoformat(row["settled"]) if row["settled"] else None,
        note=note,
    )

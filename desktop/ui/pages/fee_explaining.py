"""What explains a difference: each mistake with what it comes to, or that nothing usual explains it."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtWidgets import QWidget

from desktop.domain.fees.from_book import FeeMonth
from desktop.domain.fees.mistakes import Explanation, InvoiceCheck, Verdict
from desktop.language import _
from desktop.ui.tokens import Colour
from desktop.ui.widgets.banner import Note
from desktop.ui.widgets.card import Card
from desktop.ui.widgets.layout import Rule, boxed, column, row
from desktop.ui.widgets.marks import Icon, Number
from desktop.ui.widgets.text import Label, Paragraph
from desktop.wording.amounts import month_name, signed_yen, yen
from desktop.wording.fee_words import Words
from desktop.wording.mistakes import by_contract, summary, supposition, title


def explaining_card(fee: FeeMonth, words: Words) -> Card:
    """Say how invoice and contract stand to each other; without an invoice what the month costs."""
    if fee.check is None:
        return _without_invoice(fee)
    check = fee.check
    good = check.verdict is Verdict.MATCH or bool(check.explanations)
    meaning, colour = _sign(good)
    head = row(Icon(meaning, colour), Paragraph(summary(check), "card_title"), gap=8)
    card = Card("", head, name=summary(check))
    for piece in _reasons(check, words):
        card.add(Rule(), piece)
    if fee.statement is not None and fee.statement.at_cap:
        card.add(
            Rule(), Note(_("The monthly cap is reached: one more result would cost nothing this month."))
        )
    return card


def _sign(good: bool) -> tuple[str, Colour]:
    return ("done", "good") if good else ("attention", "warn")


def _without_invoice(fee: FeeMonth) -> Card:
    assert fee.statement is not None
    text = _(
        "By the contract, {month} costs {amount}. Enter the invoice, and the two are compared to the yen."
    )
    amount = yen(fee.statement.payable)
    return Card(_("No invoice yet"), Paragraph(text.format(month=month_name(fee.month), amount=amount)))


def _reasons(check: InvoiceCheck, words: Words) -> Iterator[QWidget]:
    if len(check.explanations) > 1:
        for way in check.explanations:
            yield Note(supposition(way, check, words.names, words.units))
        return
    for explanation in check.explanations:
        yield from _points(explanation, check, words)
        yield Note(_("The lines of the invoice are worked out from this. Only its total was entered."))


def _points(explanation: Explanation, check: InvoiceCheck, words: Words) -> Iterator[QWidget]:
    effects = explanation.effects or ("",) * len(explanation.mistakes)
    for number, (mistake, effect) in enumerate(zip(explanation.mistakes, effects, strict=True), 1):
        amount = signed_yen(effect) if isinstance(effect, int) else ""
        said = Paragraph(title(mistake, check.month, words.names, words.units), "section")
        text = column(
            row(said, Label(amount, "section"), gap=12),
            Paragraph(by_contract(mistake), "note", "muted"),
            gap=4,
        )
        yield boxed(row(Number(number), boxed(text), gap=12, top=True))

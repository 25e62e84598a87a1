"""Letters to the agency, polite and exact: the request to correct an invoice, the questions on a contract."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from desktop.domain.agencies import Agency
from desktop.domain.fees.from_book import FeeMonth
from desktop.domain.fees.mistakes import Explanation, InvoiceCheck
from desktop.domain.invoices import Invoice, answer_day
from desktop.domain.scorecard import Criterion, Rating
from desktop.language import _, current, ngettext
from desktop.wording.amounts import day_in_full, month_name, plain, signed_yen, yen
from desktop.wording.fee_words import Words
from desktop.wording.fees import BillRow, bill
from desktop.wording.mistakes import by_contract, supposition, title


@dataclass(frozen=True, slots=True)
class Letter:
    """A text to send as it is, or to change first."""

    subject: str
    body: str


def correction_request(fee: FeeMonth, today: date, words: Words) -> Letter:
    """Ask for a corrected invoice: the difference, what explains it, the bill by the contract, and by when.

    The month must have an invoice that was compared. Nobody is blamed: it may be our mistake.
    """
    assert fee.invoice is not None
    assert fee.check is not None
    parts = (
        address(fee.agency),
        _opening(fee, fee.invoice),
        _amounts(fee.check),
        *_reasons(fee.check, words),
        _bill(fee, words),
        _asking(fee.invoice, today),
        _("Thank you very much for your help.\n{shop}").format(shop=fee.payer),
    )
    subject = _("Invoice for {month}: a request to check it").format(month=month_name(fee.month))
    return Letter(plain(subject), plain("\n\n".join(parts)))


def questions(agency: Agency | None, shop: str, asked: Sequence[tuple[str, str]]) -> Letter:
    """Ask the agency about its contract; `asked` are pairs of what a question is about and the question."""
    points = (
        _("{number}. {subject}\n{question}").format(number=at, subject=subject, question=question)
        for at, (subject, question) in enumerate(asked, 1)
    )
    opening = ngettext(
        "Thank you for your work. This is {shop}. There is {count} point of the contract we would like to ask about.",
        "Thank you for your work. This is {shop}. There are {count} points of the contract we would like to ask about.",
        len(asked),
    )
    parts = (
        address(agency),
        opening.format(shop=shop, count=len(asked)),
        *points,
        _("A written answer, by mail or letter, would help us most."),
        _("Thank you very much for your help.\n{shop}").format(shop=shop),
    )
    return Letter(plain(_("Questions on the contract")), plain("\n\n".join(parts)))


def agency_questions(rating: Rating, shop: str, weights: Mapping[str, int]) -> Letter:
    """Ask a candidate about everything that is open, what weighs most first, then what rules it out."""
    spoken = current()

    def weight(criterion: Criterion) -> int:
        return -weights[criterion.code]

    asked = [(x.name[spoken], x.ask[spoken]) for x in sorted(rating.gaps, key=weight)]
    asked += [(x.fault.name[spoken], x.fault.ask[spoken]) for x in rating.faults if x.holds is not False]
    points = (
        _("{number}. {subject}\n{question}").format(number=at, subject=subject, question=question)
        for at, (subject, question) in enumerate(asked, 1)
    )
    parts = (
        address(rating.agency),
        _("Thank you for your offer. This is {shop}. Before we decide, may we ask you the following?").format(
            shop=shop
        ),
        *points,
        _("A written answer, by mail or letter, would help us most."),
        _("Thank you very much for your help.\n{shop}").format(shop=shop),
    )
    return Letter(plain(_("Questions before we decide")), plain("\n\n".join(parts)))


def address(agency: Agency | None) -> str:
    """Address the agency, by its name where it has one."""
    if agency is None or not agency.name:
        return _("Dear Sir or Madam,")
    if agency.corporation is False:
        return _("Dear {person},").format(person=agency.name)
    return _("To {company},").format(company=agency.name)


def _opening(fee: FeeMonth, invoice: Invoice) -> str:
    text = _(
        "Thank you for your work. This is {shop}. We worked out the fee for {month} by our contract and compared "
        "it with your invoice ({which}). The two differ."
    )
    return text.format(shop=fee.payer, month=month_name(fee.month), which=_which(fee, invoice))


def _which(fee: FeeMonth, invoice: Invoice) -> str:
    """Say which invoice is meant: its number, the day it came, else its month."""
    day = day_in_full(invoice.received) if invoice.received else ""
    if invoice.number and day:
        return _("no. {number}, received on {day}").format(number=invoice.number, day=day)
    if invoice.number:
        return _("no. {number}").format(number=invoice.number)
    return _("received on {day}").format(day=day) if day else month_name(fee.month)


def _amounts(check: InvoiceCheck) -> str:
    return "\n".join(
        (
            _("- Invoiced: {amount}").format(amount=yen(check.invoiced)),
            _("- By the contract: {amount}").format(amount=yen(check.expected)),
            _("- Difference: {amount}").format(amount=signed_yen(check.difference)),
        )
    )


def _reasons(check: InvoiceCheck, words: Words) -> Iterator[str]:
    if not check.explanations:
        yield _("We could not find what the difference comes from. Could you tell us how it was worked out?")
    elif len(check.explanations) == 1:
        yield _("It can be explained to the yen as follows. We may be mistaken, so please check it.")
        yield _points(check.explanations[0], check, words)
    else:
        yield _("It can be explained to the yen in more than one way. Could you tell us which is right?")
        ways = (supposition(way, check, words.names, words.units) for way in check.explanations)
        yield "\n".join(_("- {reason}").format(reason=way) for way in ways)


def _points(explanation: Explanation, check: InvoiceCheck, words: Words) -> str:
    effects = explanation.effects or (None,) * len(explanation.mistakes)
    lines = []
    for number, (mistake, effect) in enumerate(zip(explanation.mistakes, effects, strict=True), 1):
        said = title(mistake, check.month, words.names, words.units)
        text = _("{number}. {point} ({amount}). {rule}") if effect else _("{number}. {point}. {rule}")
        amount = signed_yen(effect) if effect else ""
        lines.append(text.format(number=number, point=said, amount=amount, rule=by_contract(mistake)))
    return "\n".join(lines)


def _bill(fee: FeeMonth, words: Words) -> str:
    assert fee.statement is not None
    rows = (_row(row) for row in bill(fee.statement, words.names, words.units) if row.amount)
    return "\n".join((_("The fee by the contract:"), *rows))


def _row(row: BillRow) -> str:
    text = _("- {name}: {amount} ({how})") if row.how else _("- {name}: {amount}")
    return text.format(name=row.name, amount=yen(row.amount), how=row.how)


def _asking(invoice: Invoice, today: date) -> str:
    return _(
        "Could you send us a corrected invoice by {day}? If you see it otherwise, please let us know together with the "
        "clause of the contract. Once this is settled, we will pay without delay."
    ).format(day=day_in_full(answer_day(invoice.due, today)))

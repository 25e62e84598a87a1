"""The fee of the month beside the invoice, what explains a difference, and every month of the contract."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from desktop.domain import invoices
from desktop.domain.fees.ceiling import month_cost
from desktop.domain.fees.lines import LineKind
from desktop.domain.fees.mistakes import Explanation, InvoiceCheck, as_if
from desktop.domain.fees.promoted import not_counted
from desktop.domain.fees.statement import MonthStatement
from desktop.domain.invoices import Invoice, InvoiceState
from desktop.domain.money import Yen
from desktop.language import _
from desktop.reports.composing.facts import Account, Facts
from desktop.reports.composing.fee_rows import groups, side
from desktop.reports.composing.sentences import listed, together
from desktop.reports.money import Explained, FeeMonthRow, FeeSection
from desktop.wording.amounts import day_name, yen
from desktop.wording.ceiling import month_verdict, spread_words
from desktop.wording.mistakes import by_contract, supposition, title

_SETTLED = (InvoiceState.CORRECTED, InvoiceState.PAID)


def section(facts: Facts) -> FeeSection | None:
    """Put the sheet together; None where the month's fee cannot be computed."""
    if not facts.accounts or facts.accounts[-1].case.month != facts.month:
        return None
    account, check = facts.accounts[-1], facts.fee.check
    contract = side(facts, account.case, account.statement)
    sole = check.explanations[0] if check and len(check.explanations) == 1 else None
    reading = side(facts, as_if(account.case, sole.mistakes), sole.month) if sole else None
    invoice = _total_only(account.statement, check)
    if sole and reading:
        invoice |= (
            dict.fromkeys(contract.amounts, 0) | dict(reading.amounts) | {"payable": sole.month.payable}
        )
    return FeeSection(
        headline=headline(facts),
        groups=groups(facts, contract, invoice, reading),
        case=account.case,
        found=_found(facts, check) if check and check.difference else "",
        asked=asked(facts) if check and check.difference > 0 else "",
        months=tuple(_month(facts, x) for x in facts.accounts),
        invoiced=check.invoiced if check else None,
        explanations=tuple(_explained(facts, account, x) for x in check.explanations) if check else (),
        names={code: facts.name(code) for code in account.case.results},
        columns=_columns(facts, account),
        notes=(*_notes(inferred=reading is not None), *_all_in(facts)),
        inferred=reading is not None,
    )


def _total_only(statement: MonthStatement, check: InvoiceCheck | None) -> dict[str, Yen]:
    """Of an invoice only the total is known, unless there is just one way to explain it."""
    if check is None:
        return {}
    return {"payable" if statement.withholding else "total": check.invoiced}


def _explained(facts: Facts, account: Account, explanation: Explanation) -> Explained:
    words = listed(_mistakes(facts, explanation))
    return Explained(words, as_if(account.case, explanation.mistakes))


def _mistakes(facts: Facts, explanation: Explanation) -> list[str]:
    month = facts.accounts[-1].statement
    return [title(mistake, month, facts.name, facts.counter) for mistake in explanation.mistakes]


def _columns(facts: Facts, account: Account) -> dict[str, tuple[str, str]]:
    """Where the raw data has what was counted and what of it was not valid."""
    found = {}
    for code in account.case.results:
        rejected = not_counted(facts.contract, facts.figures.measures, code)
        if rejected and facts.value(facts.month, rejected) is not None:
            found[code] = (facts.name(code), facts.name(rejected))
    return found


def headline(facts: Facts) -> str:
    """Say whether the bill is as agreed."""
    check, owed = facts.fee.check, yen(facts.accounts[-1].statement.payable)
    if check is None:
        return _("By the contract this month costs {amount}. No invoice has been entered yet.").format(
            amount=owed
        )
    if not check.difference:
        return _("The invoice is as agreed: {amount}.").format(amount=owed)
    return together(_difference(check), _reason(facts, check))


def _difference(check: InvoiceCheck) -> str:
    size = yen(abs(check.difference))
    if check.difference > 0:
        return _("The invoice asks for {amount} more than the contract.").format(amount=size)
    return _("The invoice asks for {amount} less than the contract.").format(amount=size)


def _reason(facts: Facts, check: InvoiceCheck) -> str:
    if not check.explanations:
        return _("None of the usual mistakes explains it.")
    if len(check.explanations) > 1:
        return _("There are {count} ways to explain it to the yen.").format(count=len(check.explanations))
    said = listed(_mistakes(facts, check.explanations[0]))
    return _("“{mistake}”: read so, it is explained to the yen.").format(mistake=said)


def _found(facts: Facts, check: InvoiceCheck) -> str:
    """Say the difference with the invoice's day and number, and every way to explain it."""
    invoice = facts.fee.invoice
    text = _("The invoice{which} asks for {asked}; by the contract it is {owed}.").format(
        which=_which(invoice), asked=yen(check.invoiced), owed=yen(check.expected)
    )
    said = [supposition(x, check, facts.name, facts.counter) for x in check.explanations[:3]]
    rules = [by_contract(x) for x in check.explanations[0].mistakes] if len(check.explanations) == 1 else []
    return together(text, *said, *rules)


def _which(invoice: Invoice | None) -> str:
    if invoice is None or (invoice.received is None and not invoice.number):
        return ""
    if invoice.received is None:
        return _(" no. {number}").format(number=invoice.number)
    if not invoice.number:
        return _(" received on {day}").format(day=day_name(invoice.received))
    return _(" no. {number}, received on {day},").format(
        number=invoice.number, day=day_name(invoice.received)
    )


def asked(facts: Facts) -> str:
    """Ask for a corrected invoice: what, by when, and what to do where the agency sees it otherwise."""
    owed = yen(facts.accounts[-1].statement.payable)
    return _(
        "Please send a corrected invoice over {amount} by {day}. If you see it otherwise, please let us know "
        "together with the clause."
    ).format(amount=owed, day=day_name(answer_day(facts)))


def answer_day(facts: Facts) -> date:
    """The day the month's invoice should be corrected by."""
    invoice = facts.fee.invoice
    return invoices.answer_day(invoice.due if invoice else None, facts.made)


def _month(facts: Facts, account: Account) -> FeeMonthRow:
    month, statement = account.case.month, account.statement
    invoice = facts.book.invoice(month)
    return FeeMonthRow(
        month=month,
        parts="　".join(_parts(statement)),
        contract=statement.payable,
        invoice=invoice.total if invoice else None,
        state=_state(statement, invoice),
        settled=invoice is not None and invoice.state in _SETTLED,
    )


def _parts(statement: MonthStatement) -> list[str]:
    """The month's taxed lines in a few words: what results cost, base, and the rest."""
    kinds = {line.kind: 0 for line in statement.lines}
    for line in statement.lines:
        kinds[line.kind] += line.amount
    fixed = {
        _("base {amount}"): kinds.pop(LineKind.BASE, 0),
        _("initial {amount}"): kinds.pop(LineKind.INITIAL, 0),
        _("production {amount}"): kinds.pop(LineKind.PRODUCTION, 0),
        _("ads and handling {amount}"): kinds.pop(LineKind.PASS_THROUGH, 0) + kinds.pop(LineKind.HANDLING, 0),
        _("termination {amount}"): kinds.pop(LineKind.TERMINATION, 0),
    }
    parts = {_("results {amount}"): sum(kinds.values())} | fixed
    return [text.format(amount=yen(amount)) for text, amount in parts.items() if amount]


def _state(statement: MonthStatement, invoice: Invoice | None) -> str:
    if invoice is None:
        return _("－ no invoice")
    if invoice.total == statement.payable:
        return _("○ agrees")
    if invoice.state in _SETTLED:
        return _("○ corrected")
    return _("△ disputed") if invoice.state is InvoiceState.DISPUTED else _("× to be corrected")


def _all_in(facts: Facts) -> Iterator[str]:
    """Hold what one result cost all in against what it may cost; only the owner reads it."""
    cost = None if facts.for_agency else month_cost(facts.figures, facts.month)
    if cost is None or cost.total is None or cost.ceiling is None:
        return
    text = _(
        "Everything included (fee, adverts, own hours) the month cost {total}, one result {each}; it may cost {ceiling}."
    )
    each = "–" if cost.each is None else yen(cost.each)
    yield together(
        text.format(total=yen(cost.total), each=each, ceiling=yen(cost.ceiling)),
        month_verdict(cost),
        spread_words(cost),
    )


def _notes(*, inferred: bool) -> list[str]:
    notes = [
        _(
            "A minus marks what is taken off. Guarantee and caps are applied in the order of the contract; “Verification” computes it again."
        )
    ]
    if inferred:
        notes.append(
            _("Of the invoice only the total is known; its lines are those of the explanation above.")
        )
    return notes

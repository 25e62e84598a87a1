"""What became of an invoice, in words."""

from __future__ import annotations

from desktop.domain.fees.from_book import FeeMonth
from desktop.domain.invoices import Invoice, InvoiceState
from desktop.domain.problems import Code
from desktop.language import N_, _
from desktop.wording.amounts import yen

_STATES = {
    InvoiceState.RECEIVED: N_("Not paid yet"),
    InvoiceState.WRONG: N_("Being checked, not paid"),
    InvoiceState.DISPUTED: N_("In dispute"),
    InvoiceState.CORRECTED: N_("Corrected"),
    InvoiceState.PAID: N_("Paid"),
}
_ACTS = {
    InvoiceState.RECEIVED: N_("not paid yet"),
    InvoiceState.WRONG: N_("being checked"),
    InvoiceState.DISPUTED: N_("in dispute"),
    InvoiceState.CORRECTED: N_("corrected"),
    InvoiceState.PAID: N_("paid"),
}


_NO_FEE = (Code.NO_CONTRACT, Code.OUTSIDE_CONTRACT)


def state_word(state: InvoiceState) -> str:
    """Say what became of an invoice, as a chip or a choice has it."""
    return _(_STATES[state])


def settled_words(state: InvoiceState) -> str:
    """Say what was just noted of an invoice."""
    return _("Invoice noted as: {state}").format(state=_(_ACTS[state]))


def invoice_standing(fee: FeeMonth) -> tuple[str, bool]:
    """Say in a sentence how a month's invoice stands, and whether nothing is left to do about it."""
    invoice = fee.invoice
    if invoice is None and fee.problem is not None and fee.problem.code in _NO_FEE:
        return _("There is no fee for this month."), True
    if invoice is None:
        return _("No invoice has been entered."), False
    if invoice.state in (InvoiceState.PAID, InvoiceState.CORRECTED):
        return _settled(invoice), True
    if fee.check is None:
        return _("The invoice of {amount} cannot be compared yet.").format(amount=yen(invoice.total)), False
    if fee.check.difference == 0:
        return _("The invoice of {amount} is as the contract says.").format(amount=yen(invoice.total)), True
    text = _("The invoice differs from the contract by {amount}, and that is not settled.")
    return text.format(amount=yen(abs(fee.check.difference))), False


def _settled(invoice: Invoice) -> str:
    paid = invoice.total if invoice.paid is None else invoice.paid
    if invoice.state is InvoiceState.CORRECTED:
        return _("The invoice was corrected; {amount} was paid.").format(amount=yen(paid))
    return _("The invoice is paid: {amount}.").format(amount=yen(paid))

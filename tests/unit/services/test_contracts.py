"""Several contracts: offers beside the signed one, amendments from a month on, the end and the hand-over."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from desktop.domain.contract.contracts import ContractState
from desktop.domain.fees.lines import LineKind
from desktop.domain.fees.terms import PerResult
from desktop.domain.month import Month
from desktop.domain.problems import Code, Refused
from desktop.services.agencies import Agencies
from desktop.services.contract_desk import ContractDesk
from desktop.services.contracts import Contracts
from desktop.services.months import Months

from .conftest import now

OCTOBER, NOVEMBER, DECEMBER = Month(2026, 10), Month(2026, 11), Month(2026, 12)


@pytest.fixture
def contracts(database, catalog) -> Contracts:
    return Contracts(database, catalog, now, "sample")


def signed(contracts: Contracts):
    return contracts.view()[0]


def cheaper(contracts: Contracts):
    terms = signed(contracts).contract.terms
    fees = tuple(replace(x, unit_price=Decimal(1_000)) if isinstance(x, PerResult) else x for x in terms.fees)
    return replace(terms, fees=fees, monthly_cap=None)


def refused(command, *given) -> Code:
    with pytest.raises(Refused) as refusal:
        command(*given)
    return refusal.value.problems[0].code


def test_an_amendment_bills_from_its_month_on_and_leaves_what_was(contracts, fees):
    before = fees.month(Month(2026, 9)).statement.payable
    there = signed(contracts).contract.id
    contracts.amend(there, OCTOBER, cheaper(contracts), "単価を下げた", date(2026, 9, 20))
    assert fees.month(Month(2026, 9)).statement.payable == before
    lines = [x.amount for x in fees.month(OCTOBER).statement.lines if x.kind is LineKind.PER_RESULT]
    assert lines == [21_000]
    assert signed(contracts).amendments[0].reason == "単価を下げた"
    contracts.database.undo(contracts.shop)
    assert signed(contracts).amendments == ()


def test_what_is_closed_keeps_its_terms(contracts, database, catalog):
    there = signed(contracts).contract.id
    closed = Months(database, catalog, now, "sample").months()
    assert closed
    assert refused(contracts.amend, there, Month(2026, 3), cheaper(contracts), "x") is Code.MONTH_CLOSED
    first = signed(contracts).contract.terms.first_month
    assert refused(contracts.amend, there, first, cheaper(contracts), "x") is Code.AMENDED_TOO_EARLY
    assert refused(contracts.amend, there, DECEMBER, cheaper(contracts), " ") is Code.REASON_MISSING
    assert refused(contracts.amend, "no", DECEMBER, cheaper(contracts), "x") is Code.NO_SUCH_CONTRACT


def test_the_check_reads_the_terms_agreed_last(contracts, database, catalog):
    desk = ContractDesk(database, catalog, now, "sample")
    assert desk.view().report.of("C14") is None
    contracts.amend(signed(contracts).contract.id, DECEMBER, cheaper(contracts), "上限をやめた")
    assert desk.view().report.of("C14") is not None


def test_leaving_early_ends_the_statement_with_its_charge(contracts, fees):
    there = signed(contracts).contract
    contracts.end(there.id, OCTOBER, "成果が出ない")
    assert signed(contracts).contract.state is ContractState.ENDED
    last = fees.month(OCTOBER).statement
    assert [x.kind for x in last.lines if x.kind is LineKind.TERMINATION] == [LineKind.TERMINATION]
    assert fees.month(NOVEMBER).problem.code is Code.OUTSIDE_CONTRACT
    contracts.database.undo(contracts.shop)
    assert signed(contracts).contract.state is ContractState.SIGNED


def test_it_may_end_in_the_month_it_began(contracts, database, catalog):
    other = next(x.agency for x in Agencies(database, catalog, now, "sample").view().ratings)
    there = {x.contract.id for x in contracts.view()}
    contracts.draft_with(other.id)
    new = next(x.contract.id for x in contracts.view() if x.contract.id not in there)
    ContractDesk(database, catalog, now, "sample", new).sign()
    contracts.end(new, date(2026, 11, 28), "約束と違った")
    deal = next(x for x in contracts.view() if x.contract.id == new)
    assert (deal.contract.state, deal.schedule.last_month) == (ContractState.ENDED, NOVEMBER)
    assert refused(contracts.end, new, OCTOBER, "x") is Code.AMENDED_TOO_EARLY


def test_posts_promised_answer_the_question_of_the_check(contracts, database, catalog):
    desk, there = ContractDesk(database, catalog, now, "sample"), signed(contracts).contract.id
    contracts.promise(there, "posts_a_month", 12)
    assert signed(contracts).contract.answers["posting_count"] == 12
    desk.answer("posting_count", "none")
    assert "posts_a_month" not in signed(contracts).contract.promises
    assert desk.view().report.of("C46") is not None
    desk.answer("posting_count", 8)
    assert signed(contracts).contract.promises["posts_a_month"] == 8
    contracts.promise(there, "posts_a_month", None)
    assert "posting_count" not in signed(contracts).contract.answers


def test_what_is_to_be_handed_over_has_its_days(contracts):
    there = signed(contracts).contract.id
    contracts.list_handover(there)
    listed = signed(contracts).handovers
    assert [x.item for x in listed[:3]] == ["email", "phone", "two_step"]
    assert listed[0].due == date(2027, 4, 30)
    assert next(x for x in listed if x.item == "footage").due == date(2027, 5, 14)
    assert contracts.list_handover(there) is None
    contracts.keep_handover(replace(listed[0], done=date(2027, 4, 28)))
    assert signed(contracts).handovers[0].done == date(2027, 4, 28)


def test_what_is_to_be_handed_over_follows_an_earlier_end(contracts):
    there = signed(contracts).contract.id
    contracts.list_handover(there)
    email, phone, *_rest = signed(contracts).handovers
    contracts.keep_handover(replace(phone, due=date(2026, 12, 24)))
    done = next(x for x in signed(contracts).handovers if x.item == "two_step")
    contracts.keep_handover(replace(done, done=date(2026, 11, 20)))
    contracts.end(there, Month(2027, 1), "成果が出ない")
    due = {x.item: x.due for x in signed(contracts).handovers}
    assert email.due == date(2027, 4, 30)
    assert due["email"] == date(2027, 1, 31)
    assert due["footage"] == date(2027, 2, 14)
    assert due["phone"] == date(2026, 12, 24)  # a day of the owner's own
    assert due["two_step"] == done.due  # it is done: nothing is due any more
    contracts.database.undo(contracts.shop)
    assert signed(contracts).handovers[0].due == date(2027, 4, 30)


def test_an_offer_of_another_agency_stands_beside_the_contract(contracts, database, catalog):
    agencies = Agencies(database, catalog, now, "sample")
    other = next(
        x.agency for x in agencies.view().ratings if x.agency.id != signed(contracts).contract.agency
    )
    desk = ContractDesk(database, catalog, now, "sample")
    desk.change(replace(signed(contracts).contract, payment="翌月末"))
    there = signed(contracts).contract
    contracts.draft_with(other.id, there.id)
    offer = contracts.view()[1]
    assert offer.contract.notice_days == there.notice_days == 90
    assert offer.contract.payment == "翌月末"
    assert (offer.contract.state, offer.agency.id, offer.contract.terms) == (
        ContractState.DRAFT,
        other.id,
        there.terms,
    )
    assert ContractDesk(database, catalog, now, "sample").view().contract.id == there.id
    desk = ContractDesk(database, catalog, now, "sample", offer.contract.id)
    desk.answer("cap", "none")
    assert desk.view().contract.id == offer.contract.id
    assert refused(contracts.remove, there.id) is Code.CONTRACT_STANDS
    contracts.remove(offer.contract.id)
    assert len(contracts.view()) == 1


def test_the_same_paper_is_put_in_once(contracts):
    there = signed(contracts).contract.id
    for file, content in (("契約書.pdf", "aa"), ("契約書.pdf", "bb"), ("別紙.pdf", "aa")):
        assert contracts.add_paper(there, file, content) is not None
    assert contracts.add_paper(there, "契約書.pdf", "aa") is None
    kept = contracts.papers(there)
    assert sorted((x.file, x.content) for x in kept) == [
        ("別紙.pdf", "aa"),
        ("契約書.pdf", "aa"),
        ("契約書.pdf", "bb"),
    ]
    assert {x.day for x in kept} == {now().date()}
    assert refused(contracts.add_paper, "no", "契約書.pdf", "aa") is Code.NO_SUCH_CONTRACT


def test_papers_stay_with_their_contract_and_go_with_a_draft(contracts, database):
    there = signed(contracts).contract
    contracts.draft_with(there.agency)
    draft = next(x.contract.id for x in contracts.view() if x.contract.id != there.id)
    for one in (there.id, draft):
        assert contracts.add_paper(one, "見積.pdf", "aa") is not None
    contracts.remove(draft)
    assert contracts.papers(draft) == ()
    (kept,) = contracts.papers(there.id)
    contracts.drop_paper(kept)
    assert contracts.papers(there.id) == ()
    database.undo(contracts.shop)
    database.undo(contracts.shop)
    assert len(contracts.papers(there.id)) == len(contracts.papers(draft)) == 1


def test_promises_are_kept_and_taken_away(contracts):
    there = signed(contracts).contract.id
    contracts.promise(there, "posts_a_month", 12)
    assert signed(contracts).contract.promises["posts_a_month"] == 12
    contracts.promise(there, "posts_a_month", None)
    assert "posts_a_month" not in signed(contracts).contract.promises
    assert refused(contracts.promise, there, "report_day", -1) is Code.BELOW_ZERO

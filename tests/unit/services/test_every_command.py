"""A machine does random commands of the services, undoes and redoes, and nothing is ever lost or left over."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, replace
from datetime import date
from decimal import Decimal
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from desktop.catalog.catalog import Catalog
from desktop.domain.agencies import AgencyState, Evidence, Worker
from desktop.domain.breakdowns import EVENT_KPIS, Choices
from desktop.domain.contract.asked import AskedState, answered_with
from desktop.domain.contract.papers import Paper
from desktop.domain.counting import Countable
from desktop.domain.entering import Typed
from desktop.domain.fees.terms import Base, PerResult, Terms
from desktop.domain.funnels import StageRate
from desktop.domain.goals import Goal
from desktop.domain.invoices import InvoiceState
from desktop.domain.kpis import Tier, Unit
from desktop.domain.layouts import Layout
from desktop.domain.meetings import Decision, Meeting, Proposal
from desktop.domain.mentions import Mention, Tone
from desktop.domain.month import Month
from desktop.domain.own_kpis import OwnKpi
from desktop.domain.posts import Post
from desktop.domain.problems import Refused
from desktop.domain.reported import AdDay, Claim
from desktop.domain.shop import Purpose, Trade
from desktop.domain.tags import Tag, TagKind
from desktop.services.agencies import Agencies
from desktop.services.contract_desk import ContractDesk
from desktop.services.contracts import Contracts
from desktop.services.fees import Fees
from desktop.services.logs import Logs
from desktop.services.measuring import Measuring
from desktop.services.months import Months
from desktop.services.name_choices import NameChoices
from desktop.services.own_kpis import OwnKpis
from desktop.services.plan_versions import PlanVersions
from desktop.services.plans import Plans
from desktop.services.questions import AnswersPreview, Questions, Taken
from desktop.services.sample.create import Sample
from desktop.services.setup import Setup
from desktop.settings import resources
from desktop.storage.database import Database
from desktop.storage.journal import Step

from .conftest import now

CATALOG = Catalog(resources() / "catalog")
MONTHS = st.sampled_from([Month(2026, 8), Month(2026, 9), Month(2026, 10), Month(2026, 11), Month(2026, 12)])
KPIS = st.sampled_from(
    ["inquiries", "inquiries_rejected", "views", "net_followers", "ad_spend", "internal_hours",
     "local_audience_share", "qualified_inquiries", "link_ctr", "bookings", "happiness"]
)  # fmt: skip
NUMBERS = st.one_of(
    st.none(), st.integers(-5, 60).map(Decimal), st.sampled_from([Decimal("0.4"), Decimal("8.5")])
)
TYPED = st.builds(Typed, NUMBERS, st.booleans())
WORDS = st.sampled_from(["", "  ", "確認済み", "電話を含む"])
PLACES = st.integers(0, 4)
YEN = st.integers(-1, 200_000)
DAYS = st.sampled_from([None, date(2026, 11, 5), date(2026, 11, 30)])
TERMS = st.builds(
    Terms,
    start=st.just(Month(2025, 5)),
    fees=st.tuples(
        st.builds(Base, amount=st.integers(0, 90_000)),
        st.builds(PerResult, kpi=st.just("inquiries"), unit_price=st.integers(0, 9000).map(Decimal)),
    ),
    monthly_cap=st.sampled_from([None, 0, 50_000, 80_000]),
)
ANSWERS = st.sampled_from(
    [("midterm_exit", True), ("midterm_exit", None), ("notice_period", 30), ("notice_period", "unknown"),
     ("tax_method", "exempt"), ("confidentiality", True), ("min_term", "a year"), ("happiness", True)]
)  # fmt: skip


def content(value: Any) -> Any:
    return replace(value, version=0)


STAGES = st.sampled_from(["views", "profile_views", "link_clicks", "saves"])


class Desk(RuleBasedStateMachine):
    """What the shop's book should hold is remembered after every step, to be found again by undo and redo."""

    def __init__(self) -> None:
        super().__init__()
        self.database = Database.open(None, now)
        self.shop = Sample(self.database, CATALOG.folder / "sample").create("ja")
        self.months = Months(self.database, CATALOG, now, self.shop)
        self.logs = Logs(self.database, now, self.shop)
        self.names = NameChoices(self.database, self.shop)
        self.fees = Fees(self.database, CATALOG, now, self.shop)
        self.plans = Plans(self.database, CATALOG, self.shop)
        self.versions = PlanVersions(self.database, CATALOG, now, self.shop)
        self.other = self.other_shop()
        self.desk = ContractDesk(self.database, CATALOG, now, self.shop)
        self.measuring = Measuring(self.database, CATALOG, now, self.shop)
        self.own = OwnKpis(self.database, CATALOG, self.shop)
        self.setup = Setup(self.database, CATALOG, now)
        self.contracts = Contracts(self.database, CATALOG, now, self.shop)
        self.agencies = Agencies(self.database, CATALOG, now, self.shop)
        self.questions = Questions(self.database, CATALOG, now, self.shop)
        self.past, self.future = [self.state()], list[Any]()

    def state(self) -> tuple[Any, ...]:
        with self.database.read() as reader:
            book = reader.book(self.shop)
            beside = [tuple(reader.all(kind, shop=self.shop)) for kind in (Post, Paper, Layout, Claim)]
        values = (*(getattr(book, x.name) for x in fields(book) if not x.name.startswith("_")), *beside)
        return tuple(
            tuple(map(content, x)) if isinstance(x, tuple) else None if x is None else content(x)
            for x in values
        )

    def other_shop(self) -> str:
        """A second shop with a plan of its own to be taken over."""
        setup = Setup(self.database, CATALOG, now)
        shop = setup.new_shop("二号店", Purpose.CUSTOMERS)
        setup.change_goal(Goal("", shop.id, "bookings", 36, Month(2026, 12), Month(2027, 11)))
        Plans(self.database, CATALOG, shop.id).start()
        return shop.id

    def act(self, command: Callable[..., Step | None], *given: Any) -> None:
        before = self.past[-1]
        try:
            step = command(*given)
        except Refused:
            assert self.state() == before  # a refusal leaves everything as it was
            return
        after = self.state()
        assert (step is None) == (after == before)  # what changes nothing is no step
        if step is not None:
            assert step.act
            self.past.append(after)
            self.future.clear()

    def agency(self, at: int) -> str:
        there = self.agencies.view().ratings
        return there[at % len(there)].agency.id if there else "nobody"

    def own_kpi(self, at: int) -> str:
        there = self.own.all()
        return there[at % len(there)].code if there else "own_9"

    @rule(
        name=st.sampled_from(["", " 試食の数 ", "予約の電話", "再生数"]),
        unit=st.sampled_from([Unit.COUNT, Unit.RATIO]),
        plus=st.sampled_from([(), ("inquiries",), ("own_1", "bookings"), ("link_ctr",)]),
        over=st.sampled_from([(), ("views",), ("own_2",)]),
    )
    def make_own_kpi(self, name: str, unit: Unit, plus: tuple[str, ...], over: tuple[str, ...]) -> None:
        made = OwnKpi("", self.shop, "", name, unit, Tier.INTERMEDIATE, "件", plus=plus, over=over)
        self.act(self.own.keep, made)

    @rule(at=PLACES, name=st.sampled_from(["試食の数", "電話の予約"]), unit=st.sampled_from(Unit))
    def change_own_kpi(self, at: int, name: str, unit: Unit) -> None:
        there = self.own.all()
        if there:
            self.act(self.own.keep, replace(there[at % len(there)], name=name, unit=unit))

    @rule(at=PLACES, value=NUMBERS)
    def use_own_kpi(self, at: int, value: Decimal | None) -> None:
        self.act(self.months.enter, Month(2026, 11), self.own_kpi(at), Typed(value))

    @rule(at=PLACES)
    def put_own_kpi_away(self, at: int) -> None:
        self.act(self.own.put_away, self.own_kpi(at))

    @rule(at=PLACES)
    def bring_own_kpi_back(self, at: int) -> None:
        self.act(self.own.bring_back, self.own_kpi(at))

    @rule(name=st.sampled_from(["", "新しい会社", "別の会社"]))
    def add_agency(self, name: str) -> None:
        self.act(self.agencies.add, name)

    @rule(at=PLACES, name=st.sampled_from(["", "かざぐるま", "別の会社"]), note=WORDS)
    def describe_candidate(self, at: int, name: str, note: str) -> None:
        self.act(self.agencies.describe, self.agency(at), name, None, "")
        self.act(self.agencies.remark, self.agency(at), note)

    @rule(
        at=PLACES,
        code=st.sampled_from(["A01", "A05", "A99"]),
        value=PLACES,
        evidence=st.sampled_from(Evidence),
    )
    def score_agency(self, at: int, code: str, value: int, evidence: Evidence) -> None:
        self.act(self.agencies.score, self.agency(at), code, value, evidence)

    @rule(at=PLACES, worker=st.none() | st.sampled_from(Worker), holds=st.sampled_from([None, True, False]))
    def ask_agency(self, at: int, worker: Worker | None, holds: bool | None) -> None:
        self.act(self.agencies.unscore, self.agency(at), "A01")
        self.act(self.agencies.assign, self.agency(at), "shooting", worker)
        self.act(self.agencies.find_fault, self.agency(at), "account", holds)

    @rule(at=PLACES, text=WORDS, weight=st.integers(-1, 30))
    def align_and_weigh(self, at: int, text: str, weight: int) -> None:
        self.act(self.agencies.align, self.agency(at), "values", text)
        self.act(self.agencies.weigh, {"A01": weight} if weight else {})

    @rule(at=PLACES, state=st.sampled_from(AgencyState), reason=WORDS)
    def decide_agency(self, at: int, state: AgencyState, reason: str) -> None:
        self.act(self.agencies.decide, self.agency(at), state, reason)

    @rule(at=PLACES)
    def remove_agency(self, at: int) -> None:
        self.act(self.agencies.remove, self.agency(at))

    @rule(at=PLACES, text=WORDS)
    def meet(self, at: int, text: str) -> None:
        self.act(
            self.agencies.keep_meeting, Meeting("", self.shop, self.agency(at), date(2026, 11, 24), text)
        )
        for meeting in self.agencies.view().meetings[:1]:
            self.act(self.agencies.promise, meeting, text, date(2026, 12, 1))

    @rule(done=DAYS)
    def after_a_meeting(self, done: date | None) -> None:
        for promise in self.agencies.view().promises[:1]:
            self.act(self.agencies.keep_promise, promise, done)

    @rule()
    def drop_talks(self) -> None:
        view = self.agencies.view()
        for promise in view.promises[-1:]:
            self.act(self.agencies.drop_promise, promise)
        for meeting in view.meetings[:1]:
            self.act(self.agencies.drop_meeting, meeting)
        for proposal in view.proposals[:1]:
            self.act(self.agencies.drop_proposal, proposal)

    @rule(at=PLACES, title=WORDS, decision=st.sampled_from(Decision), paper=st.booleans())
    def propose(self, at: int, title: str, decision: Decision, paper: bool) -> None:
        made = Proposal("", self.shop, self.agency(at), date(2026, 11, 24), title, decision=decision)
        attached = replace(made, file="御提案.pdf", content="0" * 64)
        self.act(self.agencies.keep_proposal, attached if paper else made)

    def contract(self, at: int) -> str:
        there = self.contracts.view()
        return there[at % len(there)].contract.id if there else "none"

    @rule(at=PLACES, name=st.sampled_from(["契約書.pdf", "別紙.docx"]))
    def add_paper(self, at: int, name: str) -> None:
        self.act(self.contracts.add_paper, self.contract(at), name, "1" * 64)

    @rule(at=PLACES)
    def drop_paper(self, at: int) -> None:
        papers = self.contracts.papers(self.contract(at))
        if papers:
            self.act(self.contracts.drop_paper, papers[-1])

    @rule(at=PLACES, like=st.booleans())
    def draft_with(self, at: int, like: bool) -> None:
        self.act(self.contracts.draft_with, self.agency(at), self.contract(at) if like else "")

    @rule(at=PLACES)
    def remove_contract(self, at: int) -> None:
        self.act(self.contracts.remove, self.contract(at))

    @rule(at=PLACES, month=MONTHS, terms=TERMS, reason=WORDS)
    def amend(self, at: int, month: Month, terms: Terms, reason: str) -> None:
        self.act(self.contracts.amend, self.contract(at), month, terms, reason)

    @rule(at=PLACES)
    def drop_amendment(self, at: int) -> None:
        for deal in self.contracts.view():
            for amendment in deal.amendments[at : at + 1]:
                self.act(self.contracts.drop_amendment, amendment)

    @rule(at=PLACES, last=MONTHS | st.just(date(2026, 12, 15)), reason=WORDS)
    def end_contract(self, at: int, last: Month | date, reason: str) -> None:
        self.act(self.contracts.end, self.contract(at), last, reason)

    @rule(at=PLACES, name=st.sampled_from(["posts_a_month", "report_day"]), number=st.none() | PLACES)
    def promise_and_list(self, at: int, name: str, number: int | None) -> None:
        self.act(self.contracts.promise, self.contract(at), name, number)
        self.act(self.contracts.list_handover, self.contract(at))

    @rule(at=PLACES, done=DAYS)
    def hand_over(self, at: int, done: date | None) -> None:
        for deal in self.contracts.view():
            for thing in deal.handovers[at : at + 1]:
                self.act(self.contracts.keep_handover, replace(thing, done=done))
            for thing in deal.handovers[10:11]:
                self.act(self.contracts.drop_handover, thing)

    @rule(month=MONTHS, kpi=KPIS, typed=TYPED)
    def enter(self, month: Month, kpi: str, typed: Typed) -> None:
        self.act(self.months.enter, month, kpi, typed)

    @rule(month=MONTHS, cells=st.dictionaries(KPIS, TYPED, min_size=1, max_size=4), note=st.none() | WORDS)
    def enter_block(self, month: Month, cells: dict[str, Typed], note: str | None) -> None:
        self.act(self.months.enter_block, month, cells, note)

    @rule(month=MONTHS, kpi=KPIS)
    def clear(self, month: Month, kpi: str) -> None:
        self.act(self.months.clear, month, kpi)

    @rule(month=MONTHS, kpi=KPIS, text=WORDS)
    def note(self, month: Month, kpi: str, text: str) -> None:
        self.act(self.months.note, month, kpi, text)
        self.act(self.months.evidence, month, kpi, text)

    def question(self, at: int) -> str:
        there = self.questions.view().questions
        return there[at % len(there)].asked.id if there else "nothing"

    @rule(code=st.sampled_from(["C06", "C29", "N:cap"]), text=WORDS)
    def put_question(self, code: str, text: str) -> None:
        self.act(self.questions.put, code, text)

    @rule(count=st.integers(0, 3))
    def put_questions(self, count: int) -> None:
        codes = [x.code for x in self.questions.view().to_ask[:count]]
        self.act(self.questions.put_all, [(code, "なぜですか。") for code in codes])

    @rule()
    def send_questions(self) -> None:
        self.act(self.questions.send)

    @rule(at=PLACES)
    def take_question_out(self, at: int) -> None:
        self.act(self.questions.take_out, self.question(at))

    @rule(at=PLACES, text=WORDS, day=DAYS)
    def answer_question(self, at: int, text: str, day: date | None) -> None:
        self.act(self.questions.answer, self.question(at), text, day)

    @rule(at=PLACES, state=st.sampled_from(AskedState))
    def judge_question(self, at: int, state: AskedState) -> None:
        self.act(self.questions.judge, self.question(at), state)

    @rule(text=WORDS, day=st.dates(date(2026, 11, 1), date(2026, 11, 30)))
    def read_answers(self, text: str, day: date) -> None:
        there = [x.asked for x in self.questions.view().questions]
        taken = tuple(Taken(x, answered_with(x, text.strip(), day)) for x in there)
        self.act(self.questions.apply, AnswersPreview("a.xlsx", day, taken, 0, 0, ()))

    @rule(month=MONTHS, of_month=MONTHS, kpi=KPIS, count=st.integers(-1, 12))
    def cancel(self, month: Month, of_month: Month, kpi: str, count: int) -> None:
        self.act(self.months.cancel_results, month, of_month, kpi, count, "")

    @rule()
    def uncancel(self) -> None:
        with self.database.read() as reader:
            cancelled = reader.book(self.shop).cancellations
        if cancelled:
            self.act(self.months.uncancel_results, cancelled[-1])

    @rule(month=MONTHS)
    def close(self, month: Month) -> None:
        self.act(self.months.close, month)

    @rule(month=MONTHS, reason=WORDS)
    def reopen(self, month: Month, reason: str) -> None:
        self.act(self.months.reopen, month, reason)

    @rule(at=PLACES, day=DAYS, place=WORDS, tone=st.sampled_from(Tone), new=st.booleans())
    def log_mention(self, at: int, day: date | None, place: str, tone: Tone, new: bool) -> None:
        there = self.logs.mentions(Month(2026, 11))
        fresh = Mention("", self.shop, day or date(2026, 11, 2), place, tone)
        kept = there[at % len(there)] if there and not new else fresh
        self.act(self.logs.keep_mention, replace(kept, place=place, tone=tone))

    @rule(at=PLACES)
    def drop_mention(self, at: int) -> None:
        for mention in self.logs.mentions(Month(2026, 11))[at : at + 1]:
            self.act(self.logs.drop_mention, mention)

    @rule(day=DAYS, spend=YEN, views=st.none() | st.integers(-1, 9000), drop=st.booleans())
    def log_adverts(self, day: date | None, spend: int, views: int | None, drop: bool) -> None:
        self.act(self.logs.keep_ad_day, AdDay("", self.shop, day or date(2026, 11, 2), spend, views))
        for kept in self.logs.ad_days(Month(2026, 11))[:1]:
            change = replace(kept, spend=spend, views=views)
            self.act(*(self.logs.drop_ad_day, kept) if drop else (self.logs.keep_ad_day, change))

    @rule(at=PLACES, spend=st.none() | YEN)
    def promote(self, at: int, spend: int | None) -> None:
        posts = self.logs.posts(Month(2026, 10))
        self.act(self.logs.promote, posts[at % len(posts)], spend)

    @rule(month=MONTHS, reported=DAYS, days=st.none() | st.integers(-1, 9))
    def deliver(self, month: Month, reported: date | None, days: int | None) -> None:
        self.act(self.months.deliver, month, reported, days)

    @rule(month=MONTHS, why=WORDS, following=WORDS)
    def look_back(self, month: Month, why: str, following: str) -> None:
        self.act(self.months.review, month, why, following)

    @rule(month=MONTHS, total=YEN, day=DAYS, due=DAYS, number=WORDS)
    def receive_invoice(
        self, month: Month, total: int, day: date | None, due: date | None, number: str
    ) -> None:
        self.act(self.fees.receive_invoice, month, total, day, due, number)

    @rule(month=MONTHS, state=st.sampled_from(InvoiceState), paid=st.none() | YEN, note=WORDS)
    def settle(self, month: Month, state: InvoiceState, paid: int | None, note: str) -> None:
        self.act(self.fees.settle, month, state, paid, note)

    @rule(month=MONTHS, kpi=KPIS, value=NUMBERS)
    def change_target(self, month: Month, kpi: str, value: Decimal | None) -> None:
        self.act(self.plans.change_target, month, kpi, value)

    @rule(aims=st.dictionaries(st.tuples(KPIS, MONTHS), NUMBERS, max_size=4))
    def change_targets(self, aims: dict[tuple[str, Month], Decimal | None]) -> None:
        self.act(self.plans.change_targets, aims)

    @rule(month=MONTHS, kpi=KPIS, value=NUMBERS)
    def change_steady_target(self, month: Month, kpi: str, value: Decimal | None) -> None:
        self.act(self.plans.change_steady_target, month, kpi, value)

    @rule(month=MONTHS, reason=WORDS)
    def new_version(self, month: Month, reason: str) -> None:
        self.act(self.plans.new_version, month, reason)

    @rule(at=st.integers(0, 5), kpis=st.sets(KPIS, max_size=4))
    def recompute(self, at: int, kpis: set[str]) -> None:
        self.act(self.versions.recompute, self.plan(at), kpis)

    @rule(at=st.integers(0, 5), first=MONTHS)
    def move_version(self, at: int, first: Month) -> None:
        self.act(self.versions.move, self.plan(at), first)

    @rule(at=st.integers(0, 5))
    def discard_version(self, at: int) -> None:
        self.act(self.versions.discard, self.plan(at))

    @rule(kpis=st.sets(KPIS, max_size=4), first=MONTHS, reason=WORDS)
    def copy_plan(self, kpis: set[str], first: Month, reason: str) -> None:
        self.act(self.versions.copy, self.other, kpis, first, reason)

    def plan(self, at: int) -> str:
        with self.database.read() as reader:
            plans = reader.book(self.shop).plans
        return plans[at % len(plans)].id

    @rule(month=MONTHS, kpi=KPIS)
    def add_kpi(self, month: Month, kpi: str) -> None:
        self.act(self.plans.add_kpi, month, kpi)

    @rule(month=MONTHS, kpi=KPIS)
    def remove_kpi(self, month: Month, kpi: str) -> None:
        self.act(self.plans.remove_kpi, month, kpi)

    @rule(month=MONTHS, kpi=KPIS, reason=WORDS)
    def choose_result(self, month: Month, kpi: str, reason: str) -> None:
        self.act(self.plans.choose_result, month, kpi, reason)

    @rule(terms=TERMS)
    def change_terms(self, terms: Terms) -> None:
        self.act(self.desk.change_terms, terms)

    @rule(answer=ANSWERS)
    def answer(self, answer: tuple[str, Any]) -> None:
        self.act(self.desk.answer, *answer)

    @rule(
        name=WORDS,
        number=st.sampled_from(["", "T7123456789012", "T12"]),
        corporation=st.none() | st.booleans(),
    )
    def describe_agency(self, name: str, number: str, corporation: bool | None) -> None:
        self.act(self.desk.describe_agency, name, corporation, number)

    @rule(another=st.booleans())
    def agree_with(self, another: bool) -> None:
        known = self.desk.view().agencies
        self.act(self.desk.agree_with, None if another else known[0].id)

    @rule(margin=st.sampled_from([None, Decimal("0.5"), Decimal("1.5")]))
    def change_shop(self, margin: Decimal | None) -> None:
        with self.database.read() as reader:
            shop = reader.book(self.shop).shop
        self.act(self.setup.change_shop, replace(shop, gross_margin=margin))

    @rule(trade=st.sampled_from(Trade))
    def change_trade(self, trade: Trade) -> None:
        with self.database.read() as reader:
            shop = reader.book(self.shop).shop
        self.act(self.setup.change_shop, replace(shop, trade=trade))

    @rule(
        code=st.sampled_from(["Q1", "Q8", "G1", "G7", "Q99"]),
        value=st.none() | st.booleans() | st.integers(-1, 5),
    )
    def answer_fit(self, code: str, value: bool | int | None) -> None:
        self.act(self.setup.answer_fit, self.shop, code, value)

    @rule(wanted=st.integers(0, 300))
    def change_goal(self, wanted: int) -> None:
        with self.database.read() as reader:
            goal = reader.book(self.shop).goal
        assert goal is not None
        self.act(self.setup.change_goal, replace(goal, target=wanted))

    @rule(typical=st.sampled_from([Decimal("0.01"), Decimal("0.03"), Decimal("0.9")]))
    def change_rates(self, typical: Decimal) -> None:
        rate = StageRate("", self.shop, "link_clicks", Decimal("0.01"), typical, Decimal("0.1"))
        self.act(self.setup.change_rates, self.shop, [rate])

    @rule(stage=STAGES)
    def leave_out_stage(self, stage: str) -> None:
        self.act(self.setup.leave_out_stage, self.shop, stage)

    @rule(stage=STAGES)
    def bring_stage_back(self, stage: str) -> None:
        self.act(self.setup.bring_stage_back, self.shop, stage)

    @rule(stage=st.sampled_from(["saves", "inquiries"]), after=STAGES)
    def add_stage(self, stage: str, after: str) -> None:
        self.act(self.setup.add_stage, self.shop, stage, after)

    @rule(stages=st.lists(STAGES, min_size=1, unique=True))
    def adopt_rates(self, stages: list[str]) -> None:
        self.act(self.setup.adopt_rates, self.shop, stages)

    @rule(kind=st.sampled_from(TagKind), text=st.sampled_from(["さくら", "サクラ", "TA3", "yuki.example.jp"]))
    def put_tag(self, kind: TagKind, text: str) -> None:
        self.act(self.measuring.put_tag, Tag("", self.shop, kind, "電話", text, "tiktok", "social"))

    @rule()
    def remove_tag(self) -> None:
        tags = self.measuring.view().tags
        if tags:
            self.act(self.measuring.remove_tag, tags[-1])

    @rule()
    def adopt_tags(self) -> None:
        offers = self.measuring.view("https://yuki.example.jp/").proposals
        self.act(self.measuring.adopt, [replace(one.tag, place="ここ") for one in offers])

    @rule(words=st.lists(WORDS, max_size=2), kpi=st.sampled_from([*EVENT_KPIS, "views"]))
    def choose_names(self, words: list[str], kpi: str) -> None:
        self.act(
            self.names.keep, Choices(tuple(words), sources=tuple(words[1:]), events=dict.fromkeys(words, kpi))
        )

    @rule(kpi=KPIS, state=st.none() | st.sampled_from(Countable), how=WORDS)
    def answer_counting(self, kpi: str, state: Countable | None, how: str) -> None:
        self.act(self.measuring.answer, kpi, state, how)

    @precondition(lambda self: len(self.past) > 1)
    @rule()
    def undo(self) -> None:
        self.database.undo(self.shop)
        self.future.append(self.past.pop())

    @precondition(lambda self: self.future)
    @rule()
    def redo(self) -> None:
        self.database.redo(self.shop)
        self.past.append(self.future.pop())

    @invariant()
    def the_book_is_as_remembered(self) -> None:
        assert self.state() == self.past[-1]

    @invariant()
    def every_page_can_be_shown(self) -> None:
        self.months.sheet(Month(2026, 10))
        fee = self.fees.month(Month(2026, 10))
        assert (fee.statement is None) == (fee.problem is not None)

    def teardown(self) -> None:
        while len(self.past) > 1:
            self.undo()
            assert self.state() == self.past[-1]
        while self.future:
            self.redo()
            assert self.state() == self.past[-1]
        self.database.close()


TestDesk = Desk.TestCase
TestDesk.settings = settings(max_examples=6, stateful_step_count=25, deadline=None)

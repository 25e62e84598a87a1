"""What a document of terms or results may hold, and how a wrong one is refused."""

from __future__ import annotations

import copy
import datetime
import tomllib
from datetime import date
from decimal import Decimal

import pytest

from desktop.domain.fees.checks import conflicts
from desktop.domain.fees.reading import read_results, read_terms, terms_document
from desktop.domain.fees.results import Cancelled, Counted, MonthResults
from desktop.domain.fees.statement import statement
from desktop.domain.fees.terms import (
    Base,
    ClawbackOrder,
    PassThrough,
    PassThroughMode,
    PerResult,
    Prices,
    Scope,
    Termination,
    Terms,
    Tier,
    Tiered,
    TierMode,
)
from desktop.domain.money import Rounding
from desktop.domain.month import Month
from desktop.domain.problems import Refused

FULL = """
[contract]
start = "2026-04-19"
end = "2027-03"
min_months = 6
proration = "by_day"
prices = "tax_inclusive"
tax_rate = "0.08"
tax_rounding = "half_up"
withholding = "individual"
monthly_guarantee = 50000
guarantee_scope = "total"
monthly_cap = 300000
cap_scope = "total"
total_cap = 2000000
carry_over = true
clawback = "after_caps"

[[fee]]
kind = "per_result"
kpi = "inquiries"
unit_price = "1.1"
free = 10
name = "反響"
rounding = "up"
withheld = false

[[fee]]
kind = "tiered"
kpi = "inquiries"
mode = "slab"
tiers = [{ from = 1, price = 5000 }, { from = 21, price = "4000.5" }]
cumulative = true

[[fee]]
kind = "pass_through"
cost = "ad_spend"
handling = "0.20"
mode = "reimbursed"

[[fee]]
kind = "termination"
base_rate = "0.50"
taxable = true

[[fee]]
kind = "base"
amount = 50000
"""
MONTHS = """
[[month]]
month = "2026-04"
results = { inquiries = { counted = 25, invalid = 3 }, online_sales = 1200000 }
costs = { ad_spend = 100000 }

[[month]]
month = "2026-05"
results = { inquiries = 4 }
cancelled = [{ month = "2026-04", kpi = "inquiries", count = 2 }]
terminated = true
"""


def test_every_key_is_read():
    terms = read_terms(tomllib.loads(FULL))
    assert (terms.start, terms.end, terms.min_months) == (date(2026, 4, 19), Month(2027, 3), 6)
    assert (terms.prices, terms.tax_rate, terms.tax_rounding) == (
        Prices.TAX_INCLUSIVE,
        Decimal("0.08"),
        Rounding.HALF_UP,
    )
    assert (terms.monthly_cap, terms.cap_scope, terms.carry_over) == (300_000, Scope.TOTAL, True)
    assert terms.clawback is ClawbackOrder.AFTER_CAPS
    assert terms.fees == (
        PerResult(
            kpi="inquiries",
            unit_price=Decimal("1.1"),
            free=10,
            name="反響",
            rounding=Rounding.UP,
            withheld=False,
        ),
        Tiered(
            kpi="inquiries",
            mode=TierMode.SLAB,
            tiers=(Tier(1, Decimal(5000)), Tier(21, Decimal("4000.5"))),
            cumulative=True,
        ),
        PassThrough(cost="ad_spend", handling=Decimal("0.20"), mode=PassThroughMode.REIMBURSED),
        Termination(base_rate=Decimal("0.50"), taxable=True),
        Base(amount=50_000),
    )


def test_terms_are_written_as_they_were_read():
    assert terms_document(read_terms(tomllib.loads(FULL))) == tomllib.loads(FULL)


def test_defaults():
    terms = read_terms({"contract": {"start": "2026-04"}})
    assert terms == Terms(start=Month(2026, 4), fees=())
    assert terms_document(terms) == {"contract": {"start": "2026-04"}, "fee": []}


def test_months_are_read():
    assert read_results(tomllib.loads(MONTHS)) == (
        MonthResults(
            Month(2026, 4),
            {"inquiries": Counted(25, 3), "online_sales": Counted(1_200_000)},
            {"ad_spend": 100_000},
        ),
        MonthResults(
            Month(2026, 5),
            {"inquiries": Counted(4)},
            cancelled=(Cancelled(Month(2026, 4), "inquiries", 2),),
            terminated=True,
        ),
    )


def changed(document, path, value):
    """Put a value under a path of keys and positions; None takes the key out."""
    document = copy.deepcopy(document)
    *way, last = path
    at = document
    for step in way:
        at = at[step]
    if value is None:
        del at[last]
    else:
        at[last] = value
    return document


def refusal(act, *arguments):
    with pytest.raises(Refused) as refused:
        act(*arguments)
    problem = refused.value.problems[0]
    return problem.code.value, problem.where, problem.values


@pytest.mark.parametrize(
    ("path", "value", "code", "key"),
    [
        (["agency"], {}, "unknown_key", "agency"),
        ([""], 1, "unknown_key", '""'),
        (["contract", ""], 1, "unknown_key", 'contract.""'),
        (["contract", "caps"], 1, "unknown_key", "contract.caps"),
        (["fee", 0, "unit_prize"], 1, "unknown_key", "fee[1].unit_prize"),
        (["fee", 0, "amount"], 1, "unknown_key", "fee[1].amount"),
        (["fee", 1, "tiers", 1, "to"], 30, "unknown_key", "fee[2].tiers[2].to"),
        (["contract"], None, "missing_key", "contract"),
        (["contract", "start"], None, "missing_key", "contract.start"),
        (["contract", "min_months"], None, "missing_key", "contract.min_months"),
        (["fee", 0, "kind"], None, "missing_key", "fee[1].kind"),
        (["fee", 0, "kpi"], None, "missing_key", "fee[1].kpi"),
        (["fee", 0, "unit_price"], None, "missing_key", "fee[1].unit_price"),
        (["fee", 1, "tiers"], None, "missing_key", "fee[2].tiers"),
        (["fee", 1, "tiers", 0, "price"], None, "missing_key", "fee[2].tiers[1].price"),
        (["contract"], [], "wrong_type", "contract"),
        (["fee"], {"kind": "base"}, "wrong_type", "fee"),
        (["fee", 0], "base", "wrong_type", "fee[1]"),
        (["contract", "start"], datetime.date(2026, 4, 1), "wrong_type", "contract.start"),
        (["contract", "start"], "April", "wrong_type", "contract.start"),
        (["contract", "carry_over"], "true", "wrong_type", "contract.carry_over"),
        (["contract", "tax_rate"], 0.1, "wrong_type", "contract.tax_rate"),
        (["contract", "tax_rate"], "10%", "wrong_type", "contract.tax_rate"),
        (["contract", "monthly_cap"], "300000", "wrong_type", "contract.monthly_cap"),
        (["contract", "monthly_cap"], 300000.0, "wrong_type", "contract.monthly_cap"),
        (["contract", "min_months"], True, "wrong_type", "contract.min_months"),
        (["fee", 0, "unit_price"], 1.1, "wrong_type", "fee[1].unit_price"),
        (["fee", 0, "unit_price"], "1e3", "wrong_type", "fee[1].unit_price"),
        (["fee", 0, "unit_price"], "５０００", "wrong_type", "fee[1].unit_price"),
        (["fee", 0, "name"], 5, "wrong_type", "fee[1].name"),
        (["fee", 1, "tiers"], {}, "wrong_type", "fee[2].tiers"),
        (["fee", 1, "tiers", 0], 5000, "wrong_type", "fee[2].tiers[1]"),
        (["contract", "start"], "2026-13", "impossible", "contract.start"),
        (["contract", "end"], "2026-02-30", "impossible", "contract.end"),
        (["contract", "end"], "2026-03", "impossible", "contract.end"),
        (["contract", "end"], "2026-04-18", "impossible", "contract.end"),
        (["contract", "end"], "2127-03", "impossible", "contract.end"),
        (["contract", "end"], "9998-12", "impossible", "contract.end"),
        (["contract", "start"], "0026-04-19", "impossible", "contract.start"),
        (["contract", "min_months"], 100_000, "impossible", "contract.min_months"),
        (["contract", "tax_rate"], "1000", "impossible", "contract.tax_rate"),
        (["contract", "monthly_guarantee"], 0, "impossible", "contract.monthly_guarantee"),
        (["contract", "monthly_guarantee"], 300001, "impossible", "contract.monthly_guarantee"),
        (["contract", "monthly_guarantee"], -1, "impossible", "contract.monthly_guarantee"),
        (["contract", "total_cap"], 0, "impossible", "contract.total_cap"),
        (["contract", "total_cap"], 10**30, "impossible", "contract.total_cap"),
        (["contract", "prices"], "gross", "impossible", "contract.prices"),
        (["fee", 0, "kind"], "per_view", "impossible", "fee[1].kind"),
        (["fee", 0, "unit_price"], -5, "impossible", "fee[1].unit_price"),
        (["fee", 0, "unit_price"], "-0.5", "impossible", "fee[1].unit_price"),
        (["fee", 0, "unit_price"], "1000000000.1", "impossible", "fee[1].unit_price"),
        (["fee", 0, "unit_price"], "9" * 30, "impossible", "fee[1].unit_price"),
        (["fee", 0, "kpi"], "inquiries\u0000", "impossible", "fee[1].kpi"),
        (["fee", 0, "kpi"], "Inquiries", "impossible", "fee[1].kpi"),
        (["fee", 0, "kpi"], "", "impossible", "fee[1].kpi"),
        (["fee", 1, "mode"], "taxable", "impossible", "fee[2].mode"),
        (["fee", 1, "tiers"], [], "impossible", "fee[2].tiers"),
        (["fee", 1, "tiers", 1, "from"], 1, "impossible", "fee[2].tiers[2].from"),
        (["fee", 2, "mode"], "slab", "impossible", "fee[3].mode"),
    ],
)
def test_wrong_terms_are_refused(path, value, code, key):
    assert refusal(read_terms, changed(tomllib.loads(FULL), path, value))[:2] == (code, key)


@pytest.mark.parametrize(
    ("path", "value", "code", "key"),
    [
        (["months"], [], "unknown_key", "months"),
        (["month", 0, "result"], {}, "unknown_key", "month[1].result"),
        (["month", 0, "results", "inquiries", "valid"], 3, "unknown_key", "month[1].results.inquiries.valid"),
        (["month"], None, "missing_key", "month"),
        (["month", 1, "month"], None, "missing_key", "month[2].month"),
        (
            ["month", 0, "results", "inquiries", "counted"],
            None,
            "missing_key",
            "month[1].results.inquiries.counted",
        ),
        (["month", 1, "cancelled", 0, "count"], None, "missing_key", "month[2].cancelled[1].count"),
        (["month", 0, "month"], 202604, "wrong_type", "month[1].month"),
        (["month", 0, "results"], [], "wrong_type", "month[1].results"),
        (["month", 0, "results", "online_sales"], "12", "wrong_type", "month[1].results.online_sales"),
        (["month", 0, "results", "online_sales"], True, "wrong_type", "month[1].results.online_sales"),
        (["month", 0, "costs", "ad_spend"], 1.5, "wrong_type", "month[1].costs.ad_spend"),
        (["month", 1, "cancelled"], {}, "wrong_type", "month[2].cancelled"),
        (["month", 1, "terminated"], 1, "wrong_type", "month[2].terminated"),
        (["month"], [], "impossible", "month"),
        (
            ["month", 0, "results", "inquiries", "invalid"],
            26,
            "impossible",
            "month[1].results.inquiries.invalid",
        ),
        (["month", 0, "results", "online_sales"], -1, "impossible", "month[1].results.online_sales"),
    ],
)
def test_wrong_results_are_refused(path, value, code, key):
    assert refusal(read_results, changed(tomllib.loads(MONTHS), path, value))[:2] == (code, key)


CONTRACT = read_terms(
    {
        "contract": {"start": "2026-04", "end": "2026-05"},
        "fee": [{"kind": "per_result", "kpi": "inquiries", "unit_price": 5000}],
    }
)


@pytest.mark.parametrize(
    ("path", "value", "code", "key"),
    [
        (["month", 0, "month"], "2026-03", "impossible", "month[1].month"),
        (["month", 1, "month"], "2026-06", "impossible", "month[2].month"),
        (["month", 1, "month"], "2026-04", "impossible", "month[2].month"),
        (["month", 0, "results", "inquiries"], None, "unmeasured", "month[1].results.inquiries"),
        (["month", 0, "results"], None, "unmeasured", "month[1].results.inquiries"),
        (["month", 1, "cancelled", 0, "count"], 23, "impossible", "month[2].cancelled[1].count"),
        (["month", 1, "cancelled", 0, "month"], "2026-05", "impossible", "month[2].cancelled[1].month"),
        (["month", 1, "cancelled", 0, "month"], "2026-07", "impossible", "month[2].cancelled[1].month"),
        (["month", 1, "cancelled", 0, "month"], "2026-03", "impossible", "month[2].cancelled[1].month"),
        (["month", 1, "cancelled", 0, "kpi"], "orders", "impossible", "month[2].cancelled[1].count"),
        (["month", 0, "terminated"], True, "impossible", "month[1].terminated"),
    ],
)
def test_results_that_do_not_fit_the_contract_are_refused(path, value, code, key):
    results = read_results(changed(tomllib.loads(MONTHS), path, value))
    assert refusal(statement, CONTRACT, results)[:2] == (code, key)


def test_a_month_after_the_end_is_refused():
    document = tomllib.loads(MONTHS)
    document["month"][1]["terminated"] = False
    document["month"].append({"month": "2026-06", "results": {"inquiries": 1}})
    code, key, values = refusal(statement, CONTRACT, read_results(document))
    assert (code, key, values["last"]) == ("impossible", "month[3].month", Month(2026, 5))


def test_what_is_not_measured_says_month_and_kpi():
    document = changed(tomllib.loads(MONTHS), ["month", 1, "results"], {"orders": 3})
    _code, _key, values = refusal(statement, CONTRACT, read_results(document))
    assert values == {"month": Month(2026, 5), "kpi": "inquiries"}


def test_a_kpi_no_fee_names_is_ignored():
    document = changed(tomllib.loads(MONTHS), ["month", 0, "results", "likes"], 3)
    assert statement(CONTRACT, read_results(document)) == statement(
        CONTRACT, read_results(tomllib.loads(MONTHS))
    )


def test_a_guarantee_above_a_cap_of_another_scope_is_allowed():
    document = changed(tomllib.loads(FULL), ["contract", "cap_scope"], "variable")
    document["contract"]["monthly_guarantee"] = 400_000
    assert read_terms(document).monthly_guarantee == 400_000


def test_terms_with_several_contradictions_name_them_all():
    document = tomllib.loads(FULL)
    document["contract"] |= {"end": "2026-03", "total_cap": 0, "monthly_guarantee": 300_001}
    with pytest.raises(Refused) as refused:
        read_terms(document)
    assert [x.where for x in refused.value.problems] == [
        "contract.end",
        "contract.total_cap",
        "contract.monthly_guarantee",
    ]
    assert conflicts(read_terms(tomllib.loads(FULL))) == ()

"""The verification sheet's own computation against the statement, for every stored contract and mistake."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.catalog.catalog import Catalog
from desktop.domain.fees.case import MonthCase
from desktop.domain.fees.mistakes import Mistake, as_if
from desktop.domain.fees.statement import accounts, month_statement
from desktop.reports.checking.fee_chain import chain
from desktop.reports.checking.rows import Places, blocks
from tests.unit.reports.making import bill_report, fee_case, fee_cases

PAIRS = list(itertools.combinations(Mistake, 2))


def assert_agrees(case: MonthCase) -> None:
    wanted, values = month_statement(case), chain(case, {}).values()
    assert values["net"] == wanted.net
    assert values["tax"] == wanted.tax
    assert values["total"] == wanted.total
    assert values.get("payable", values["total"]) == wanted.payable


@pytest.mark.parametrize("name", fee_cases())
def test_every_month_of_every_contract_is_computed_alike(name: str):
    for case, _statement in accounts(*fee_case(name)):
        assert_agrees(case)
        for mistake in Mistake:
            assert_agrees(as_if(case, (mistake,)))


@settings(max_examples=300)
@given(st.sampled_from(fee_cases()), st.sampled_from(PAIRS), st.data())
def test_two_mistakes_at_once_are_computed_alike(
    name: str, mistakes: tuple[Mistake, Mistake], data: st.DataObject
):
    cases = [case for case, _statement in accounts(*fee_case(name))]
    assert_agrees(as_if(data.draw(st.sampled_from(cases)), mistakes))


class Anywhere(dict[str, str]):
    """Stands for sheets whose cells are not looked at."""

    def __missing__(self, key: str) -> str:
        return f"Sheet!{key}"


@pytest.mark.parametrize("name", fee_cases())
def test_every_row_of_every_bill_agrees(catalog: Catalog, name: str):
    terms, results = fee_case(name)
    report = bill_report(catalog, terms, results, None)
    anywhere = Anywhere()
    rows = [
        row
        for block in blocks(report, Places(anywhere, anywhere, anywhere, {"": "months"}))
        for row in block.rows
    ]
    checked = [row for row in rows if row.agrees is not None]
    assert [row.label for row in checked if not row.agrees] == []
    assert {row.key for group in report.fees.groups for row in group.rows if row.total} <= {
        "variable",
        "net",
        "total",
        "payable",
    }
    assert len(checked) >= 4

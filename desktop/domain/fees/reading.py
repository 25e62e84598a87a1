"""Terms and results out of a document (TOML or JSON), and terms back into one.

Raises `Refused` (unknown_key, missing_key, wrong_type, impossible) with the key in `where`; whoever
opened the file adds its name.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import MISSING, fields
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any, TypeAlias

from desktop.domain import documents as read
from desktop.domain.documents import Reason, Table, impossible
from desktop.domain.fees import terms as t
from desktop.domain.fees.checks import conflicts
from desktop.domain.fees.results import Cancelled, Counted, MonthResults
from desktop.domain.money import Rounding
from desktop.domain.problems import Refused

Document: TypeAlias = Mapping[str, object]
Readers: TypeAlias = Mapping[str, Callable[[object], object]]

_CONTRACT: Readers = {
    "start": read.month_or_day,
    "end": read.month_or_day,
    "min_months": read.whole,
    "proration": read.choice(t.Proration),
    "prices": read.choice(t.Prices),
    "tax_rate": read.rate,
    "tax_rounding": read.choice(Rounding),
    "withholding": read.choice(t.Withholding),
    "monthly_guarantee": read.whole,
    "guarantee_scope": read.choice(t.Scope),
    "monthly_cap": read.whole,
    "cap_scope": read.choice(t.Scope),
    "total_cap": read.whole,
    "carry_over": read.flag,
    "clawback": read.choice(t.ClawbackOrder),
}
_EVERY_FEE: Readers = {
    "name": read.text,
    "rounding": read.choice(Rounding),
    "withheld": read.flag,
}
_OF_A_KIND: Mapping[type[t.Fee], Readers] = {
    t.Initial: {"amount": read.whole},
    t.Base: {"amount": read.whole},
    t.Production: {"kpi": read.code, "unit_price": read.price, "included": read.whole},
    t.PerResult: {"kpi": read.code, "unit_price": read.price, "free": read.whole},
    t.Tiered: {"kpi": read.code, "mode": read.choice(t.TierMode), "cumulative": read.flag},
    t.Share: {"kpi": read.code, "rate": read.rate},
    t.Bonus: {"kpi": read.code, "at_least": read.whole, "amount": read.whole, "cumulative": read.flag},
    t.PassThrough: {"cost": read.code, "handling": read.rate, "mode": read.choice(t.PassThroughMode)},
    t.Termination: {"base_rate": read.rate, "taxable": read.flag},
}
_KINDS: Mapping[str, type[t.Fee]] = {fee.kind: fee for fee in _OF_A_KIND}


def read_terms(document: Document) -> t.Terms:
    """Read the money side of a contract; what contradicts itself is refused with every reason."""
    terms = kept_terms(document)
    found = conflicts(terms)
    if found:
        raise Refused(*found)
    return terms


def kept_terms(document: Document) -> t.Terms:
    """Read terms that were kept: a contradiction does not hide a contract that is already there."""
    root = Table(document)
    root.only(("contract", "fee"))
    contract = root.table("contract")
    contract.only(_CONTRACT)
    fees = tuple(_fee(x) for x in root.tables("fee"))
    return t.Terms(fees=fees, **_taken(t.Terms, contract, _CONTRACT))


def _fee(table: Table) -> t.Fee:
    kind = _KINDS[table.take("kind", read.one_of(_KINDS))]
    readers = {**_EVERY_FEE, **_OF_A_KIND[kind]}
    if kind is not t.Tiered:
        table.only(("kind", *readers))
        return kind(**_taken(kind, table, readers))
    table.only(("kind", *readers, "tiers"))
    return t.Tiered(**_taken(kind, table, readers), tiers=_tiers(table))


def _taken(kind: type, table: Table, readers: Readers) -> dict[str, Any]:
    """Take the fields of a dataclass; one without a default must be there."""
    return {
        field.name: table.take(field.name, readers[field.name])
        for field in fields(kind)
        if field.name in readers and (field.default is MISSING or field.name in table.data)
    }


def _tiers(table: Table) -> tuple[t.Tier, ...]:
    table.take("tiers", read.sequence)
    tiers: list[t.Tier] = []
    for entry in table.tables("tiers"):
        entry.only(("from", "price"))
        tier = t.Tier(entry.take("from", read.whole), entry.take("price", read.price))
        if tiers and tier.start <= tiers[-1].start:
            raise Refused(impossible(Reason.TIERS_NOT_RISING, entry.at("from")))
        tiers.append(tier)
    if not tiers:
        raise Refused(impossible(Reason.EMPTY, table.at("tiers")))
    return tuple(tiers)


def read_results(document: Document) -> tuple[MonthResults, ...]:
    """Read the months; how they fit a contract is checked by the statement."""
    root = Table(document)
    root.only(("month",))
    root.take("month", read.sequence)
    months = tuple(_month(x) for x in root.tables("month"))
    if not months:
        raise Refused(impossible(Reason.EMPTY, "month"))
    return months


def _month(table: Table) -> MonthResults:
    table.only(("month", "results", "costs", "cancelled", "terminated"))
    month = table.take("month", read.month)
    results, costs = table.table_or_empty("results"), table.table_or_empty("costs")
    return MonthResults(
        month=month,
        results={kpi: _counted(results, kpi) for kpi in results.data},
        costs={cost: costs.take(cost, read.whole) for cost in costs.data},
        cancelled=tuple(_cancelled(x) for x in table.tables("cancelled")),
        terminated=table.take_or("terminated", read.flag, False),
    )


def _counted(results: Table, kpi: str) -> Counted:
    if not isinstance(results.data[kpi], Mapping):
        return Counted(results.take(kpi, read.whole))
    parts = results.table(kpi)
    parts.only(("counted", "invalid"))
    counted = Counted(parts.take("counted", read.whole), parts.take_or("invalid", read.whole, 0))
    if counted.billable < 0:
        raise Refused(impossible(Reason.MORE_INVALID_THAN_COUNTED, parts.at("invalid")))
    return counted


def _cancelled(table: Table) -> Cancelled:
    table.only(("month", "kpi", "count"))
    return Cancelled(
        table.take("month", read.month), table.take("kpi", read.code), table.take("count", read.whole)
    )


def terms_document(terms: t.Terms) -> dict[str, object]:
    """Write terms as the document `read_terms` reads: plain JSON values, defaults left out."""
    contract = _written(terms)
    del contract["fees"]
    return {"contract": contract, "fee": [{"kind": fee.kind, **_written(fee)} for fee in terms.fees]}


def _written(value: t.Terms | t.Fee) -> dict[str, object]:
    kept = {field.name: getattr(value, field.name) for field in fields(value)}
    defaults = {field.name: field.default for field in fields(value)}
    return {key: _plain(key, x) for key, x in kept.items() if x != defaults[key]}


def _plain(key: str, value: object) -> object:
    match value:
        case StrEnum():
            return value.value
        case bool() | int() | str():
            return value
        case Decimal():
            return _price(value) if key == "unit_price" else f"{value:f}"
        case date():
            return value.isoformat()
        case tuple() if key == "tiers":
            return [{"from": tier.start, "price": _price(tier.price)} for tier in value]
    return str(value)


def _price(price: Decimal) -> int | str:
    return int(price) if price == price.to_integral_value() else f"{price:f}"

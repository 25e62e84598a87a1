"""Formulas that can be both worked out here and written into a cell.

A formula is written once, in spreadsheet syntax over the keys of other figures:
``MAX(0,billable-free)*unit_price``. `evaluate` works it out exactly, so that every cell carries its
value; `shown` puts the workbook's defined names or cells in place of the keys.
"""

from __future__ import annotations

import ast
import operator
import re
from collections.abc import Callable, Mapping
from decimal import ROUND_DOWN, ROUND_HALF_UP, ROUND_UP, Decimal

_KEY = re.compile(r"\b[a-z][a-z0-9_]*\b")
_OPERATIONS: dict[type[ast.operator], Callable[[Decimal, Decimal], Decimal]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
}
_COMPARISONS: dict[type[ast.cmpop], Callable[[Decimal, Decimal], bool]] = {
    ast.GtE: operator.ge,
    ast.LtE: operator.le,
    ast.Gt: operator.gt,
    ast.Lt: operator.lt,
}


def _rounded(mode: str) -> Callable[..., Decimal]:
    def function(value: Decimal, digits: Decimal) -> Decimal:
        return value.quantize(Decimal(1).scaleb(-int(digits)), rounding=mode)

    return function


_FUNCTIONS: dict[str, Callable[..., Decimal]] = {
    "MAX": max,
    "MIN": min,
    "ROUND": _rounded(ROUND_HALF_UP),
    "ROUNDDOWN": _rounded(ROUND_DOWN),
    "ROUNDUP": _rounded(ROUND_UP),
}


def evaluate(formula: str, values: Mapping[str, Decimal]) -> Decimal:
    """Work a formula out. Raises KeyError for a key without a value, ValueError for other syntax."""
    return _value(ast.parse(formula, mode="eval").body, values)


def _value(node: ast.expr, values: Mapping[str, Decimal]) -> Decimal:
    match node:
        case ast.Constant(value=int() | float() as number):
            return Decimal(str(number))
        case ast.Name(id=key):
            return values[key]
        case ast.UnaryOp(op=ast.USub(), operand=inner):
            return -_value(inner, values)
        case ast.BinOp(left=left, op=sign, right=right):
            return _OPERATIONS[type(sign)](_value(left, values), _value(right, values))
        case ast.Call(func=ast.Name(id="IF"), args=[condition, then, otherwise]):
            return _value(then if _holds(condition, values) else otherwise, values)
        case ast.Call(func=ast.Name(id=name), args=arguments):
            return _FUNCTIONS[name](*(_value(argument, values) for argument in arguments))
    raise ValueError(f"no such formula: {ast.unparse(node)}")


def _holds(node: ast.expr, values: Mapping[str, Decimal]) -> bool:
    match node:
        case ast.Compare(left=left, ops=[sign], comparators=[right]):
            return _COMPARISONS[type(sign)](_value(left, values), _value(right, values))
        case ast.Call(func=ast.Name(id="AND"), args=arguments):
            return all(_holds(argument, values) for argument in arguments)
    raise ValueError(f"no such condition: {ast.unparse(node)}")


def shown(formula: str, names: Mapping[str, str]) -> str:
    """Put names or cells in place of the keys: what stands in the cell, without its equals sign."""
    return _KEY.sub(lambda found: names[found[0]], formula)


def keys(formula: str) -> frozenset[str]:
    """Every key a formula rests on."""
    return frozenset(_KEY.findall(formula))

"""Sums that people write beside a number, worked out without running anything else."""

from __future__ import annotations

import ast
import operator
import re
from collections.abc import Callable, Mapping
from fractions import Fraction

LONGEST = 200
"""Characters of a sum: longer ones are no note beside a number. It bounds what Python's own parser
is given; with twice as many every sum still comes out."""

ONLY = "only numbers, names, + - * / and brackets can stand in it"

_DIGITS = re.compile(r"\d+(\.\d+)?")

WITH: Mapping[type[ast.operator], Callable[[Fraction, Fraction], Fraction]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
}


def worked_out(words: str, known: Mapping[str, Fraction]) -> Fraction:
    """What a sum makes, exactly.

    Parameters
    ----------
    words
        Whole and decimal numbers, + - * / and brackets, and names of other numbers.
    known
        Those numbers by name.

    Raises
    ------
    ValueError
        When it holds anything else, or divides by zero; the words say what is wrong.
    """
    if len(words) > LONGEST:
        raise ValueError(f"it has more than {LONGEST} characters")
    try:
        tree = ast.parse(words.strip(), mode="eval")
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        raise ValueError("it is no sum") from None
    return _worked_out(tree.body, words.strip(), known)


def _worked_out(node: ast.expr, words: str, known: Mapping[str, Fraction]) -> Fraction:
    match node:
        case ast.Constant(int() | float()) if not isinstance(node.value, bool):
            return _number(ast.get_source_segment(words, node) or "")
        case ast.Name(name):
            if name not in known:
                raise ValueError(f'there is no number called "{name}"')
            return known[name]
        case ast.UnaryOp(ast.USub(), inner):
            return -_worked_out(inner, words, known)
        case ast.BinOp(left, sign, right) if type(sign) in WITH:
            one, other = (_worked_out(side, words, known) for side in (left, right))
            if isinstance(sign, ast.Div) and not other:
                raise ValueError("it divides by zero")
            return WITH[type(sign)](one, other)
    raise ValueError(ONLY)


def _number(text: str) -> Fraction:
    """A number by its own digits, so that 0.1 is a tenth."""
    if not _DIGITS.fullmatch(text):
        raise ValueError(ONLY)
    return Fraction(text)

"""Which operations a standard may use: those that mean the same on every engine."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import ibis.expr.operations as ops

#: What compiles on two engines does not always mean the same on both; these do.
PLAIN = (
    ops.UnboundTable,
    ops.Field,
    ops.Literal,
    ops.Alias,
    ops.Cast,
    ops.Project,
    ops.Filter,
    ops.Distinct,
    ops.Union,
    ops.Aggregate,
    ops.JoinChain,
    ops.JoinReference,
    ops.JoinLink,
    ops.Equals,
    ops.NotEquals,
    ops.Less,
    ops.LessEqual,
    ops.Greater,
    ops.GreaterEqual,
    ops.And,
    ops.Or,
    ops.Not,
    ops.IsNull,
    ops.NotNull,
    ops.InValues,
    ops.Coalesce,
    ops.Min,
    ops.Max,
    ops.Count,
    ops.CountDistinct,
    # days since 1970-01-01 and their difference, as `day_windows.py` and the kit count them on every engine
    ops.DateDelta,
    ops.DateFromYMD,
    ops.Subtract,
)
PLAIN_JOINS = frozenset({"inner", "left", "semi", "anti"})
_COMPARISONS = (ops.Less, ops.LessEqual, ops.Greater, ops.GreaterEqual)


def not_plain(expression: Any) -> Iterator[str]:
    """What in an expression goes beyond plain operations, one sentence each."""
    for node in expression.op().find(ops.Node):
        if not isinstance(node, PLAIN):
            yield f"{type(node).__name__} is not a plain operation"
        if isinstance(node, ops.JoinLink):
            yield from _not_plain_join(node)


def _not_plain_join(link: Any) -> Iterator[str]:
    if link.how not in PLAIN_JOINS:
        yield f"a {link.how} join is not plain"
    compared = [predicate for predicate in link.predicates if isinstance(predicate, _COMPARISONS)]
    if len(compared) > 1:
        yield "a join has more than one comparison"
    if not any(isinstance(predicate, ops.Equals) for predicate in link.predicates):
        yield "a join has no equality"
    if not any(_is_on_force(predicate) for predicate in link.predicates):
        yield "a join does not join on force_id"


def _is_on_force(predicate: Any) -> bool:
    if not isinstance(predicate, ops.Equals):
        return False
    sides = (predicate.left, predicate.right)
    return all(isinstance(side, ops.Field) and side.name == "force_id" for side in sides)


def tables_read(expression: Any) -> set[str]:
    """The names of the tables that an expression reads."""
    return {table.name for table in expression.op().find(ops.UnboundTable)}

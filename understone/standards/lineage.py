"""Where a standard's columns come from, and which rows it takes: read off its expression, so that it cannot drift."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import ibis.expr.operations as ops

from understone.record.codes import closed_lists
from understone.record.schema import schema

#: A column of the record: table and column.
Origin = tuple[str, str]
#: A number counted comes from no one column.
_COUNTS = (ops.CountDistinct, ops.CountStar, ops.Count)


def origins(table: Any, column: str) -> list[Origin]:
    """The columns of the record that a column is read from, in the order in which they are met."""
    return list(dict.fromkeys(_of_relation(table.op(), column)))


def _of_relation(relation: Any, column: str) -> Iterator[Origin]:
    if isinstance(relation, ops.UnboundTable):
        yield relation.name, column
    elif isinstance(relation, ops.JoinReference):
        yield from _of_relation(relation.parent, column)
    elif isinstance(relation, ops.Union):
        yield from _of_relation(relation.left, column)
        yield from _of_relation(relation.right, column)
    elif hasattr(relation, "values") and column in relation.values:
        yield from _of_value(relation.values[column])


def _of_value(value: Any) -> Iterator[Origin]:
    if isinstance(value, ops.Field):
        yield from _of_relation(value.rel, value.name)
    elif not isinstance(value, _COUNTS):
        for part in value.__args__:
            for one in part if isinstance(part, tuple) else [part]:
                if isinstance(one, ops.Value):
                    yield from _of_value(one)


def conditions(table: Any) -> list[str]:
    """What the rows must satisfy, in words: `potential_victim.age_group` is *adult*; each once.

    Only conditions on columns of the record are told; how tables are joined is not.
    """
    found = [
        _condition(predicate) for node in table.op().find(ops.Filter, ordered=True) for predicate in node.predicates
    ]
    return list(dict.fromkeys(words for words in found if words))


def _condition(predicate: Any) -> str:
    if isinstance(predicate, ops.And | ops.Or):
        both = [words for words in (_condition(predicate.left), _condition(predicate.right)) if words]
        return " and ".join(both) if isinstance(predicate, ops.And) else f"({' or '.join(both)})"
    if isinstance(predicate, ops.Not):
        return f"not {_condition(predicate.arg)}"
    return _test(predicate)


def _test(predicate: Any) -> str:
    if isinstance(predicate, ops.IsNull | ops.NotNull):
        return f"{_named(predicate.arg)} is {'blank' if isinstance(predicate, ops.IsNull) else 'filled'}"
    if isinstance(predicate, ops.InValues):
        options = " or ".join(_said(predicate.value, option) for option in predicate.options)
        return f"{_named(predicate.value)} is {options}"
    if isinstance(predicate, ops.Field):
        return f"{_named(predicate)} is yes"
    return _comparison(predicate)


_COMPARED = {
    ops.Equals: ("is", "is"),
    ops.NotEquals: ("is not", "is not"),
    ops.Less: ("is before", "is less than"),
    ops.LessEqual: ("is not after", "is at most"),
    ops.Greater: ("is after", "is more than"),
    ops.GreaterEqual: ("is not before", "is at least"),
}


def _comparison(predicate: Any) -> str:
    words = _COMPARED.get(type(predicate))
    if words is None:
        return ""
    of_days, of_numbers = words
    is_number = predicate.left.dtype.is_numeric()
    return f"{_named(predicate.left)} {of_numbers if is_number else of_days} {_said(predicate.left, predicate.right)}"


def _named(value: Any) -> str:
    names = [f"`{table}.{column}`" for table, column in dict.fromkeys(_of_value(value))]
    return " or ".join(names) or "the number counted"


def _said(column: Any, value: Any) -> str:
    """A literal in the words of the column's closed list, or the other column compared with."""
    if not isinstance(value, ops.Literal):
        return _named(value)
    for table, name in _of_value(column):
        closed = schema().tables[table].columns[name].closed_list if name in schema().tables[table].columns else None
        if closed is not None:
            return f"*{next(code.label for code in closed_lists()[closed] if code == value.value)}*"
    return f"*{value.value}*"

"""How a column of the record is declared: one call, one sentence.

Optional text is NULL and never '': every optional column is null=True, and intake and forms
turn blanks into NULL.
"""

from __future__ import annotations

from typing import Any

from django.db import models

from understone.record.codes import Code

ID_LENGTH = 36


def key(to: str, sentence: str) -> Any:
    """A reference to one row of another table; the parent may be missing and may come later."""
    return models.ForeignKey(
        to, models.DO_NOTHING, null=True, db_constraint=False, related_name="+", help_text=sentence
    )


def code(closed_list: type[Code], sentence: str) -> Any:
    choices = [(str(member), member.label) for member in closed_list]
    field: Any = models.CharField(max_length=40, null=True, choices=choices, help_text=sentence)
    field.closed_list = closed_list
    return field


def moment(sentence: str) -> tuple[Any, Any]:
    """`x_at`, the moment in UTC, and `x_on`, its day in the UK.

    A source that holds a day with no time fills `x_on` alone.
    """
    return (
        models.DateTimeField(null=True, help_text=f"{sentence} (moment, UTC)."),
        models.DateField(null=True, help_text=f"{sentence} (day in the UK)."),
    )


def day(sentence: str) -> Any:
    return models.DateField(null=True, help_text=sentence)


def text(sentence: str) -> Any:
    return models.TextField(null=True, help_text=sentence)


def number(sentence: str) -> Any:
    return models.BigIntegerField(null=True, help_text=sentence)


def flag(sentence: str) -> Any:
    return models.BooleanField(null=True, help_text=sentence)


class Row(models.Model):
    """What every row of the record carries."""

    id = models.CharField(max_length=ID_LENGTH, primary_key=True, help_text="The row's own key, for ever.")
    force_id = models.CharField(max_length=40, help_text="The force whose record this is.")
    source = models.CharField(
        max_length=80, null=True, help_text="The system it came from; empty where a person entered it here."
    )
    source_key = models.TextField(null=True, help_text="The source system's own key.")
    extract_id = models.CharField(max_length=64, null=True, help_text="The extract that last brought the row.")
    gone_at = models.DateTimeField(null=True, help_text="When a full extract no longer held the row; never deleted.")

    class Meta:
        abstract = True


class Fact(Row):
    """A row that says something happened: when it was written, and by whom, is a fact of its own."""

    recorded_at, recorded_on = moment("When it was written down")
    recorded_by = key("record.Staff", "Who wrote it down.")

    class Meta:
        abstract = True

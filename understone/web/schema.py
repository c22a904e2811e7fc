"""Writes record/schema.json from the models: `python -m understone.web.schema`."""

from __future__ import annotations

import json
import os
from typing import Any, cast

import django
from django.apps import apps
from django.db import models

from understone.record.schema import SCHEMA_FILE

#: Raised by hand when tables or columns are added; a snapshot says which it was written with.
SCHEMA_VERSION = 3

_KIND_OF_FIELD: tuple[tuple[type[models.Field[Any, Any]], str], ...] = (
    (models.ForeignKey, "key"),
    (models.DateTimeField, "moment"),
    (models.DateField, "day"),
    (models.BooleanField, "flag"),
    (models.BigIntegerField, "number"),
    (models.CharField, "text"),
    (models.TextField, "text"),
)


def described_column(field: models.Field[Any, Any]) -> dict[str, str]:
    facts = {"kind": next(kind for cls, kind in _KIND_OF_FIELD if isinstance(field, cls))}
    facts["sentence"] = str(field.help_text)
    if isinstance(field, models.ForeignKey):
        facts["references"] = cast("type[models.Model]", field.related_model)._meta.db_table
    closed_list = getattr(field, "closed_list", None)
    if closed_list is not None:
        facts |= {"kind": "code", "closed_list": closed_list.__name__}
    return facts


def described_table(model: type[models.Model]) -> dict[str, Any]:
    return {
        "theme": model.__module__.rsplit(".", 1)[1],
        "sentence": (model.__doc__ or "").strip(),
        "columns": {field.attname: described_column(field) for field in model._meta.concrete_fields},
    }


def described_schema() -> dict[str, Any]:
    """The record as plain data, tables by name."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "understone.web.settings")
    django.setup()
    declared = apps.get_app_config("record").get_models()
    tables = {model._meta.db_table: described_table(model) for model in declared}
    return {"version": SCHEMA_VERSION, "tables": dict(sorted(tables.items()))}


def schema_text() -> str:
    return json.dumps(described_schema(), indent=1, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    SCHEMA_FILE.write_text(schema_text(), encoding="utf-8")

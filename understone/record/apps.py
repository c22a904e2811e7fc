"""The record as a Django application; imported by `web` only."""

from django.apps import AppConfig


class RecordConfig(AppConfig):
    name = "understone.record"
    label = "record"

"""Settings that the record's models need; the service adds its own later."""

from __future__ import annotations

import os

SECRET_KEY = os.environ.get("UNDERSTONE_SECRET_KEY", "made-up-and-only-for-building-files")
INSTALLED_APPS = ["understone.record.apps.RecordConfig"]
DATABASES = {"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
USE_TZ = True
TIME_ZONE = "UTC"
LANGUAGE_CODE = "en-gb"

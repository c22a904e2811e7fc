"""Engines that tests share. Spark needs Java; a machine without it skips those tests and says so, CI never."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, settings

from understone.store.engines import DuckDB
from understone.store.spark import Spark

# a time is a bench figure, never a test; CI tries the same cases each time
settings.register_profile(
    "understone", deadline=None, derandomize="CI" in os.environ, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("understone")


@pytest.fixture
def duck() -> Iterator[DuckDB]:
    engine = DuckDB(memory="1GB")
    yield engine
    engine.close()


@pytest.fixture(scope="session")
def spark() -> Iterator[Spark]:
    if shutil.which("java") is None:
        if os.environ.get("CI"):
            pytest.fail("CI must have Java 17: .ci/run installs it.")
        pytest.skip("Java 17 is not on this machine: the Spark tests are skipped.")
    os.environ.setdefault("UNDERSTONE_SPARK_PARTITIONS", "1")
    engine = Spark(memory="2g")
    yield engine
    engine.close()

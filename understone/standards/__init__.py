"""The standards: the kit, and one folder a stage with one file a standard.

A file in a stage's folder that declares a standard is found by being there.
"""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache

from understone.standards.declaring import REGISTER, Stage, Standard

__all__ = ["standards", "standards_by_key"]


@cache
def standards_by_key() -> dict[tuple[str, int], Standard]:
    """Every standard by id and version, in the order of the stages and then of the ids."""
    for found in pkgutil.walk_packages(__path__, f"{__name__}."):
        importlib.import_module(found.name)
    stages = list(Stage)
    return dict(sorted(REGISTER.items(), key=lambda item: (stages.index(item[1].stage), item[0])))


def standards() -> tuple[Standard, ...]:
    """Every version of every standard, in the order in which a victim meets them."""
    return tuple(standards_by_key().values())

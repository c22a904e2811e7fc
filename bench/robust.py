"""`python -m bench.robust`: tries intake and inspect on what goes wrong, and writes docs/robustness.md.

With words after it (`variants`, `kills`, `points`) it tries only those parts, and keeps what is known of the others.
"""

from __future__ import annotations

import datetime as dt
import json
import os
import random
import resource
import shutil
import sys
import tempfile
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

from bench.robust_page import page
from tests.robust.judging import Judge
from tests.robust.killing import Warm, Work, inspect_work, intake_work, warm_process, wrong_after
from tests.robust.variants import variant

KEPT = Path(__file__).parent / "made" / "robust"
PAGE = Path(__file__).parent.parent / "docs" / "robustness.md"
N_VARIANTS = int(os.environ.get("UNDERSTONE_ROBUST_VARIANTS", "10000"))
N_KILLS = int(os.environ.get("UNDERSTONE_ROBUST_KILLS", "200"))
SEED = 15
_MIB = 1024


def tell(message: str) -> None:
    print(f"{dt.datetime.now(dt.UTC):%H:%M:%S} {message}", file=sys.stderr, flush=True)


def variants(folder: Path) -> dict[str, Any]:
    """Every variant over a good snapshot; counts by mutation (a variant with two counts under both)."""
    judge = Judge(folder)
    began_mib = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // _MIB
    counts: dict[str, Counter[str]] = {}
    total: Counter[str] = Counter()
    for number in range(N_VARIANTS):
        outcome = judge.outcome(variant(number))
        fate = "taken_in" if outcome.is_taken_in else "refused"
        for wrong in outcome.wrong:
            tell(f"variant {number} {outcome.variant.mutations}: {wrong}")
        found = Counter(
            {"variants": 1, fate: 1, "quarantined": outcome.n_quarantined, "wrong": int(bool(outcome.wrong))}
        )
        total += found
        for mutation in set(outcome.variant.mutations):
            counts.setdefault(mutation, Counter()).update(found)
        if number % 1000 == 999:
            tell(f"{number + 1:,} variants: {dict(total)}")
    return {
        "by_mutation": {mutation: dict(counts[mutation]) for mutation in sorted(counts)},
        "total": dict(total),
        "began_mib": began_mib,
        "peak_mib": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // _MIB,
    }


def kills(folder: Path) -> dict[str, Any]:
    """Intake and inspect killed after a random share of the time that a whole run takes."""
    chance = random.Random(SEED)
    return _on_each(folder, lambda work: [{"seconds": work.seconds * chance.random()} for _ in range(N_KILLS // 2)])


def points(folder: Path) -> dict[str, Any]:
    """Intake and inspect killed before everything they do to a file or ask of the engine."""
    return _on_each(folder, lambda work: [{"at": at} for at in range(1, work.n_points + 1)])


def swaps(folder: Path) -> dict[str, Any]:
    """The last points of both, where folders take each other's place, also without a call that exchanges them."""
    return _on_each(
        folder,
        lambda work: [{"at": at, "without_exchange": True} for at in range(work.n_points - 30, work.n_points + 1)],
    )


def _on_each(folder: Path, chosen: Callable[[Work], list[dict[str, Any]]]) -> dict[str, Any]:
    with warm_process() as warm:
        return {
            "intake": _killed(intake_work(folder / "intake", warm), warm, chosen),
            "inspect": _killed(inspect_work(folder / "inspect", warm), warm, chosen),
        }


def _killed(work: Work, warm: Warm, chosen: Callable[[Work], list[dict[str, Any]]]) -> dict[str, Any]:
    tried = chosen(work)
    found = [(kill, wrong) for kill in tried if (wrong := wrong_after(work, warm, **kill))]
    for kill, wrong in found:
        tell(f"{work.job['what']} killed {kill}: {wrong}")
    return {"tried": len(tried), "points": work.n_points, "seconds": work.seconds, "wrong": len(found)}


PARTS: dict[str, Callable[[Path], dict[str, Any]]] = {
    "variants": variants,
    "kills": kills,
    "points": points,
    "swaps": swaps,
}


def main() -> None:
    KEPT.mkdir(parents=True, exist_ok=True)
    for name in sys.argv[1:] or PARTS:
        tell(name)
        folder = Path(tempfile.mkdtemp())
        found = PARTS[name](folder)
        (KEPT / f"{name}.json").write_text(json.dumps(found, indent=1), encoding="utf-8")
        shutil.rmtree(folder)
    known = {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in KEPT.glob("*.json")}
    PAGE.write_text(page(known), encoding="utf-8")
    tell(f"written: {PAGE}")


if __name__ == "__main__":
    main()

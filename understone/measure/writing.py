"""The figures of a results folder, written to its `measures` folder in key order."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import ibis
import pyarrow as pa
import pyarrow.parquet as pq

from understone.errors import RecordProblem
from understone.measure import found, journeys, looking_first, outcomes, queue
from understone.measure.counting import Counts, rate
from understone.measure.facts import CONCERN, facts
from understone.standards import standards
from understone.standards.declaring import Outcome
from understone.store.engines import Engine, sql_of
from understone.store.folders import private_folder
from understone.store.tables import ibis_table

#: The folder inside RESULTS that holds the figures.
FOLDER = "measures"
#: What switched-off indicators found.
SIGN_OFF = ibis.table(ibis_table("sign").schema(), name="sign_off")
_RATES = pa.schema(
    [
        ("force_id", pa.string()),
        ("standard", pa.string()),
        ("version", pa.int64()),
        ("says", pa.string()),
        ("rate", pa.float64()),
        ("lowest", pa.float64()),
        ("highest", pa.float64()),
    ]
)


def measure(engine: Engine, results: Path) -> None:
    """Writes RESULTS/measures/*.parquet from RESULTS/obligations, signs and concerns.

    Raises RecordProblem when a file that the figures need is not there; OSError as it comes, a full disk too.
    """
    _open_results(engine, results)
    try:
        target = private_folder(results / FOLDER)
        engine.keep("person_stage", sql_of(journeys.person_stages(), engine.dialect))
        for name, expression in _figures().items():
            engine.write(sql_of(expression, engine.dialect), target / f"{name}.parquet")
        _write_rates(target)
    finally:
        engine.forget("person_stage")


def _figures() -> dict[str, Any]:
    sign = ibis_table("sign")
    return {
        "outcomes": outcomes.outcomes(),
        "unknown_reasons": outcomes.reasons(Outcome.UNKNOWN),
        "ended_reasons": outcomes.reasons(Outcome.ENDED),
        "people": journeys.people(),
        "people_owed": journeys.people_owed(),
        "referral_days": outcomes.referral_days(),
        "sign_days": outcomes.sign_days(sign),
        "indicators": outcomes.indicators(sign),
        "journeys": journeys.journeys(),
        "journey_counts": journeys.journey_counts(),
        "journey_people": journeys.journey_people(),
        "looking_first": looking_first.cases_to_look_at_first(),
        "found_incidents": found.found_incidents(),
        "found_counts": found.found_counts(),
        "queue": queue.queue(),
        "queue_counts": queue.queue_counts(),
        "answers_by_indicator": queue.answers_by_indicator(sign),
        "switched_off": queue.switched_off(SIGN_OFF, CONCERN),
    }


def _open_results(engine: Engine, results: Path) -> None:
    """Opens what `inspection` left under the names of `facts.py`."""
    obligations = sorted((results / "obligations").glob("*.parquet"))
    beside = {
        "sign": results / "signs.parquet",
        "sign_off": results / "signs_off.parquet",
        "concern": results / "concerns.parquet",
        "item_sign": results / "item_signs.parquet",
    }
    missing = [str(path) for path in beside.values() if not path.is_file()]
    if not obligations:
        missing.append(str(results / "obligations" / "*.parquet"))
    if missing:
        raise RecordProblem(f"{results} is not whole. Run `understone inspect` again.", missing)
    engine.open_files("obligation", obligations)
    for name, path in beside.items():
        engine.open_files(name, [path])
    engine.open_arrow("standard_fact", facts(standards()))


def _write_rates(target: Path) -> None:
    """The rate of each row of outcomes, by the one function that says what a rate is."""
    rows: list[dict[str, Any]] = []
    for row in pq.read_table(target / "outcomes.parquet").to_pylist():
        found_rate = rate(Counts(**{outcome.value: row[f"n_{outcome.value}"] for outcome in Outcome}))
        rows.append(
            {
                "force_id": row["force_id"],
                "standard": row["standard"],
                "version": row["version"],
                "says": found_rate.says.value,
                "rate": found_rate.value,
                "lowest": found_rate.lowest,
                "highest": found_rate.highest,
            }
        )
    pq.write_table(pa.Table.from_pylist(rows, schema=_RATES), target / "rates.parquet", compression="zstd")

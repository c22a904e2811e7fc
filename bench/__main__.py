"""`make bench`: measures in one run, and writes docs/benchmarks.md."""

from __future__ import annotations

import datetime as dt
import os
import platform
import shutil
import sys
from pathlib import Path

import duckdb
import ibis

from bench import recognition, scaling, steps
from bench.measuring import Figure, measured
from understone.inspection import SIGNS

MADE = Path(__file__).parent / "made"
PAGE = Path(__file__).parent.parent / "docs" / "benchmarks.md"
N_INCIDENTS = int(os.environ.get("UNDERSTONE_BENCH_INCIDENTS", "1000000"))
N_CASES = N_INCIDENTS // 10
N_MANY = N_INCIDENTS * 15
#: How many times over 1,000 cases are judged.
COPIES = [int(n) for n in os.environ.get("UNDERSTONE_BENCH_COPIES", "1,10,100,1000").split(",")]


def tell(message: str) -> None:
    print(f"{dt.datetime.now(dt.UTC):%H:%M:%S} {message}", file=sys.stderr, flush=True)


def row(what: str, figure: Figure, beside: str = "") -> str:
    return f"| {what} | {figure.seconds:,.1f} s | {figure.peak_gib:.2f} GiB | {beside} |"


def main() -> None:
    shutil.rmtree(MADE, ignore_errors=True)
    MADE.mkdir(parents=True, mode=0o700)
    lines = ["| step | time | peak memory | beside |", "|---|---|---|---|"]

    tell("making the export")
    made = measured(steps.make_export, MADE / "export", N_INCIDENTS, N_CASES)
    size = made.result / 1024**2
    lines.append(row(f"made-up force, {N_INCIDENTS:,} incidents, {N_CASES:,} cases", made, f"{size:,.0f} MiB of CSV"))

    tell("taking it in")
    taken = measured(steps.take_in_export, MADE / "export", MADE / "snapshot")
    read = measured(scaling.read_with_duckdb, MADE / "export")
    rate = f"{taken.result:,} source rows; {size / taken.seconds:,.0f} MiB/s"
    lines.append(row("intake", taken, f"{rate}; {taken.seconds / read.seconds:,.1f} times the next line"))
    lines.append(row("DuckDB reads every field of the same files", read, f"{size / read.seconds:,.0f} MiB/s"))

    tell("the bare scan")
    scanned = measured(steps.scan, MADE / "snapshot")
    lines.append(row("bare scan of every column of the same Parquet", scanned, f"{scanned.result:,} record rows"))

    tell("inspecting")
    inspected = measured(steps.inspect_snapshot, MADE / "snapshot", MADE / "results", "duckdb")
    by_step: dict[str, float] = inspected.result
    ratio = inspected.seconds / scanned.seconds
    lines.append(row("inspect, whole", inspected, f"{ratio:,.0f} times the bare scan"))
    judging = sum(seconds for name, seconds in by_step.items() if name.startswith("judging"))
    lines += [
        f"| – reading every narrative for signs | {by_step['reading every narrative for signs']:,.1f} s | | |",
        f"| – weighing the signs | {by_step['weighing what the signs say together']:,.1f} s | | |",
        f"| – all standards | {judging:,.1f} s | | {judging / scanned.seconds:,.1f} times the bare scan |",
        f"| – counting | {by_step['counting']:,.1f} s | | |",
    ]

    tell("one live case")
    live = measured(steps.judge_live, MADE / "snapshot", 30)
    found = live.result
    live_lines = [
        "| | |",
        "|---|---|",
        f"| cases | {found['cases']:,}, {found['obligations a case']:.0f} obligations each on average |",
        f"| starting a worker, which compiles every part | {found['starting']:,.0f} ms |",
        f"| median, loading and judging, a combination of standards not met before | {found['first']:,.0f} ms |",
        f"| median, loading and judging, met before | {found['again']:,.0f} ms |",
        f"| slowest twentieth of those | {found['slowest twentieth']:,.0f} ms |",
    ]

    tell(f"{N_MANY:,} obligations")
    (MADE / "many").mkdir(mode=0o700)
    many = measured(steps.judge_many, MADE / "many", N_MANY)
    outcomes = ", ".join(f"{name} {n:,}" for name, n in many.result.items() if name not in {"judged", "written"})
    lines.append(
        row(f"{N_MANY:,} obligations of one standard", many, f"judged in {many.result['judged']:,.0f} s; {outcomes}")
    )

    PAGE.write_text(
        "\n".join(
            [
                *head(),
                *lines,
                "",
                "## One live case",
                "",
                *live_lines,
                "",
                *recognition.section(MADE / "narratives", tell),
                *in_larger_numbers(),
                "",
                *on_spark(),
                "",
            ]
        ),
        encoding="utf-8",
    )
    tell(f"written: {PAGE}")


def small_force(n_cases: int) -> Path:
    """A made-up force of so many cases, taken in and inspected; its folder."""
    folder = MADE / f"of-{n_cases}"
    folder.mkdir(mode=0o700)
    steps.make_export(folder / "export", n_cases * 10, n_cases)
    steps.take_in_export(folder / "export", folder / "snapshot")
    steps.inspect_snapshot(folder / "snapshot", folder / "results", "duckdb")
    return folder


def in_larger_numbers() -> list[str]:
    """All standards over 1,000 cases and over copies of them that share nothing."""
    lines = ["## All standards in larger numbers", "", "Copies of one made-up force of 1,000 cases, judged alone.", ""]
    lines += [
        "| cases | record rows | obligations | time | a thousand cases | peak memory |",
        "|---|---|---|---|---|---|",
    ]
    force = small_force(1_000)
    for n_copies in COPIES:
        tell(f"all standards over {n_copies * 1_000:,} cases")
        rows = measured(scaling.copied, force / "snapshot", force / "results" / SIGNS, MADE / "copies", n_copies).result
        judged = measured(scaling.judge_all, force / "snapshot", MADE / "copies", MADE / "judged", "duckdb")
        seconds = judged.result["seconds"]
        lines.append(
            f"| {n_copies * 1_000:,} | {rows:,} | {judged.result['obligations']:,} | {seconds:,.1f} s "
            f"| {seconds / n_copies:,.2f} s | {judged.peak_gib:.2f} GiB |"
        )
    return lines


def on_spark() -> list[str]:
    """The same 1,000 cases on Spark: its time beside DuckDB's, and whether the rows are the same."""
    tell("all standards on Spark")
    force, copies = MADE / "of-1000", MADE / "copies"
    scaling.copied(force / "snapshot", force / "results" / SIGNS, copies, 1)
    one = measured(scaling.judge_all, force / "snapshot", copies, MADE / "on-duckdb", "duckdb")
    other = measured(scaling.judge_all, force / "snapshot", copies, MADE / "on-spark", "spark")
    differing = scaling.differing_rows(MADE / "on-duckdb", MADE / "on-spark")
    return [
        "## Spark, on one machine, `local[2]`",
        "",
        "| | obligations | time |",
        "|---|---|---|",
        f"| DuckDB | {one.result['obligations']:,} | {one.result['seconds']:,.1f} s |",
        f"| Spark | {other.result['obligations']:,} | {other.result['seconds']:,.1f} s |",
        f"| rows that stand in one and not in the other | {differing:,} | |",
    ]


def head() -> list[str]:
    return [
        "# Benchmarks",
        "",
        "Written by `make bench`; every figure comes from one run on one machine, so read the ratios. A test never",
        "asserts a time.",
        "",
        f"{dt.datetime.now(dt.UTC).date()}, {os.cpu_count()} cores, Python {platform.python_version()}, "
        f"DuckDB {duckdb.__version__}, Ibis {ibis.__version__}.",
        "",
    ]


if __name__ == "__main__":
    main()

"""The command line. Each command is a few lines over the package that does the work, imported when called."""

from __future__ import annotations

import datetime as dt
import json
import sys
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.markup import escape

from understone import __version__
from understone.errors import RecordProblem, UnderstoneError

app = typer.Typer(
    name="understone",
    help="What was owed to every person, by when, under which law, and what was done.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    add_completion=False,
)
record_app = typer.Typer(help="The record: what a force may hold here.", no_args_is_help=True)
app.add_typer(record_app, name="record")

_said = Console(stderr=True, highlight=False, soft_wrap=True)
_out = Console(highlight=False, soft_wrap=True)

AsJson = Annotated[bool, typer.Option("--json", help="Write JSON for a program to read.")]


def main() -> None:
    """Runs a command; an error of ours is one clear message and its own exit code."""
    try:
        app()
    except UnderstoneError as error:
        _said.print(escape(str(error)), style="bold red")
        sys.exit(error.exit_code)


def _tell(message: str) -> None:
    _said.print(f"  {escape(message)}", style="dim")


def _say(*lines: str) -> None:
    for line in lines:
        _out.print(escape(line))


def _log(access: Any, command: str, about: str) -> None:
    from understone.store.access_log import log_access

    log_access(access, command, about)


def _say_json(content: Any) -> None:
    sys.stdout.write(json.dumps(content, ensure_ascii=False, indent=1, default=str) + "\n")


def _version(wanted: bool) -> None:
    if wanted:
        _say(__version__)
        raise typer.Exit


@app.callback()
def about(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """What was owed to every person, by when, under which law, and what was done."""


@app.command()
def intake(
    folder: Annotated[Path, typer.Argument(help="The folder that holds the export.")],
    mapping: Annotated[
        Path | None, typer.Option("--mapping", help="Which source columns feed which record columns.")
    ] = None,
    out: Annotated[
        Path | None, typer.Option("--out", help="The snapshot to make or to add to; with --init, the mapping to write.")
    ] = None,
    init: Annotated[
        bool, typer.Option("--init", help="Profile the export and propose a mapping, with reasons and open questions.")
    ] = False,
    check: Annotated[
        bool,
        typer.Option("--check", help="Try the mapping on the export and say what each standard lacks; write nothing."),
    ] = False,
    package: Annotated[
        Path | None,
        typer.Option(
            "--package", help="With --init or --check: also describe your tables as a Frictionless Data Package."
        ),
    ] = None,
    accept_gone: Annotated[
        bool, typer.Option("--accept-gone", help="Go on though more than 5 % of a table is gone from this extract.")
    ] = False,
    encrypted_volume: Annotated[
        bool, typer.Option("--encrypted-volume", help="Say that OUT lies on an encrypted volume (real data).")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Take in a force's export in its own vocabulary → the record; propose (--init) or try (--check) its mapping."""
    _refuse_options_apart(is_init=init, is_check=check, has_package=package is not None)
    if init:
        _propose(folder, mapping, out, package, as_json=as_json)
    elif check:
        _check(folder, _given(mapping, folder), package, as_json=as_json)
    else:
        _take_in(folder, _given(mapping, folder), out, (accept_gone, encrypted_volume), as_json=as_json)


def _given(mapping: Path | None, folder: Path) -> Path:
    if mapping is None:
        raise RecordProblem(f"Say with --mapping which mapping. There is none yet? `understone intake --init {folder}`")
    return mapping


def _refuse_options_apart(*, is_init: bool, is_check: bool, has_package: bool) -> None:
    if is_init and is_check:
        raise RecordProblem("Give --init or --check, and not both: propose a mapping first, then check it.")
    if has_package and not (is_init or is_check):
        raise RecordProblem("--package goes with --init or --check.")


def _take_in(folder: Path, mapping: Path, out: Path | None, said: tuple[bool, bool], *, as_json: bool) -> None:
    from understone.intake import take_in
    from understone.store.access_log import Access

    if out is None:
        raise RecordProblem("Say with --out where the snapshot goes.")
    accept_gone, encrypted_volume = said
    if encrypted_volume:  # real data; made-up data needs no such word
        _log(Access.COLLECTION, "intake", f"{folder} into {out}")
    taken = take_in(folder, mapping, out, accept_gone=accept_gone, is_volume_encrypted=encrypted_volume, progress=_tell)
    if as_json:
        _say_json(taken.as_json())
    else:
        _say(*taken.lines(), f"Snapshot: {out}")


def _propose(folder: Path, mapping: Path | None, out: Path | None, package: Path | None, *, as_json: bool) -> None:
    from understone.intake.packaging import write_export_package
    from understone.intake.proposing import start

    if mapping is not None:
        raise RecordProblem("--init writes a new mapping: say where with --out, and leave --mapping away.")
    written = out if out is not None else Path(f"{folder.resolve().name}.mapping.yaml")
    started = start(folder, written)
    if package is not None:
        write_export_package(folder, written, package)
    if as_json:
        _say_json(started.as_json())
    else:
        _say(*started.lines(), f"understone intake --check {folder} --mapping {written}")


def _check(folder: Path, mapping: Path, package: Path | None, *, as_json: bool) -> None:
    """Exit code 2 where an intake would not go through."""
    from understone.intake.packaging import write_export_package
    from understone.readiness import readiness

    ready = readiness(folder, mapping)
    if package is not None and ready.lint.would_go_through:
        write_export_package(folder, mapping, package)
    if as_json:
        _say_json(ready.as_json())
    else:
        _say(*ready.lines())
    if not ready.lint.would_go_through:
        raise typer.Exit(RecordProblem.exit_code)


@app.command()
def inspect(
    snapshot: Annotated[Path, typer.Argument(help="A snapshot made by intake.")],
    out: Annotated[Path, typer.Option("--out", help="Where the results go.")],
    engine: Annotated[str, typer.Option("--engine", help="duckdb or spark.")] = "duckdb",
    as_at: Annotated[
        dt.datetime | None, typer.Option("--as-at", formats=["%Y-%m-%d"], help="Judge as at the end of this day.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Judge a snapshot: recognise signs, say what was owed and done, and count."""
    from understone.inspection import inspect as inspected
    from understone.store.access_log import Access
    from understone.store.snapshots import read_manifest

    if not read_manifest(snapshot).is_made_up:
        _log(Access.COMBINATION, "inspect", str(snapshot))
    receipt = inspected(snapshot, out, engine=engine, as_at=as_at.date() if as_at else None, progress=_tell)
    if as_json:
        _say_json(receipt)
    else:
        _say(*_found(out), f"Results: {out}")


def _found(results: Path) -> list[str]:
    """What an inspection found, in a few lines; no one is named."""
    from understone.measure.telling import told

    return told(results)


@app.command()
def report(
    results: Annotated[Path, typer.Argument(help="The results of an inspection.")],
    out: Annotated[Path, typer.Option("--out", help="The folder the report goes to.")],
) -> None:
    """Write the inspection report: HTML that prints well, needs nothing else, and names no one."""
    from understone.report import write_report

    _say(f"Report: {write_report(results, out, progress=_tell)}")


@app.command()
def screen(
    text: Annotated[str | None, typer.Argument(help="A text to read for signs.")] = None,
    jsonl: Annotated[Path | None, typer.Option("--jsonl", help='Lines of {"id": …, "text": …}.')] = None,
    out: Annotated[Path | None, typer.Option("--out", help="Where to write a line of signs for each.")] = None,
) -> None:
    """Read free text for signs of exploitation, and show the words."""
    from understone.recognise.lines import screen_lines, screened

    if (text is None) == (jsonl is None):
        raise RecordProblem("Give either a TEXT or --jsonl FILE, and not both.")
    if text is not None:
        _say_json(screened(text))
        return
    if jsonl is None or out is None:
        raise RecordProblem("Say with --out FILE where the lines go.")
    _say(f"{screen_lines(jsonl, out)} texts read. Signs: {out}")


@app.command("standards")
def list_standards(as_json: AsJson = False) -> None:
    """List every standard: what is owed, by when, under what."""
    from understone.standards import standards
    from understone.standards.describing import described, line

    if as_json:
        _say_json([described(standard) for standard in standards()])
    else:
        _say(*(line(standard) for standard in standards()))


@app.command()
def explain(
    standard_id: Annotated[str, typer.Argument(metavar="ID", help="A standard, such as REF-04.")],
    sql: Annotated[bool, typer.Option("--sql", help="Also print the SQL that runs.")] = False,
    engine: Annotated[str, typer.Option("--engine", help="duckdb or spark, for --sql.")] = "duckdb",
    as_json: AsJson = False,
) -> None:
    """Explain a standard: its law, its limit, its examples and, with --sql, what runs."""
    from understone.standards.describing import described, explained, named, statements

    found = named(standard_id)
    if as_json:
        _say_json([described(standard) for standard in found])
    else:
        _say(*explained(found))
    if sql:
        _say(*statements(found, {"duckdb": "duckdb", "spark": "pyspark"}.get(engine, engine)))


@record_app.command()
def describe(as_json: AsJson = False) -> None:
    """Describe the record: every table and column, one sentence each."""
    from understone.record.dictionary import as_plain_data, as_text

    if as_json:
        _say_json(as_plain_data())
    else:
        _say(*as_text())


@record_app.command("package")
def package_record(
    out: Annotated[Path, typer.Option("--out", help="The folder that datapackage.json goes to.")],
) -> None:
    """Describe the record as a Frictionless Data Package: a Table Schema for each table."""
    from understone.record.package import write_record_package

    _say(f"Data Package: {write_record_package(out)}")


@app.command()
def synth(
    out: Annotated[Path, typer.Option("--out", help="Where the made-up exports go.")],
    forces: Annotated[int, typer.Option("--forces", min=1, help="How many forces.")] = 1,
    incidents: Annotated[int, typer.Option("--incidents", min=1, help="How many incidents each.")] = 3000,
    seed: Annotated[int, typer.Option("--seed", help="The same seed gives the same bytes.")] = 1,
    vocabulary: Annotated[
        str, typer.Option("--vocabulary", help="ledgerstone, wardlight or tidewater: three systems, very different.")
    ] = "ledgerstone",
) -> None:
    """Make up forces: exports in a made-up vocabulary, with their mapping and their truth."""
    from understone.vocabularies import make_forces_in

    for force in make_forces_in(vocabulary, out, n_forces=forces, n_incidents=incidents, seed=seed, progress=_tell):
        _say(f"{force.name}: {force.folder} (mapping {force.mapping.name}, truth {force.truth.name})")


@app.command()
def find(
    reference: Annotated[str, typer.Argument(help="A reference from a report.")],
    snapshot: Annotated[Path, typer.Argument(help="The snapshot that was inspected.")],
) -> None:
    """Resolve a reference of a report to the force's own key, inside the force."""
    from understone.report.finding import found
    from understone.store.access_log import Access
    from understone.store.snapshots import read_manifest

    if not read_manifest(snapshot).is_made_up:
        _log(Access.CONSULTATION, "find", reference)
    _say(*found(reference, snapshot))


@app.command()
def audit() -> None:
    """Check that the access log of these commands is whole; exit code 1 names the first altered row."""
    from understone.store.access_log import first_altered_row, log_file

    altered = first_altered_row()
    if altered is not None:
        raise UnderstoneError(f"{log_file()}: row {altered} was altered, or the row before it is gone.")
    _say(f"{log_file()}: whole.")


@app.command()
def demo(
    folder: Annotated[Path, typer.Option("--folder", help="Where everything goes.")] = Path("demo"),
    incidents: Annotated[int, typer.Option("--incidents", min=1, help="How many incidents.")] = 6000,
) -> None:
    """Make up a force, take in its export, inspect it and write its report."""
    from understone.demonstration import demonstrate

    _say(*demonstrate(folder, incidents, _tell))


if __name__ == "__main__":
    main()

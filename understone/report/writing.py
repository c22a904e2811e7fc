"""The report's folder: one set of pages a force, and a page of forces where there are several."""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from understone.errors import StoreProblem
from understone.measure.looking_first import MOST_CASES, RULE
from understone.report.chart import legend
from understone.report.first_cases import first_cases
from understone.report.found_page import Found, indicator_rows, write_found
from understone.report.gaps import gaps
from understone.report.journey import chart_of, journeys
from understone.report.listings import Listing, listings
from understone.report.measures import measures
from understone.report.pages import page
from understone.report.people_file import write_people
from understone.report.queue_tables import answer_rows, off_rows, state_rows
from understone.report.results import ReportedForce, Results, opened_results
from understone.report.stages import stage_sections
from understone.report.standard_page import standard_page
from understone.report.summary import summary
from understone.report.wording import day, moment
from understone.standards import standards
from understone.standards.declaring import Standard
from understone.store.folders import private_folder, written_aside

#: Says that a folder is a report, so that running again may replace it and nothing else is ever replaced.
MARKER = "understone-report.txt"
_MARKED = "This folder was written by `understone report`. Running it again replaces the whole folder.\n"

Progress = Callable[[str], None]


def write_report(results: Path, out: Path, *, progress: Progress | None = None) -> Path:
    """Writes the report's pages and spreadsheets to OUT and gives OUT/index.html.

    OUT is replaced when the report is whole. Raises StoreProblem when OUT holds something else, RecordProblem
    when RESULTS is not whole.
    """
    tell = progress or (lambda _: None)
    read = opened_results(results)
    _refuse_other_folder(out)
    with written_aside(out) as aside:
        folders = _folders(aside, read)
        for force_id, folder in folders.items():
            tell(f"Pages of {force_id}")
            for part in (folder, folder / "standards", folder / "references"):
                private_folder(part)
        found = write_found(
            read, {force_id: folder / "references" / "found.csv" for force_id, folder in folders.items()}
        )
        write_people(read, {force_id: folder / "references" / "people.csv" for force_id, folder in folders.items()})
        _write_standards(read, folders, tell)
        for force in read.forces:
            _write_force(read, force, folders[force.force_id], found[force.force_id])
        if len(read.forces) > 1:
            _write(aside / "index.html", "forces.html", **_about(read), forces=_listed(read, folders, aside))
        (aside / MARKER).write_text(_MARKED, encoding="utf-8")
    return out / "index.html"


def _refuse_other_folder(out: Path) -> None:
    if out.exists() and not (out / MARKER).is_file() and (not out.is_dir() or any(out.iterdir())):
        raise StoreProblem(
            f"{out} holds something that is not a report, and a report replaces its whole folder. "
            "Give a folder that is empty or not there."
        )


def _folders(aside: Path, results: Results) -> dict[str, Path]:
    """Each force's folder: OUT itself where there is one force."""
    if len(results.forces) == 1:
        return {results.forces[0].force_id: aside}
    return {force.force_id: aside / folder_name(force.force_id) for force in results.forces}


def folder_name(force_id: str) -> str:
    """The force's id where it can name a folder; otherwise its letters and the first figures of its digest."""
    if re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9-]{0,60}", force_id):
        return force_id
    letters = re.sub(r"[^A-Za-z0-9]+", "-", force_id).strip("-")[:40]
    return f"{letters}-{hashlib.sha256(force_id.encode()).hexdigest()[:8]}"


def _listed(results: Results, folders: Mapping[str, Path], aside: Path) -> list[dict[str, str]]:
    return [
        {
            "name": force.name,
            "as_at": moment(force.as_at),
            "href": f"{folders[force.force_id].relative_to(aside).as_posix()}/index.html",
        }
        for force in results.forces
    ]


def _versions() -> dict[str, dict[int, Standard]]:
    """Every standard by id, then by version, in the order of the stages."""
    found: dict[str, dict[int, Standard]] = {}
    for standard in standards():
        found.setdefault(standard.id, {})[standard.version] = standard
    return found


def _write_standards(results: Results, folders: Mapping[str, Path], tell: Progress) -> None:
    """One standard at a time, for all forces, so that no more than one list is held."""
    for standard_id, versions in _versions().items():
        bound = [force for force in results.forces if any(force.is_bound_by(made) for made in versions.values())]
        tell(f"References of {standard_id}")
        paths = {force.force_id: folders[force.force_id] / "references" / f"{standard_id}.csv" for force in bound}
        found = listings(versions, results.obligations(standard_id), paths)
        for force in bound:
            _write_standard(results, force, versions, (folders[force.force_id], found[force.force_id]))


def _write_standard(
    results: Results, force: ReportedForce, versions: Mapping[int, Standard], listed: tuple[Path, Listing]
) -> None:
    folder, listing = listed
    mine = {number: made for number, made in versions.items() if force.is_bound_by(made)}
    view = standard_page(results, force, mine, listing)
    path = folder / "standards" / f"{view.id}.html"
    _write(path, "standard.html", **_about(results), **_of(force), standard=view)


def _write_force(results: Results, force: ReportedForce, folder: Path, found: Found) -> None:
    shared = _about(results) | _of(force)
    way = journeys(results, force)
    _write(
        folder / "index.html",
        "index.html",
        **shared,
        summary=summary(results, force),
        stages=stage_sections(results, force),
        journeys=way,
        journey_chart=chart_of(way),
        legend=legend(),
        cases=first_cases(results, force),
        case_rule=RULE,
        most_cases=MOST_CASES,
        gaps=gaps(results, force),
        measures=measures(results, force),
        is_one_of_many=len(results.forces) > 1,
    )
    _write(
        folder / "found.html",
        "found.html",
        **shared,
        lists=found.lists,
        indicators=indicator_rows(results, force),
        states=state_rows(results, force),
        answers=answer_rows(results, force),
        switched_off=off_rows(results, force),
    )


def _of(force: ReportedForce) -> dict[str, Any]:
    return {"force": force, "as_at": moment(force.as_at)}


def _about(results: Results) -> dict[str, Any]:
    """What every page says of the run: made up or not, retention, versions."""
    receipt = results.receipt
    return {
        "is_made_up": receipt["is_made_up"],
        "retain_until": _day(receipt.get("retain_until")),
        "understone": receipt["understone"],
        "schema_version": receipt["schema_version"],
        "engine": receipt["engine"],
        "digest": hashlib.sha256(str(receipt["snapshot_digest"]).encode()).hexdigest(),
        "rules": [(made.id, made.version, made.title) for made in standards()],
    }


def _day(text: str | None) -> str:
    return day(dt.date.fromisoformat(text[:10])) if text else ""


def _write(path: Path, template: str, **view: Any) -> None:
    path.write_text(page(template, **view), encoding="utf-8", newline="\n")

from __future__ import annotations

import json
import re
import shutil
from collections import Counter
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from tests.report.made_results import EASTMERE, MARKS, NORTHVALE, receipt, write_results
from tests.report.reading import page, pages, spreadsheet
from understone.errors import RecordProblem, StoreProblem
from understone.report import write_report
from understone.report.figures import COLUMNS
from understone.report.wording import OUTCOME_WORDS
from understone.report.writing import folder_name
from understone.standards import standards

NOT_OUR_WORDS = re.compile(
    r"\b(failed|failure|refused|declined|disengaged|non-compliant|alerts?|hits?|scores?|scored|ranked|ranking|"
    r"worst|best|genuine|alleged|raids?|rescue[ds]?|illegal|prostitutes?|no-crimed|firewall|anonymous referral|"
    r"MS1 form|5x5x5|N200 crime|league)\b",
    re.IGNORECASE,
)


def every_text(folder: Path) -> dict[Path, str]:
    return {path: path.read_text(encoding="utf-8") for path in sorted(folder.rglob("*")) if path.is_file()}


@pytest.mark.parametrize("mark", MARKS)
def test_no_name_key_address_or_free_text_reaches_any_file(report: Path, mark: str) -> None:
    assert [str(path) for path, text in every_text(report).items() if mark.casefold() in text.casefold()] == []


def test_no_id_of_the_record_is_shown_whole(report: Path) -> None:
    uuid = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-")
    assert [str(path) for path, text in every_text(report).items() if uuid.search(text)] == []


def test_every_link_leads_to_a_page_and_an_anchor_that_are_there(report: Path) -> None:
    read = pages(report)
    broken: list[str] = []
    for path, found in read.items():
        for link in found.links:
            if link.startswith("https://"):
                continue
            name, _, anchor = link.partition("#")
            target = (path.parent / name).resolve() if name else path
            if not target.is_file() or (anchor and anchor not in read[target].ids):
                broken.append(f"{path.name}: {link}")
    assert broken == []


def test_no_id_stands_twice_on_a_page(report: Path) -> None:
    assert [str(path) for path, found in pages(report).items() if max(Counter(found.ids).values(), default=0) > 1] == []


def test_every_number_of_a_standard_counts_the_references_behind_it(results: Path, report: Path) -> None:
    checked = 0
    for row in pq.read_table(results / "measures" / "outcomes.parquet").to_pylist():
        name = row["standard"]
        found = page(report / "standards" / f"{name}.html")
        listed = Counter(
            line["outcome"]
            for line in spreadsheet(report / "references" / f"{name}.csv")
            if line["version of the standard"] == str(row["version"])
        )
        for outcome, _ in COLUMNS:
            n = row[f"n_{outcome.value}"]
            anchor = f"v{row['version']}-{outcome.value}"
            assert listed[OUTCOME_WORDS[outcome]] == n
            assert found.lists.get(anchor, 0) == min(n, 500)
            assert n == 0 or found.headings[anchor].endswith(f": {n:,}")
            checked += n
    assert checked > 0


def test_the_figures_of_a_standard_link_to_its_own_page(report: Path) -> None:
    found = page(report / "index.html")
    assert "standards/REF-04.html#v1-missed" in found.links


def test_people_are_listed_as_often_as_they_are_counted(results: Path, report: Path) -> None:
    lines = spreadsheet(report / "references" / "people.csv")
    for row in pq.read_table(results / "measures" / "people.parquet").to_pylist():
        confirmed = "confirmed" if row["is_confirmed"] else "not yet confirmed"
        label = next(made.basis.label for made in standards() if made.basis.value == row["basis"])
        mine = [line for line in lines if (line["owed by"], line["confirmed"]) == (label, confirmed)]
        assert sum(line["owed"] != "0" for line in mine) == row["n_people"]
        assert sum(line["nothing on record, or broken"] != "0" for line in mine) == row["n_with_missed"]


def test_what_was_found_by_looking_is_listed_as_often_as_it_is_counted(report: Path) -> None:
    lines = Counter(line["concern"] for line in spreadsheet(report / "references" / "found.csv"))
    found = page(report / "found.html")
    assert (lines["strong"], lines["possible"]) == (found.lists["strong"], found.lists["possible"])
    assert lines["strong"] > 0


def test_nothing_is_fetched_from_outside_and_nothing_runs(report: Path) -> None:
    addresses = {source.instrument.address for made in standards() for source in made.sources}
    for found in pages(report).values():
        for tag, attributes in found.tags:
            assert tag not in {"script", "iframe", "img", "link", "object", "embed", "base", "form"}
            assert not [name for name in attributes if name.startswith("on") or name in {"src", "style", "srcset"}]
        assert {link for link in found.links if "://" in link} <= addresses


def test_the_style_fetches_nothing(report: Path) -> None:
    text = (report / "index.html").read_text(encoding="utf-8")
    style = text[text.index("<style>") : text.index("</style>")]
    assert "url(" not in style
    assert "@import" not in style


@pytest.mark.parametrize("page_name", ["index.html", "found.html", "standards/REF-04.html"])
def test_every_table_has_a_caption_and_every_heading_cell_a_scope(report: Path, page_name: str) -> None:
    tags = page(report / page_name).tags
    assert sum(tag == "table" for tag, _ in tags) == sum(tag == "caption" for tag, _ in tags) > 0
    assert [attributes for tag, attributes in tags if tag == "th" and "scope" not in attributes] == []


def test_every_page_says_its_language_and_has_one_main_and_one_first_heading(report: Path) -> None:
    for found in pages(report).values():
        counted = Counter(tag for tag, _ in found.tags)
        assert (counted["main"], counted["h1"]) == (1, 1)
        assert dict(found.tags)["html"] == {"lang": "en-GB"}


def test_the_words_are_those_of_the_house(report: Path) -> None:
    titles = {source.instrument.title for made in standards() for source in made.sources}
    met: list[str] = []
    for path, found in pages(report).items():
        words = found.words
        for title in titles:
            words = words.replace(title, "")
        met += [f"{path.name}: {match[0]}" for match in NOT_OUR_WORDS.finditer(words)]
    assert met == []


def test_a_page_not_yet_confirmed_says_so_in_the_words_of_the_rule(report: Path) -> None:
    words = page(report / "standards" / "REF-07.html").words
    assert "Not yet confirmed. Written from " in words
    assert re.search(
        r"; not read in .+\. Check with .+ before relying on it\. Figures that rest on it are shown apart\. "
        r"\[Confirm: who, when, against what\]",
        words,
    )


def test_a_confirmed_page_has_no_such_box(report: Path) -> None:
    assert "Not yet confirmed." not in page(report / "standards" / "REF-04.html").words


def test_made_up_people_are_said_to_be_made_up(report: Path) -> None:
    assert all("Made up." in found.words for found in pages(report).values())


def test_the_day_of_deletion_is_on_every_page(report: Path) -> None:
    assert all("21 May 2027" in found.words for found in pages(report).values())


def test_the_same_results_give_the_same_bytes(results: Path, report: Path, tmp_path: Path) -> None:
    again = write_report(results, tmp_path / "again").parent
    one, two = (
        {path.relative_to(folder): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
        for folder in (report, again)
    )
    assert one == two


def test_only_its_owner_can_read_the_report(report: Path) -> None:
    folders = [report, *[path for path in report.rglob("*") if path.is_dir()]]
    assert [str(path) for path in folders if path.stat().st_mode & 0o077] == []


def test_a_folder_that_holds_something_else_is_left_as_it_is(results: Path, tmp_path: Path) -> None:
    (tmp_path / "letters").mkdir()
    (tmp_path / "letters" / "letter.txt").write_text("dear")
    with pytest.raises(StoreProblem, match="not a report"):
        write_report(results, tmp_path / "letters")
    assert (tmp_path / "letters" / "letter.txt").read_text() == "dear"


def test_an_older_report_is_replaced_whole(results: Path, tmp_path: Path) -> None:
    out = write_report(results, tmp_path / "out").parent
    (out / "standards" / "OLD-01.html").write_text("old")
    write_report(results, out)
    assert not (out / "standards" / "OLD-01.html").exists()


def test_results_of_real_people_that_others_can_read_are_refused(results: Path, tmp_path: Path) -> None:
    copied = shutil.copytree(results, tmp_path / "results")
    (copied / "receipt.json").write_text(json.dumps(receipt([NORTHVALE], is_made_up=False)))
    copied.chmod(0o755)
    with pytest.raises(StoreProblem):
        write_report(copied, tmp_path / "out")


def test_figures_of_another_run_are_refused(results: Path, tmp_path: Path) -> None:
    copied = shutil.copytree(results, tmp_path / "results")
    path = copied / "obligations" / "REF-04.parquet"
    pq.write_table(pq.read_table(path).slice(1), path)
    with pytest.raises(RecordProblem, match="two runs"):
        write_report(copied, tmp_path / "out")


def test_a_folder_without_results_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RecordProblem, match="holds no results"):
        write_report(tmp_path, tmp_path / "out")


def test_progress_is_told_for_each_standard(tmp_path: Path) -> None:
    told: list[str] = []
    write_report(write_results(tmp_path / "results", copies=1), tmp_path / "out", progress=told.append)
    assert {f"References of {made.id}" for made in standards()} <= set(told)


def test_several_forces_are_listed_by_name_and_no_figure_is_set_beside_another(two_forces: Path) -> None:
    found = page(two_forces / "index.html")
    assert found.links[1:] == [f"{EASTMERE}/index.html", f"{NORTHVALE}/index.html"]
    assert not [tag for tag, _ in found.tags if tag == "table"]


def test_each_of_several_forces_has_its_own_report(two_forces: Path) -> None:
    assert all((two_forces / force / "standards" / "REF-04.html").is_file() for force in (NORTHVALE, EASTMERE))


def test_the_name_of_a_force_is_escaped(two_forces: Path) -> None:
    assert "Eastmere &lt;Police&gt;" in (two_forces / EASTMERE / "index.html").read_text(encoding="utf-8")
    assert "<Police>" not in (two_forces / "index.html").read_text(encoding="utf-8")


def test_a_force_whose_id_can_name_no_folder_has_one_of_its_own() -> None:
    assert folder_name("northvale") == "northvale"
    assert len({folder_name("../a"), folder_name("a"), folder_name("./a")}) == 3
    assert "/" not in folder_name("../../etc")

"""Reading narratives for signs: how fast, beside a bare scan of the same phrases and beside what others offer."""

from __future__ import annotations

import datetime as dt
import re
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import partial
from itertools import chain, cycle, islice
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from bench.measuring import Figure, measured
from bench.scanning import SCANS, Absent
from understone.recognise import Indicator, declarations_read, indicators, signs_in
from understone.recognise.batch import TEXT_COLUMNS
from understone.recognise.signs import Reader
from understone.store.batches import BATCH_ROWS
from understone.store.engines import DuckDB, quoted
from understone.store.tables import arrow_schema
from understone.synth.chance import Chance
from understone.synth.narratives import GROUPS, made_scenarios, narratives

N_TEXTS = 20_000
N_MANY = 200_000
SEED = 15
WINDOW_DAYS = 180
#: Shares of GROUPS: texts with signs, texts that come near, ordinary ones, as made incidents have them.
MIXED = (0.03, 0.04, 0.93)
PLAIN = (0.0, 0.0, 1.0)
HOSTILE_SIZE = 1_000_000

Tell = Callable[[str], None]


def make_texts(path: Path, n: int, shares: tuple[float, ...]) -> float:
    """Writes made-up narratives as a batch of incidents; their megabytes."""
    chance = Chance(np.random.SeedSequence(SEED))
    scenarios = made_scenarios()
    groups = np.array(GROUPS)[chance.split(n, shares)]
    texts = narratives(chance, scenarios, scenarios.any_in(chance, groups))
    schema = pa.schema([(name, pa.date32() if name == "seen_on" else pa.string()) for name in TEXT_COLUMNS])
    columns = {name: pa.nulls(n, schema.field(name).type) for name in TEXT_COLUMNS}
    named = {"force_id": pa.repeat("f", n), "table_name": pa.repeat("incident", n)}
    keys = {"row_id": pc.cast(pa.array(np.arange(n)), pa.string()), "text": texts}
    pq.write_table(pa.table({**columns, **named, **keys}, schema=schema), path)
    return float(pc.sum(pc.binary_length(texts)).as_py()) / 1e6


def read_batches(path: Path, times: int) -> dict[str, float]:
    """Reads a file's texts for signs in batches, in one process; megabytes a second once all is warm."""
    signs_in(pq.read_table(path).slice(0, BATCH_ROWS), window_days=WINDOW_DAYS)
    table = pa.concat_tables([pq.read_table(path)] * times)
    began = time.process_time()
    n_signs = sum(
        signs_in(table.slice(start, BATCH_ROWS), window_days=WINDOW_DAYS).num_rows
        for start in range(0, table.num_rows, BATCH_ROWS)
    )
    return {"seconds": time.process_time() - began, "signs": n_signs}


def read_together(path: Path, n_joined: int) -> float:
    """Seconds to read the same texts joined so many to one: as long texts as that, as many characters."""
    texts = pq.read_table(path, columns=["text"])["text"].to_pylist()
    joined = [" ".join(texts[start : start + n_joined]) for start in range(0, len(texts), n_joined)]
    return _seconds(_reader(), joined)


def read_with(path: Path, share: float) -> float:
    """Seconds to read the texts for every indicator (1.0) or for every other one (0.5)."""
    chosen = tuple(one for place, one in enumerate(indicators()) if place * share % 1 == 0)
    reader = Reader(replace(declarations_read(), indicators=chosen))
    return _seconds(reader, pq.read_table(path, columns=["text"])["text"].to_pylist())


def _reader() -> Reader:
    return Reader(declarations_read())


def _seconds(reader: Reader, texts: list[str]) -> float:
    """Of the second reading: the first meets the words and compiles the wordings."""
    for _ in range(2):
        began = time.process_time()
        for text in texts:
            reader.screening(text)
    return time.process_time() - began


def read_live(path: Path) -> float:
    """Microseconds to read one text, one after another."""
    texts = pq.read_table(path, columns=["text"])["text"].to_pylist()[:20_000]
    return _seconds(_reader(), texts) / len(texts) * 1e6


def read_unfamiliar(path: Path) -> float:
    """Megabytes a second where every tenth word was never met: made-up texts have few different words."""
    chance = np.random.default_rng(SEED)
    texts = [_with_new_words(text, chance) for text in pq.read_table(path, columns=["text"])["text"].to_pylist()]
    reader = _reader()
    for text in texts[:1_000]:
        reader.screening(text)
    began = time.process_time()
    for text in texts:
        reader.screening(text)
    return sum(map(len, texts)) / 1e6 / (time.process_time() - began)


def _with_new_words(text: str, chance: np.random.Generator) -> str:
    words = text.split(" ")
    for place in np.flatnonzero(chance.random(len(words)) < 0.1).tolist():
        words[place] = "".join(map(chr, chance.integers(ord("a"), ord("z") + 1, 8)))
    return " ".join(words)


def hostile_texts() -> dict[str, str]:
    """Texts of a million characters made to be slow."""
    every = [_filled(phrase) for phrase in _phrases(indicators())]
    yes = [sentence for indicator in indicators() for sentence in indicator.yes]
    return {
        "every phrase over and over, no stop": _long(every, " "),
        "every phrase over and over, hyphens between": _long(every, "-"),
        "every `yes` sentence over and over": _long(yes, " "),
        "one word": "a" * HOSTILE_SIZE,
        "nothing but stops": ". " * (HOSTILE_SIZE // 2),
        "one sum of money": "£" + "9" * (HOSTILE_SIZE - 1),
    }


def read_hostile() -> dict[str, tuple[float, int]]:
    """Seconds, and searches made, for each hostile text."""
    reader = _reader()
    texts = hostile_texts()
    reader.screening(next(iter(texts.values()))[: HOSTILE_SIZE // 20])
    found = {}
    for name, text in texts.items():
        before, began = reader.n_searches, time.process_time()
        reader.screening(text)
        found[name] = (time.process_time() - began, reader.n_searches - before)
    return found


def read_many(path: Path, out: Path) -> int:
    """Reads every text of a file with the engine, as an inspection does; the signs."""
    duck = DuckDB()
    duck.write_mapped(
        f"select * from read_parquet({quoted(path)})",
        partial(signs_in, window_days=WINDOW_DAYS),
        arrow_schema("sign"),
        out,
    )
    duck.close()
    return int(pq.read_metadata(out).num_rows)


def _phrases(some: Iterable[Indicator]) -> list[str]:
    slots = (slot for indicator in some for wording in indicator.wordings for slot in wording.slots)
    return sorted(set(chain.from_iterable(slot.phrases for slot in slots)))


def _filled(phrase: str) -> str:
    return re.sub(r"\*", "s", phrase.replace("££", "£9,000").replace("£#", "£40").replace("#", "3"))


def _long(parts: list[str], between: str) -> str:
    pieces: Iterator[str] = islice(cycle(parts), HOSTILE_SIZE)
    lengths, held = 0, []
    while lengths < HOSTILE_SIZE:
        held.append(next(pieces))
        lengths += len(held[-1]) + len(between)
    return between.join(held)[:HOSTILE_SIZE]


def section(folder: Path, tell: Tell) -> list[str]:
    """The figures as a part of the page."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    mixed, plain, many = (folder / f"{name}.parquet" for name in ("mixed", "plain", "many"))
    tell("narratives for signs")
    size = {path: make_texts(path, N_TEXTS, share) for path, share in ((mixed, MIXED), (plain, PLAIN))}
    n_wordings = sum(len(indicator.wordings) for indicator in indicators())
    return [
        "## Reading narratives for signs",
        "",
        f"{dt.datetime.now(dt.UTC).date()}: {N_TEXTS:,} made-up narratives, {size[mixed]:.0f} MB; three in a hundred "
        "hold signs and four come near.",
        f"{len(indicators())} indicators, {n_wordings} wordings. Processor time of one process, once warm; elapsed "
        "where it says all cores.",
        "",
        *_beside(mixed, plain, size, tell),
        "",
        *_growth(mixed, plain, size[mixed], tell),
        *_many(many, folder / "signs.parquet", tell),
        "",
        *_hostile(tell),
        "",
    ]


def _beside(mixed: Path, plain: Path, size: dict[Path, float], tell: Tell) -> list[str]:
    tell("reading in batches")
    own = [size[path] / measured(read_batches, path, 1).result["seconds"] for path in (mixed, plain)]
    lines = [
        "| | all | without signs |",
        "|---|---|---|",
        f"| reading for signs, with context | {own[0]:,.1f} MB/s | {own[1]:,.1f} MB/s |",
    ]
    for name, scan in SCANS.items():
        tell(name)
        figures: list[Figure] = [measured(scan, path, _phrases(indicators())) for path in (mixed, plain)]
        if any(isinstance(figure.result, Absent) for figure in figures):
            lines.append(f"| {name} | not installed | not installed |")
        else:
            cells = (f"{figure.result:,.1f} MB/s" for figure in figures)
            lines.append(f"| {name} | {' | '.join(cells)} |")
    return lines


def _growth(mixed: Path, plain: Path, size: float, tell: Tell) -> list[str]:
    tell("growth")
    once, ten = (measured(read_batches, mixed, times).result["seconds"] for times in (1, 10))
    short, long = (measured(read_together, mixed, n).result for n in (1, 10))
    twice = [[measured(read_with, path, share).result for share in (0.5, 1.0)] for path in (mixed, plain)]
    live = measured(read_live, mixed).result
    unfamiliar = measured(read_unfamiliar, plain).result
    return [
        "| | time | beside |",
        "|---|---|---|",
        f"| ten times the texts | {ten:,.1f} s | {ten / once:.1f} times once |",
        f"| the same texts, ten joined to one | {long:,.2f} s, {size / long:,.1f} MB/s "
        f"| {long / short:.2f} times apart |",
        *(
            f"| twice the indicators, {name} | {whole:,.2f} s | {whole / half:.2f} times half of them |"
            for name, (half, whole) in zip(("all texts", "texts without signs"), twice, strict=True)
        ),
        f"| texts without signs, every tenth word never met before | | {unfamiliar:,.1f} MB/s |",
        f"| one text live | {live:,.0f} µs | |",
    ]


def _many(path: Path, out: Path, tell: Tell) -> list[str]:
    tell(f"{N_MANY:,} narratives")
    size = make_texts(path, N_MANY, MIXED)
    read: Figure = measured(read_many, path, out)
    return [
        f"| {N_MANY:,} narratives, all cores, as an inspection reads them | {read.seconds:,.1f} s | "
        f"{size / read.seconds:,.1f} MB/s, {read.result:,} signs, {read.peak_gib:.2f} GiB |"
    ]


def _hostile(tell: Tell) -> list[str]:
    tell("hostile texts")
    found: dict[str, Any] = measured(read_hostile).result
    rows = [f"| {name} | {n:,} | {seconds:,.1f} s |" for name, (seconds, n) in found.items()]
    return ["| a million characters of | searches | time |", "|---|---|---|", *rows]


if __name__ == "__main__":
    import sys

    print("\n".join(section(Path(sys.argv[1]), lambda what: print(what, file=sys.stderr, flush=True))))

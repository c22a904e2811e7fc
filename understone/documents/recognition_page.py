"""How well recognition reads, measured on made-up narratives; and narratives to practise on, with answers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import chain, islice, zip_longest

import numpy as np

from understone.recognise import Concern, concern_rule, screening
from understone.recognise.measured import Counted, concerns, counted
from understone.recognise.narratives import SETS, Narrative
from understone.synth.chance import Chance
from understone.synth.narratives import GROUPS, made_scenarios, narratives

_SAID = {
    "first": "taught: the wordings were written beside it",
    "second": "read after its first look (precision 0.73, recall 0.72, strong 0.83), and then taught too",
    "third": "read by nobody who wrote a wording: the measure",
}
#: Who practises on narratives in which voice.
PRACTICE = {
    "response": ("incident-log",),
    "neighbourhood": ("intelligence", "partner-email"),
    "custody": ("custody",),
    "call-taking": ("call-taker",),
    "front-desk": ("front-desk", "statement"),
}
N_PRACTICE = 10
N_ORDINARY = 2_000
_SEED = 16


def recognition_page() -> Iterator[str]:
    yield from ("# How well recognition reads", "")
    yield "Measured on made-up narratives, half of them hard negatives: the same words, and nobody exploited. Real"
    yield "narratives will differ: these were written by few hands, in a few days, and nobody has labelled them twice."
    yield from ("", "## The rule", "", concern_rule(), "", "## By set", "")
    yield from _table(((f"{name}: {_SAID[name]}", counted(concerns(name))) for name in SETS), "set")
    read = concerns("third")
    for title in ("type", "voice"):
        names = sorted({str(getattr(one, title)) for one, _ in read})
        rows = ((name, counted(row for row in read if getattr(row[0], title) == name)) for name in names)
        yield from ("", f"## The third set by {title}", "")
        yield from _table(rows, title)
    yield from ("", "## Ordinary logs", "")
    n_possible, n_strong = ordinary_concerns()
    yield f"Of {N_ORDINARY:,} logs of the made-up force in which nothing was planted, {n_possible} raise a possible"
    yield f"concern and {n_strong} a strong one."
    yield from ("", "## What it still gets wrong", "")
    yield "- What is said sideways only: a tally in a notebook, a nod from a guest, a grow that is never called one."
    yield "- Twins that turn on one fact: the passport handed back a moment later, the loan with its end in sight."
    yield "- Whose thing it is: *he has the key* may be his own or another's. Pronouns are not followed."
    yield "- Training, films and policies are told apart by their own words; one that has none of them is not."
    yield "- Quarrels in a family over keys, money and going out, which hold the same words and no exploitation."
    yield "- In capitals a name cannot be told from a rare word."


def ordinary_concerns() -> tuple[int, int]:
    """How many of the made-up force's ordinary logs raise a possible, and how many a strong concern."""
    chance = Chance(np.random.SeedSequence(_SEED))
    scenarios = made_scenarios()
    groups = np.full(N_ORDINARY, GROUPS[-1])
    texts = narratives(chance, scenarios, scenarios.any_in(chance, groups)).to_pylist()
    found = Counter(screening(text).concern for text in texts)
    return found[Concern.POSSIBLE], found[Concern.STRONG]


def _table(rows: Iterator[tuple[str, Counted]], title: str) -> Iterator[str]:
    yield f"| {title} | shown | found | not shown | false | precision | recall | strong | false strong |"
    yield "|---|---|---|---|---|---|---|---|---|"
    for name, n in rows:
        yield (
            f"| {name} | {n.n_shown} | {n.n_found} | {n.n_not_shown} | {n.n_false} | {n.precision:.2f} "
            f"| {n.recall:.2f} | {n.n_strong} | {n.n_strong_false} |"
        )


def practice_page(role: str) -> Iterator[str]:
    yield from (f"# Practice: {role}", "")
    yield "Made-up narratives. Read each and decide: would you have somebody look? Then open the answer. In half of"
    yield "them nobody is exploited."
    for number, one in enumerate(_chosen(role), start=1):
        found = screening(one.text)
        yield from ("", f"## {number}", "", *(f"> {line}" for line in one.text.splitlines()), "")
        yield from ("<details><summary>Answer</summary>", "")
        answer = "Somebody should look." if one.is_shown else "Nothing here shows exploitation."
        yield f"{answer} {one.why.rstrip('.')}."
        if found.signs:
            yield ""
            yield from (
                f"- “{' … '.join(one.text[a:b] for a, b in sign.parts)}” ({sign.family})" for sign in found.signs
            )
        yield from ("", "</details>")


def _chosen(role: str) -> list[Narrative]:
    """As many that show it as that do not, in turn: those that recognition reads rightly, so that it can explain."""
    read = [(one, concern) for one, concern in concerns("first") if one.voice in PRACTICE[role]]
    shown = [one for one, concern in read if one.is_shown and concern is not Concern.NONE]
    other = [one for one, concern in read if not one.is_shown and concern is Concern.NONE]
    pairs = zip_longest(shown, other[1:])
    return list(islice((one for one in chain.from_iterable(pairs) if one is not None), N_PRACTICE))

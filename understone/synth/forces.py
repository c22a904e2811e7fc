"""Made-up forces: each a folder with the tables of its system, the mapping that brings them in, and the truth."""

from __future__ import annotations

import re
import uuid
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from understone.errors import RecordProblem
from understone.synth.advising import first_arrests, write_advice
from understone.synth.already_dealt import write_dealt_with
from understone.synth.beside import Around, write_beside
from understone.synth.beside_truth import judge_beside
from understone.synth.cases import Cases, Reviews, made_cases, write_cases, write_closures, write_reviews
from understone.synth.chance import Chance
from understone.synth.charging import write_charges
from understone.synth.closing_truth import judge_closing
from understone.synth.concerns import write_concerns
from understone.synth.considering import (
    write_arrests,
    write_considered,
    write_considered_before_disposal,
    write_handed_over,
    write_memos,
    write_told_offences,
)
from understone.synth.contacting import Events, write_contacts
from understone.synth.crimes import Crimes, Outcomes, write_crimes
from understone.synth.custody import Custody, Suspects, made_custody, made_suspects, write_custody
from understone.synth.defence_truth import judge_defence
from understone.synth.disclosing import write_disclosures
from understone.synth.doubted import write_doubts
from understone.synth.export import Export, references, row_keys
from understone.synth.following import write_information
from understone.synth.incidents import Incidents, made_incidents, own_reports, write_incidents, write_links
from understone.synth.intelligence import write_intelligence
from understone.synth.invented import invented
from understone.synth.investigating import arrests_in_cases, write_work
from understone.synth.judgement_truth import judge_from_judgement
from understone.synth.looking import Looks, look_at_victims
from understone.synth.meetings import made_meetings, write_meetings
from understone.synth.misfiled import look_into_reports, opened_by_reports, write_misfiled
from understone.synth.missing import write_missing
from understone.synth.narratives import Scenarios, made_scenarios
from understone.synth.oracle import together
from understone.synth.orders import write_orders, write_transfers
from understone.synth.organisation import Organisation, made_organisation, write_posts, write_team_years, write_teams
from understone.synth.people import People, write_phones
from understone.synth.places import Places
from understone.synth.preventing import breached_for_victims, made_breaches, write_breaches, write_considerations
from understone.synth.protecting import judge_protection
from understone.synth.recording import write_recording
from understone.synth.recording_truth import judge_recording
from understone.synth.referral import Referrals, write_decisions, write_referrals
from understone.synth.referring import judge_referrals, write_decision_reviews
from understone.synth.safety import Breached, crossed, write_exits, write_safety
from understone.synth.shared import Identities, made_identities
from understone.synth.standing_down import write_stood_down
from understone.synth.telling import judge_moves, judge_named, judge_telling
from understone.synth.times import BLANK, Ints, day_of
from understone.synth.truth import Truth
from understone.synth.unfound import write_unfound
from understone.synth.unfound_truth import judge_unfound
from understone.synth.victims import MALE_SHARE, Victims, made_victims, tie_places, write_judgements
from understone.synth.visiting import write_reported, write_visits
from understone.synth.work import Lines, Work, made_work

Progress = Callable[[str], None]
#: Each later force is smaller than the first by one of these, in turn.
_SIZES = (1.0, 0.6, 0.8, 0.45, 0.7)
_FEWEST_CASES = 40
#: One identity that several forces may meet for so many cases of the first force.
_CASES_PER_IDENTITY = 8
#: The part of the seed that is no force's own.
_OF_ALL_FORCES = 1_000_000
_TEMPLATE = Path(__file__).with_name("ledgerstone.yaml")


@dataclass(frozen=True)
class MadeUpForce:
    """One force as written. `truth` is its truth.csv."""

    force_id: str
    name: str
    nation: str
    folder: Path
    mapping: Path
    truth: Path


def make_forces(
    out: Path,
    *,
    n_forces: int,
    n_incidents: int,
    seed: int,
    n_cases: int | None = None,
    progress: Progress | None = None,
) -> list[MadeUpForce]:
    """Writes the forces under `out`, a folder each, and a README.

    `n_incidents` and `n_cases` (default a tenth, at least 40) are those of the first force; the second has 60 %
    of them and the others sizes between. The same arguments give the same bytes. Raises RecordProblem when there
    are more cases than incidents, or more forces than names.
    """
    names = invented()["forces"]
    first_cases = max(_FEWEST_CASES, n_incidents // 10) if n_cases is None else n_cases
    if not 1 <= n_forces <= len(names):
        raise RecordProblem(f"{n_forces} made-up forces were asked for; ask for 1 to {len(names)}.")
    if not 1 <= first_cases <= n_incidents:
        raise RecordProblem(
            f"{first_cases} cases were asked for with {n_incidents} incidents. Each case begins with an incident: "
            "ask for at least one case, and for no more cases than incidents."
        )
    out.mkdir(parents=True, exist_ok=True)
    (out / "README.txt").write_text(_README, encoding="utf-8")
    of_all = Chance(np.random.SeedSequence(seed, spawn_key=(_OF_ALL_FORCES,)))
    identities = made_identities(of_all, max(1, first_cases // _CASES_PER_IDENTITY), MALE_SHARE)
    made = []
    for number, seeded in enumerate(np.random.SeedSequence(seed).spawn(n_forces)):
        share = _SIZES[number % len(_SIZES)]
        size = (max(1, int(n_incidents * share)), max(1, int(first_cases * share)))
        asked = _Asked(names[number], *size, identities)
        made.append(_made_force(out, asked, Chance(seeded), progress or _silent))
    return made


def _silent(_said: str) -> None:
    return None


def _made_force(out: Path, asked: _Asked, chance: Chance, progress: Progress) -> MadeUpForce:
    name = asked.name
    is_welsh = name.startswith("Heddlu")
    force_id = re.sub(r"[^a-z]+", "-", re.sub(r"Heddlu|Police|Constabulary", "", name).strip().lower())
    folder = out / force_id
    export, truth = Export(folder), Truth()
    namespace = uuid.UUID(bytes=chance.apart().uuid_bytes(), version=4)
    _write_everything(export, truth, chance, asked, lambda said: progress(f"{name}: {said}"))
    nation = "wales" if is_welsh else "england"
    mapping = folder / "mapping.yaml"
    said = _TEMPLATE.read_text(encoding="utf-8")
    for word, value in (
        ("FORCE_ID", force_id),
        ("FORCE_NAME", name),
        ("NATION", nation),
        ("NAMESPACE", str(namespace)),
    ):
        said = said.replace(f"<{word}>", value)
    mapping.write_text(said, encoding="utf-8")
    return MadeUpForce(force_id, name, nation, folder, mapping, truth.write(folder))


@dataclass(frozen=True)
class _Asked:
    name: str
    n_incidents: int
    n_cases: int
    #: Whom several forces may have met.
    identities: Identities


@dataclass(frozen=True)
class _Made:
    """A force as it was made up, before what was done is written."""

    organisation: Organisation
    places: Places
    people: People
    cases: Cases
    victims: Victims
    suspects: Suspects
    scenarios: Scenarios
    incidents: Incidents
    #: The incident that opened each case.
    of_case: Ints
    work: Work


def _made(chance: Chance, asked: _Asked) -> _Made:
    organisation = made_organisation(chance.apart(), asked.n_incidents)
    places, people = Places(), People(asked.identities)
    cases = made_cases(chance.apart(), asked.n_cases, organisation, places)
    victims = made_victims(chance.apart(), cases, people)
    suspects = made_suspects(chance.apart(), cases, victims, people, places)
    scenarios = made_scenarios()
    incidents, of_case = made_incidents(
        chance.apart(),
        asked.n_incidents,
        cases=cases,
        organisation=organisation,
        places=places,
        scenarios=scenarios,
    )
    work = made_work(chance.apart(), cases.began)
    return _Made(organisation, places, people, cases, victims, suspects, scenarios, incidents, of_case, work)


def _write_everything(export: Export, truth: Truth, chance: Chance, asked: _Asked, progress: Progress) -> None:
    made = _made(chance.apart(), asked)
    progress(f"{made.cases.n} cases, {made.victims.n} potential victims, {made.incidents.n} incidents")
    lines, reviews = _write_cases(export, truth, chance.apart(), made)
    for_victims, for_orders = chance.apart(), chance.apart()
    orders = write_orders(export, truth, for_orders, made.suspects, made.organisation)
    breaches = made_breaches(for_orders.apart(), orders)
    breached = breached_for_victims(breaches, orders, made.suspects, made.victims)
    custody, outcomes = _write_victims(export, truth, for_victims, made, breached)
    write_transfers(export, truth, chance.apart(), made.cases, own_name=asked.name)
    _write_force(export, truth, chance.apart(), made)
    write_incidents(export, truth, chance.apart(), made.incidents, made.scenarios)
    _write_nominals(export, truth, chance.apart(), made)
    arrests = arrests_in_cases(custody, made.suspects)
    write_work(export, truth, chance.apart(), made.cases, work=made.work, lines=lines, arrests=arrests)
    write_information(export, truth, chance.apart(), made.cases)
    arrested = first_arrests(made.cases, custody, made.suspects)
    write_advice(export, truth, chance.apart(), made.cases, arrested=arrested, reviews=reviews, outcomes=outcomes)
    write_considerations(export, truth, chance.apart(), suspects=made.suspects, custody=custody, orders=orders)
    write_breaches(export, truth, made.suspects, orders, breaches)
    judge_defence(export, truth)
    judge_recording(export, truth)
    judge_closing(export, truth)
    judge_from_judgement(export, truth)
    judge_beside(export, truth, made.incidents)
    judge_unfound(export, truth)
    progress("written")


def _write_cases(export: Export, truth: Truth, chance: Chance, made: _Made) -> tuple[Lines, Reviews]:
    lines, named = write_cases(export, chance.apart(), made.cases, made.organisation, made.work)
    judge_named(truth, made.victims, named)
    write_closures(export, chance.apart(), made.cases, made.organisation)
    return lines, write_reviews(export, truth, chance.apart(), made.cases, made.organisation)


def _write_force(export: Export, truth: Truth, chance: Chance, made: _Made) -> None:
    """Teams and staff, what they submitted, and how that fills their years."""
    own = write_intelligence(export, truth, chance.apart(), made.organisation, made.incidents.n)
    submitted = together(own, own_reports(made.incidents))
    write_teams(export, chance.apart(), made.organisation)
    write_team_years(export, truth, chance.apart(), made.organisation, submitted)
    write_posts(export, truth, chance.apart(), made.organisation)


def _write_nominals(export: Export, truth: Truth, chance: Chance, made: _Made) -> None:
    """People and places, once all of them are known."""
    met = made.people.write(export, truth, chance.apart(), _write_households(export, made.cases, made.victims))
    met.write(export.folder)
    signed = np.flatnonzero(made.scenarios.has_signs[made.incidents.scenario])
    write_phones(export, chance.apart(), made.people.n, signed)
    made.places.write(export, truth, chance.apart(), len(made.organisation.kinds))


def _write_victims(
    export: Export, truth: Truth, chance: Chance, made: _Made, breached: Breached
) -> tuple[Custody, Outcomes]:
    """Everything done for, to and about potential victims."""
    cases, victims, suspects = made.cases, made.victims, made.suspects
    tie_places(victims, made.places)
    judgements = write_judgements(
        export, chance.apart(), victims, organisation=made.organisation, incident_of_case=made.of_case
    )
    referrals, stood_down = write_referrals(export, truth, chance.apart(), victims)
    decisions = write_decisions(export, chance.apart(), victims, referrals)
    crimes = write_recording(export, truth, chance.apart(), victims, referrals=referrals, decisions=decisions)
    outcomes = write_crimes(
        export, chance.apart(), victims, crimes, cases=cases, incidents=made.incidents, of_case=made.of_case
    )
    custody = made_custody(chance.apart(), cases, victims, suspects)
    stays = write_custody(export, chance.apart(), suspects, custody)
    risk, log = write_safety(
        export, truth, chance.apart(), victims, suspects=suspects, custody=custody, breached=breached
    )
    write_exits(export, truth, chance.apart(), victims, suspects=suspects, places=made.places)
    write_charges(export, truth, chance.apart(), victims, suspects=suspects, custody=custody, referrals=referrals)
    write_disclosures(export, truth, chance.apart(), victims, made.organisation)
    crossed_victim, event = crossed(victims, suspects, custody)
    events = Events(crossed_victim, event, day_of(custody.happened[event]))
    contacted = write_contacts(export, truth, chance.apart(), victims, cases, events=events, places=made.places)
    write_stood_down(export, victims, [*stood_down, risk])
    write_doubts(export, truth, chance.apart(), victims, suspects=suspects, custody=custody, stays=stays)
    _write_recognition(export, truth, chance.apart(), made, referrals=referrals, crimes=crimes)
    _write_defence(export, chance.apart(), made)
    judge_referrals(truth, victims, referrals, judgements)
    judge_telling(truth, victims, cases, events=events, contacted=contacted)
    judge_moves(truth, victims, log, contacted)
    judge_protection(truth, victims, log, referrals=referrals, judgements=judgements)
    write_decision_reviews(export, truth, chance.apart(), victims, referrals=referrals, decisions=decisions)
    return custody, outcomes


def _write_recognition(
    export: Export, truth: Truth, chance: Chance, made: _Made, *, referrals: Referrals, crimes: Crimes
) -> None:
    """Who was linked to what, met, looked at, looked for, passed up, visited and reported."""
    cases, victims, looks = made.cases, made.victims, Looks()
    around = Around(cases, victims, made.incidents, made.of_case, made.people, made.places)
    write_links(
        export,
        chance.apart(),
        incidents=made.incidents,
        of_case=made.of_case,
        victims=victims,
        suspects=made.suspects,
        people=made.people,
    )
    meetings = made_meetings(chance.apart(), victims, made.places, cases.n)
    write_meetings(export, truth, chance.apart(), meetings, victims=victims, people=made.people, looks=looks)
    visits = write_visits(export, chance.apart(), made.incidents.place, made.organisation)
    write_reported(
        export, truth, chance.apart(), meetings=meetings, visits=visits, referrals=referrals, victims=victims
    )
    write_missing(export, truth, chance.apart(), n_cases=cases.n, people=made.people, looks=looks)
    write_concerns(export, truth, chance.apart(), victims, made.organisation)
    look_at_victims(chance.apart(), looks, victims)
    thought = look_into_reports(chance.apart(), looks, made.incidents, made.scenarios)
    seen = write_beside(export, truth, chance.apart(), looks, around=around)
    write_unfound(export, truth, chance.apart(), victims)
    opened = opened_by_reports(cases, victims, crimes, made.of_case, seen=seen)
    write_misfiled(export, truth, chance.apart(), incidents=made.incidents, thought=thought, opened=opened)
    looks.write(export, truth, chance.apart())


def _write_defence(export: Export, chance: Chance, made: _Made) -> None:
    """What was considered for suspects, what the prosecutor was told, and what was already dealt with."""
    write_dealt_with(export, chance.apart(), made.victims)
    write_considered(export, chance.apart(), made.cases, made.people)
    write_considered_before_disposal(export, chance.apart())
    write_memos(export, chance.apart())
    write_told_offences(export, chance.apart(), made.victims)
    write_arrests(export, chance.apart(), made.people)
    write_handed_over(export, chance.apart(), made.cases, made.suspects)


def _write_households(export: Export, cases: Cases, victims: Victims) -> Ints:
    """In every fifth case those found live as one household; returns the household of each victim."""
    house = np.arange(0, cases.n, 5, dtype=np.int64)
    export.write("HOUSEHOLD", {"HH_REF": row_keys("HH", len(house)), "PREM_REF": references("PR", cases.place[house])})
    return np.where(victims.case % 5 == 0, victims.case // 5, BLANK)


_README = """Everything in these folders is made up: forces, people, places, cases and every word of the logs.
No real person, force, place or case is meant. Telephone numbers are from the ranges kept for drama. Two names are
real: Leeds and Cardiff stand as the local authority in which someone was found, because the areas of the guardian
service (REF-10) are real ones. Nothing else here is in either, and nothing is meant by them.

Each folder holds one force as its records system exports it (Ledgerstone, a made-up system: one CSV for each
table), mapping.yaml, which brings the export into the record, and the truth of what was planted:

truth.csv            every obligation of every standard but three, by the system's own keys, with its outcome. For
                     SUP-01 and VIC-02, which repeat, item_key is empty and n counts. REC-01, REC-06 and LOC-01 are
                     left out: what they owe hangs on which signs are recognised in the logs.
truth_incidents.csv  which incidents were written with signs of exploitation, and after which pattern.
truth_people.csv     which nominals are people whom other forces may have met: `person` is the same in every force,
                     `written` is how this one wrote them (as they say it, names swapped, misspelt, year only).
truth_intake.csv     how many rows and values were made odd on purpose, and what intake must do with them.

The extract is dated 20 November 2026, 06:00. The same arguments give the same files.
"""

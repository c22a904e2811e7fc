"""Each potential victim's first account is taken within four weeks of being recognised."""

from __future__ import annotations

from typing import Any

from ibis import _

from understone.law.bases import ENGLAND_AND_WALES, Basis
from understone.law.instruments import APP_INVESTIGATION, STOLEN_FREEDOM
from understone.law.limits import days
from understone.standards.declaring import Gate, NotConfirmed, Stage, Subject, standard, stood_down
from understone.standards.investigate.acts import as_acts, conversations, owed_by_judgement


@standard(
    "INV-10",
    "Each potential victim's first account is taken, on a safe channel, within 28 days of being recognised",
    stage=Stage.INVESTIGATE,
    subject=Subject.PERSON,
    basis=Basis.NATIONAL,
    sources=(
        APP_INVESTIGATION.cite("investigate every report"),
        STOLEN_FREEDOM.cite("cases closed without seeing victims or witnesses"),
    ),
    applies_to=ENGLAND_AND_WALES,
    within=days(28, "Days from the judgement that someone may be a victim to their first account."),
    raised_by=("potential_victim", "investigation.is_modern_slavery"),
    evidence=("victim_contact.contact_result", "victim_contact.is_account_taken", "victim_contact.is_channel_safe"),
    gate=Gate.WARNS,
    remedy="Ask when and how they would be ready; give the account to a trained interviewer; write down their wish.",
    gaming="Taking an account before the person is ready. Read it beside their wishes and accounts taken again.",
    not_confirmed=NotConfirmed(
        written_from="the guidance and findings as reported",
        not_read_in="any instrument: 28 days is force policy",
        check_with="the force lead for modern slavery",
        note="Who took it, and how they were trained to, is not read.",
    ),
)
def first_account(record: Any) -> tuple[Any, ...]:
    talked = conversations(record)
    could_be = talked.filter(
        _.is_channel_safe.isnull() | _.is_channel_safe,
        _.is_account_taken.isnull() | _.is_account_taken,
        _.is_channel_safe.isnull() | _.is_account_taken.isnull(),
    )
    owed = owed_by_judgement(record, could_be.select("force_id", "item_id"))
    return owed, as_acts(talked.filter(_.is_channel_safe, _.is_account_taken), owed)


CASE = [{"id": "c", "is_modern_slavery": True}]
VICTIM = {"person_id": "p", "investigation_id": "c", "reasonable_grounds_on": "2026-09-01"}
ACCOUNT = {
    "person_id": "p",
    "investigation_id": "c",
    "contact_result": "reached",
    "is_channel_safe": True,
    "is_account_taken": True,
}
GIVEN = {"investigation": CASE, "potential_victim": [VICTIM]}
first_account.example(
    "taken on the last day", outcome="met", **GIVEN, victim_contact=[ACCOUNT | {"happened_on": "2026-09-29"}]
)
first_account.example(
    "taken a day after", outcome="late", **GIVEN, victim_contact=[ACCOUNT | {"happened_on": "2026-09-30"}]
)
first_account.example(
    "taken before the judgement that it led to",
    outcome="met",
    **GIVEN,
    victim_contact=[ACCOUNT | {"happened_on": "2026-08-31"}],
)
first_account.example(
    "spoken to, and no account taken",
    outcome="missed",
    **GIVEN,
    victim_contact=[ACCOUNT | {"is_account_taken": False, "happened_on": "2026-09-02"}],
)
first_account.example(
    "nothing says whether an account was taken",
    outcome="unknown",
    reason="blank",
    **GIVEN,
    victim_contact=[ACCOUNT | {"is_account_taken": None, "happened_on": "2026-09-02"}],
)
first_account.example(
    "nothing says whether the channel was safe",
    outcome="unknown",
    reason="blank",
    **GIVEN,
    victim_contact=[ACCOUNT | {"is_channel_safe": None, "happened_on": "2026-09-02"}],
)
first_account.example(
    "no account, and nothing says whether the channel was safe",
    outcome="missed",
    **GIVEN,
    victim_contact=[ACCOUNT | {"is_channel_safe": None, "is_account_taken": False, "happened_on": "2026-09-02"}],
)
first_account.example(
    "taken where it was not safe",
    outcome="missed",
    **GIVEN,
    victim_contact=[ACCOUNT | {"is_channel_safe": False, "happened_on": "2026-09-02"}],
)
first_account.example(
    "taken on a day nobody wrote down", outcome="unknown", reason="undated", **GIVEN, victim_contact=[ACCOUNT]
)
first_account.example(
    "taken years before, beside no case",
    outcome="unknown",
    reason="before_trigger",
    **GIVEN,
    victim_contact=[ACCOUNT | {"investigation_id": None, "happened_on": "2022-09-02"}],
)
first_account.example(
    "no day of the judgement was written down",
    outcome="unknown",
    reason="no_start",
    investigation=CASE,
    potential_victim=[VICTIM | {"reasonable_grounds_on": None}],
)
first_account.example(
    "the force does not say where accounts were taken",
    outcome="unknown",
    reason="not_supplied",
    not_supplied=["victim_contact.is_account_taken"],
    **GIVEN,
)
first_account.example(
    "two potential victims, one account",
    outcome=["met", "missed"],
    investigation=CASE,
    potential_victim=[VICTIM, VICTIM | {"person_id": "q"}],
    victim_contact=[ACCOUNT | {"happened_on": "2026-09-10"}],
)
first_account.example(
    "judged a week ago",
    outcome="pending",
    investigation=CASE,
    potential_victim=[VICTIM | {"reasonable_grounds_on": "2026-11-14"}],
)
first_account.example(
    "they said that they want no contact",
    outcome="ended",
    **GIVEN,
    wish=[{"person_id": "p", "kind": "no-contact", "wish_state": "said", "said_on": "2026-09-12"}],
)
first_account.example(
    "accepted by another force, which a second person agreed",
    outcome="ended",
    **GIVEN,
    stood_down=stood_down("INV-10", "p", "accepted-by-other-force", stood_down_on="2026-09-12"),
)
first_account.example(
    "judged the day before the Act was in force",
    outcome=[],
    investigation=CASE,
    potential_victim=[VICTIM | {"reasonable_grounds_on": "2015-07-30"}],
)
first_account.example(
    "judged on the day the Act was in force",
    outcome="missed",
    investigation=CASE,
    potential_victim=[VICTIM | {"reasonable_grounds_on": "2015-07-31"}],
)
first_account.example(
    "in a case of another kind",
    outcome=[],
    investigation=[{"id": "c", "is_modern_slavery": False}],
    potential_victim=[VICTIM],
)

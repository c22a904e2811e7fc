"""Each potential victim has been spoken to within days of being recognised."""

from __future__ import annotations

from typing import Any

from ibis import _

from understone.law.bases import ENGLAND_AND_WALES, Basis
from understone.law.instruments import APP_INVESTIGATION, STOLEN_FREEDOM
from understone.law.limits import days
from understone.standards.declaring import Gate, NotConfirmed, Stage, Subject, standard, stood_down
from understone.standards.investigate.acts import as_acts, conversations, owed_by_judgement


@standard(
    "INV-09",
    "Each potential victim is reached, both ways and on a safe channel, within 3 days of being recognised",
    stage=Stage.INVESTIGATE,
    subject=Subject.PERSON,
    basis=Basis.NATIONAL,
    sources=(APP_INVESTIGATION.cite("investigate every report"), STOLEN_FREEDOM.cite("slow to speak to victims")),
    applies_to=ENGLAND_AND_WALES,
    within=days(3, "Days from the judgement that someone may be a victim to the first conversation with them."),
    raised_by=("potential_victim", "investigation.is_modern_slavery"),
    evidence=("victim_contact.contact_result", "victim_contact.is_channel_safe"),
    gate=Gate.WARNS,
    remedy="Reach them by a safe route or through their support worker, with an independent interpreter, alone.",
    gaming="Counting a wave at the door as a conversation. Read it beside accounts taken and interpreters used.",
    not_confirmed=NotConfirmed(
        written_from="the guidance and findings as reported",
        not_read_in="any instrument: 3 days is force policy",
        check_with="the force lead for modern slavery",
        note="A conversation in the same case before the judgement counts as on its day.",
    ),
)
def first_conversation(record: Any) -> tuple[Any, ...]:
    talked = conversations(record)
    owed = owed_by_judgement(record, talked.filter(_.is_channel_safe.isnull()).select("force_id", "item_id"))
    return owed, as_acts(talked.filter(_.is_channel_safe), owed)


CASE = [{"id": "c", "is_modern_slavery": True}]
VICTIM = {"person_id": "p", "investigation_id": "c", "reasonable_grounds_on": "2026-09-01"}
SPOKE = {"person_id": "p", "investigation_id": "c", "contact_result": "reached", "is_channel_safe": True}
GIVEN = {"investigation": CASE, "potential_victim": [VICTIM]}
first_conversation.example(
    "reached on the third day", outcome="met", **GIVEN, victim_contact=[SPOKE | {"happened_on": "2026-09-04"}]
)
first_conversation.example(
    "reached on the fourth day", outcome="late", **GIVEN, victim_contact=[SPOKE | {"happened_on": "2026-09-05"}]
)
first_conversation.example(
    "spoken to in the case before anyone judged",
    outcome="met",
    **GIVEN,
    victim_contact=[SPOKE | {"happened_on": "2026-08-30"}],
)
first_conversation.example(
    "spoken to years before about something else",
    outcome="missed",
    **GIVEN,
    victim_contact=[SPOKE | {"investigation_id": "other", "happened_on": "2022-08-30"}],
)
first_conversation.example(
    "spoken to afterwards, beside no case",
    outcome="met",
    **GIVEN,
    victim_contact=[SPOKE | {"investigation_id": None, "happened_on": "2026-09-02"}],
)
first_conversation.example(
    "spoken to before, beside no case",
    outcome="unknown",
    reason="before_trigger",
    **GIVEN,
    victim_contact=[SPOKE | {"investigation_id": None, "happened_on": "2022-09-02"}],
)
first_conversation.example(
    "tried three times and not reached",
    outcome="missed",
    **GIVEN,
    victim_contact=[SPOKE | {"contact_result": "tried", "happened_on": f"2026-09-0{day}"} for day in (2, 3, 4)],
)
first_conversation.example(
    "a channel that was not safe satisfies nothing",
    outcome="missed",
    **GIVEN,
    victim_contact=[SPOKE | {"is_channel_safe": False, "happened_on": "2026-09-02"}],
)
first_conversation.example(
    "nothing says whether the channel was safe",
    outcome="unknown",
    reason="blank",
    **GIVEN,
    victim_contact=[SPOKE | {"is_channel_safe": None, "happened_on": "2026-09-02"}],
)
first_conversation.example(
    "reached on a day nobody wrote down", outcome="unknown", reason="undated", **GIVEN, victim_contact=[SPOKE]
)
first_conversation.example(
    "no day of the judgement was written down",
    outcome="unknown",
    reason="no_start",
    investigation=CASE,
    potential_victim=[VICTIM | {"reasonable_grounds_on": None}],
)
first_conversation.example(
    "the force does not supply contacts",
    outcome="unknown",
    reason="not_supplied",
    not_supplied=["victim_contact"],
    **GIVEN,
)
first_conversation.example(
    "six unnamed people, one of them spoken to",
    outcome=["met"] + ["missed"] * 5,
    investigation=CASE,
    potential_victim=[VICTIM | {"person_id": f"p{n}"} for n in range(6)],
    victim_contact=[SPOKE | {"person_id": "p3", "happened_on": "2026-09-02"}],
)
first_conversation.example(
    "judged yesterday",
    outcome="pending",
    investigation=CASE,
    potential_victim=[VICTIM | {"reasonable_grounds_on": "2026-11-20"}],
)
first_conversation.example(
    "they said that they want no contact",
    outcome="ended",
    **GIVEN,
    wish=[{"person_id": "p", "kind": "no-contact", "wish_state": "said", "said_on": "2026-09-02"}],
)
first_conversation.example(
    "contact is unsafe, which a second person agreed",
    outcome="ended",
    **GIVEN,
    stood_down=stood_down("INV-09", "p", "contact-unsafe", stood_down_on="2026-09-02"),
)
first_conversation.example(
    "judged the day before the Act was in force",
    outcome=[],
    investigation=CASE,
    potential_victim=[VICTIM | {"reasonable_grounds_on": "2015-07-30"}],
)
first_conversation.example(
    "judged on the day the Act was in force",
    outcome="missed",
    investigation=CASE,
    potential_victim=[VICTIM | {"reasonable_grounds_on": "2015-07-31"}],
)
first_conversation.example(
    "in a case of another kind",
    outcome=[],
    investigation=[{"id": "c", "is_modern_slavery": False}],
    potential_victim=[VICTIM],
)

"""A child who is missing again, with signs of exploitation, is looked at as a potential victim."""

from __future__ import annotations

from typing import Any

import ibis
from ibis import _

from understone.law.bases import ENGLAND_AND_WALES, Basis
from understone.law.instruments import APP_RESPONDERS, MODERN_SLAVERY_ACT_2015, SLAVERY_STATUTORY_GUIDANCE
from understone.law.limits import days
from understone.record.codes import SafeguardingKind
from understone.standards.day_windows import is_within
from understone.standards.declaring import Gate, Stage, Subject, standard, stood_down
from understone.standards.recognise.acts import looks_at_people

#: Days within which episodes stand together; force policy, not sourced.
WINDOW_DAYS = 90


@standard(
    "REC-03",
    "A child missing twice in 90 days, with signs of exploitation, is looked at as a potential victim",
    stage=Stage.RECOGNISE,
    subject=Subject.PERSON,
    basis=Basis.NATIONAL,
    sources=(
        APP_RESPONDERS.cite("initial considerations"),
        MODERN_SLAVERY_ACT_2015.cite("sections 1 and 2"),
        SLAVERY_STATUTORY_GUIDANCE.cite("children: signs of criminal exploitation"),
    ),
    applies_to=ENGLAND_AND_WALES,
    within=days(2, "Days from a second missing episode; two in 90 days, and the sign, are force policy."),
    raised_by=("missing_episode", "person"),
    evidence=("slavery_assessment", "potential_victim", "nrm_referral"),
    gate=Gate.WARNS,
    remedy="Treat the child as a potential victim: children's services, an NRM referral, and who controls them.",
    gaming="Writing that nothing came with an episode. Read it beside episodes in which signs are blank.",
)
def missing_children(record: Any) -> tuple[Any, ...]:
    """The offences of the Crime and Policing Act 2026 are not read: no commencement of them is cited.

    A child police already judged or referred before the episode is recognised: what follows is owed by others.
    """
    again = _again(record)
    recognised = _recognised(record)
    told = _told_services(record, again)
    new = (
        again.left_join(recognised, ["force_id", "person_id"])
        .filter(_.recognised_on.isnull() | _.episode_on.isnull() | (_.recognised_on >= _.episode_on))
        .select("force_id", "case_id", "person_id", "episode_id", "episode_on", "adult_on", "sign_id")
    )
    owed = new.left_join(told, ["force_id", "episode_id"]).select(
        "force_id",
        "case_id",
        subject_id=_.person_id,
        item_id=_.episode_id,
        trigger=_.episode_on,
        is_known=_.adult_on.notnull() & _.sign_id.notnull() & _.told_id.isnull(),
    )
    referred = record.nrm_referral.select("force_id", subject_id=_.person_id, at=_.sent_on, written=_.recorded_on)
    return owed, looks_at_people(record).union(referred)


def _again(record: Any) -> Any:
    """Episodes of children that follow another within the window; `sign_id` null where no sign is on record.

    Where every episode says that nothing came with it, there is no row.
    """
    dated = record.missing_episode.mutate(episode_on=ibis.coalesce(_.reported_on, _.began_on))
    later = dated.select("force_id", "person_id", "episode_on", "has_exploitation_sign", episode_id=_.id)
    earlier = dated.select(
        "force_id", "person_id", earlier_on=_.episode_on, earlier_sign=_.has_exploitation_sign, earlier_id=_.id
    )
    pairs = later.inner_join(earlier, ["force_id", "person_id"]).filter(
        _.episode_on.isnull() & (_.episode_id != _.earlier_id)
        | is_within(WINDOW_DAYS, _.earlier_on, _.episode_on)
        & ((_.earlier_on < _.episode_on) | (_.earlier_id < _.episode_id)),
    )
    people = record.person.select("force_id", "adult_on", person_id=_.id)
    # of an episode with no day the other tells how old they were
    known_on = ibis.coalesce(_.episode_on, _.earlier_on)
    children = pairs.inner_join(people, ["force_id", "person_id"]).filter(
        _.adult_on.isnull() | known_on.isnull() | (_.adult_on > known_on)
    )
    keys = ["force_id", "person_id", "episode_id", "episode_on", "adult_on"]
    signed = children.filter(_.has_exploitation_sign | _.earlier_sign).select(*keys, sign_id=_.episode_id)
    blank = children.filter(_.has_exploitation_sign.isnull() | _.earlier_sign.isnull()).select(
        *keys, sign_id=ibis.null("string")
    )
    return signed.union(blank).group_by(*keys).agg(sign_id=_.sign_id.max())


def _recognised(record: Any) -> Any:
    """The first day on which police judged or referred the child, and a case of theirs."""
    judged = record.potential_victim.select(
        "force_id", "person_id", case_id=_.investigation_id, on=_.reasonable_grounds_on
    )
    referred = record.nrm_referral.select("force_id", "person_id", case_id=_.investigation_id, on=_.sent_on)
    return (
        judged.union(referred).group_by("force_id", "person_id").agg(recognised_on=_.on.min(), case_id=_.case_id.min())
    )


def _told_services(record: Any, again: Any) -> Any:
    """Episodes followed by a referral to children's services: it may have named exploitation, the record cannot say."""
    told = record.safeguarding_action.filter(_.kind == SafeguardingKind.CHILDREN_SERVICES).select(
        "force_id", "person_id", told_on=_.happened_on
    )
    episodes = again.select("force_id", "person_id", "episode_id", "episode_on")
    after = episodes.inner_join(told, ["force_id", "person_id"]).filter(
        _.told_on.isnull() | _.episode_on.isnull() | (_.told_on >= _.episode_on)
    )
    return after.select("force_id", "episode_id", told_id=_.episode_id).distinct()


CHILD = [{"id": "p", "born_from": "2011-03-01", "born_until": "2011-03-01"}]
FIRST = {"id": "m1", "person_id": "p", "reported_on": "2026-07-01", "has_exploitation_sign": False}
SECOND = {"id": "m2", "person_id": "p", "reported_on": "2026-09-01", "has_exploitation_sign": True}
ASSESSED = {"person_id": "p", "assessment_result": "undecided"}
missing_children.example(
    "assessed on the second day",
    outcome="met",
    person=CHILD,
    missing_episode=[FIRST, SECOND],
    slavery_assessment=[ASSESSED | {"assessed_on": "2026-09-03"}],
)
missing_children.example(
    "referred into the NRM the same day",
    outcome="met",
    person=CHILD,
    missing_episode=[FIRST, SECOND],
    nrm_referral=[{"person_id": "p", "sent_on": "2026-09-01"}],
)
missing_children.example(
    "judged a potential victim, three days later",
    outcome="late",
    person=CHILD,
    missing_episode=[FIRST, SECOND],
    potential_victim=[{"person_id": "p", "investigation_id": "c", "reasonable_grounds_on": "2026-09-04"}],
)
missing_children.example("nothing on record", outcome="missed", person=CHILD, missing_episode=[FIRST, SECOND])
missing_children.example(
    "the sign came with the first of the two",
    outcome="missed",
    person=CHILD,
    missing_episode=[FIRST | {"has_exploitation_sign": True}, SECOND | {"has_exploitation_sign": False}],
)
missing_children.example(
    "each episode from the second on is looked at again",
    outcome=["met", "missed"],
    person=CHILD,
    missing_episode=[FIRST, SECOND, SECOND | {"id": "m3", "reported_on": "2026-10-01"}],
    slavery_assessment=[ASSESSED | {"assessed_on": "2026-09-01"}],
)
missing_children.example(
    "ninety days apart, by the day they were last seen",
    outcome="missed",
    person=CHILD,
    missing_episode=[FIRST, SECOND | {"reported_on": None, "began_on": "2026-09-29"}],
)
missing_children.example(
    "two episodes of one day are two",
    outcome="missed",
    person=CHILD,
    missing_episode=[FIRST, SECOND | {"reported_on": "2026-07-01"}],
)
missing_children.example(
    "the second was yesterday",
    outcome="pending",
    person=CHILD,
    missing_episode=[FIRST | {"reported_on": "2026-10-01"}, SECOND | {"reported_on": "2026-11-20"}],
)
missing_children.example(
    "nobody wrote how old they are: a child while in doubt",
    outcome="unknown",
    reason="blank",
    person=[{"id": "p"}],
    missing_episode=[FIRST, SECOND],
)
missing_children.example(
    "nothing says whether signs came with it",
    outcome="unknown",
    reason="blank",
    person=CHILD,
    missing_episode=[FIRST, SECOND | {"has_exploitation_sign": None}],
)
missing_children.example(
    "children's services were told, and the record cannot say of what",
    outcome="unknown",
    reason="blank",
    person=CHILD,
    missing_episode=[FIRST, SECOND],
    safeguarding_action=[{"person_id": "p", "kind": "children-services", "happened_on": "2026-09-01"}],
)
missing_children.example(
    "children's services were told before it, and not again",
    outcome="missed",
    person=CHILD,
    missing_episode=[FIRST, SECOND],
    safeguarding_action=[{"person_id": "p", "kind": "children-services", "happened_on": "2026-07-02"}],
)
missing_children.example(
    "two episodes, of which one has no day",
    outcome="unknown",
    reason="no_start",
    person=CHILD,
    missing_episode=[FIRST, SECOND | {"reported_on": None}],
)
missing_children.example(
    "assessed on a day nobody wrote down",
    outcome="unknown",
    reason="undated",
    person=CHILD,
    missing_episode=[FIRST, SECOND],
    slavery_assessment=[ASSESSED],
)
missing_children.example(
    "the force does not supply its referrals",
    outcome="unknown",
    reason="not_supplied",
    not_supplied=["nrm_referral"],
    person=CHILD,
    missing_episode=[FIRST, SECOND],
)
missing_children.example(
    "entered in error, which a second person agreed",
    outcome="ended",
    person=CHILD,
    missing_episode=[FIRST, SECOND],
    stood_down=stood_down("REC-03", "p", "recorded-in-error", stood_down_on="2026-09-02"),
)
missing_children.example("missing once", outcome=[], person=CHILD, missing_episode=[SECOND])
missing_children.example(
    "ninety-one days apart",
    outcome=[],
    person=CHILD,
    missing_episode=[FIRST, SECOND | {"reported_on": "2026-09-30"}],
)
missing_children.example(
    "nothing came with either",
    outcome=[],
    person=CHILD,
    missing_episode=[FIRST, SECOND | {"has_exploitation_sign": False}],
)
missing_children.example(
    "an adult since the day of the second episode",
    outcome=[],
    person=[{"id": "p", "born_from": "2008-09-01", "born_until": "2008-09-01"}],
    missing_episode=[FIRST, SECOND],
)
missing_children.example(
    "an adult on the day of one episode; the other has no day",
    outcome=[],
    person=[{"id": "p", "born_from": "2008-07-01", "born_until": "2008-07-01"}],
    missing_episode=[FIRST, SECOND | {"reported_on": None}],
)
missing_children.example(
    "two episodes, neither with a day",
    outcome=["unknown", "unknown"],
    reason="no_start",
    person=CHILD,
    missing_episode=[FIRST | {"reported_on": None}, SECOND | {"reported_on": None}],
)
missing_children.example(
    "a child until the day after it",
    outcome="missed",
    person=[{"id": "p", "born_from": "2008-09-02", "born_until": "2008-09-02"}],
    missing_episode=[FIRST, SECOND],
)
missing_children.example(
    "judged a potential victim before the second episode",
    outcome=[],
    person=CHILD,
    missing_episode=[FIRST, SECOND],
    potential_victim=[{"person_id": "p", "reasonable_grounds_on": "2026-08-31"}],
)
missing_children.example(
    "the day before Part 1 of the Act was in force",
    outcome=[],
    person=CHILD,
    missing_episode=[FIRST | {"reported_on": "2015-07-01"}, SECOND | {"reported_on": "2015-07-30"}],
)
missing_children.example(
    "the day it was",
    outcome="missed",
    person=CHILD,
    missing_episode=[FIRST | {"reported_on": "2015-07-01"}, SECOND | {"reported_on": "2015-07-31"}],
)

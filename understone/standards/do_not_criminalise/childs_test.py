"""Someone under 18 at the act is considered under the test for children."""

from __future__ import annotations

from typing import Any

import ibis
from ibis import _

from understone.law.bases import ENGLAND_AND_WALES, Basis
from understone.law.instruments import MODERN_SLAVERY_ACT_2015, MSA_EXPLANATORY_NOTES
from understone.law.limits import days
from understone.record.codes import AgeGroup, Section45Test, Section45View
from understone.standards.declaring import Gate, Shape, Stage, Subject, standard
from understone.standards.do_not_criminalise.acts import SECTION_45_FROM, put_right, under_section_45

#: Views that rest on a test of section 45; where another was recorded no test was needed.
RESTS_ON_A_TEST = (Section45View.MAY_APPLY_PROSECUTOR_TOLD, Section45View.UNKNOWN)


@standard(
    "DEF-03",
    "Someone under 18 at the act is considered under the child's test of section 45, never by compulsion",
    stage=Stage.DO_NOT_CRIMINALISE,
    subject=Subject.SUSPECT,
    basis=Basis.LAW,
    sources=(
        MODERN_SLAVERY_ACT_2015.cite("section 45(4) and (5)"),
        MSA_EXPLANATORY_NOTES.cite("paragraphs 219–223"),
    ),
    applies_to=ENGLAND_AND_WALES,
    within=days(0, "The child's test is owed each time.", basis=Basis.LAW, checked="seen"),
    shape=Shape.PROHIBITION,
    raised_by=("section_45_consideration",),
    evidence=("section_45_consideration.section_45_test", "section_45_consideration.act_on", "person.adult_on"),
    gate=Gate.BLOCKS,
    remedy="Consider the act again: direct consequence, and what a reasonable child would do; tell the prosecutor.",
    gaming="The child's test ticked with an adult's reasons. Read it beside the evidence listed.",
)
def childs_test(record: Any) -> tuple[Any, ...]:
    tested = _tested(record)
    owed = tested.select(
        "force_id",
        subject_id=_.person_id,
        item_id=_.id,
        case_id=_.investigation_id,
        trigger=_.considered_on,
        is_known=_.is_age_known & _.section_45_test.isin([Section45Test.ADULT, Section45Test.CHILD]),
    )
    return owed, put_right(tested, tested.filter(_.section_45_test == Section45Test.CHILD))


def _tested(record: Any) -> Any:
    """Considerations of acts of someone who was, or may have been, under 18 at the act."""
    rested = under_section_45(record).filter(
        _.section_45_test.notnull() | _.section_45_view.isnull() | _.section_45_view.isin(RESTS_ON_A_TEST)
    )
    born = record.person.select("force_id", "adult_on", person_id=_.id)
    presumed = _presumed(record).select("force_id", "person_id", is_presumed=ibis.literal(True))
    columns = (
        "force_id",
        "id",
        "person_id",
        "investigation_id",
        "considered_on",
        "act_on",
        "section_45_test",
        "adult_on",
    )
    of_age = rested.left_join(born, ["force_id", "person_id"]).select(*columns)
    aged = of_age.left_join(presumed, ["force_id", "person_id"]).select(*columns, "is_presumed")
    is_presumed = ibis.coalesce(aged.is_presumed, ibis.literal(False))
    # with no day of the act, whoever was 18 before the law began was 18 at any act it covers
    may_be_child = aged.adult_on.isnull() | (aged.adult_on > ibis.coalesce(aged.act_on, ibis.literal(SECTION_45_FROM)))
    return aged.filter(is_presumed | may_be_child).mutate(
        is_age_known=is_presumed | (aged.adult_on.notnull() & aged.act_on.notnull())
    )


def _presumed(record: Any) -> Any:
    """Whose age is in doubt, presumed a child until it is settled that they are an adult."""
    judged = record.potential_victim.filter(_.age_group == AgeGroup.IN_DOUBT).select("force_id", "person_id")
    doubted = record.age_assessment.select("force_id", "person_id")
    adults = record.age_assessment.filter(_.decided_as == AgeGroup.ADULT)
    return judged.union(doubted).distinct().anti_join(adults, ["force_id", "person_id"])


BORN = [{"id": "p", "born_until": "2009-06-01"}]
CONSIDERED = {
    "person_id": "p",
    "act_on": "2026-06-15",
    "considered_on": "2026-09-01",
    "section_45_view": "may-apply-prosecutor-told",
    "section_45_test": "child",
}
childs_test.example(
    "the child's test for someone of 17", outcome="met", person=BORN, section_45_consideration=[CONSIDERED]
)
childs_test.example(
    "the test for adults for someone of 17",
    outcome="missed",
    person=BORN,
    section_45_consideration=[CONSIDERED | {"section_45_test": "adult"}],
)
childs_test.example(
    "17 at the act and 18 when it was considered",
    outcome="missed",
    person=BORN,
    section_45_consideration=[CONSIDERED | {"section_45_test": "adult", "considered_on": "2027-06-10"}],
    as_at="2027-07-01T12:00:00Z",
)
childs_test.example(
    "the same act considered again under the child's test",
    outcome=["late", "met"],
    person=BORN,
    section_45_consideration=[
        CONSIDERED | {"section_45_test": "adult"},
        CONSIDERED | {"considered_on": "2026-09-10"},
    ],
)
childs_test.example(
    "another act considered later is another one",
    outcome=["met", "missed"],
    person=BORN,
    section_45_consideration=[
        CONSIDERED | {"section_45_test": "adult"},
        CONSIDERED | {"considered_on": "2026-09-10", "act_on": "2026-07-01"},
    ],
)
childs_test.example(
    "the act was on the day before they were certainly 18",
    outcome="missed",
    person=[{"id": "p", "born_until": "2008-06-16"}],
    section_45_consideration=[CONSIDERED | {"section_45_test": "adult"}],
)
childs_test.example(
    "the act was on the day they were certainly 18",
    outcome=[],
    person=[{"id": "p", "born_until": "2008-06-15"}],
    section_45_consideration=[CONSIDERED | {"section_45_test": "adult"}],
)
childs_test.example(
    "an age in doubt is presumed a child's, whatever day of birth was written",
    outcome="missed",
    person=[{"id": "p", "born_until": "2000-01-01"}],
    potential_victim=[{"person_id": "p", "age_group": "in-doubt"}],
    section_45_consideration=[CONSIDERED | {"section_45_test": "adult"}],
)
childs_test.example(
    "a doubt recorded and not settled",
    outcome="met",
    age_assessment=[{"person_id": "p", "doubted_on": "2026-08-01"}],
    section_45_consideration=[CONSIDERED],
)
childs_test.example(
    "a doubt that was settled: an adult, certainly 18 at the act",
    outcome=[],
    person=[{"id": "p", "born_until": "2000-01-01"}],
    potential_victim=[{"person_id": "p", "age_group": "in-doubt"}],
    age_assessment=[{"person_id": "p", "doubted_on": "2026-08-01", "decided_as": "adult"}],
    section_45_consideration=[CONSIDERED | {"section_45_test": "adult"}],
)
childs_test.example(
    "nothing says which test it was",
    outcome="unknown",
    reason="blank",
    person=BORN,
    section_45_consideration=[CONSIDERED | {"section_45_test": None}],
)
childs_test.example(
    "the test is not one that can be told",
    outcome="unknown",
    reason="blank",
    person=BORN,
    section_45_consideration=[CONSIDERED | {"section_45_test": "unknown", "section_45_view": "unknown"}],
)
childs_test.example(
    "nothing says how old they are",
    outcome="unknown",
    reason="blank",
    section_45_consideration=[CONSIDERED | {"section_45_test": "adult"}],
)
childs_test.example(
    "nothing says when the act was",
    outcome="unknown",
    reason="blank",
    person=BORN,
    section_45_consideration=[CONSIDERED | {"section_45_test": "adult", "act_on": None}],
)
childs_test.example(
    "nothing says when the act was, and they were 18 before the law began",
    outcome=[],
    person=[{"id": "p", "born_until": "1990-01-01"}],
    section_45_consideration=[CONSIDERED | {"section_45_test": "adult", "act_on": None}],
)
childs_test.example(
    "nothing says when it was considered",
    outcome="unknown",
    reason="no_start",
    person=BORN,
    section_45_consideration=[CONSIDERED | {"considered_on": None}],
)
childs_test.example(
    "the force does not supply which test it was",
    outcome="unknown",
    reason="not_supplied",
    not_supplied=["section_45_consideration.section_45_test"],
    person=BORN,
    potential_victim=[{"person_id": "p", "age_group": "in-doubt"}],
    section_45_consideration=[CONSIDERED | {"section_45_test": "adult"}],
)
childs_test.example(
    "evidence disproves it, so no test was needed",
    outcome=[],
    person=BORN,
    section_45_consideration=[CONSIDERED | {"section_45_view": "disproved-evidence-listed", "section_45_test": None}],
)
childs_test.example(
    "not yet considered",
    outcome=[],
    person=BORN,
    section_45_consideration=[CONSIDERED | {"section_45_view": "not-yet", "section_45_test": None}],
)
childs_test.example(
    "the offence may be excluded, so no test was needed",
    outcome=[],
    person=BORN,
    section_45_consideration=[CONSIDERED | {"section_45_view": "may-be-excluded", "section_45_test": None}],
)
childs_test.example(
    "the child's test used on an adult is not this",
    outcome=[],
    person=[{"id": "p", "born_until": "1990-01-01"}],
    section_45_consideration=[CONSIDERED],
)
BEFORE_IT = {"act_on": "2015-07-30", "considered_on": "2015-07-30", "section_45_test": "adult"}
childs_test.example(
    "the day before section 45 began",
    outcome=[],
    person=BORN,
    section_45_consideration=[CONSIDERED | BEFORE_IT],
)
childs_test.example(
    "on the day section 45 began",
    outcome="missed",
    person=BORN,
    section_45_consideration=[CONSIDERED | BEFORE_IT | {"act_on": "2015-07-31", "considered_on": "2015-07-31"}],
)
childs_test.example(
    "an act before section 45 began, considered years later",
    outcome=[],
    person=BORN,
    section_45_consideration=[CONSIDERED | BEFORE_IT | {"considered_on": "2026-09-01"}],
)
childs_test.example(
    "six people considered, two under the test for adults",
    outcome=["met", "met", "met", "met", "missed", "missed"],
    person=[{"id": f"p{i}", "born_until": "2009-06-01"} for i in range(6)],
    section_45_consideration=[
        CONSIDERED | {"person_id": f"p{i}", "section_45_test": "adult" if i < 2 else "child"} for i in range(6)
    ],
)

"""What was done to someone before they were recognised, and what a review of it must hold."""

from __future__ import annotations

from typing import Any

import ibis
from ibis import _

from understone.record.codes import ProsecutionResult, ReleaseTo, ResultView
from understone.standards.do_not_criminalise.acts import first_judgements

#: Endings of a prosecution after which its charges no longer stand by themselves.
ENDED = (
    ProsecutionResult.CONVICTED,
    ProsecutionResult.ACQUITTED,
    ProsecutionResult.DISCONTINUED,
    ProsecutionResult.QUASHED,
)
DECIDED = (ResultView.MAY_BE_UNSAFE, ResultView.NOT_UNSAFE)


def charges_and_convictions(record: Any) -> Any:
    """Charges that stood, and convictions: force, person, item and its day. A conviction takes its charges' place."""
    convicted = record.prosecution.filter(_.prosecution_result == ProsecutionResult.CONVICTED).select(
        "force_id", "person_id", item_id=_.id, on=_.ended_on
    )
    ended = record.prosecution.filter(_.prosecution_result.isin(ENDED)).select(
        "force_id", "person_id", "investigation_id", "ended_on"
    )
    recognised = first_judgements(record).select("force_id", "person_id", "judged_on")
    before = ended.inner_join(recognised, ["force_id", "person_id"]).filter(
        _.ended_on.isnull() | _.judged_on.isnull() | (_.ended_on < _.judged_on)
    )
    charged = record.charge.anti_join(before, ["force_id", "person_id", "investigation_id"]).select(
        "force_id", "person_id", item_id=_.id, on=_.charged_on
    )
    return convicted.union(charged)


def detentions(record: Any) -> Any:
    """Arrests as an immigration offender and releases into immigration detention: force, person, item and its day."""
    arrested = record.custody.filter(_.is_immigration_arrest).select(
        "force_id", "person_id", item_id=_.id, on=_.arrested_on
    )
    released = record.release.filter(_.release_to == ReleaseTo.IMMIGRATION_DETENTION).select(
        "force_id", "person_id", item_id=_.id, on=_.released_on
    )
    return arrested.union(released)


def owed_on_recognition(record: Any, results: Any, untold: Any) -> Any:
    """A review of each result of before the recognition, from its day; on the recognition's own case.

    `untold`: results decided on in which nothing says whether the person was told; of them the record cannot say.
    """
    recognised = first_judgements(record)
    before = results.inner_join(recognised, ["force_id", "person_id"]).filter(
        _.judged_on.isnull() | _.on.isnull() | (_.on < _.judged_on)
    )
    blank = untold.select("force_id", "item_id", is_blank=ibis.literal(True)).distinct()
    joined = before.left_join(blank, ["force_id", "item_id"])
    return joined.select(
        "force_id",
        "case_id",
        "item_id",
        subject_id=_.person_id,
        trigger=_.judged_on,
        is_known=_.is_blank.isnull() & _.on.notnull(),
    )


def reviews(record: Any, column: str) -> Any:
    """Reviews on which something was decided, of the results that one of its columns names."""
    decided = record.result_review.filter(_.result_view.isin(DECIDED), record.result_review[column].notnull())
    return decided.mutate(item_id=_[column])


def finished(decided: Any, days: tuple[str, ...]) -> Any:
    """Reviews that have every one of those days, done on the last of them."""
    whole = decided
    for day in days:
        whole = whole.filter(whole[day].notnull())
    columns = {"force_id": _.force_id, "subject_id": _.person_id, "item_id": _.item_id, "review_id": _.id}
    each = [whole.select(**columns, at=whole[day]) for day in days]
    last = ibis.union(*each).group_by("force_id", "subject_id", "item_id", "review_id").agg(at=_["at"].max())
    return last.select("force_id", "subject_id", "item_id", "at")

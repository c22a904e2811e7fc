"""The queue: what was found by looking and is not treated as modern slavery, in the order in which to look at it.

Strong concern comes before possible, and of the same concern the day seen last comes first. What was answered is not
asked again while its words stand; new signs ask again. One in ONE_IN of what was dismissed is read a second time, by
another team and without the first answer.
"""

from __future__ import annotations

from typing import Any

import ibis
from ibis import _

from understone.measure.facts import numbered
from understone.measure.found import found_incidents
from understone.record.codes import SignAnswer

#: Of so many dismissed items one is read again; force policy, no source fixes a number.
ONE_IN = 10
DISMISSED = (SignAnswer.ABOUT_SOMEONE_ELSE, SignAnswer.NOT_WHAT_IT_SAYS, SignAnswer.EXPLAINED)
SETTLED = (*DISMISSED, SignAnswer.ACCEPTED, SignAnswer.ALREADY_TREATED)
ITEM_SIGN = ibis.table(
    {
        "force_id": "string",
        "kind": "string",
        "key_id": "string",
        "sign_id": "string",
        "answer": "string",
        "second_answer": "string",
    },
    name="item_sign",
)
_KEY = ("force_id", "kind", "key_id")


def _is_one_of(answer: Any, answers: tuple[SignAnswer, ...]) -> Any:
    return answer.notnull() & answer.isin([str(one) for one in answers])


def queue() -> Any:
    """One row an item with its state and, where it waits for someone, its place from 1.

    States: `to-look-at` (nothing settled), `to-look-at-again` (signs that joined what was settled),
    `second-reading` (dismissed, drawn, not read again yet), `settled`.
    """
    by_item = ITEM_SIGN.group_by(*_KEY).agg(
        n_signs=numbered(_.count()),
        n_settled=numbered(_.count(where=_is_one_of(_.answer, SETTLED))),
        n_dismissed=numbered(_.count(where=_is_one_of(_.answer, DISMISSED))),
        n_read_again=numbered(_.count(where=_.second_answer.notnull())),
    )
    items = found_incidents().filter(~_.is_treated).inner_join(by_item, list(_KEY))
    is_drawn = _drawn(items)
    state = ibis.cases(
        (items.n_settled == 0, "to-look-at"),
        (items.n_settled < items.n_signs, "to-look-at-again"),
        ((items.n_dismissed == items.n_signs) & is_drawn & (items.n_read_again == 0), "second-reading"),
        else_="settled",
    )
    told = items.mutate(state=state)
    waits = told.state != "settled"
    order = [
        ibis.desc(told.concern == "strong"),
        ibis.desc(told.seen_on.fill_null(ibis.date("0001-01-01"))),
        told.kind,
        told.key_id,
    ]
    place = ibis.row_number().over(ibis.window(group_by=[told.force_id, waits], order_by=order))
    placed = told.mutate(place=ibis.ifelse(waits, numbered(place + 1), ibis.null("int64")))
    return placed.order_by("force_id", ibis.asc("place", nulls_first=False), "kind", "key_id")


def _drawn(items: Any) -> Any:
    """Whether an item is among those read twice: by its own key, so that nobody chooses."""
    digits = items.key_id.hexdigest("md5").substr(0, 2)
    return digits < f"{256 // ONE_IN:02x}"


def queue_counts() -> Any:
    """How many items of each concern are in each state, and the oldest day among them."""
    key = ("force_id", "concern", "state")
    return queue().group_by(*key).agg(n=numbered(_.count()), oldest_on=_.seen_on.min()).order_by(*key)


def answers_by_indicator(sign: Any) -> Any:
    """What was answered to the signs of each indicator, and how often a second reading agreed."""
    signs = sign.select("force_id", "indicator", sign_id=_.id)
    answered = ITEM_SIGN.select("force_id", "sign_id", "answer", "second_answer").distinct()
    joined = signs.inner_join(answered, ["force_id", "sign_id"]).filter(_.answer.notnull())
    is_dismissed, again = _is_one_of(joined.answer, DISMISSED), joined.second_answer
    return (
        joined.group_by("force_id", "indicator")
        .agg(
            n_answered=numbered(_.count()),
            n_accepted=numbered(_.count(where=_.answer == str(SignAnswer.ACCEPTED))),
            n_already_treated=numbered(_.count(where=_.answer == str(SignAnswer.ALREADY_TREATED))),
            n_not_sure=numbered(_.count(where=_.answer == str(SignAnswer.NOT_SURE))),
            n_dismissed=numbered(_.count(where=is_dismissed)),
            n_read_again=numbered(_.count(where=is_dismissed & again.notnull())),
            n_upheld=numbered(_.count(where=is_dismissed & _is_one_of(again, DISMISSED))),
        )
        .order_by("force_id", "indicator")
    )


def switched_off(sign_off: Any, concern: Any) -> Any:
    """For each indicator that is off: the signs it found, and how many items would raise more concern with it."""
    by_indicator = sign_off.group_by("force_id", "indicator").agg(n_signs=numbered(_.count()))
    fewer = concern.filter(_.concern != _.concern_with_all)
    item = ibis.coalesce(fewer.incident_id, fewer.row_id)
    raised = fewer.select("force_id", key_id=item)
    key = ibis.coalesce(sign_off.incident_id, sign_off.row_id)
    of_item = sign_off.select("force_id", "indicator", key_id=key).distinct()
    hidden = (
        of_item.inner_join(raised, ["force_id", "key_id"])
        .group_by("force_id", "indicator")
        .agg(n_items=numbered(_.count()))
    )
    joined = by_indicator.left_join(hidden, ["force_id", "indicator"])
    return joined.select(
        "force_id", "indicator", "n_signs", n_items=ibis.coalesce(_.n_items, ibis.literal(0).cast("int64"))
    ).order_by("force_id", "indicator")

"""Units, staff, training and the periods over which units and staff are judged."""

from understone.record.codes import CourseKind, PeriodKind, UnitKind
from understone.record.models.columns import Fact, Row, code, day, flag, key, text


class Unit(Row):
    """A unit or team of a force."""

    name = text("Its name.")
    kind = code(UnitKind, "What kind of unit it is.")

    class Meta:
        db_table = "unit"


class Staff(Row):
    """A member of staff, by number; no name is needed."""

    unit = key("Unit", "Their unit.")
    rank = text("Their rank or grade.")
    is_operational = flag("Whether the post is operational.")
    is_first_responder = flag("Whether they are a trained first responder.")

    class Meta:
        db_table = "staff"


class Training(Fact):
    """A course completed by a member of staff."""

    staff = key("Staff", "Who completed it.")
    course_kind = code(CourseKind, "What it taught.")
    completed_on = day("The day it was completed.")

    class Meta:
        db_table = "training"


class Period(Row):
    """A stretch of time over which a unit, a member of staff or a force is judged."""

    kind = code(PeriodKind, "What the period is for.")
    unit = key("Unit", "The unit.")
    staff = key("Staff", "The member of staff.")
    starts_on = day("Its first day.")
    ends_on = day("Its last day.")

    class Meta:
        db_table = "period"
